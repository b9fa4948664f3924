#pragma once
// How often a test repeats what depends on chance or sweeps over many points: few in ./dev test, more in ./dev check, and in
// ./dev soak as many as docs/reliability.md promises. Set by `dev`, each by a variable of its own.
#include <cstdlib>

namespace tests {

inline int countFrom(const char* variable, int otherwise) {
    const char* set = std::getenv(variable);
    return set && *set ? std::atoi(set) : otherwise;
}

}  // namespace tests
