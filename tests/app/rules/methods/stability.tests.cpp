#include "app/rules/methods/stability.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "tests/app/rules/methods/random_profiles.h"

using namespace app::rules;
using namespace random_profiles;

namespace {

const auto kBorda = [](const Profile& profile) { return borda(profile).groups; };

}  // namespace

TEST_CASE("With fewer than five voters no share is made up", "[rules][methods][stability]") {
    Dice dice(1);
    CHECK_FALSE(shareInTop(profile(dice, 4, 0), 2, 1, kBorda));
    CHECK_FALSE(shareInTop(profile(dice, 4, 4), 2, 1, kBorda));
    CHECK(shareInTop(profile(dice, 4, 5), 2, 1, kBorda));
}

TEST_CASE("Shares add up to the places there are, and the same seed gives the same", "[rules][methods][stability]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 1 + dice.below(8), 5 + dice.below(8));
        const int top = dice.below(10);
        const auto shares = shareInTop(given, top, seed, kBorda);
        REQUIRE(shares);
        INFO("seed " << seed);
        for (double share : *shares) {
            CHECK(share >= 0);
            CHECK(share <= 1);
        }
        CHECK(std::accumulate(shares->begin(), shares->end(), 0.0) == Approx(std::min(top, given.items)).margin(1e-9));
        CHECK(shareInTop(given, top, seed, kBorda) == shares);
    }
    Dice dice(7);
    const Profile given = profile(dice, 6, 9);
    CHECK(shareInTop(given, 2, 1, kBorda) != shareInTop(given, 2, 2, kBorda));
}

TEST_CASE("What all want is sure, what a tie leaves open is a lot", "[rules][methods][stability]") {
    Profile given{4, app::Blanks::Implicit, {}};
    for (int voter = 0; voter < 6; ++voter) given.orders.push_back({{{2}, {0, 1, 3}}, 1});
    const auto shares = shareInTop(given, 2, 3, kBorda);
    REQUIRE(shares);
    CHECK((*shares)[2] == 1);
    for (std::size_t item : {0, 1, 3}) CHECK((*shares)[item] == Approx(1.0 / 3));
}

TEST_CASE("Resamples draw each voter as often as chance has it", "[rules][methods][stability]") {
    // Six against five: P(a majority of eleven draws from them is for 0) = Σ_{k≥6} C(11,k)(6/11)^k(5/11)^{11−k} = 0.6214.
    Profile given{2, app::Blanks::Implicit, {}};
    for (int voter = 0; voter < 11; ++voter) given.orders.push_back({voter < 6 ? Groups{{0}, {1}} : Groups{{1}, {0}}, 1});
    double chance = 0, ways = 1;  // C(11, k)
    for (int k = 11; k >= 6; --k) {
        chance += ways * std::pow(6 / 11.0, k) * std::pow(5 / 11.0, 11 - k);
        ways = ways * k / (12 - k);
    }
    const auto shares = shareInTop({11, 2, 1, 5, 20000}, [&](std::span<const int> times) {
        CHECK(std::accumulate(times.begin(), times.end(), 0) == 11);
        Profile drawn = given;
        for (std::size_t voter = 0; voter < times.size(); ++voter) drawn.orders[voter].weight = times[voter];
        return borda(drawn).groups;
    });
    REQUIRE(shares);
    CHECK((*shares)[0] == Approx(chance).margin(0.014));  // four standard errors of 20 000 draws
}
