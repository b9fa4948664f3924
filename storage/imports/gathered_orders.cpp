#include "storage/imports/gathered_orders.h"

#include <algorithm>

namespace storage::imports {

bool GatheredOrders::add(app::rules::Groups& groups, std::int64_t weight) {
    if (weight > app::rules::kMostWeight - m_weight) return false;
    m_weight += weight;
    m_key.clear();
    for (auto& group : groups) {
        std::ranges::sort(group);
        for (const int item : group)
            for (int shift = 0; shift < 32; shift += 8) m_key += static_cast<char>((item + 1) >> shift);  // 0 ends a group
        m_key.append(4, '\0');
    }
    const auto [at, isNew] = m_places.try_emplace(m_key, m_orders.size());
    if (isNew) m_orders.push_back({groups, weight});
    else m_orders[at->second].weight += weight;
    return true;
}

}  // namespace storage::imports
