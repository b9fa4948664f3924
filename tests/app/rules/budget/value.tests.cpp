#include "app/rules/budget/value.h"

#include <catch2/catch.hpp>
#include <random>

#include "app/rules/budget/presets.h"
#include "app/rules/budget/quadrants.h"

using namespace app;
using namespace app::rules;

namespace {

ValueInput scored(int customer, int company, std::optional<std::int64_t> euros, std::optional<std::int64_t> tenthDays) {
    return {{customer, 1}, {company, 1}, euros, tenthDays, {}};
}

}  // namespace

TEST_CASE("Value is the weighted impact on 0 to 1, effort the share of what there is", "[rules][budget][value]") {
    const auto table = valueForCost({scored(5, 3, 1000, 40)}, {.budget = 10000, .days = 100});
    REQUIRE(table);
    const Valued& item = table->items[0];
    CHECK(*item.value == Fraction(3, 4));   // ½·1 + ½·½
    CHECK(*item.effort == Fraction(1, 2));  // 1/10 + 4/10
    CHECK(item.worth->amount == Fraction(3, 2));
    CHECK_FALSE(table->assumed);

    const auto slid = valueForCost({scored(5, 3, 1000, 40)}, {.customerWeight = 100, .budget = 10000, .days = 100, .lambda = 25});
    CHECK(*slid->items[0].value == 1);
    CHECK(*slid->items[0].effort == Fraction(1, 40) + Fraction(3, 10));
    auto unsure = scored(5, 3, 1000, 40);
    unsure.confidence = 80;
    CHECK(*valueForCost({unsure}, {.budget = 10000})->items[0].value == Fraction(3, 5));
}

TEST_CASE("A mean of several scores stays a fraction", "[rules][budget][value]") {
    ValueInput item{{11, 3}, {4, 1}, 1, 1, {}};
    CHECK(*valueForCost({item}, {.budget = 1})->items[0].value ==
          Fraction(1, 2) * Fraction(2, 3) + Fraction(1, 2) * Fraction(3, 4));
}

TEST_CASE("Ratios are compared exactly where doubles see a tie", "[rules][budget][value]") {
    // 1/3 of 300000000000 against one euro more: the ratios differ by 1 in 10^11 squared.
    const auto table =
        valueForCost({scored(5, 5, 100'000'000'000, {}), scored(5, 5, 100'000'000'001, {}), scored(3, 3, 50'000'000'000, {})},
                     {.budget = 900'000'000'000});
    REQUIRE(table);
    CHECK(compareWorth(*table->items[0].worth, *table->items[1].worth) > 0);
    CHECK(compareWorth(*table->items[0].worth, *table->items[2].worth) == 0);
    CHECK(compareWorth(*table->items[1].worth, *table->items[0].worth) < 0);
}

TEST_CASE("Missing figures give no ratio, zero cost comes first, by value", "[rules][budget][value]") {
    const auto table =
        valueForCost({scored(5, 5, 10, 10), scored(1, 1, 0, 0), scored(2, 2, 0, 0), scored(5, 5, 10, {}), {{}, {5, 1}, 1, 1, {}}},
                     {.budget = 100, .days = 100});
    REQUIRE(table);
    CHECK(table->items[1].standing == WorthState::Free);
    CHECK(compareWorth(*table->items[1].worth, *table->items[0].worth) > 0);
    CHECK(compareWorth(*table->items[2].worth, *table->items[1].worth) > 0);
    CHECK(table->items[3].standing == WorthState::ToBeCosted);
    CHECK_FALSE(table->items[3].worth);
    CHECK(table->items[4].standing == WorthState::NoValue);
    CHECK_FALSE(table->items[4].worth);
    // With euros alone, days need not be known.
    CHECK(valueForCost({scored(5, 5, 10, {})}, {.budget = 100})->items[0].standing == WorthState::Ratio);
    // λ = 100 %: days weigh nothing and need not be known either.
    CHECK(valueForCost({scored(5, 5, 10, {})}, {.budget = 100, .days = 10, .lambda = 100})->items[0].standing ==
          WorthState::Ratio);
    // An impact of weight 0 need not be scored.
    CHECK(valueForCost({{{4, 1}, {}, 1, 1, {}}}, {.customerWeight = 100, .budget = 9})->items[0].standing == WorthState::Ratio);
    // A budget of 0: what costs euros has no ratio, what costs none is free.
    const auto none = valueForCost({scored(5, 5, 10, 1), scored(5, 5, 0, 1)}, {.budget = 0});
    CHECK(none->items[0].standing == WorthState::NoResource);
    CHECK(none->items[1].standing == WorthState::Free);
}

TEST_CASE("Without budget or days a fixed amount serves, whatever the others cost, and it says so", "[rules][budget][value]") {
    const auto table = valueForCost({scored(5, 5, 24'000, 240), scored(3, 3, 300, 10), scored(3, 3, {}, {})}, {});
    CHECK(table->assumed);
    CHECK(table->budget == kAssumedEuros);
    CHECK(table->days == kAssumedTenthDays);
    CHECK(*table->items[0].effort == Fraction(1, 5));
    CHECK(*valueForCost({scored(5, 5, 24'000, 240), scored(3, 3, 900'000, 9'000)}, {})->items[0].effort == Fraction(1, 5));
    const auto noDays = valueForCost({scored(5, 5, 60'000, {}), scored(3, 3, 300, {})}, {});
    CHECK(*noDays->items[0].effort == Fraction(1, 4));
    CHECK(noDays->items[0].standing == WorthState::Ratio);
    CHECK(valueForCost({scored(5, 5, {}, {})}, {})->items[0].standing == WorthState::ToBeCosted);
    CHECK(valueForCost({scored(5, 5, 0, 0)}, {})->items[0].standing == WorthState::Free);
    CHECK(valueForCost({}, {})->items.empty());
    // Which costs count: those that something costs, else those that are given as nothing, else both.
    const auto counts = [](const std::vector<ValueInput>& items) {
        const Resources there = resourcesOf(items, {});
        return std::pair(there.eurosCount, there.daysCount);
    };
    CHECK(counts({scored(1, 1, 0, 10), scored(1, 1, {}, {})}) == std::pair(false, true));
    CHECK(counts({scored(1, 1, 0, {}), scored(1, 1, {}, {})}) == std::pair(true, false));
    CHECK(counts({scored(1, 1, 0, {}), scored(1, 1, {}, 0)}) == std::pair(true, true));
    CHECK(counts({scored(1, 1, {}, {})}) == std::pair(true, true));
}

TEST_CASE("Impossible figures are refused, naming the item", "[rules][budget][value]") {
    const auto about = [](const Result<ValueTable>& r) { return r ? 999 : static_cast<int>(r.refusal().about); };
    CHECK(about(valueForCost({scored(1, 1, 1, 1), scored(1, 1, -1, 1)}, {})) == 2);
    CHECK(about(valueForCost({scored(1, 1, 1, -1)}, {})) == 1);
    CHECK(about(valueForCost({scored(6, 1, 1, 1)}, {})) == 1);
    CHECK(about(valueForCost({scored(0, 1, 1, 1)}, {})) == 1);
    CHECK(about(valueForCost({{{16, 3}, {1, 1}, 1, 1, {}}}, {})) == 1);
    CHECK(about(valueForCost({{{15, 3}, {1, 1}, 1, 1, {}}}, {})) == 999);
    CHECK_FALSE(valueForCost({}, {.customerWeight = 101}));
    CHECK_FALSE(valueForCost({}, {.budget = -1}));
    CHECK_FALSE(valueForCost({}, {.lambda = -1}));
}

TEST_CASE("Quadrants keep a card on the line on the better side, and a new card moves no line", "[rules][budget][value]") {
    std::vector<ValueInput> items{scored(5, 5, 10, {}), scored(3, 3, 20, {}), scored(1, 1, 30, {})};
    const ValueSettings settings{.budget = 100};
    const auto lines = medianThresholds(*valueForCost(items, settings));
    REQUIRE(lines);
    CHECK(lines->value == Fraction(1, 2));
    CHECK(lines->effort == Fraction(1, 5));
    items.push_back(scored(5, 5, 90, {}));
    items.push_back(scored(1, 1, 1, {}));
    items.push_back(scored(1, 1, {}, {}));
    const auto table = valueForCost(items, settings);
    const auto at = [&](std::size_t i) { return quadrantOf(table->items[i], *lines); };
    CHECK(at(0) == Quadrant::QuickWin);
    CHECK(at(1) == Quadrant::QuickWin);  // on both lines
    CHECK(at(2) == Quadrant::LeaveOut);
    CHECK(at(3) == Quadrant::BigProject);
    CHECK(at(4) == Quadrant::FillIn);
    CHECK_FALSE(at(5));
    CHECK(medianThresholds(*table)->effort == Fraction(1, 5));  // 1 10 20 30 90
    CHECK(medianThresholds(*valueForCost({items[0], items[1]}, settings))->value == Fraction(3, 4));
    CHECK_FALSE(medianThresholds(ValueTable{}));
    CHECK(middleThresholds(2).effort == 1);
}

TEST_CASE("The Pareto front is what brute force finds, whatever the weights of the costs", "[rules][budget][value]") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        std::vector<ValueInput> items;
        for (unsigned i = 0; i < 1 + random() % 25; ++i) {
            items.push_back(
                scored(static_cast<int>(1 + random() % 5), static_cast<int>(1 + random() % 5), random() % 5, random() % 5));
            if (random() % 10 == 0) items.back().euros.reset();
        }
        const auto table = valueForCost(items, {.budget = 10, .days = 10, .lambda = static_cast<int>(random() % 101)});
        std::vector<int> expected;
        for (std::size_t i = 0; i < items.size(); ++i) {
            bool front = items[i].euros.has_value();
            for (std::size_t j = 0; j < items.size(); ++j) {
                if (!items[j].euros || !front) continue;
                const int v = (items[j].customer.sum + items[j].company.sum > items[i].customer.sum + items[i].company.sum) -
                              (items[j].customer.sum + items[j].company.sum < items[i].customer.sum + items[i].company.sum);
                if (v >= 0 && *items[j].euros <= *items[i].euros && *items[j].tenthDays <= *items[i].tenthDays &&
                    (v > 0 || *items[j].euros < *items[i].euros || *items[j].tenthDays < *items[i].tenthDays))
                    front = false;
            }
            if (front) expected.push_back(static_cast<int>(i));
        }
        REQUIRE(paretoFront(items, *table) == expected);
    }
}

TEST_CASE("RICE, ICE and WSJF are computed as published, off-scale figures refused", "[rules][budget][presets]") {
    CHECK(*rice({.reach = 500, .impactQuarters = 12, .confidence = 80, .effortTenths = 20}) == 600);  // 500·3·0.8/2
    CHECK(*rice({.reach = 7, .impactQuarters = 1, .confidence = 50, .effortTenths = 3}) == Fraction(35, 12));
    CHECK_FALSE(rice({.reach = 1, .impactQuarters = 3, .confidence = 80, .effortTenths = 1}));
    CHECK_FALSE(rice({.reach = 1, .impactQuarters = 4, .confidence = 70, .effortTenths = 1}));
    CHECK_FALSE(rice({.reach = 1, .impactQuarters = 4, .confidence = 80, .effortTenths = 0}));
    CHECK_FALSE(rice({.reach = -1, .impactQuarters = 4, .confidence = 80, .effortTenths = 1}));
    CHECK(*ice({8, 6, 7}) == 336);
    CHECK_FALSE(ice({11, 6, 7}));
    CHECK_FALSE(ice({1, 0, 7}));
    const auto w = wsjf({{1, 1, 1, 8}, {13, 5, 3, 1}});
    REQUIRE(w);
    CHECK(*w == std::vector<Fraction>{Fraction(3, 8), 21});
    CHECK(wsjf({{1, 1, 1, 1}, {4, 1, 1, 1}}).refusal().about == 2);
    CHECK_FALSE(wsjf({{2, 1, 1, 1}}));
    CHECK(wsjf({})->empty());
    CHECK(kSizeNumbers[Size::XXL] == 8);
}
