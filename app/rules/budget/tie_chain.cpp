#include "app/rules/budget/tie_chain.h"

#include <algorithm>
#include <numeric>

namespace app::rules {
namespace {

template <class T>
int compare(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

bool hasValue(const TieKeys& k, TieStep step) {
    switch (step) {
        case TieStep::Score:
            return true;
        case TieStep::Breadth:
            return k.breadth.has_value();
        case TieStep::RunOff:
            return k.runOff.has_value();
        case TieStep::ByHand:
            return k.byHand.has_value();
        case TieStep::ValueForCost:
            return k.worth.has_value();
        case TieStep::Budget:
            return k.euros.has_value();
        case TieStep::Time:
            return k.tenthDays.has_value();
        case TieStep::Lot:
            return k.lot.has_value();
    }
    return false;
}

// < 0: a stands first. Both have a value.
int compareAt(TieStep step, const TieKeys& a, const TieKeys& b) {
    switch (step) {
        case TieStep::Score:
            return compare(b.score, a.score);
        case TieStep::Breadth:
            return compare(*b.breadth, *a.breadth);
        case TieStep::RunOff:
            return compare(*a.runOff, *b.runOff);
        case TieStep::ByHand:
            return compare(*a.byHand, *b.byHand);
        case TieStep::ValueForCost:
            return -compareWorth(*a.worth, *b.worth);
        case TieStep::Budget:
            return compare(*a.euros, *b.euros);
        case TieStep::Time:
            return compare(*a.tenthDays, *b.tenthDays);
        case TieStep::Lot:
            return compare(*a.lot, *b.lot);
    }
    return 0;
}

// Splits order[first, last), a tied group, by one step, and notes at each new boundary what made it.
void refine(std::vector<int>& order, std::vector<std::optional<TieStep>>& boundary, std::size_t first, std::size_t last,
            TieStep step, const std::vector<TieKeys>& items) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(first),
               end = order.begin() + static_cast<std::ptrdiff_t>(last);
    const auto at = [&](int i) -> const TieKeys& { return items[static_cast<std::size_t>(i)]; };
    if (!std::all_of(begin, end, [&](int i) { return hasValue(at(i), step); })) return;
    std::stable_sort(begin, end, [&](int a, int b) { return compareAt(step, at(a), at(b)) < 0; });
    for (std::size_t p = first + 1; p < last; ++p)
        if (compareAt(step, at(order[p - 1]), at(order[p])) != 0) boundary[p] = step;
}

}  // namespace

std::uint64_t drawLot(std::uint64_t seed, std::uint64_t id) {
    // splitmix64's finaliser (Steele, Lea & Flood 2014): every step can be undone, so no two ids of one seed meet.
    const auto mix = [](std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        return x ^ (x >> 31);
    };
    return mix(mix(id + 0x9e3779b97f4a7c15u) ^ mix(seed));
}

std::vector<Ranked> rankByChain(const std::vector<TieKeys>& items, const std::vector<TieStep>& chain) {
    std::vector<int> order(items.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::optional<TieStep>> boundary(items.size());  // [p]: between places p − 1 and p
    refine(order, boundary, 0, order.size(), TieStep::Score, items);
    for (const TieStep step : chain)
        for (std::size_t first = 0, last; first < order.size(); first = last) {
            for (last = first + 1; last < order.size() && !boundary[last];) ++last;
            if (last - first > 1) refine(order, boundary, first, last, step, items);
        }
    std::vector<Ranked> out;
    for (std::size_t p = 0; p < order.size(); ++p) {
        const bool same = p > 0 && boundary[p] != TieStep::Score;
        out.push_back(
            {.item = order[p], .rank = same ? out.back().rank : static_cast<int>(p) + 1, .tied = same, .separated = boundary[p]});
        if (same) out[p - 1].tied = true;
    }
    return out;
}

}  // namespace app::rules
