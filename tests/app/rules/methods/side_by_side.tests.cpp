#include "app/rules/methods/side_by_side.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/app/rules/methods/literature.h"
#include "tests/app/rules/methods/random_profiles.h"
#include "tests/timed.h"

using namespace app::rules;
using namespace random_profiles;

TEST_CASE("Kendall's tau-b, worked by hand", "[rules][methods][side-by-side]") {
    CHECK(kendallTau({1, 2, 3, 4}, {1, 2, 3, 4}) == 1.0);
    CHECK(kendallTau({1, 2, 3, 4}, {4, 3, 2, 1}) == -1.0);
    CHECK(kendallTau({1, 2, 2, 4}, {1, 2, 2, 4}) == 1.0);
    // 1-2-2-4 and 1-2-3-4: five pairs agree, one is tied in the first: 5 / √(5·6).
    CHECK(kendallTau({1, 2, 2, 4}, {1, 2, 3, 4}).value() == Approx(5 / std::sqrt(30.0)).epsilon(1e-12));
    CHECK_FALSE(kendallTau({1, 1, 1}, {1, 2, 3}));
    CHECK_FALSE(kendallTau({}, {}));
    CHECK_FALSE(kendallTau({1}, {1}));
}

TEST_CASE("Every method stands beside the others with its ranks", "[rules][methods][side-by-side]") {
    for (const literature::Json& json : literature::cases()) {
        const literature::Case one = literature::caseOf(json);
        if (one.id != "legrand-rbvote") continue;
        const SideBySide all = sideBySide(one.profile, Strength::Margin, WithKemeny::Yes);
        REQUIRE(all.methods.size() == 6);
        // Abby, Brad, Cora, Dave, Erin; each line is the published or computed ranking of the case.
        CHECK(all.methods[0].ranks == std::vector{1, 2, 3, 4, 5});  // Borda
        CHECK(all.methods[1].ranks == std::vector{1, 1, 5, 3, 3});  // Copeland
        CHECK(all.methods[2].ranks == std::vector{1, 2, 5, 4, 3});  // Schulze
        CHECK(all.methods[3].ranks == std::vector{2, 1, 5, 4, 3});  // ranked pairs
        CHECK(all.methods[4].ranks == std::vector{2, 3, 1, 4, 5});  // minimax
        CHECK(all.methods[5].ranks == std::vector{2, 1, 5, 4, 3});  // Kemeny
        CHECK(all.tau[3][5] == 1.0);
        CHECK(all.tau[2][3].value() == Approx(0.8).epsilon(1e-12));  // one of ten pairs turned
        CHECK(all.tau[3][2] == all.tau[2][3]);
        CHECK(all.moves == std::vector{1, 1, 2, 1, 2});  // without minimax, which has Cora first
        CHECK(all.toDiscuss == std::vector<bool>(5, false));
        CHECK_FALSE(all.condorcetWinner);
        CHECK(all.condorcetLoser == 2);
        CHECK(all.smithSet == std::vector{0, 1, 3, 4});
        CHECK(all.splitCycleWinners == std::vector{0, 1});
        return;
    }
    FAIL("the case is gone");
}

TEST_CASE("A card that moves by more than three ranks is marked", "[rules][methods][side-by-side]") {
    // 51 want 0 first, 49 last: it wins every duel, and Borda has it among the others, the lower the longer the list.
    const Groups fans{{0}, {1}, {2}, {3}, {4}, {5}}, others{{1}, {2}, {3}, {4}, {5}, {0}};
    const SideBySide all = sideBySide({6, app::Blanks::Implicit, {{fans, 51}, {others, 49}}});
    REQUIRE(all.methods.size() == 5);
    CHECK(all.condorcetWinner == 0);
    const int byBorda = all.methods[0].ranks[0];
    CHECK(byBorda == 3);  // 51·6 + 49·1 = 355 points, below 549 and 449, above 349
    CHECK(all.moves[0] == 2);
    CHECK_FALSE(all.toDiscuss[0]);
    Groups longFans = fans, longOthers = others;
    for (int item = 6; item < 12; ++item) {
        longFans.push_back({item});
        longOthers.insert(longOthers.end() - 1, {item});
    }
    const SideBySide longer = sideBySide({12, app::Blanks::Implicit, {{longFans, 51}, {longOthers, 49}}});
    CHECK(longer.moves[0] > kSteadyRanks);
    CHECK(longer.toDiscuss[0]);
    CHECK(std::ranges::count(longer.toDiscuss, true) == 1);
}

TEST_CASE("Side by side is the methods themselves, under any names", "[rules][methods][side-by-side]") {
    int discussed = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, dice.below(12), dice.below(8));
        const SideBySide all = sideBySide(given, Strength::WinningVotes, WithKemeny::Yes);
        const auto names = dice.permutation(given.items);
        const SideBySide other = sideBySide(renamed(given, names, dice.permutation(static_cast<int>(given.orders.size()))),
                                            Strength::WinningVotes, WithKemeny::Yes);
        INFO("seed " << seed);
        CHECK(all.methods[2].groups == schulze(pairwiseOf(given), Strength::WinningVotes).groups);
        CHECK(all.splitCycleWinners == splitCycleWinners(schulze(pairwiseOf(given))));
        CHECK(all.tau == other.tau);
        REQUIRE(static_cast<int>(all.moves.size()) == given.items);
        for (std::size_t item = 0; item < all.moves.size(); ++item) {
            CHECK(all.moves[item] == other.moves[static_cast<std::size_t>(names[item])]);
            CHECK(all.toDiscuss[item] == (all.moves[item] > 3));
            discussed += all.toDiscuss[item];
        }
    }
    CHECK(discussed > 5);
}

TEST_CASE("All methods but Kemeny take a table's votes in 20 ms, and Schulze 300 items in 100",
          "[rules][methods][side-by-side]") {
    Dice dice(5);
    for (const bool partial : {false, true}) {
        const Profile table = profile(dice, 150, 30, {.partial = partial, .mostWeight = 1}),
                      large = profile(dice, 300, 30, {.partial = partial, .mostWeight = 1});
        std::size_t methods = 0, groups = 0;
        const double all = tests::leastMilliseconds([&] { methods = sideBySide(table).methods.size(); });
        const double schulzes = tests::leastMilliseconds([&] { groups = schulze(pairwiseOf(large)).groups.size(); });
        CHECK(methods == 5);
        CHECK(groups > 1);
        INFO("side by side " << all << " ms, Schulze " << schulzes << " ms");
        if (tests::kTimed) CHECK(all <= 20);
        if (tests::kTimed) CHECK(schulzes <= 100);
    }
}
