// The tests of storage fail on purpose all the time; what the log says of it would bury what a test says.
#include <spdlog/spdlog.h>

namespace {

[[maybe_unused]] const bool kQuiet = [] {
    spdlog::set_level(spdlog::level::off);
    return true;
}();

}  // namespace
