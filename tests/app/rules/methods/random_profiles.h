#pragma once
// Seeded random votes with ties, blanks and weights, and the list of methods every property is asked of. Used by the tests of
// app/rules/methods; the seed is in the message of whatever fails.
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "app/rules/methods/ranking_borda.h"
#include "app/rules/methods/ranking_copeland.h"
#include "app/rules/methods/ranking_kemeny.h"
#include "app/rules/methods/ranking_minimax.h"
#include "app/rules/methods/ranking_plurality.h"
#include "app/rules/methods/ranking_ranked_pairs.h"
#include "app/rules/methods/ranking_schulze.h"
#include "app/rules/methods/ranking_split_cycle.h"

namespace random_profiles {

using app::rules::Groups;
using app::rules::Order;
using app::rules::Profile;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(limit)); }
    bool oneIn(int chances) { return below(chances) == 0; }
    std::vector<int> permutation(int size) {
        std::vector<int> items;
        for (int item = 0; item < size; ++item) items.push_back(item);
        for (int left = size; left > 1; --left)
            std::swap(items[static_cast<std::size_t>(left - 1)], items[static_cast<std::size_t>(below(left))]);
        return items;
    }

private:
    std::mt19937_64 m_engine;
};

struct Kind {
    bool ties = true;
    bool partial = true;
    int mostWeight = 3;
};

inline Profile profile(Dice& dice, int items, int voters, Kind kind = {}) {
    Profile made{items, dice.oneIn(2) ? app::Blanks::Implicit : app::Blanks::Explicit, {}};
    for (int voter = 0; voter < voters; ++voter) {
        Order order{{}, 1 + dice.below(kind.mostWeight)};
        const int listed = kind.partial && dice.oneIn(2) ? dice.below(items + 1) : items;
        int placed = 0;
        for (int item : dice.permutation(items)) {
            if (placed++ == listed) break;
            if (order.groups.empty() || !kind.ties || !dice.oneIn(4)) order.groups.emplace_back();
            order.groups.back().push_back(item);
        }
        for (auto& group : order.groups) std::ranges::sort(group);
        made.orders.push_back(std::move(order));
    }
    return made;
}

inline Groups renamed(const Groups& groups, const std::vector<int>& names) {
    Groups made = groups;
    for (auto& group : made) {
        for (int& item : group) item = names[static_cast<std::size_t>(item)];
        std::ranges::sort(group);
    }
    return made;
}

// Items under other numbers and voters in another order.
inline Profile renamed(const Profile& profile, const std::vector<int>& names, const std::vector<int>& voters) {
    Profile made{profile.items, profile.blanks, {}};
    for (int voter : voters) {
        const Order& order = profile.orders[static_cast<std::size_t>(voter)];
        made.orders.push_back({renamed(order.groups, names), order.weight});
    }
    return made;
}

struct NamedMethod {
    std::string name;
    std::function<Groups(const Profile&)> rank;
};

// Split cycle answers winners; as a ranking they stand first, all others tied behind.
inline Groups splitCycle(const Profile& profile) {
    std::vector<std::int64_t> wins(static_cast<std::size_t>(profile.items));
    for (int item : splitCycleWinners(schulze(pairwiseOf(profile)))) wins[static_cast<std::size_t>(item)] = 1;
    return app::rules::groupsByScore(wins);
}

inline const std::vector<NamedMethod>& everyMethod() {
    using namespace app::rules;
    static const std::vector<NamedMethod> kMethods{
        {"borda", [](const Profile& p) { return borda(p).groups; }},
        {"plurality", [](const Profile& p) { return plurality(p).groups; }},
        {"copeland", [](const Profile& p) { return copeland(pairwiseOf(p)).groups; }},
        {"schulze by margins", [](const Profile& p) { return schulze(pairwiseOf(p)).groups; }},
        {"schulze by winning votes", [](const Profile& p) { return schulze(pairwiseOf(p), Strength::WinningVotes).groups; }},
        {"schulze by ratio", [](const Profile& p) { return schulze(pairwiseOf(p), Strength::Ratio).groups; }},
        {"schulze completed", [](const Profile& p) { return completed(schulze(pairwiseOf(p))); }},
        {"ranked pairs by margins", [](const Profile& p) { return rankedPairs(pairwiseOf(p)).groups; }},
        {"ranked pairs by winning votes",
         [](const Profile& p) { return rankedPairs(pairwiseOf(p), Strength::WinningVotes).groups; }},
        {"minimax by margins", [](const Profile& p) { return minimax(pairwiseOf(p)).groups; }},
        {"minimax by winning votes", [](const Profile& p) { return minimax(pairwiseOf(p), Strength::WinningVotes).groups; }},
        {"split cycle", splitCycle},
        {"kemeny", [](const Profile& p) { return kemeny(pairwiseOf(p)).groups; }},
    };
    return kMethods;
}

}  // namespace random_profiles
