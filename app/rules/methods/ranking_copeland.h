#pragma once
// Copeland's method: duels won less duels lost, a tie counting nothing. Condorcet-consistent and easy to say ("beats 12 cards,
// loses to 3"), with many ties. Called by the board's rankings and by side_by_side.h; breaks no tie.
#include <vector>

#include "app/rules/methods/pairwise.h"

namespace app::rules {

struct CopelandRow {
    int wins = 0;
    int losses = 0;
    int ties = 0;
    int net() const { return wins - losses; }
};

struct Copeland {
    std::vector<CopelandRow> rows;  // per item
    Groups groups;
};

// All tied without a voter. O(n²).
Copeland copeland(const Pairwise& pairwise);

}  // namespace app::rules
