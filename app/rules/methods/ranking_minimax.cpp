#include "app/rules/methods/ranking_minimax.h"

#include <algorithm>
#include <cassert>

namespace app::rules {

Minimax minimax(const Pairwise& pairwise, Strength strength) {
    assert(strength != Strength::Ratio);
    const int n = pairwise.items();
    Minimax result;
    std::vector<std::int64_t> score;
    for (int a = 0; a < n; ++a) {
        std::int64_t worst = strength == Strength::Margin && n > 1 ? pairwise.margin(a == 0 ? 1 : 0, a) : 0;
        for (int b = 0; b < n; ++b) {
            if (a == b) continue;
            if (strength == Strength::Margin) worst = std::max(worst, pairwise.margin(b, a));
            else if (pairwise.defeats(b, a)) worst = std::max(worst, pairwise.votes(b, a));
        }
        result.worst.push_back(worst);
        score.push_back(-worst);
    }
    result.groups = groupsByScore(score);
    return result;
}

}  // namespace app::rules
