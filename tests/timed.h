#pragma once
// Bars in seconds hold for the program as it is built to run. Under a sanitizer, ten to fifty times slower, the same code is run
// and its results are checked, but not its time.
#include <algorithm>
#include <ctime>

namespace tests {

// The least of five runs, in milliseconds of this process's own time: what else the machine does is not to be judged.
template <class Run>
double leastMilliseconds(const Run& run) {
    double least = 1e9;
    for (int i = 0; i < 5; ++i) {
        const std::clock_t from = std::clock();
        run();
        least = std::min(least, 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC);
    }
    return least;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kTimed = false;
#else
constexpr bool kTimed = true;
#endif

}  // namespace tests
