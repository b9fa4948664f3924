#include "app/rules/methods/ranking_borda.h"

namespace app::rules {

Borda borda(const Pairwise& pairwise, std::int64_t totalWeight, LastPlace last) {
    const int n = pairwise.items();
    Borda result;
    result.doubledPoints.assign(static_cast<std::size_t>(n), totalWeight * (last == LastPlace::WorthOne ? n + 1 : n - 1));
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) result.doubledPoints[static_cast<std::size_t>(a)] += pairwise.margin(a, b);
    result.groups = groupsByScore(result.doubledPoints);
    return result;
}

Borda borda(const Profile& profile, LastPlace last) {
    const std::int64_t n = profile.items, middle = totalWeight(profile) * (last == LastPlace::WorthOne ? n + 1 : n - 1);
    Borda result;
    result.doubledPoints.assign(static_cast<std::size_t>(n), middle);
    for (const Order& order : profile.orders) {
        std::int64_t listed = 0;
        for (const auto& group : order.groups) listed += static_cast<std::int64_t>(group.size());
        const std::int64_t compared = profile.blanks == Blanks::Implicit ? n : listed;
        // The unlisted: all that are listed stand above them, where they are compared. Taken back below from the listed.
        const std::int64_t unlisted = profile.blanks == Blanks::Implicit ? -listed * order.weight : 0;
        for (std::int64_t& points : result.doubledPoints) points += unlisted;
        std::int64_t above = 0;
        for (const auto& group : order.groups) {
            const std::int64_t below = compared - above - static_cast<std::int64_t>(group.size());
            const std::int64_t margin = (below - above) * order.weight - unlisted;
            for (int item : group) result.doubledPoints[static_cast<std::size_t>(item)] += margin;
            above += static_cast<std::int64_t>(group.size());
        }
    }
    result.groups = groupsByScore(result.doubledPoints);
    return result;
}

}  // namespace app::rules
