#include "app/base/json_shape.h"

#include <catch2/catch.hpp>

using app::jsonLineOf;
using app::jsonTrouble;

TEST_CASE("JSON that is nested too deeply is found before it is parsed, wherever it stands", "[app][base]") {
    const auto nested = [](int depth) {
        return "{\"a\": \"[[[[\\\"[[\",\n\"b\": " + std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']') + "}";
    };
    CHECK_FALSE(jsonTrouble(nested(app::kDeepestJson - 1)));
    const auto trouble = jsonTrouble(nested(app::kDeepestJson));
    REQUIRE(trouble);
    CHECK(trouble->line == 2);
    CHECK(jsonTrouble(std::string(60'000, '[')));
    CHECK(jsonTrouble(std::string(60'000, '{')));
    CHECK_FALSE(jsonTrouble(""));
    CHECK_FALSE(jsonTrouble("]]]]"));
    CHECK_FALSE(jsonTrouble("\"[[[["));
}

TEST_CASE("a member that stands twice in one object is found, however it is written", "[app][base]") {
    CHECK_FALSE(jsonTrouble(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}], "c": "a"})"));
    const auto twice = jsonTrouble("{\"title\": 1,\n \"b\": {},\n \"t\\u0069tle\": 2}");
    REQUIRE(twice);
    CHECK(twice->line == 3);
    CHECK(twice->member == "title");
    CHECK(jsonTrouble(R"([{"x": {"k": 1, "k": 1}}])"));
    CHECK(jsonTrouble(R"({"\"": 1, "\"": 2})"));
    CHECK_FALSE(jsonTrouble(R"({"a": ["a", "a"]})"));
}

TEST_CASE("the line of a value is that of its name, or of the last thing on the way to it", "[app][base]") {
    const std::string text =
        "{\n\"title\": {\"fr\": \"x\"},\n\"stages\": [\n {\"fr\": \"a\"},\n {\"en\": \"b\",\n  \"fr\": 3}\n],\n\"lanes\": 1}";
    CHECK(jsonLineOf(text, "title") == 2);
    CHECK(jsonLineOf(text, "stages") == 3);
    CHECK(jsonLineOf(text, "stages/0") == 4);
    CHECK(jsonLineOf(text, "stages/0/fr") == 4);
    CHECK(jsonLineOf(text, "stages/1") == 5);
    CHECK(jsonLineOf(text, "stages/1/fr") == 6);
    CHECK(jsonLineOf(text, "stages/1/key") == 5);
    CHECK(jsonLineOf(text, "lanes") == 8);
    CHECK(jsonLineOf(text, "nothing") == 1);
    CHECK(jsonLineOf("", "a/b") == 1);
}
