#include "app/rules/methods/ranking_plurality.h"

namespace app::rules {

Plurality plurality(const Profile& profile) {
    Plurality result;
    result.firsts.assign(static_cast<std::size_t>(profile.items), 0);
    for (const Order& order : profile.orders)
        if (!order.groups.empty())
            for (const int item : order.groups[0]) result.firsts[static_cast<std::size_t>(item)] += order.weight;
    result.groups = groupsByScore(result.firsts);
    return result;
}

}  // namespace app::rules
