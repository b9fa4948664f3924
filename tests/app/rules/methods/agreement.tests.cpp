#include "app/rules/methods/agreement.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "tests/app/rules/methods/random_profiles.h"

using namespace app::rules;
using namespace random_profiles;

namespace {

using Counts = std::vector<std::int64_t>;

Profile strict(int items, std::vector<std::vector<int>> orders) {
    Profile made{items, app::Blanks::Implicit, {}};
    for (const auto& order : orders) {
        Order& into = made.orders.emplace_back();
        for (int item : order) into.groups.push_back({item});
    }
    return made;
}

}  // namespace

TEST_CASE("Kendall's W is 1 when all agree, 0 when ranks cancel, and nothing when all is tied", "[rules][methods][agreement]") {
    CHECK(kendallsW(strict(4, {{2, 0, 1, 3}, {2, 0, 1, 3}, {2, 0, 1, 3}}))->w == 1);
    CHECK(kendallsW(strict(3, {{0, 1, 2}, {2, 1, 0}}))->w == 0);
    CHECK(kendallsW(strict(3, {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}))->w == 0);
    CHECK(kendallsW(strict(3, {{0, 2, 1}}))->w == 1);  // one ranker
    CHECK_FALSE(kendallsW(strict(3, {})));
    CHECK_FALSE(kendallsW(strict(1, {{0}, {0}})));
    CHECK_FALSE(kendallsW(strict(0, {})));
    CHECK_FALSE(kendallsW({3, app::Blanks::Implicit, {{{{0, 1, 2}}, 2}, {{}, 1}}}));
    CHECK_FALSE(kendallsW({3, app::Blanks::Implicit, {{{{0}, {1}, {2}}, 0}}}));
    CHECK_FALSE(kendallsW({3, app::Blanks::Explicit, {{{{0}, {1}}, 1}}}));
    CHECK(kendallsW({3, app::Blanks::Implicit, {{{{0}, {1}}, 1}}})->w == 1);
}

TEST_CASE("Kendall's W with ties, worked by hand", "[rules][methods][agreement]") {
    // Ranks 1 2.5 2.5 4 and 2 1 3 4: sums 3, 3.5, 5.5, 8; ΣR² = 115.5; ΣT = 6.
    // W = (12·115.5 − 3·4·4·25) / (4·4·15 − 2·6) = 186/228.
    const auto w = kendallsW({4, app::Blanks::Implicit, {{{{0}, {1, 2}, {3}}, 1}, {{{1}, {0}, {2}, {3}}, 1}}});
    REQUIRE(w);
    CHECK(w->w == Approx(186.0 / 228).epsilon(1e-12));
    CHECK(w->chiSquared == Approx(2 * 3 * 186.0 / 228).epsilon(1e-12));
    CHECK(w->freedom == 3);
    CHECK(w->rankers == 2);
}

TEST_CASE("Kendall's W lies in 0…1 and follows the definition by rank sums", "[rules][methods][agreement]") {
    int some = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Dice dice(seed);
        Profile given = profile(dice, 1 + dice.below(10), dice.below(8), {seed % 2 == 0, true, 40});
        given.blanks = app::Blanks::Implicit;
        const auto w = kendallsW(given);
        if (!w) continue;
        ++some;
        INFO("seed " << seed);
        CHECK(w->w >= 0);
        CHECK(w->w <= 1);
        const auto names = dice.permutation(given.items);
        const auto other = kendallsW(renamed(given, names, dice.permutation(static_cast<int>(given.orders.size()))));
        REQUIRE(other);
        CHECK(other->w == w->w);
        // Without ties: 12 Σ(R − R̄)² / (m²(n³ − n)).
        const bool untied = std::ranges::all_of(
            given.orders, [&](const Order& order) { return static_cast<int>(order.groups.size()) == given.items; });
        if (!untied) continue;
        const double n = given.items, m = static_cast<double>(w->rankers);
        double squares = 0;
        for (int item = 0; item < given.items; ++item) {
            double sum = 0;
            for (const Order& order : given.orders)
                sum += static_cast<double>(order.weight * ranksOf(order.groups, given.items)[static_cast<std::size_t>(item)]);
            squares += (sum - m * (n + 1) / 2) * (sum - m * (n + 1) / 2);
        }
        CHECK(w->w == Approx(12 * squares / (m * m * (n * n * n - n))).margin(1e-12));
    }
    CHECK(some > 200);
}

TEST_CASE("Consensus and agreement are those the R package agrmt documents", "[rules][methods][agreement][literature]") {
    // Source: agrmt, help pages of agreement() and consensus(), sample data V.
    const auto spread = scoreSpread(Counts{30, 40, 210, 130, 530, 50, 10});
    REQUIRE(spread);
    CHECK(spread->agreement == Approx(0.6113333).margin(5e-8));
    CHECK(spread->polarisation == Approx((1 - 0.6113333) / 2).margin(5e-8));
    CHECK(spread->consensus == Approx(0.7256876).margin(5e-8));
    CHECK(spread->count == 1000);
    CHECK(spread->median == 5);
    CHECK(spread->mean == Approx(4.28).epsilon(1e-12));
}

TEST_CASE("Scores of one mind, of two camps and of no pattern", "[rules][methods][agreement]") {
    const auto one = scoreSpread(Counts{0, 0, 0, 6, 0});
    REQUIRE(one);
    CHECK(one->consensus == 1);
    CHECK(one->agreement == 1);
    CHECK(one->deviation == 0);
    CHECK_FALSE(one->polarised);
    const auto two = scoreSpread(Counts{3, 0, 0, 0, 3});
    REQUIRE(two);
    CHECK(two->consensus == Approx(0).margin(1e-12));
    CHECK(two->agreement == Approx(-1).epsilon(1e-12));
    CHECK(two->polarisation == Approx(1).epsilon(1e-12));
    CHECK(two->mean == 3);
    CHECK(two->median == 3);
    CHECK(two->polarised);
    const auto uniform = scoreSpread(Counts{7, 7, 7, 7, 7});
    REQUIRE(uniform);
    CHECK(uniform->agreement == Approx(0).margin(1e-12));
    CHECK(uniform->polarised);  // at the threshold, which counts
    const auto hill = scoreSpread(Counts{1, 2, 4, 2, 1});
    REQUIRE(hill);
    CHECK_FALSE(hill->polarised);
    CHECK(hill->agreement > 0);
    // The deviation cannot tell these apart as well: two camps and a wide spread of the same mean.
    CHECK(scoreSpread(Counts{2, 0, 0, 0, 2})->polarisation > scoreSpread(Counts{1, 1, 1, 1, 1})->polarisation);
    CHECK(scoreSpread(Counts{1, 0, 0, 2})->median == 4);
    CHECK(scoreSpread(Counts{1, 1, 0, 0})->median == 1.5);
}

TEST_CASE("A score that nobody gave, or a scale of one or two", "[rules][methods][agreement][edges]") {
    CHECK_FALSE(scoreSpread({}));
    CHECK_FALSE(scoreSpread(Counts{0, 0, 0}));
    CHECK(scoreSpread(Counts{4})->consensus == 1);
    CHECK(scoreSpread(Counts{4})->agreement == 1);
    CHECK(scoreSpread(Counts{5, 0})->agreement == 1);
    CHECK(scoreSpread(Counts{2, 2})->agreement == -1);
    CHECK(scoreSpread(Counts{2, 2})->consensus == Approx(0).margin(1e-12));
    CHECK(scoreSpread(Counts{3, 1})->agreement == 0);
}

TEST_CASE("Every distribution of scores stays within bounds and reads the same from both ends", "[rules][methods][agreement]") {
    int polarised = 0, none = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Dice dice(seed);
        Counts counts;
        for (int left = 1 + dice.below(9); left > 0; --left) counts.push_back(dice.oneIn(3) ? 0 : dice.below(20));
        const auto spread = scoreSpread(counts);
        Counts turned(counts.rbegin(), counts.rend());
        const auto other = scoreSpread(turned);
        REQUIRE(spread.has_value() == other.has_value());
        if (!spread) continue;
        INFO("seed " << seed);
        CHECK(spread->consensus >= -1e-12);
        CHECK(spread->consensus <= 1);
        CHECK(spread->agreement >= -1 - 1e-12);
        CHECK(spread->agreement <= 1 + 1e-12);
        CHECK(spread->agreement == Approx(other->agreement).margin(1e-12));
        CHECK(spread->consensus == Approx(other->consensus).margin(1e-12));
        CHECK(spread->median + other->median == static_cast<double>(counts.size() + 1));
        polarised += spread->polarised;
        none += !spread->polarised;
    }
    CHECK(polarised > 10);
    CHECK(none > 10);
}

TEST_CASE("One person's six dots are visible", "[rules][methods][agreement]") {
    const auto alone = dotSpread(Counts{0, 6, 0, 0});
    REQUIRE(alone);
    CHECK(alone->total == 6);
    CHECK(alone->breadth == 1);
    CHECK(alone->most == 6);
    CHECK(alone->topShare == 1);
    CHECK(alone->gini == 0.75);  // (n−1)/n
    const auto even = dotSpread(Counts{2, 2, 2});
    REQUIRE(even);
    CHECK(even->gini == 0);
    CHECK(even->breadth == 3);
    CHECK(dotSpread(Counts{1, 3})->gini == 0.25);
    CHECK(dotSpread(Counts{1, 3})->topShare == 0.75);
    CHECK_FALSE(dotSpread(Counts{0, 0}));
    CHECK_FALSE(dotSpread({}));
}

TEST_CASE("Agreement is said as a sentence that tells a room how it stands", "[rules][methods][agreement]") {
    CHECK(std::string(agreementWords({.w = 0.71})) == "The group agrees");
    CHECK(std::string(agreementWords({.w = 0.5})) == "The group agrees in part");
    CHECK(std::string(agreementWords({.w = 0.31})) == "The group is divided");
}
