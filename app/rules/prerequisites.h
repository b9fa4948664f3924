#pragma once
// What needs what among the actions. Pure; asked before a link is made, by the plan and by the forms that show links.
// Says what a circle would be made of; refusing it, and changing links at all, is for commands.
#include <vector>

#include "app/board/board.h"

namespace app::rules {

// The circle that "from needs to" would close, from → to → … → from, without the repeated last; empty if it closes none.
std::vector<Id<Action>> circleWith(const Board& board, Id<Action> from, Id<Action> to);

// Links an action takes part in, by their ids.
std::vector<Id<Link>> linksOf(const Board& board, Id<Action> action);

}  // namespace app::rules
