#pragma once
// Bars in seconds hold for the program as it is built to run. Under a sanitizer, ten to fifty times slower, the same code is run
// and its results are checked, but not its time.

namespace tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kTimed = false;
#else
constexpr bool kTimed = true;
#endif

}  // namespace tests
