#pragma once
// Lists of items as budgets hold them: numbered by int, so that −1 can say none.
// For the files that spend and plan; knows no item and no record.
#include <algorithm>
#include <cstddef>
#include <vector>

namespace app::rules {

constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

inline void sortUnique(std::vector<int>& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace app::rules
