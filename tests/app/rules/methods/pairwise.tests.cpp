#include "app/rules/methods/pairwise.h"

#include <catch2/catch.hpp>

#include "app/rules/methods/relation.h"
#include "tests/app/rules/methods/random_profiles.h"

using namespace app::rules;
using namespace random_profiles;

TEST_CASE("Orders are refused that place an item twice, out of range or in an empty group", "[rules][methods][profile]") {
    CHECK(wellFormed(Order{{{0, 1}, {2}}, 1}, 3));
    CHECK(wellFormed(Order{{}, 0}, 3));
    CHECK(wellFormed(Order{{}, 1}, 0));
    CHECK_FALSE(wellFormed(Order{{{0}, {0}}, 1}, 3));
    CHECK_FALSE(wellFormed(Order{{{1, 1}}, 1}, 3));
    CHECK_FALSE(wellFormed(Order{{{3}}, 1}, 3));
    CHECK_FALSE(wellFormed(Order{{{-1}}, 1}, 3));
    CHECK_FALSE(wellFormed(Order{{{0}, {}}, 1}, 3));
    CHECK_FALSE(wellFormed(Order{{{0}}, -1}, 3));
    CHECK(wellFormed(Profile{1, app::Blanks::Implicit, {{{{0}}, kMostWeight}}}));
    CHECK_FALSE(wellFormed(Profile{1, app::Blanks::Implicit, {{{{0}}, kMostWeight}, {{{0}}, 1}}}));
    CHECK_FALSE(wellFormed(Profile{-1, app::Blanks::Implicit, {}}));
}

TEST_CASE("Ranks read 1-2-2-4", "[rules][methods][profile]") {
    CHECK(ranksOf({{2}, {0, 3}, {1}}, 4) == std::vector{2, 4, 1, 2});
    CHECK(groupsByScore(std::vector<std::int64_t>{5, -1, 9, 5}) == Groups{{2}, {0, 3}, {1}});
    CHECK(groupsByScore({}).empty());
}

TEST_CASE("A blank loses to all listed, or is not compared", "[rules][methods][pairwise]") {
    Profile given{4, app::Blanks::Implicit, {{{{1}, {0}}, 3}}};
    const Pairwise implicit = pairwiseOf(given);
    CHECK(implicit.votes(1, 0) == 3);
    CHECK(implicit.votes(0, 2) == 3);
    CHECK(implicit.votes(2, 3) == 0);
    CHECK(implicit.votes(2, 0) == 0);
    given.blanks = app::Blanks::Explicit;
    const Pairwise unlisted = pairwiseOf(given);
    CHECK(unlisted.votes(1, 0) == 3);
    CHECK(unlisted.votes(0, 2) == 0);
    CHECK(unlisted.votes(2, 0) == 0);
}

TEST_CASE("Levels leave out what a circle holds back", "[rules][methods][relation]") {
    Relation relation(70);
    relation.addClosed(65, 3);
    relation.addClosed(3, 69);
    CHECK(relation.has(65, 69));
    CHECK_FALSE(relation.has(69, 65));
    Relation circle(4);
    circle.add(0, 1);
    circle.add(1, 2);
    circle.add(2, 1);
    circle.add(2, 3);
    CHECK(circle.levels() == Groups{{0}});
    circle.close();
    CHECK(circle.has(1, 1));
    CHECK_FALSE(circle.has(0, 0));
}

TEST_CASE("Adding to a closed relation keeps it closed, circles too", "[rules][methods][relation]") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Dice dice(seed);
        const int items = 1 + dice.below(9);
        Relation stepwise(items), whole(items);
        for (int pair = dice.below(15); pair > 0; --pair) {
            const int above = dice.below(items), below = dice.below(items);
            stepwise.addClosed(above, below);
            whole.add(above, below);
        }
        whole.close();
        INFO("seed " << seed);
        for (int a = 0; a < items; ++a)
            for (int b = 0; b < items; ++b) CHECK(stepwise.has(a, b) == whole.has(a, b));
    }
}

TEST_CASE("Borda gives tied and unlisted items the mean of their places", "[rules][methods][borda]") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Dice dice(seed);
        Profile given = profile(dice, 1 + dice.below(8), dice.below(6));
        given.blanks = app::Blanks::Implicit;
        const auto n = static_cast<std::size_t>(given.items);
        std::vector<std::int64_t> doubled(n);
        for (const Order& order : given.orders) {
            Groups whole = order.groups;
            std::vector<int> blank;
            for (int item = 0; item < given.items; ++item)
                if (std::ranges::none_of(whole, [&](const auto& group) { return std::ranges::find(group, item) != group.end(); }))
                    blank.push_back(item);
            if (!blank.empty()) whole.push_back(blank);
            std::int64_t before = 0;
            for (const auto& group : whole) {
                std::int64_t sum = 0;  // of the points of the group's places
                for (std::size_t place = 0; place < group.size(); ++place)
                    sum += static_cast<std::int64_t>(n) - before - static_cast<std::int64_t>(place);
                const auto size = static_cast<std::int64_t>(group.size());
                REQUIRE(2 * sum % size == 0);
                for (int item : group) doubled[static_cast<std::size_t>(item)] += order.weight * 2 * sum / size;
                before += size;
            }
        }
        INFO("seed " << seed);
        CHECK(borda(given).doubledPoints == doubled);
        CHECK(borda(given, LastPlace::WorthZero).groups == borda(given).groups);
    }
}

TEST_CASE("Borda hands out the same points whatever blanks mean; not compared is the middle", "[rules][methods][borda]") {
    // Explicit: 0 above 1, and 2 to 4 not compared: 3 ± ½ and 3 of five places.
    const Profile given{5, app::Blanks::Explicit, {{{{0}, {1}}, 1}}};
    CHECK(borda(given).doubledPoints == std::vector<std::int64_t>{7, 5, 6, 6, 6});
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Dice dice(seed);
        const Profile other = profile(dice, 1 + dice.below(8), dice.below(6));
        std::int64_t sum = 0;
        for (std::int64_t points : borda(other).doubledPoints) sum += points;
        INFO("seed " << seed);
        CHECK(sum == totalWeight(other) * other.items * (other.items + 1));
        const Borda byDuels = borda(pairwiseOf(other), totalWeight(other));
        CHECK(byDuels.doubledPoints == borda(other).doubledPoints);
        CHECK(byDuels.groups == borda(other).groups);
    }
}

TEST_CASE("Ratios are compared exactly, and unopposed defeats stand above all others", "[rules][methods][defeats]") {
    const std::int64_t big = 100'000'000'000;
    Pairwise pairwise(4);
    pairwise.addVotes(0, 1, big + 1);  // (10¹¹+1) : 10¹¹ is below 10¹¹ : (10¹¹−1), by less than a double can tell
    pairwise.addVotes(1, 0, big);
    pairwise.addVotes(1, 2, big);
    pairwise.addVotes(2, 1, big - 1);
    pairwise.addVotes(2, 3, 4);  // 2 : 1, twice
    pairwise.addVotes(3, 2, 2);
    pairwise.addVotes(0, 2, 6);
    pairwise.addVotes(2, 0, 3);
    pairwise.addVotes(0, 3, 1);  // unopposed
    pairwise.addVotes(1, 3, 7);  // unopposed, larger
    const auto steps = defeatSteps(pairwise, Strength::Ratio);
    REQUIRE(steps.size() == 5);
    CHECK(steps[0].defeats == std::vector<Defeat>{{1, 3}});
    CHECK(steps[0].strength == StrengthValue{7, 0});
    CHECK(steps[1].defeats == std::vector<Defeat>{{0, 3}});
    CHECK(steps[2].strength == StrengthValue{2, 1});
    CHECK(steps[2].defeats.size() == 2);
    CHECK(steps[3].defeats == std::vector<Defeat>{{1, 2}});
    CHECK(steps[4].defeats == std::vector<Defeat>{{0, 1}});
}

TEST_CASE("Ranked pairs looks at the opposition when winning votes are equal, Schulze does not", "[rules][methods][defeats]") {
    Pairwise pairwise(3);
    pairwise.addVotes(0, 1, 5);
    pairwise.addVotes(1, 0, 1);
    pairwise.addVotes(1, 2, 5);
    pairwise.addVotes(2, 1, 2);
    pairwise.addVotes(2, 0, 5);
    pairwise.addVotes(0, 2, 3);
    CHECK(schulze(pairwise, Strength::WinningVotes).groups == Groups{{0, 1, 2}});
    CHECK(rankedPairs(pairwise, Strength::WinningVotes).groups == Groups{{0}, {1}, {2}});
    CHECK(rankedPairs(pairwise, Strength::WinningVotes).dropped == std::vector<Defeat>{{2, 0}});
}
