// libFuzzer's door into one target; which one is said by the build (CMakeLists.txt).
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    for (const fuzz::Target& target : fuzz::targets())
        if (target.name == std::string_view(PARCOURS_FUZZ_TARGET)) {
            target.run({reinterpret_cast<const char*>(bytes), size});
            return 0;
        }
    std::abort();
}
