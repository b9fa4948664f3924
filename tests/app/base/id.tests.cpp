#include "app/base/id.h"

#include <catch2/catch.hpp>
#include <set>

using namespace app;

TEST_CASE("An id survives its text", "[base][id]") {
    IdSource ids(3);
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t id = ids.next();
        CHECK(id > 0);
        CHECK(id >> 63 == 0);
        CHECK(idText(id).size() == 13);
        CHECK(idFromText(idText(id)) == id);
    }
}

TEST_CASE("Texts that are no id are refused", "[base][id]") {
    for (const char* text : {"", "0000000000000", "000000000000", "00000000000001", "000000000000i", "000000000000L",
                             "000000000000 ", "zzzzzzzzzzzzz", "é00000000000"}) {
        INFO(text);
        CHECK(idFromText(text) == std::nullopt);
    }
    CHECK(idFromText("0000000000001") == 1u);
    CHECK(idFromText("7zzzzzzzzzzzz") == (std::uint64_t{1} << 63) - 1);
    CHECK(idFromText("8000000000000") == std::nullopt);  // would not fit SQLite's signed integers
}

TEST_CASE("A source with the same seed gives the same ids, and never one twice", "[base][id]") {
    IdSource a(5), b(5);
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 10'000; ++i) {
        const auto id = a.next();
        CHECK(id == b.next());
        CHECK(seen.insert(id).second);
    }
}
