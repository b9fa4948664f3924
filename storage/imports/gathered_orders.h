#pragma once
// Orders from a ballot file, equal ones made one with the sum of their weights: a million lines are seldom a million different
// orders, and who gave an order means nothing to any method. Called by the readers of ballot files.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/rules/methods/profile.h"

namespace storage::imports {

class GatheredOrders {
public:
    // False, and nothing added, if the weights together would go beyond app::rules::kMostWeight. Sorts within each group.
    bool add(app::rules::Groups& groups, std::int64_t weight);

    std::int64_t weight() const { return m_weight; }
    std::vector<app::rules::Order> take() { return std::move(m_orders); }

private:
    std::vector<app::rules::Order> m_orders;
    std::unordered_map<std::string, std::size_t> m_places;  // of an order's items as bytes
    std::string m_key;
    std::int64_t m_weight = 0;
};

}  // namespace storage::imports
