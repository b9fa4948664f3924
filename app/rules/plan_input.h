#pragma once
// The board's actions, tiers, pins and links as the numbers that budget/plan.h works on. Called by tiered_plan.cpp, fair_plan.cpp
// and the command line, which gives caps of its own. Decides nothing.
#include <optional>

#include "app/rules/budget/plan.h"
#include "app/rules/worth.h"

namespace app::rules {

struct BoardPlan {
    std::vector<Id<Action>> actions;  // by id: index i is items[i]
    std::vector<bool> notValued;      // V is missing: it counts as 0
    std::vector<int> edited;          // indices of what stands in a tier at other costs than it was put there with
    std::vector<int> standsIn;        // index of the tier it stands in now; −1: none
    std::vector<int> byPlace;         // indices in the order of value for cost, ties by the chain
    PlanInput input;
    const char* problem = nullptr;  // why there is nothing to plan, in English
};

// Waves are the board's tiers; what the plan's terms give in all is the cap of all waves together.
BoardPlan boardPlan(const Board& board);

struct Means {
    std::optional<std::int64_t> euros, tenthDays;
};
// The same as one wave with these caps, whatever the tiers are; pins to a tier are pins to the wave.
BoardPlan boardPlan(const Board& board, const Means& all);

}  // namespace app::rules
