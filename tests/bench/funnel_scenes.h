#pragma once
// The states of the funnel for the gallery and the picture tests: full, empty, over-full, many hands, zoomed, explained. Made
// from the demonstration's actions; appended to allScenes() by studio.cpp.
#include <vector>

#include "tests/bench/studio.h"

namespace tests {

std::vector<Scene> funnelScenes();

// The demonstration with four seats, a revealed vote on actions, three tiers with caps and some of the actions in them.
void funnelBoard(app::Board& board, app::IdSource& ids);

}  // namespace tests
