#pragma once
// What is fed with anything at all: each target takes bytes as a file, a row or a text might hold them, goes the way the program
// goes with them, and demands what must hold whatever they were. Called by libFuzzer (one_target.cpp) and, with what was found
// before, by the ordinary tests (found.tests.cpp).
#include <span>
#include <stdexcept>
#include <string_view>

namespace fuzz {

struct Target {
    const char* name;  // of its executable and of its folders of seeds and of what was found
    void (*run)(std::string_view bytes);
};
std::span<const Target> targets();

// What must hold and does not; nobody catches it but whoever called the target.
class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};
inline void demand(bool holds, const char* what) {
    if (!holds) throw Broken(what);
}

}  // namespace fuzz
