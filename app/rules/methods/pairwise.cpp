#include "app/rules/methods/pairwise.h"

#include <algorithm>
#include <limits>

#include "app/rules/methods/relation.h"

namespace app::rules {

Pairwise pairwiseOf(const Profile& profile) {
    Pairwise pairwise(profile.items);
    // A place before all others makes "a before b" false for every unlisted b; as a, an unlisted one has no row to fill.
    constexpr int kNotCompared = -1;
    const int left = profile.blanks == Blanks::Implicit ? std::numeric_limits<int>::max() : kNotCompared;
    for (const Order& order : profile.orders) {
        const std::vector<int> places = placesOf(order.groups, profile.items, left);
        for (int a = 0; a < profile.items; ++a) {
            const int place = places[static_cast<std::size_t>(a)];
            if (place == left) continue;
            std::int64_t* row = pairwise.row(a);
            for (std::size_t b = 0; b < places.size(); ++b) row[b] += place < places[b] ? order.weight : 0;
        }
    }
    return pairwise;
}

std::optional<int> condorcetWinner(const Pairwise& pairwise) {
    for (int a = 0; a < pairwise.items(); ++a) {
        bool all = true;
        for (int b = 0; b < pairwise.items() && all; ++b) all = a == b || pairwise.defeats(a, b);
        if (all) return a;
    }
    return std::nullopt;
}

std::optional<int> condorcetLoser(const Pairwise& pairwise) {
    for (int a = 0; a < pairwise.items(); ++a) {
        bool all = true;
        for (int b = 0; b < pairwise.items() && all; ++b) all = a == b || pairwise.defeats(b, a);
        if (all) return a;
    }
    return std::nullopt;
}

std::vector<int> smithSet(const Pairwise& pairwise) {
    // "Not defeated by" ties or wins between any two, so its first component is what reaches everything.
    Relation reaches(pairwise.items());
    for (int a = 0; a < pairwise.items(); ++a)
        for (int b = 0; b < pairwise.items(); ++b)
            if (!pairwise.defeats(b, a)) reaches.add(a, b);
    reaches.close();
    std::vector<int> set;
    for (int a = 0; a < pairwise.items(); ++a) {
        bool all = true;
        for (int b = 0; b < pairwise.items() && all; ++b) all = reaches.has(a, b);
        if (all) set.push_back(a);
    }
    return set;
}

std::vector<int> schwartzSet(const Pairwise& pairwise) {
    Relation reaches(pairwise.items());
    for (int a = 0; a < pairwise.items(); ++a)
        for (int b = 0; b < pairwise.items(); ++b)
            if (pairwise.defeats(a, b)) reaches.add(a, b);
    reaches.close();
    std::vector<int> set;
    for (int a = 0; a < pairwise.items(); ++a) {
        bool free = true;
        for (int b = 0; b < pairwise.items() && free; ++b) free = !reaches.has(b, a) || reaches.has(a, b);
        if (free) set.push_back(a);
    }
    return set;
}

std::int64_t agreementWith(const Pairwise& pairwise, const Groups& order) {
    std::int64_t score = 0;
    for (std::size_t high = 0; high < order.size(); ++high)
        for (std::size_t low = high + 1; low < order.size(); ++low)
            for (int a : order[high])
                for (int b : order[low]) score += pairwise.votes(a, b);
    return score;
}

}  // namespace app::rules
