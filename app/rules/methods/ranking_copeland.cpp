#include "app/rules/methods/ranking_copeland.h"

namespace app::rules {

Copeland copeland(const Pairwise& pairwise) {
    Copeland result;
    std::vector<std::int64_t> net;
    for (int a = 0; a < pairwise.items(); ++a) {
        CopelandRow row;
        for (int b = 0; b < pairwise.items(); ++b) {
            if (a == b) continue;
            if (pairwise.defeats(a, b)) ++row.wins;
            else if (pairwise.defeats(b, a)) ++row.losses;
            else ++row.ties;
        }
        net.push_back(row.net());
        result.rows.push_back(row);
    }
    result.groups = groupsByScore(net);
    return result;
}

}  // namespace app::rules
