// What the facilitator's pages reckon for themselves: steps of a cap, the dose of duels, two rounds side by side.
#include <catch2/catch.hpp>

#include "ui/panels/facilitator/plan_page.h"
#include "ui/panels/facilitator/rounds_page.h"
#include "ui/panels/facilitator/vote_page.h"

using namespace ui::panels::facilitator;

TEST_CASE("Caps are stepped finer where works are small, and end in no cap", "[panels][facilitator][plan]") {
    CHECK(stepDays(std::nullopt, 1) == 100);
    CHECK(stepDays(std::nullopt, -1) == std::nullopt);
    CHECK(stepDays(100, 1) == 110);
    CHECK(stepDays(125, 1) == 130);
    CHECK(stepDays(125, -1) == 120);
    CHECK(stepDays(200, 1) == 250);
    CHECK(stepDays(250, -1) == 200);
    CHECK(stepDays(200, -1) == 190);
    CHECK(stepDays(10, -1) == std::nullopt);
    CHECK(stepEuros(std::nullopt, 1) == 10'000);
    CHECK(stepEuros(20'000, 1) == 25'000);
    CHECK(stepEuros(100'000, 1) == 110'000);
    CHECK(stepEuros(1000, -1) == std::nullopt);
    // There and back again.
    for (std::int64_t cap = 10; cap <= 5000; cap = *stepDays(cap, 1)) CHECK(stepDays(*stepDays(cap, 1), -1) == cap);
}

TEST_CASE("The dose of duels comes from what the schedule will ask for", "[panels][facilitator][vote]") {
    // 40 cards, ten appearances each, four a screen: 100 screens for six seats.
    CHECK(doseFor(40, 6, app::BallotForm::BestWorst).screens == 17);
    CHECK(doseFor(40, 6, app::BallotForm::BestWorst).minutes == 3);
    CHECK(doseFor(40, 6, app::BallotForm::Duels).screens == 34);
    CHECK(doseFor(1, 6, app::BallotForm::Duels).screens == 0);
    CHECK(doseFor(40, 0, app::BallotForm::Duels).screens == 0);
}

TEST_CASE("Two rounds side by side: who moved most comes first, who was in one only comes last",
          "[panels][facilitator][rounds]") {
    app::rules::RoundStanding before, after;
    for (int i = 1; i <= 4; ++i) before.rows.push_back({.item = static_cast<std::uint64_t>(i), .rank = i});
    for (const auto& [item, rank] : {std::pair{4, 1}, {1, 2}, {5, 3}, {3, 4}})
        after.rows.push_back({.item = static_cast<std::uint64_t>(item), .rank = rank});
    const auto all = compare(before, after);
    REQUIRE(all.size() == 5);
    CHECK(all[0].item == 4);
    CHECK(all[0].rise() == 3);
    CHECK(all[1].item == 1);
    CHECK(all[1].rise() == -1);
    CHECK(all[2].item == 3);
    CHECK(all[3].item == 5);
    CHECK_FALSE(all[3].before);
    CHECK(all[4].item == 2);
    CHECK_FALSE(all[4].after);
}
