#include "app/rules/budget/formula.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace app::rules;

namespace {

const std::vector<std::string> kNames{"value", "euros", "coût", "jours_2"};

Formula read(const char* text) { return std::get<Formula>(Formula::parse(text, kNames)); }
FormulaOutcome of(const char* text, std::vector<std::optional<double>> values = {2, 8, 5, 0}) {
    return read(text).evaluate(values);
}
FormulaError wrong(const char* text) { return std::get<FormulaError>(Formula::parse(text, kNames)); }

}  // namespace

TEST_CASE("A formula of one's own keeps the order of operations", "[rules][budget][formula]") {
    CHECK(*of("1 + 2 * 3").value == 7);
    CHECK(*of("(1 + 2) * 3").value == 9);
    CHECK(*of("10 - 4 - 3").value == 3);
    CHECK(*of("16 / 4 / 2").value == 2);
    CHECK(*of("-value * -2").value == 4);
    CHECK(*of("2 - -+3").value == 5);
    CHECK(*of("2 × 3 − 8 ÷ 4").value == 4);
    CHECK(*of("value−1").value == 1);  // the true minus is not part of the name
    CHECK(*of("coût * 1.5 # a comment\n + .5").value == 8);
    CHECK(*of("min(3, value; 4) + max(1,5)").value == 7);
    CHECK(*of("min(7)").value == 7);
    CHECK(*of("max(min(1, 2), 3 - 1)").value == 2);
    CHECK(*of("\xef\xbb\xbfvalue / euros").value == 0.25);
    CHECK(std::signbit(*of("0 * -1").value) == false);
    CHECK(read("euros + value + euros").used() == std::vector<std::string>{"euros", "value"});
}

TEST_CASE("What is wrong in a formula is said with its line and column", "[rules][budget][formula]") {
    auto e = wrong("value +\n  éclat * 2");
    CHECK(e.line == 2);
    CHECK(e.column == 3);
    CHECK(e.name == "éclat");
    e = wrong("coût ! 2");
    CHECK(e.column == 6);  // characters, not bytes
    CHECK(e.name == "!");
    e = wrong("(value + 1");
    CHECK(e.column == 11);
    CHECK(std::string(e.text) == "The formula stops too early");
    e = wrong("1,5 * value");
    CHECK(e.column == 2);
    CHECK(std::string(e.text) == "Write decimals with one point: 1.5");
    CHECK(wrong("1.2.3").column == 4);
    CHECK(wrong("1e999").column == 1);
    CHECK(wrong("value value").column == 7);
    CHECK(wrong("Value").name == "Value");
    CHECK(wrong("value)").name == ")");
    for (const char* text :
         {"", "  # nothing\n", "+", "*2", "1 +", "min(", "min()", "min(1,)", "()", "2 2", "min", ".", "\xff", "1 , 2", "a(1)"}) {
        INFO(text);
        CHECK(std::holds_alternative<FormulaError>(Formula::parse(text, kNames)));
    }
    CHECK(std::holds_alternative<FormulaError>(Formula::parse(std::string(5000, '(') + "1", kNames)));
    CHECK(std::holds_alternative<FormulaError>(Formula::parse(std::string(9000, '-') + "1", kNames)));
    CHECK(std::holds_alternative<FormulaError>(Formula::parse(std::string(20000, ' ') + "1", kNames)));
    CHECK(*of((std::string(150, '(') + "1" + std::string(150, ')')).c_str()).value == 1);
}

TEST_CASE("A result that is no number is told for that item and gives no value", "[rules][budget][formula]") {
    auto o = of("1 +\nvalue / jours_2");
    REQUIRE(o.error);
    CHECK_FALSE(o.value);
    CHECK(std::string(o.error->text) == "Division by zero");
    CHECK(o.error->line == 2);
    CHECK(o.error->column == 7);
    const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
    CHECK(of("value", {nan, 1, 1, 1}).error->name == "value");
    CHECK_FALSE(of("value", {inf, 1, 1, 1}).value);
    CHECK_FALSE(of("min(1, value - value)", {inf, 1, 1, 1}).value);
    CHECK_FALSE(of("value * 1e308 * 1e308").value);
    CHECK(of("value + euros", {1, {}, 1, 1}).error->name == "euros");
    CHECK(*of("value", {1, {}, {}, {}}).value == 1);  // what is not used may be missing
    CHECK_FALSE(of("value", {}).value);
}
