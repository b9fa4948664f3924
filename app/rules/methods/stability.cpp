#include "app/rules/methods/stability.h"

#include <algorithm>
#include <random>

namespace app::rules {

namespace {

// The standard's distributions differ between libraries, its engines do not: even draws by refusing the uneven rest.
int drawBelow(std::mt19937_64& engine, int limit) {
    const auto size = static_cast<std::uint64_t>(limit);
    const std::uint64_t uneven = (0 - size) % size;  // 2⁶⁴ mod size
    std::uint64_t drawn = engine();
    while (drawn < uneven) drawn = engine();
    return static_cast<int>(drawn % size);
}

}  // namespace

std::optional<std::vector<double>> shareInTop(const Draws& draws, const RankResample& rank) {
    if (draws.voters < kFewestForShares || draws.resamples <= 0) return std::nullopt;
    std::mt19937_64 engine(draws.seed);
    std::vector<double> share(static_cast<std::size_t>(draws.items));
    std::vector<int> times(static_cast<std::size_t>(draws.voters));
    for (int resample = 0; resample < draws.resamples; ++resample) {
        std::ranges::fill(times, 0);
        for (int drawn = 0; drawn < draws.voters; ++drawn) ++times[static_cast<std::size_t>(drawBelow(engine, draws.voters))];
        int left = draws.top;
        for (const auto& group : rank(times)) {
            if (left <= 0) break;
            const auto size = static_cast<int>(group.size());
            for (int item : group) share[static_cast<std::size_t>(item)] += left >= size ? 1.0 : static_cast<double>(left) / size;
            left -= size;
        }
    }
    for (double& each : share) each /= draws.resamples;
    return share;
}

std::optional<std::vector<double>> shareInTop(const Profile& profile, int top, std::uint64_t seed,
                                              const std::function<Groups(const Profile&)>& rank) {
    Profile resampled = profile;
    return shareInTop({static_cast<int>(profile.orders.size()), profile.items, top, seed}, [&](std::span<const int> times) {
        for (std::size_t voter = 0; voter < times.size(); ++voter)
            resampled.orders[voter].weight = profile.orders[voter].weight * times[voter];
        return rank(resampled);
    });
}

}  // namespace app::rules
