#pragma once
// Split Cycle (Holliday & Pacuit 2021): a defeat counts unless it is the weakest of a circle of defeats. Winners only: the
// counting defeats have no circle but need not be transitive, so they are no ranking.
#include <vector>

#include "app/rules/methods/ranking_schulze.h"

namespace app::rules {

// Items no counting defeat hits, by margins, ascending by index; never empty when there are items. a's defeat of b counts when
// its margin is larger than b's strongest chain back to a. `schulze` must be by margins.
std::vector<int> splitCycleWinners(const Schulze& schulze);

}  // namespace app::rules
