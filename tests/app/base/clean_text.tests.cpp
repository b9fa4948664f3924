// What a text may hold when it enters a session: a table of cases, and any code points at all.
#include <utf8proc.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>
#include <random>

#include "app/base/utf8.h"

using namespace app;

namespace {

struct Case {
    const char* what;
    std::string in, out;
};

std::string composed(const std::string& text) {
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> nfc(
        utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str())), std::free);
    return reinterpret_cast<const char*>(nfc.get());
}

std::string marks(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "\u0321";  // composes with nothing here
    return text;
}

// The longest cluster of a text, in code points.
int longestCluster(const std::string& text) {
    int longest = 0, length = 0;
    std::int32_t state = 0, last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<std::int32_t>(nextCodePoint(text, at));
        if (length > 0 && utf8proc_grapheme_break_stateful(last, c, &state)) length = 0;
        longest = std::max(longest, ++length), last = c;
    }
    return longest;
}

// Mostly what gets in one another's way: letters with their marks, emoji, joiners and selectors, jamo, tags; else anything.
std::uint32_t anyCodePoint(std::mt19937& random) {
    static const std::uint32_t kTricky[] = {'e',     'x',    ' ',    '\n',   0x301,  0x308,  0x338,   0x2194,  0x1F469, 0x1F3FD,
                                            0x200D,  0x200C, 0xFE0F, 0xFE0E, 0x20E3, '1',    0x1F3F4, 0xE0067, 0xE007F, 0x0645,
                                            0x06CC,  0x094D, 0x0915, 0x1100, 0x1161, 0x11A8, 0x202E,  0x200B,  0x1F1EB, 0x600,
                                            0x1D160, 0x0F73, 0x2764, 0xFB2C, 0x212B, 0x3000, 0xAD,    0xE000};
    if (random() % 4) return kTricky[random() % std::size(kTricky)];
    for (;;)
        if (const std::uint32_t c = random() % 0x110000; c < 0xD800 || c > 0xDFFF) return c;
}

}  // namespace

TEST_CASE("What enters a session is composed text that shows, and nothing that hides or reorders", "[base][utf8]") {
    const std::vector<Case> cases{
        {"accents are composed", "re\u0301clame\u0301", "réclamé"},
        {"also those that a hidden character parted", "e\u200B\u0301 e\u200C\u0301", "é é"},
        {"marks stand in one order", "a\u0301\u0323", "ạ\u0301"},
        {"Hangul is composed", "\u1112\u1161\u11AB", "한"},
        {"lines end in one way", "a\u2028b\u2029c\r\nd", "a\nb\nc\nd"},
        {"marks of direction", "a\u200Eb\u200Fc\u061Cd", "abcd"},
        {"overrides and isolates", "a\u202Ab\u202Ec\u2066d\u2069e", "abcde"},
        {"nothing wide", "a\u200Bb\u2060c\uFEFFd\u00ADe\u034Ff\u2064g", "abcdefg"},
        {"letters that show nothing", "a\u3164b\u115Fc\u1160d\uFFA0e\u17B4f", "abcdef"},
        {"private use", "a\uE000b\U000F0000c\U00100000d", "abcd"},
        {"what is no character", "a\uFDD0b\uFFFEc\U0001FFFFd", "abcd"},
        {"text hidden in tags", "Oui\U000E004E\U000E006F\U000E006E", "Oui"},
        {"selectors of ideographs and others", "葛\U000E0100 a\uFE00 1\uFE0F", "葛 a 1"},
        {"selectors of emoji stay", "❤\uFE0F ☎\uFE0E", "❤\uFE0F ☎\uFE0E"},
        {"one selector each", "❤\uFE0F\uFE0F\uFE0E", "❤\uFE0F"},
        {"keycaps stay", "1\uFE0F\u20E3", "1\uFE0F\u20E3"},
        {"a family stays together", "👩\u200D👩\u200D👦", "👩\u200D👩\u200D👦"},
        {"so does who has a skin and a calling", "👩🏽\u200D⚕\uFE0F", "👩🏽\u200D⚕\uFE0F"},
        {"joiners join nothing else", "a\u200Db 👩\u200D a \u200D👩", "ab 👩 a 👩"},
        {"the flag of Scotland", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
         "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"},
        {"a flag that does not end", "🏴\U000E0067\U000E0062 a", "🏴 a"},
        {"a flag that carries a message", "🏴\U000E0067\U000E0067\U000E0067\U000E0067\U000E0067\U000E0067\U000E0067\U000E007F",
         "🏴"},
        {"the flag of France", "🇫🇷", "🇫🇷"},
        {"Persian keeps what parts its letters", "می\u200Cخواهم", "می\u200Cخواهم"},
        {"French does not", "mi\u200Ceux", "mieux"},
        {"what joins after a virama stays", "ශ්\u200Dරී क्\u200Cष", "ශ්\u200Dරී क्\u200Cष"},
        {"Arabic, Hebrew and Chinese stay as they are", "شكراً תודה 谢谢", "شكراً תודה 谢谢"},
        {"eight marks a letter", "x" + marks(50) + "y", "x" + marks(8) + "y"},
        {"marks without a letter too", marks(50), marks(8)},
        {"spaces alone are no text", "\u00A0 \u3000\u2003\n\u202F", ""},
        {"nor is what does not show", "\u200B\u2800\u00A0\uFE0F\u200D\u3164", ""},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        CHECK(cleanText(one.in) == one.out);
        CHECK(cleanText(one.out) == one.out);
    }
}

TEST_CASE("Any code points become valid, composed text in short clusters that stays as it is", "[base][utf8]") {
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 24; left > 0; --left) {
            const std::uint32_t c = anyCodePoint(random);
            for (auto again = random() % 20 ? 1 : random() % 60; again > 0; --again) appendCodePoint(text, c);
        }
        CAPTURE(round, text);
        const std::string clean = cleanText(text);
        REQUIRE(isUtf8(clean));
        REQUIRE(cleanText(clean) == clean);
        REQUIRE(composed(clean) == clean);
        REQUIRE(longestCluster(clean) <= kLongestCluster);
    }
}

TEST_CASE("A text that is cut to a length ends with a whole cluster and stays as it is", "[base][utf8]") {
    CHECK(cleanText("Marie 👩\u200D👩\u200D👦", 20) == "Marie");
    CHECK(cleanText("Marie 👩\u200D👩\u200D👦", 24) == "Marie 👩\u200D👩\u200D👦");
    CHECK(cleanText("été", 4) == "ét");
    CHECK(cleanText("👩\u200D👩\u200D👦", 8) == "👩");  // a cluster longer than all there may be
    CHECK(cleanText("क्\u200Cष", 9) == "क्");
    CHECK(cleanText(" e\u0301 ", 2) == "é");
    CHECK(cleanText(std::string(3'000, 'x') + std::string(3'000, ' ') + "y", 5'000) == std::string(3'000, 'x'));
    // What grows when it is composed.
    std::string notes;
    for (int i = 0; i < 1'000; ++i) notes += "\U0001D160";
    CHECK(cleanText(notes, kLongestText).size() <= kLongestText);
    CHECK(cleanText(notes, kLongestText) == cleanText(cleanText(notes, kLongestText)));
}
