#pragma once
// Sorts items by what the duels alone say about them, so that a search can start from an order no index decides.
// Called by Kemeny's local search; it ranks nothing by itself and is shown to nobody.
#include <vector>

#include "app/rules/methods/pairwise.h"

namespace app::rules {

// A class per item, 0…: equal only for items whose duels look alike, also against the classes of their opponents (colour
// refinement). Classes are numbered by Borda's figure, then by the sorted duels: renaming items renames nothing in them.
// O(n² log n) a round, seldom more than three rounds.
std::vector<int> likenessClasses(const Pairwise& pairwise);

}  // namespace app::rules
