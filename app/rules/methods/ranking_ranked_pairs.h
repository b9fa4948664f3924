#pragma once
// Ranked pairs (Tideman 1987): lock defeats from the strongest down unless they close a circle. Equal defeats are treated as one
// (lockDefeats), so the answer is neutral; other programs draw an order of them or answer winners over all such orders.
// Called by the board's rankings and by side_by_side.h. Breaks no tie.
#include <vector>

#include "app/rules/methods/defeats.h"

namespace app::rules {

struct RankedPairs {
    Groups groups;                // successive sources of what is locked
    std::vector<Defeat> dropped;  // defeats that would have closed a circle: what "why" shows
};

// By margin, or by winning votes and then smaller opposition. All tied without a voter.
RankedPairs rankedPairs(const Pairwise& pairwise, Strength strength = Strength::Margin);

}  // namespace app::rules
