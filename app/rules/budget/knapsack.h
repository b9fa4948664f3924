#pragma once
// Choosing the most value under one or two caps, with prerequisites and variants: one wave of a plan, or a city's projects under
// one budget. Called by plan.h and by the plain budgeting rules; never goes over a cap, and never claims an optimum it has
// not proved. The result depends on the items' values, costs and places, never on their indices.
// Greedy with skip by V/k, bundles of prerequisites by ΣV/Σk; exact by dynamic programming over costs divided
// by their greatest common divisor (never rounded), else depth-first branch and bound on the ratio order under the surrogate
// constraint μ1·b + μ2·t ≤ μ1·B + μ2·T with Dantzig's bound, μ minimising the Lagrangian (research: Dantzig, Toyoda 1975).
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/rules/budget/amount.h"

namespace app::rules {

struct KnapsackItem {
    std::int64_t value = 0;            // ≥ 0
    std::int64_t euros = 0, days = 0;  // ≥ 0; days in tenths
    std::uint64_t place = 0;           // lower first between equal ratios; all different, or indices decide
};

struct Need {
    int item = 0, needs = 0;  // item only with needs
};

// k of the ratio V/k, on any scale: b·perEuro + t·perTenthDay. 0: that cost does not count.
struct Effort {
    std::int64_t perEuro = 1, perTenthDay = 1;
};

struct Knapsack {
    std::vector<KnapsackItem> items;
    std::optional<std::int64_t> euros, days;  // caps; nothing: no cap, and that cost does not count
    std::vector<Need> needs;                  // without circles (findCycle)
    std::vector<std::vector<int>> variants;   // of each at most one; sets may share items
    Effort effort;                            // of the ratio, whatever the caps
};
// Bounds: values, costs and caps up to kMostAmount, up to 100 000 items: sums stay in 64 bits, ratios are compared in 256.

struct SearchLimit {
    std::int64_t nodes = 20'000'000;  // of branch and bound, 1/32 of it with needs or variants; the same nodes give
                                      // the same answer anywhere
    std::function<bool()> outOfTime;  // asked now and then; may be empty
};

struct Choice {
    std::vector<int> taken;  // ascending indices
    std::int64_t value = 0;
    std::int64_t bound = 0;  // no choice is worth more
    bool proved = false;     // value == bound
};

// Down the ratio order, taking what fits with its prerequisites; a bundle that did not fit is tried again when a part of it is
// in. Compared with the best single bundle that fits, filled up the same way; the better is kept: at least half of the optimum
// for one cap without prerequisites or variants. O(n log n); with prerequisites O(n²).
Choice chooseGreedy(const Knapsack& sack);

// The best choice if it is proved within the limit (never searched above 10 000 items that fit), else the best found (never worse
// than greedy) and a bound.
Choice chooseExact(const Knapsack& sack, const SearchLimit& limit = {});

// No choice is worth more: the least of Dantzig's bounds for each cap and for the surrogate of both, and, with variants, the
// Lagrangian with one of each set. Prerequisites are not used: valid, only weaker.
std::int64_t upperBound(const Knapsack& sack);

// > 0: a has the better V/k, free before all, 0: the same ratio.
int compareRatio(const Knapsack& sack, const KnapsackItem& a, const KnapsackItem& b);

// A circle among needs, as a, b, c for "a needs b needs c needs a"; empty if there is none. O(n + needs).
std::vector<int> findCycle(int items, const std::vector<Need>& needs);

}  // namespace app::rules
