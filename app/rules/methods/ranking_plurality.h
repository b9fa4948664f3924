#pragma once
// Plurality: who is placed first by most weight. Says nothing of what else voters placed, and splits the votes of the alike; for
// comparison, and because it is cheap with any number of candidates. Called by the tally of ballot files. Breaks no tie.
#include <cstdint>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

struct Plurality {
    std::vector<std::int64_t> firsts;  // per item: the weight of the orders that place it first, alone or with others
    Groups groups;
};

// Whole weights to each of several that share the first place; nothing from an empty order. O(orders + n log n).
Plurality plurality(const Profile& profile);

}  // namespace app::rules
