#pragma once
// Schulze's method: a beats b when its strongest chain of defeats towards b is stronger than b's towards a. That relation has
// no circle and never skips (it is transitive). Source: M. Schulze, Social Choice and Welfare 36 (2011), arXiv:1804.02973.
// Called by the board's rankings, split cycle and side_by_side.h. Breaks no tie but by Schulze's own completion, on demand.
#include <cstdint>
#include <span>
#include <vector>

#include "app/rules/methods/defeats.h"

namespace app::rules {

struct Schulze {
    int items = 0;
    std::vector<DefeatStep> steps;   // direct defeats, strongest first
    std::vector<std::int32_t> path;  // flat n×n: strongest chain from row to column, steps.size() = as strong as the first step,
                                     // 1 = as the last; 0 = no chain
    Groups groups;                   // repeatedly all items that no remaining one beats

    std::int32_t pathAt(int a, int b) const {
        return path[static_cast<std::size_t>(a) * static_cast<std::size_t>(items) + static_cast<std::size_t>(b)];
    }
    bool beats(int a, int b) const { return pathAt(a, b) > pathAt(b, a); }
    StrengthValue strongestPath(int a, int b) const {
        const auto level = static_cast<std::size_t>(pathAt(a, b));
        return level == 0 ? StrengthValue{} : steps[steps.size() - level].strength;
    }
};

// Margins are the default; winning votes differ only where orders have blanks or ties. Equal winning votes are equal, as in the
// published tables and in other programs (the paper would look at the opposition too). All tied without a voter. O(n³).
Schulze schulze(const Pairwise& pairwise, Strength strength = Strength::Margin);
// From given strengths of direct defeats, flat n×n, above 0 only where row defeats column.
Schulze schulzeOfStrengths(int items, std::span<const std::int64_t> strengths);

// The order made more definite by the strongest direct defeats (Schulze, election-methods list, 28 November 2011): to the beats
// relation direct defeats are added from the strongest down where they fit; equal ones that only contradict each other are
// dropped together, so ties that no duel settles stay tied.
Groups completed(const Schulze& schulze);

}  // namespace app::rules
