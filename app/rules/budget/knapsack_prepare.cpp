#include <algorithm>
#include <numeric>
#include <utility>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/knapsack_parts.h"

namespace app::rules::parts {
namespace {

using Lists = std::vector<std::vector<int>>;

Lists allNeeds(std::size_t n, const std::vector<Need>& needs) {
    Lists direct(n), all(n);
    for (const Need& need : needs) direct[at(need.item)].push_back(need.needs);
    for (std::size_t start = 0; start < n; ++start) {
        std::vector<char> seen(direct[start].empty() ? 0 : n);
        std::vector<int> open = direct[start];
        while (!open.empty()) {
            const int i = open.back();
            open.pop_back();
            if (std::exchange(seen[at(i)], 1)) continue;
            all[start].push_back(i);
            open.insert(open.end(), direct[at(i)].begin(), direct[at(i)].end());
        }
        std::ranges::sort(all[start]);
    }
    return all;
}

Lists matesOf(std::size_t n, const Lists& variants) {
    Lists mates(n);
    for (const auto& set : variants)
        for (const int a : set)
            for (const int b : set)
                if (a != b) mates[at(a)].push_back(b);
    for (auto& list : mates) sortUnique(list);
    return mates;
}

// Fits with all it needs, and needs no two variants of one set.
std::vector<char> possible(const Knapsack& sack, const Lists& needs, const Lists& mates) {
    std::vector<char> out(sack.items.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::vector<int> bundle = needs[i];
        bundle.push_back(static_cast<int>(i));
        std::int64_t euros = 0, days = 0;
        bool apart = true;
        for (const int b : bundle) {
            euros += sack.items[at(b)].euros, days += sack.items[at(b)].days;
            for (const int mate : mates[at(b)]) apart = apart && std::ranges::find(bundle, mate) == bundle.end();
        }
        out[i] = apart && (!sack.euros || euros <= *sack.euros) && (!sack.days || days <= *sack.days);
    }
    return out;
}

// A cap no choice can reach does not count: one cap less to search.
void dropLooseCaps(Knapsack& sack) {
    std::int64_t euros = 0, days = 0;
    for (const KnapsackItem& item : sack.items) euros += item.euros, days += item.days;
    if (sack.euros && euros <= *sack.euros) sack.euros.reset();
    if (sack.days && days <= *sack.days) sack.days.reset();
    for (KnapsackItem& item : sack.items) {
        if (!sack.euros) item.euros = 0;
        if (!sack.days) item.days = 0;
    }
}

}  // namespace

Prepared prepare(const Knapsack& given) {
    Knapsack sack = given;
    for (KnapsackItem& item : sack.items) {
        if (!sack.euros) item.euros = 0;
        if (!sack.days) item.days = 0;
    }
    const std::size_t n = sack.items.size();
    const std::vector<char> can = possible(sack, allNeeds(n, sack.needs), matesOf(n, sack.variants));
    Prepared p;
    for (std::size_t i = 0; i < n; ++i)
        if (can[i]) p.original.push_back(static_cast<int>(i));
    std::ranges::stable_sort(p.original, [&](int a, int b) {
        const int ratio = compareRatio(given, given.items[at(a)], given.items[at(b)]);
        return ratio != 0 ? ratio > 0 : sack.items[at(a)].place < sack.items[at(b)].place;
    });
    std::vector<int> renumbered(n, -1);
    for (std::size_t i = 0; i < p.original.size(); ++i) renumbered[at(p.original[i])] = static_cast<int>(i);
    p.sack = {.items = {}, .euros = sack.euros, .days = sack.days, .needs = {}, .variants = {}, .effort = sack.effort};
    for (const int i : p.original) p.sack.items.push_back(sack.items[at(i)]), p.asGiven.push_back(given.items[at(i)]);
    for (const Need& need : sack.needs)  // what is needed by something possible is possible itself
        if (renumbered[at(need.item)] >= 0) p.sack.needs.push_back({renumbered[at(need.item)], renumbered[at(need.needs)]});
    for (const auto& set : sack.variants) {
        std::vector<int> kept;
        for (const int i : set)
            if (renumbered[at(i)] >= 0) kept.push_back(renumbered[at(i)]);
        sortUnique(kept);
        if (kept.size() > 1) p.sets.push_back(std::move(kept));
    }
    std::ranges::sort(p.sets);
    p.sack.variants = p.sets;
    dropLooseCaps(p.sack);
    p.needsAll = allNeeds(p.original.size(), p.sack.needs);
    p.neededBy.resize(p.original.size());
    for (std::size_t i = 0; i < p.needsAll.size(); ++i)
        for (const int need : p.needsAll[i]) p.neededBy[at(need)].push_back(static_cast<int>(i));
    p.mates = matesOf(p.original.size(), p.sets);
    return p;
}

}  // namespace app::rules::parts
