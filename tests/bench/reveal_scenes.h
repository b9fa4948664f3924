#pragma once
// The results of rounds shown to all, in the gallery: the strips at both long sides, and the map or the funnel between them; and
// the map focused on one lane, and on one stage.
#include "tests/bench/studio.h"

namespace tests {

std::vector<Scene> revealScenes();

}  // namespace tests
