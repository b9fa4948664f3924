// What must hold for all votes, on seeded random ones with ties, blanks and weights.
#include <catch2/catch.hpp>

#include "tests/app/rules/methods/random_profiles.h"

using namespace app::rules;
using namespace random_profiles;

namespace {

std::vector<int> all(int items) {
    std::vector<int> every;
    for (int item = 0; item < items; ++item) every.push_back(item);
    return every;
}

Groups oneGroup(int items) { return items == 0 ? Groups{} : Groups{all(items)}; }

bool partOf(const std::vector<int>& some, const std::vector<int>& more) { return std::ranges::includes(more, some); }

// x one place up in one order that lists it below the top: into the group above it.
bool raise(Profile& profile, Dice& dice, int x) {
    if (profile.orders.empty()) return false;
    Groups& groups = profile.orders[static_cast<std::size_t>(dice.below(static_cast<int>(profile.orders.size())))].groups;
    for (std::size_t place = 1; place < groups.size(); ++place) {
        if (std::erase(groups[place], x) == 0) continue;
        groups[place - 1].push_back(x);
        std::ranges::sort(groups[place - 1]);
        if (groups[place].empty()) groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(place));
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Names of items and the order of voters decide nothing, in any method", "[rules][methods][neutral]") {
    int withTies = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 1 + dice.below(9), dice.below(8));
        const auto names = dice.permutation(given.items);
        const auto voters = dice.permutation(static_cast<int>(given.orders.size()));
        const Profile other = renamed(given, names, voters);
        for (const NamedMethod& method : everyMethod()) {
            INFO("seed " << seed << ", " << method.name);
            const Groups groups = method.rank(given);
            CHECK(method.rank(other) == renamed(groups, names));
            std::vector<int> listed;
            for (const auto& group : groups) {
                CHECK(std::ranges::is_sorted(group));
                listed.insert(listed.end(), group.begin(), group.end());
            }
            std::ranges::sort(listed);
            CHECK(listed == all(given.items));  // every item once
            withTies += static_cast<int>(groups.size()) < given.items;
        }
    }
    CHECK(withTies > 500);
}

TEST_CASE("A weight is so many voters who say the same", "[rules][methods][neutral]") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 2 + dice.below(6), 1 + dice.below(5));
        Profile apart{given.items, given.blanks, {}};
        for (const Order& order : given.orders)
            for (std::int64_t voter = 0; voter < order.weight; ++voter) apart.orders.push_back({order.groups, 1});
        for (const NamedMethod& method : everyMethod()) {
            INFO("seed " << seed << ", " << method.name);
            CHECK(method.rank(given) == method.rank(apart));
        }
    }
}

TEST_CASE("Without voters, or with all tied, every method ties all", "[rules][methods][edges]") {
    for (const NamedMethod& method : everyMethod())
        for (int items : {0, 1, 2, 5, 15, 16, 70}) {
            INFO(method.name << ", " << items << " items");
            CHECK(method.rank({items, app::Blanks::Implicit, {}}) == oneGroup(items));
            CHECK(method.rank({items, app::Blanks::Explicit, {{{}, 4}}}) == oneGroup(items));
            CHECK(method.rank({items, app::Blanks::Implicit, {{{}, 1}}}) == oneGroup(items));
            CHECK(method.rank({items, app::Blanks::Implicit, {{oneGroup(items), 2}, {oneGroup(items), 1}}}) == oneGroup(items));
            if (items > 1) CHECK(method.rank({items, app::Blanks::Implicit, {{{{0}}, 0}}}) == oneGroup(items));  // weight 0
        }
}

TEST_CASE("A single voter's order is everyone's", "[rules][methods][edges]") {
    const Groups said{{3}, {0, 4}, {1}, {2, 5}};
    for (const NamedMethod& method : everyMethod()) {
        INFO(method.name);
        const Groups groups = method.rank({6, app::Blanks::Implicit, {{said, 1}}});
        CHECK(groups.at(0) == said[0]);
        // Minimax looks at the worst duel only, split cycle at winners only, plurality at the first place only.
        if (!method.name.starts_with("minimax") && method.name != "split cycle" && method.name != "plurality")
            CHECK(groups == said);
        CHECK(method.rank({4, app::Blanks::Implicit, {{{{2}}, 1}}}) == Groups{{2}, {0, 1, 3}});
    }
}

TEST_CASE("Schulze's relation is transitive and holds no circle", "[rules][methods][schulze]") {
    int chains = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 3 + dice.below(8), 1 + dice.below(9));
        for (const Strength strength : {Strength::Margin, Strength::WinningVotes, Strength::Ratio}) {
            const Schulze ours = schulze(pairwiseOf(given), strength);
            INFO("seed " << seed);
            for (int a = 0; a < given.items; ++a) {
                CHECK_FALSE(ours.beats(a, a));
                for (int b = 0; b < given.items; ++b)
                    for (int c = 0; c < given.items; ++c)
                        if (ours.beats(a, b) && ours.beats(b, c)) {
                            ++chains;
                            CHECK(ours.beats(a, c));
                        }
            }
        }
    }
    CHECK(chains > 1000);
}

TEST_CASE("Who wins every duel stands first, who loses each last; winners are of the Smith set", "[rules][methods][condorcet]") {
    int winners = 0, losers = 0, circles = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 2 + dice.below(6), 1 + dice.below(9));
        const Pairwise pairwise = pairwiseOf(given);
        const auto winner = condorcetWinner(pairwise), loser = condorcetLoser(pairwise);
        const auto smith = smithSet(pairwise), schwartz = schwartzSet(pairwise);
        winners += winner.has_value();
        losers += loser.has_value();
        circles += smith.size() > 1;
        CHECK(partOf(schwartz, smith));
        if (winner) CHECK(smith == std::vector{*winner});
        for (const NamedMethod& method : everyMethod()) {
            INFO("seed " << seed << ", " << method.name);
            const Groups groups = method.rank(given);
            // Points and first places are counted without comparing two by two: no criterion of duels holds for them.
            const bool byDuels = method.name != "borda" && method.name != "plurality";
            if (byDuels && winner) CHECK(groups.front() == std::vector{*winner});
            const bool inSmith = byDuels && !method.name.starts_with("minimax");
            if (inSmith) CHECK(partOf(groups.front(), smith));
            if (inSmith && method.name != "split cycle" && loser) CHECK(groups.back() == std::vector{*loser});
            if (method.name.starts_with("schulze")) CHECK(partOf(groups.front(), schwartz));
            if (method.name == "borda" && loser && groups.size() > 1) CHECK(groups.front() != std::vector{*loser});
        }
        CHECK(partOf(schulze(pairwise).groups.front(), splitCycleWinners(schulze(pairwise))));
    }
    CHECK(winners > 50);
    CHECK(losers > 50);
    CHECK(circles > 50);
}

TEST_CASE("The Smith set is the smallest that defeats all outside, by trying every set", "[rules][methods][condorcet]") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 1 + dice.below(6), dice.below(7));
        const Pairwise pairwise = pairwiseOf(given);
        std::vector<int> smallest = all(given.items);
        for (unsigned set = 1; set < 1U << given.items; ++set) {
            std::vector<int> inside;
            bool dominates = true;
            for (int a = 0; a < given.items; ++a)
                if (set >> a & 1) {
                    inside.push_back(a);
                    for (int b = 0; b < given.items; ++b)
                        if (!(set >> b & 1)) dominates = dominates && pairwise.defeats(a, b);
                }
            if (dominates && inside.size() < smallest.size()) smallest = inside;
        }
        INFO("seed " << seed);
        CHECK(smithSet(pairwise) == smallest);
    }
}

TEST_CASE("Raising an item harms it neither in Borda's points nor as Schulze's winner", "[rules][methods][monotone]") {
    int raised = 0, kept = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        Dice dice(seed);
        const Profile before = profile(dice, 2 + dice.below(6), 1 + dice.below(7));
        const int x = dice.below(before.items);
        Profile after = before;
        if (!raise(after, dice, x)) continue;
        ++raised;
        INFO("seed " << seed);
        const Borda was = borda(before), is = borda(after);
        for (int item = 0; item < before.items; ++item) {
            const auto at = static_cast<std::size_t>(item);
            if (item == x) CHECK(is.doubledPoints[at] > was.doubledPoints[at]);
            else CHECK(is.doubledPoints[at] <= was.doubledPoints[at]);
        }
        for (const Strength strength : {Strength::Margin, Strength::WinningVotes, Strength::Ratio})
            if (schulze(pairwiseOf(before), strength).groups.front() == std::vector{x}) {
                ++kept;
                CHECK(schulze(pairwiseOf(after), strength).groups.front() == std::vector{x});
            }
    }
    CHECK(raised > 100);
    CHECK(kept > 30);
}

TEST_CASE("Raising an item harms it neither by Copeland nor by minimax", "[rules][methods][monotone]") {
    int raised = 0, kept = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        Dice dice(seed);
        const Profile before = profile(dice, 2 + dice.below(6), 1 + dice.below(7));
        const int x = dice.below(before.items);
        const auto at = static_cast<std::size_t>(x);
        Profile after = before;
        if (!raise(after, dice, x)) continue;
        ++raised;
        INFO("seed " << seed);
        const Pairwise was = pairwiseOf(before), is = pairwiseOf(after);
        const Copeland one = copeland(was), other = copeland(is);
        for (std::size_t item = 0; item < one.rows.size(); ++item) {
            if (item == at) CHECK(other.rows[item].net() >= one.rows[item].net());
            else CHECK(other.rows[item].net() <= one.rows[item].net());
        }
        std::vector<std::pair<Groups, Groups>> lists{{one.groups, other.groups}};
        for (const Strength strength : {Strength::Margin, Strength::WinningVotes}) {
            const Minimax then = minimax(was, strength), now = minimax(is, strength);
            CHECK(now.worst[at] <= then.worst[at]);
            for (std::size_t item = 0; item < then.worst.size(); ++item)
                if (item != at) CHECK(now.worst[item] >= then.worst[item]);
            lists.emplace_back(then.groups, now.groups);
        }
        for (const auto& [then, now] : lists)
            if (then.front() == std::vector{x}) {
                ++kept;
                CHECK(now.front() == std::vector{x});
            }
    }
    CHECK(raised > 150);
    CHECK(kept > 60);
}

TEST_CASE("Ranked pairs keeps every defeat it has not dropped", "[rules][methods][ranked-pairs]") {
    int dropped = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 2 + dice.below(6), 1 + dice.below(9));
        const Pairwise pairwise = pairwiseOf(given);
        const RankedPairs ours = rankedPairs(pairwise);
        const auto ranks = ranksOf(ours.groups, given.items);
        dropped += static_cast<int>(ours.dropped.size());
        for (int a = 0; a < given.items; ++a)
            for (int b = 0; b < given.items; ++b) {
                if (!pairwise.defeats(a, b) || std::ranges::find(ours.dropped, Defeat{a, b}) != ours.dropped.end()) continue;
                INFO("seed " << seed << ": " << a << " over " << b);
                CHECK(ranks[static_cast<std::size_t>(a)] < ranks[static_cast<std::size_t>(b)]);
            }
    }
    CHECK(dropped > 50);
}
