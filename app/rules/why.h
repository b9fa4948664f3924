#pragma once
// Why an action stands where it stands, in plain sentences a participant understands, from the ballots up to the plan. Pure; asked
// by the "why" bubble of the table and by whoever prints it. Of a secret round it tells ballot papers, never seats; of one that is
// not revealed it tells nothing.
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"

namespace app::rules {

// One sentence an element. `by`: the list the question was asked in. Empty if the action is gone.
std::vector<std::string> why(const Board& board, const Standings& standings, const Plans& plans, Id<Action> action, RankBy by, const Texts& tr);

}  // namespace app::rules
