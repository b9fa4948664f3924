#pragma once
// What lies before the seats, for the gallery: every form of ballot open at four seats on four sides, an action's form page by
// page, the pages of a seat. Made from the demonstration; appended to allScenes() by studio.cpp.
#include <vector>

#include "tests/bench/studio.h"

namespace tests {

std::vector<Scene> seatScenes();

}  // namespace tests
