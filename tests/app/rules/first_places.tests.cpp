// Who stands in front after a round, ties as one line.
#include "app/rules/first_places.h"

#include <catch2/catch.hpp>

using namespace app::rules;

namespace {

// Rows of a tally: what each got, best first.
std::vector<TallyRow> rowsOf(const std::vector<int>& totals) {
    std::vector<TallyRow> rows;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        TallyRow row{.item = i + 1, .total = totals[i], .voters = totals[i]};
        row.place = i > 0 && totals[i] == totals[i - 1] ? rows.back().place : static_cast<int>(i) + 1;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

TEST_CASE("The first five places, and who shares one stands in one line", "[rules][reveal]") {
    const auto places = firstPlaces(rowsOf({9, 7, 7, 4, 3, 3, 3, 1, 0}));
    REQUIRE(places.size() == 4);
    CHECK(places[0].items == std::vector<std::uint64_t>{1});
    CHECK((places[1].place == 2 && places[1].items == std::vector<std::uint64_t>{2, 3}));
    CHECK((places[2].place == 4 && places[2].total == 4));
    CHECK((places[3].place == 5 && places[3].items.size() == 3));
}

TEST_CASE("What got nothing stands nowhere: nobody voted, one candidate, all equal", "[rules][reveal]") {
    CHECK(firstPlaces({}).empty());
    CHECK(firstPlaces(rowsOf({0, 0, 0})).empty());
    CHECK(firstPlaces(rowsOf({3})).size() == 1);
    const auto equal = firstPlaces(rowsOf(std::vector<int>(400, 2)));
    REQUIRE(equal.size() == 1);
    CHECK((equal[0].place == 1 && equal[0].items.size() == 400));
}

TEST_CASE("Dots against stand beside a single one, and are not added up over many", "[rules][reveal]") {
    auto rows = rowsOf({5, 4, 4});
    for (TallyRow& row : rows) row.resistance = 2;
    const auto places = firstPlaces(rows);
    CHECK(places[0].resistance == 2);
    CHECK(places[1].resistance == 0);
}
