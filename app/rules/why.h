#pragma once
// Why an action, or a note or group in a round, stands where it stands, in plain sentences a participant understands, from the
// rounds up to the plan. Pure; asked by the "why" bubble of the table and by whoever prints it. Of a secret round it tells
// ballots, never seats; of one that is not revealed it tells nothing.
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"

namespace app::rules {

// One sentence an element. `by`: the list the question was asked in. Empty if the action is gone.
std::vector<std::string> why(const Board& board, const Standings& standings, const Plans& plans, Id<Action> action, RankBy by,
                             const Texts& tr);

// The same of a note, a group or an action in one revealed round: its rank there, what parted it from its neighbours, what the
// ballots say. Empty if the round is not revealed, not counted yet, or was not on this item.
std::vector<std::string> whyItem(const Board& board, const Standings& standings, const Round& round, std::uint64_t item,
                                 const Texts& tr);

// What an action takes of the means, each for itself: "40% of the budget, 30% of the days"; of what counts and is known.
std::string effortShares(const Texts& tr, const Worths& worths, const Estimate& estimate);
// What it is measured against, or a part of it: "240 d, €240,000"; of what counts.
std::string meansWords(const Texts& tr, const Worths& worths, int parts = 1);

}  // namespace app::rules
