#include "app/base/utf8.h"

#include <catch2/catch.hpp>
#include <random>

using namespace app;

TEST_CASE("Every code point survives encoding and decoding", "[base][utf8]") {
    for (std::uint32_t c :
         {0x41u, 0x7Fu, 0x80u, 0xE9u, 0x7FFu, 0x800u, 0x20ACu, 0xD7FFu, 0xE000u, 0xFFFDu, 0x10000u, 0x1F600u, 0x10FFFFu}) {
        std::string text;
        appendCodePoint(text, c);
        CHECK(isUtf8(text));
        std::size_t at = 0;
        CHECK(nextCodePoint(text, at) == c);
        CHECK(at == text.size());
    }
}

TEST_CASE("Malformed bytes give the replacement character and one byte of progress", "[base][utf8]") {
    for (const std::string bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                  "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x82"}) {
        INFO(bad.size());
        CHECK_FALSE(isUtf8(bad));
        std::size_t at = 0;
        CHECK(nextCodePoint(bad, at) == 0xFFFDu);
        CHECK(at == 1);
        CHECK(isUtf8(cleanText(bad)));
    }
}

TEST_CASE("Any bytes become valid text that stays as it is when cleaned again", "[base][utf8]") {
    std::mt19937 random(2);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, ' ');
        for (char& c : bytes) c = static_cast<char>(random() % 256);
        const std::string clean = cleanText(bytes);
        REQUIRE(isUtf8(clean));
        REQUIRE(cleanText(clean) == clean);
        REQUIRE(clean.find('\0') == std::string::npos);
    }
}

TEST_CASE("Cleaning keeps line ends and French spaces, and takes away controls, overrides and outer spaces", "[base][utf8]") {
    CHECK(cleanText("  Trop cher ! \n") == "Trop cher !");
    CHECK(cleanText("a\tb\nc") == "a b\nc");
    CHECK(cleanText("a\rb\x07"
                    "c\x1B") == "abc");
    CHECK(cleanText("Prix\u00A0: 5\u202F€") == "Prix\u00A0: 5\u202F€");
    CHECK(cleanText("a\u202Eb\u2066c\uFEFFd") == "abcd");
    CHECK(cleanText(" \n \t ") == "");
}

TEST_CASE("Cutting never splits a character", "[base][utf8]") {
    CHECK(cutAt("été", 2) == "é");
    CHECK(cutAt("été", 3) == "ét");
    CHECK(cutAt("été", 4) == "ét");
    CHECK(cutAt("été", 99) == "été");
    CHECK(cutAt("é", 1) == "");
    CHECK(cutAt("😀", 3) == "");
}
