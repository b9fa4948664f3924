#include "ui/panels/facilitator_words.h"

#include <catch2/catch.hpp>

#include "ui/panels/facilitator_plan.h"
#include "ui/panels/facilitator_rounds.h"
#include "ui/panels/facilitator_vote.h"

using namespace ui::panels;

TEST_CASE("Days and euros are read as people type them, and refused where they would be cut", "[panels][facilitator][words]") {
    CHECK(readTenthDays("12") == 120);
    CHECK(readTenthDays("12,5") == 125);
    CHECK(readTenthDays("0.5 j") == 5);
    CHECK(readTenthDays("0") == 0);
    CHECK_FALSE(readTenthDays("1,25"));
    CHECK_FALSE(readTenthDays("-3"));
    CHECK_FALSE(readTenthDays("beaucoup"));
    CHECK_FALSE(readTenthDays(""));
    CHECK(readEuros("30000") == 30'000);
    CHECK(readEuros("30 000 €") == 30'000);
    CHECK(readEuros("30\u202F000\u00A0€") == 30'000);
    CHECK(readEuros("30k") == 30'000);
    CHECK(readEuros("12,5 k€") == 12'500);
    CHECK_FALSE(readEuros("12,50"));
    CHECK_FALSE(readEuros("k"));
    CHECK_FALSE(readEuros("30k5"));
    CHECK_FALSE(readEuros("99999999999999999999"));
}

TEST_CASE("Dates are read day first or as ISO, and only if the day exists", "[panels][facilitator][words]") {
    CHECK(readDay("1/1/1970") == std::nullopt);  // before any workshop
    CHECK(readDay("15/03/2027") == readDay("2027-03-15"));
    CHECK(readDay("15/3/27") == readDay("15/03/2027"));
    CHECK(*readDay("01/03/2028") - *readDay("28/02/2028") == 2);  // a leap year
    CHECK_FALSE(readDay("31/02/2027"));
    CHECK_FALSE(readDay("15/2027"));
    CHECK_FALSE(readDay("demain"));
    const app::Texts english;
    CHECK(dateWords(english, *readDay("15/03/2027")) == "2027-03-15");
}

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

TEST_CASE("Thousands and decimals are set as each language does", "[panels][facilitator][words]") {
    const app::Texts english;
    CHECK(eurosWords(english, 1'234'567) == "€1,234,567");
    CHECK(eurosWords(english, 999) == "€999");
    CHECK(daysWords(english, 125) == "12.5 d");
    CHECK(costWords(english, 120, 0) == "12 d");
    CHECK(shareOfBest(english, 979, false) == "at least 97% of the best possible");
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
