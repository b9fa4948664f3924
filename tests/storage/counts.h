#pragma once
// How often a test repeats what depends on chance or sweeps over many points: few in ./dev test, more in ./dev check, and in
// ./dev soak as many as docs/reliability.md promises. Set by `dev`, each by a variable of its own.
#include <cstdlib>
#include <iostream>
#include <string>

namespace tests {

inline int countFrom(const char* variable, int otherwise) {
    const char* set = std::getenv(variable);
    return set && *set ? std::atoi(set) : otherwise;
}

// One row of the table that docs/reliability.md keeps: what was done, and what came of it.
inline void tellRow(const std::string& fault, const std::string& counts) {
    std::cout << "| " << fault << " | " << counts << " |\n";
}

}  // namespace tests
