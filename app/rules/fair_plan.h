#pragma once
// The second plan: chosen by the Method of Equal Shares from the votes themselves, so that no group's dots come to nothing, then
// laid into the tiers. Called by tiered_plan.cpp and the command line. One resource only, euros if the tiers have a budget, else
// days; the other is checked by the tiers afterwards, and what does not fit is told.
#include <functional>

#include "app/rules/plan_input.h"
#include "app/rules/tiered_plan.h"

namespace app::rules {

// `propose` lays what was chosen into the tiers; `best` is what its gains and losses are compared with. Cost utilities, Add1 in
// steps of 1 % of B/n until the next raise would overspend, completed by votes (research/ranking.md §6.5). `outOfTime` is asked
// before each raise; may be empty.
FairProposal fairPlan(const Board& board, const BoardPlan& numbers, const std::function<Proposal(const PlanInput&)>& propose,
                      const Proposal& best, const std::function<bool()>& outOfTime);

}  // namespace app::rules
