#pragma once
// What the ways of filling a knapsack share: the items in ratio order with everything that cannot be taken left out, so that no
// way sees an index from outside. Included by knapsack*.cpp only.
#include <vector>

#include "app/rules/budget/knapsack.h"

namespace app::rules::parts {

// Items in ratio order (then by place); a cap that cannot bind is dropped with its costs; what cannot fit with its prerequisites,
// or needs two variants of one set, is left out.
struct Prepared {
    Knapsack sack;                           // renumbered; `needs` and `variants` already in the vectors below
    std::vector<KnapsackItem> asGiven;       // the same items with the costs whose caps were dropped: for the ratio
    std::vector<int> original;               // index in the caller's list
    std::vector<std::vector<int>> needsAll;  // of each item all it needs, directly or not
    std::vector<std::vector<int>> neededBy;  // and all that need it
    std::vector<std::vector<int>> mates;     // items that share a variant set with it
    std::vector<std::vector<int>> sets;      // variant sets of two and more
    bool tangled() const { return !sack.needs.empty() || !sets.empty(); }
};

Prepared prepare(const Knapsack& sack);
Choice answered(const Prepared& p, std::vector<int> taken, std::int64_t bound);

// What is in so far.
struct Filling {
    explicit Filling(const Prepared& p);
    // Item and what it still needs fit, and no mate of any is in.
    bool fits(int item) const;
    void take(int item);  // with what it needs
    // Everything that still fits, in ratio order of bundles.
    void fillUp();

    const Prepared* p;
    std::vector<char> in;
    std::int64_t euros = 0, days = 0, value = 0;  // left, left, so far

private:
    std::vector<int> bundle(int item) const;
    void fillUpBundles();
};

struct Multipliers {  // integers, not both 0 unless nothing binds
    std::int64_t euros = 0, days = 0;
};
// Near the minimum of the Lagrangian; Σ(μ1·b + μ2·t) and μ1·B + μ2·T stay below 2^61.
Multipliers multipliers(const Knapsack& sack);

// Dantzig's bound of max ΣV with Σw ≤ cap, items in any order.
std::int64_t dantzig(const std::vector<std::int64_t>& values, const std::vector<std::int64_t>& weights, std::int64_t cap);

// Nothing if the table would be too large.
std::optional<std::vector<int>> byTable(const Prepared& p, const SearchLimit& limit);
// Branch and bound from a first filling; true if it went through to the end.
bool bySearch(const Prepared& p, const SearchLimit& limit, std::int64_t bound, Filling& best);

}  // namespace app::rules::parts
