#include "app/rules/methods/ranking_kemeny.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "app/rules/methods/likeness.h"
#include "app/rules/methods/ranking_borda.h"
#include "app/rules/methods/ranking_copeland.h"
#include "app/rules/methods/ranking_minimax.h"
#include "app/rules/methods/ranking_ranked_pairs.h"
#include "app/rules/methods/ranking_schulze.h"

namespace app::rules {

namespace {

using OrderCount = std::optional<std::uint64_t>;

struct Part {
    std::vector<int> order;
    Groups groups;
    bool proved = true;
    OrderCount orders;
};

std::vector<int> flat(const Groups& groups) {
    std::vector<int> order;
    for (const auto& group : groups) order.insert(order.end(), group.begin(), group.end());
    return order;
}

Pairwise among(const Pairwise& whole, const std::vector<int>& items) {
    Pairwise part(static_cast<int>(items.size()));
    for (int a = 0; a < part.items(); ++a)
        for (int b = 0; b < part.items(); ++b)
            if (a != b) part.addVotes(a, b, whole.votes(items[static_cast<std::size_t>(a)], items[static_cast<std::size_t>(b)]));
    return part;
}

// Smith sets one after the other: each defeats all that follow, so "not defeated by", closed, has them as its components.
Groups smithParts(const Pairwise& pairwise) {
    const int n = pairwise.items();
    Relation reaches(n), above(n);
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b)
            if (!pairwise.defeats(b, a)) reaches.add(a, b);
    reaches.close();
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b)
            if (!reaches.has(b, a)) above.add(a, b);
    return above.levels();
}

// best[S] = max over c last in S of best[S∖c] + Σ_{a∈S∖c} d[a][c], with the number of orders that reach it, and what all of
// them have in common: a is above b for certain unless some prefix of an optimal order holds b and not a.
class SubsetSearch {
public:
    explicit SubsetSearch(const Pairwise& pairwise) : m_pairwise(pairwise), m_n(pairwise.items()) {
        const std::size_t subsets = std::size_t{1} << m_n;
        m_best.assign(subsets, 0);
        m_orders.assign(subsets, 0);
        m_orders[0] = 1;
        tabulateHalves();
        for (std::uint32_t set = 1; set < subsets; ++set) fill(set);
    }

    Part part() const {
        Part part;
        const std::uint32_t all = (std::uint32_t{1} << m_n) - 1;
        part.orders = m_orders[all];
        for (std::uint32_t set = all; set != 0;) {
            for (std::uint32_t rest = set; rest != 0; rest &= rest - 1)
                if (isLast(std::countr_zero(rest), set)) {
                    part.order.push_back(std::countr_zero(rest));
                    set &= ~(rest & -rest);
                    break;
                }
        }
        std::ranges::reverse(part.order);
        part.groups = certain(all).levels();
        return part;
    }

private:
    static constexpr int kHalf = 8;

    void tabulateHalves() {
        for (int half = 0; half < 2; ++half) {
            const int from = half * kHalf, size = std::clamp(m_n - from, 0, kHalf);
            m_above[half].assign(static_cast<std::size_t>(m_n) << size, 0);
            m_size[half] = size;
            for (int c = 0; c < m_n; ++c)
                for (std::size_t mask = 1; mask < (std::size_t{1} << size); ++mask) {
                    const int a = from + std::countr_zero(mask);
                    at(half, c, mask) = at(half, c, mask & (mask - 1)) + (a == c ? 0 : m_pairwise.votes(a, c));
                }
        }
    }
    std::size_t cell(int half, int c, std::size_t mask) const { return (static_cast<std::size_t>(c) << m_size[half]) + mask; }
    std::int64_t& at(int half, int c, std::size_t mask) { return m_above[half][cell(half, c, mask)]; }
    std::int64_t at(int half, int c, std::size_t mask) const { return m_above[half][cell(half, c, mask)]; }

    std::int64_t withLast(int c, std::uint32_t set) const {
        const std::uint32_t before = set & ~(std::uint32_t{1} << c);
        return m_best[before] + at(0, c, before & ((1U << kHalf) - 1)) + at(1, c, before >> kHalf);
    }
    bool isLast(int c, std::uint32_t set) const { return withLast(c, set) == m_best[set]; }

    void fill(std::uint32_t set) {
        std::int64_t best = -1;
        std::uint64_t orders = 0;
        for (std::uint32_t rest = set; rest != 0; rest &= rest - 1) {
            const int c = std::countr_zero(rest);
            const std::int64_t score = withLast(c, set);
            if (score < best) continue;
            if (score > best) orders = 0;
            best = score;
            orders += m_orders[set & ~(std::uint32_t{1} << c)];
        }
        m_best[set] = best;
        m_orders[set] = orders;
    }

    Relation certain(std::uint32_t all) const {
        std::vector<bool> used(m_best.size());                              // prefixes of optimal orders
        std::vector<std::uint32_t> without(static_cast<std::size_t>(m_n));  // per item: who is missing from a prefix with it
        used[all] = true;
        for (std::uint32_t set = all; set != 0; --set) {
            if (!used[set]) continue;
            for (std::uint32_t rest = set; rest != 0; rest &= rest - 1) {
                const int c = std::countr_zero(rest);
                without[static_cast<std::size_t>(c)] |= all & ~set;
                if (isLast(c, set)) used[set & ~(std::uint32_t{1} << c)] = true;
            }
        }
        Relation above(m_n);
        for (int a = 0; a < m_n; ++a)
            for (int b = 0; b < m_n; ++b)
                if (a != b && !(without[static_cast<std::size_t>(b)] >> a & 1)) above.add(a, b);
        return above;
    }

    const Pairwise& m_pairwise;
    int m_n;
    int m_size[2] = {0, 0};
    std::vector<std::int64_t> m_above[2];  // per card and half of a subset: Σ d[a][c] over the half's cards a
    std::vector<std::int64_t> m_best;
    std::vector<std::uint64_t> m_orders;
};

// Takes each item to its best place until no single move helps. Every step gains at least one vote, so it ends.
std::int64_t improve(const Pairwise& pairwise, std::vector<int>& order) {
    const auto n = static_cast<std::ptrdiff_t>(order.size());
    for (bool better = true; better;) {
        better = false;
        for (std::ptrdiff_t from = 0; from < n; ++from) {
            const int item = order[static_cast<std::size_t>(from)];
            std::int64_t gain = 0, best = 0;
            std::ptrdiff_t to = from;
            for (std::ptrdiff_t place = from - 1; place >= 0; --place) {
                gain += pairwise.margin(item, order[static_cast<std::size_t>(place)]);
                if (gain > best) best = gain, to = place;
            }
            gain = 0;
            for (std::ptrdiff_t place = from + 1; place < n; ++place) {
                gain += pairwise.margin(order[static_cast<std::size_t>(place)], item);
                if (gain > best) best = gain, to = place;
            }
            if (to == from) continue;
            better = true;
            if (to < from) std::rotate(order.begin() + to, order.begin() + from, order.begin() + from + 1);
            else std::rotate(order.begin() + from, order.begin() + from + 1, order.begin() + to + 1);
        }
    }
    std::int64_t score = 0;
    for (std::size_t high = 0; high < order.size(); ++high)
        for (std::size_t low = high + 1; low < order.size(); ++low) score += pairwise.votes(order[high], order[low]);
    return score;
}

// Items are renumbered by their likeness first, so that only items no vote tells apart are taken by index.
Part searched(const Pairwise& given) {
    const std::vector<int> classes = likenessClasses(given);
    std::vector<int> named(classes.size());
    for (std::size_t i = 0; i < named.size(); ++i) named[i] = static_cast<int>(i);
    const auto classOf = [&](int item) { return classes[static_cast<std::size_t>(item)]; };
    std::ranges::stable_sort(named, {}, classOf);
    const Pairwise pairwise = among(given, named);
    std::int64_t best = -1;
    std::vector<int> order;
    std::vector<Groups> starts{borda(pairwise, 0).groups, copeland(pairwise).groups};
    for (const Strength strength : {Strength::Margin, Strength::WinningVotes}) {
        const Schulze chains = schulze(pairwise, strength);
        starts.push_back(chains.groups);
        starts.push_back(completed(chains));
        starts.push_back(rankedPairs(pairwise, strength).groups);
        starts.push_back(minimax(pairwise, strength).groups);
    }
    for (const Groups& start : starts) {
        std::vector<int> tried = flat(start);
        const std::int64_t score = improve(pairwise, tried);
        if (score <= best) continue;
        best = score;
        order = std::move(tried);
    }
    Part part;
    part.proved = false;
    for (int item : order) part.order.push_back(named[static_cast<std::size_t>(item)]);
    for (int item : part.order) {
        const bool alike = !part.groups.empty() && classOf(part.groups.back().back()) == classOf(item);
        if (!alike) part.groups.emplace_back();
        part.groups.back().push_back(item);
    }
    return part;
}

Part solved(const Pairwise& pairwise) {
    if (pairwise.items() <= kKemenyExact) return SubsetSearch(pairwise).part();
    Relation defeats(pairwise.items());
    for (int a = 0; a < pairwise.items(); ++a)
        for (int b = 0; b < pairwise.items(); ++b)
            if (pairwise.defeats(a, b)) defeats.add(a, b);
    Part part;
    part.groups = defeats.levels();
    part.order = flat(part.groups);
    // No circle of defeats: the optimal orders are exactly those that keep every defeat.
    if (static_cast<int>(part.order.size()) == pairwise.items()) return part;
    return searched(pairwise);
}

OrderCount times(OrderCount a, OrderCount b) {
    if (!a || !b || *a > std::numeric_limits<std::uint64_t>::max() / *b) return std::nullopt;
    return *a * *b;
}

}  // namespace

Kemeny kemeny(const Pairwise& pairwise) {
    Kemeny result;
    result.proved = true;
    result.optimalOrders = 1;
    for (const auto& items : smithParts(pairwise)) {
        const Part part = solved(among(pairwise, items));
        result.proved = result.proved && part.proved;
        result.optimalOrders = times(result.optimalOrders, part.orders);
        for (int item : part.order) result.order.push_back(items[static_cast<std::size_t>(item)]);
        for (const auto& group : part.groups) {
            auto& into = result.groups.emplace_back();
            for (int item : group) into.push_back(items[static_cast<std::size_t>(item)]);
            std::ranges::sort(into);
        }
    }
    for (int a = 0; a < pairwise.items(); ++a)
        for (int b = a + 1; b < pairwise.items(); ++b) result.bound += std::max(pairwise.votes(a, b), pairwise.votes(b, a));
    for (std::size_t high = 0; high < result.order.size(); ++high)
        for (std::size_t low = high + 1; low < result.order.size(); ++low)
            result.score += pairwise.votes(result.order[high], result.order[low]);
    return result;
}

}  // namespace app::rules
