#pragma once
// What the story came to, from the board's own rules, as JSON: README and guide tell these figures, tests/storage/imports holds
// them to it. Called once, at the end of the recording.
#include <string>

#include "tests/demo/story.h"

namespace tests {

std::string factsOf(const Story& story);

}  // namespace tests
