#pragma once
// Kemeny's order: the one that agrees with the most pairwise judgements, Σ d[a][b] over a above b (Kemeny 1959; exact dynamic
// programming over subsets, as in Betzler, Bredereck & Niedermeier 2014). Called by the board's rankings and side_by_side.h.
// Never says "best" without proof: `proved` is an honest word, and every number it claims can be recomputed.
#include <cstdint>
#include <optional>
#include <vector>

#include "app/rules/methods/pairwise.h"

namespace app::rules {

// Undecided items together (cards in circles of duels) that are still solved exactly: 2¹⁵ subsets take about a
// millisecond.
inline constexpr int kKemenyExact = 15;

struct Kemeny {
    // The answer to rank by. Where proved: a stands in a group above b's when every optimal order has it so, by levels, which
    // no index decides. Where not: the order found, items that nothing in the votes tells apart tied when they stand together.
    Groups groups;
    std::vector<int> order;                      // one order with `score`; among several optimal ones which it is means nothing
    std::int64_t score = 0;                      // agreementWith(order)
    std::int64_t bound = 0;                      // Σ max(d[a][b], d[b][a]): no order can have more
    bool proved = false;                         // no order has a higher score
    std::optional<std::uint64_t> optimalOrders;  // how many share that score, where it was counted
};

// Splits the items where one set defeats all of the rest (every optimal order keeps that cut), then solves each part: parts
// without circles of duels at once, parts to kKemenyExact by dynamic programming, larger ones by moving single items from
// the orders of Borda, Copeland, minimax, Schulze and ranked pairs (by margins and by winning votes) until no move helps: at
// least as good as each of them.
// No item: an empty order, proved. Time: O(2ᵏ·k) for parts of k ≤ 15, else a few dozen passes of O(n²).
Kemeny kemeny(const Pairwise& pairwise);

}  // namespace app::rules
