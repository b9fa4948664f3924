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

Borda borda(const Profile& profile, LastPlace last) { return borda(pairwiseOf(profile), totalWeight(profile), last); }

}  // namespace app::rules
