#pragma once
// The facilitator's pages of votes, rounds and the plan for the gallery: every form's terms, a round that is open, closed and
// revealed, rounds compared, plans beside each other, empty and full. Appended to allScenes() by studio.cpp.
#include <vector>

#include "tests/bench/studio.h"

namespace tests {

std::vector<Scene> facilitatorScenes();

}  // namespace tests
