#pragma once
// How much a cost, a cap or a value may be for sums to stay inside 64 bits.
// Known by everything that spends and by what reads the board for it; knows no item and adds nothing up itself.
#include <cstdint>
#include <optional>

namespace app::rules {

inline constexpr std::int64_t kMostAmount = 1'000'000'000'000;  // sums of a million of them fit; euros, or tenths of days

// Beyond it a cost counts as not known.
inline std::optional<std::int64_t> credible(std::optional<std::int64_t> cost) {
    return cost && *cost <= kMostAmount ? cost : std::nullopt;
}

}  // namespace app::rules
