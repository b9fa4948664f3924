#include "ui/panels/words.h"

#include <catch2/catch.hpp>

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

TEST_CASE("Thousands and decimals are set as each language does", "[panels][facilitator][words]") {
    const app::Texts english;
    CHECK(eurosWords(english, 1'234'567) == "€1,234,567");
    CHECK(eurosWords(english, 999) == "€999");
    CHECK(daysWords(english, 125) == "12.5 d");
    CHECK(costWords(english, 120, 0) == "12 d");
    CHECK(shareOfBest(english, 979, false) == "at least 97% of the best possible");
}
