#include "app/layout/text_box.h"

#include <catch2/catch.hpp>
#include <random>

#include "app/base/utf8.h"

using namespace app;
using namespace app::layout;

namespace {

// Every character half an em wide, W a whole one, semi-bold a tenth more: enough to check sums by hand.
struct Half : TextMeasure {
    float widthPerEm(std::string_view text, Weight weight) const override {
        float width = 0;
        for (std::size_t at = 0; at < text.size();) width += nextCodePoint(text, at) == 'W' ? 1.0f : 0.5f;
        return width * (weight == Weight::SemiBold ? 1.1f : 1);
    }
};

std::string joined(const TextBox& box) {
    std::string text;
    for (const std::string& line : box.lines) text += line;
    return text;
}

std::string withoutSpaces(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

const Half kHalf;

}  // namespace

TEST_CASE("Words go on one line while they fit", "[layout][text]") {
    // Width 50 at size 10: ten characters.
    const TextBox box = breakText(kHalf, "Trop cher pour moi", Weight::Regular, 50, 100, 10, 8);
    CHECK(box.lines == std::vector<std::string>{"Trop cher", "pour moi"});
    CHECK(box.size == 10);
    CHECK(box.lineH == Approx(12.2));
    CHECK_FALSE(box.cut);
}

TEST_CASE("Line ends in the text are kept, empty lines too", "[layout][text]") {
    CHECK(breakText(kHalf, "un\n\ntrois", Weight::Regular, 50, 100, 10, 8).lines == std::vector<std::string>{"un", "", "trois"});
    CHECK(breakText(kHalf, "", Weight::Regular, 50, 100, 10, 8).lines.empty());
}

TEST_CASE("A text that is too long shrinks by one step first, and only then ends in an ellipsis", "[layout][text]") {
    const std::string text = "aaaa bbbb cccc dddd eeee ffff";
    // Two lines of ten characters at 10; three of twelve at 8.
    const TextBox smaller = breakText(kHalf, text, Weight::Regular, 50, 30, 10, 8);
    CHECK(smaller.size == 8);
    CHECK_FALSE(smaller.cut);
    CHECK(withoutSpaces(joined(smaller)) == withoutSpaces(text));
    const TextBox cut = breakText(kHalf, text + " " + text, Weight::Regular, 50, 30, 10, 8);
    CHECK(cut.size == 8);
    CHECK(cut.cut);
    CHECK(cut.lines.size() == 3);
    CHECK(cut.lines.back().ends_with("…"));
}

TEST_CASE("A word longer than a line is broken inside, between characters", "[layout][text]") {
    const TextBox box = breakText(kHalf, "anticonstitutionnellement élevé", Weight::Regular, 50, 200, 10, 10);
    CHECK(box.lines == std::vector<std::string>{"anticonsti", "tutionnell", "ement", "élevé"});
    const TextBox accents = breakText(kHalf, "éééééééééééé", Weight::Regular, 50, 200, 10, 10);
    for (const std::string& line : accents.lines) CHECK(isUtf8(line));
    CHECK(joined(accents) == "éééééééééééé");
}

TEST_CASE("French signs stay with their word: no line begins with a colon or a euro", "[layout][text]") {
    const TextBox box = breakText(kHalf, "Prix moyen\u00A0: 12\u202F€ l’un", Weight::Regular, 50, 200, 10, 10);
    CHECK(box.lines == std::vector<std::string>{"Prix", "moyen\u00A0:", "12\u202F€ l’un"});
}

TEST_CASE("French signs typed after a plain space stay with their word too", "[layout][text]") {
    const auto lines = [](std::string_view text) { return breakText(kHalf, text, Weight::Regular, 50, 400, 10, 10).lines; };
    using Lines = std::vector<std::string>;
    CHECK(lines("Pourquoi ici ?") == Lines{"Pourquoi", "ici ?"});
    CHECK(lines("Il a dit « oui »") == Lines{"Il a dit", "« oui »"});
    CHECK(lines("Le prix : 12 €") == Lines{"Le prix :", "12 €"});
    CHECK(lines("Encore ? ! Non") == Lines{"Encore ? !", "Non"});
    CHECK(lines("« Anticonstitutionnel »") == Lines{"« Anticons", "titutionne", "l »"});
    CHECK(lines("Inadmissib !") == Lines{"Inadmissi", "b !"});  // the word alone would just fit
    CHECK(lines("? !").size() == 1);
}

TEST_CASE("Whatever is typed, no line begins or ends with a sign alone", "[layout][text]") {
    std::mt19937 random(7);
    const std::vector<std::string> words{"a", "mot", "deux", "interminablement", "WWWW", "été"};
    const std::vector<std::string> after{" ?", " !", " :", " ;", " »", " ? !", "  ?", ""};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t i = 1 + random() % 8; i > 0; --i)
            text += (text.empty() ? "" : " ") + std::string(random() % 4 ? "" : "« ") + words[random() % words.size()] +
                    after[random() % after.size()];
        const float width = 45 + static_cast<float>(random() % 60);  // a letter with two signs has room
        INFO("“" << text << "” in " << width);
        const TextBox box = breakText(kHalf, text, Weight::Regular, width, 2000, 10, 8);
        for (const std::string& line : box.lines)
            for (const char* sign : {"?", "!", ":", ";", "»"}) REQUIRE_FALSE(line.starts_with(sign));
        for (const std::string& line : box.lines) REQUIRE_FALSE(line.ends_with("«"));
        REQUIRE(withoutSpaces(joined(box)) == withoutSpaces(text));
    }
}

TEST_CASE("One line is cut to its width with an ellipsis, and left alone if it fits", "[layout][text]") {
    CHECK(cutLine(kHalf, "dix signes", Weight::Regular, 50, 10) == "dix signes");
    CHECK(cutLine(kHalf, "onze signes", Weight::Regular, 50, 10) == "onze sign…");
    CHECK(cutLine(kHalf, "éééééééééééé", Weight::Regular, 50, 10) == "ééééééééé…");
    CHECK(cutLine(kHalf, "", Weight::Regular, 50, 10).empty());
}

TEST_CASE("Whatever the text, no line is wider than its box, none is lost, and there are no more than fit", "[layout][text]") {
    std::mt19937 random(4);
    const std::vector<std::string> pieces{"a",  "W",  "é", " ", " ", "mot", "\n", "\u00A0", "…", "WWWW", "  ", "interminablement",
                                          " ?", "« ", " »"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
        const float width = 12 + static_cast<float>(random() % 60), height = 10 + static_cast<float>(random() % 60);
        const Weight weight = random() % 2 ? Weight::Regular : Weight::SemiBold;
        const TextBox box = breakText(kHalf, text, weight, width, height, 10, 8);
        INFO("“" << text << "” in " << width << " × " << height);
        for (const std::string& line : box.lines) {
            REQUIRE(kHalf.widthPerEm(line, weight) * box.size <= width + 0.01f);
            REQUIRE(isUtf8(line));
        }
        REQUIRE((box.lines.size() <= 1 || box.lineH * static_cast<float>(box.lines.size()) <= height + 0.02f));
        if (!box.cut) REQUIRE(withoutSpaces(joined(box)) == withoutSpaces(text));
        REQUIRE(kHalf.widthPerEm(cutLine(kHalf, text, weight, width, 10), weight) * 10 <= width + 0.01f);
    }
}

TEST_CASE("A line never ends inside what people see as one character", "[layout][text]") {
    const std::string family = "👨\u200D👩\u200D👧", marked = "e\u0323\u0308", flag = "🇫🇷";
    for (const std::string& cluster : {family, marked, flag})
        for (float width = 0.5f; width < 12; width += 0.5f) {
            CAPTURE(cluster, width);
            std::string text;
            for (int i = 0; i < 9; ++i) text += cluster;
            const auto whole = [&](std::string line) {
                if (line.ends_with("…")) line.resize(line.size() - 3);
                line.erase(std::min(line.find_first_of("?!"), line.size()));
                return line.size() % cluster.size() == 0;
            };
            for (const std::string& line : breakText(kHalf, text, Weight::Regular, width, 100, 1, 1).lines) CHECK(whole(line));
            CHECK(whole(cutLine(kHalf, text, Weight::Regular, width, 1)));
            for (const std::string& line : breakText(kHalf, text + "?!", Weight::Regular, width, 100, 1, 1).lines)
                CHECK(whole(line));
        }
}

TEST_CASE("Chinese and Japanese lines end between any two signs, but begin with no full stop; they are not made smaller for that",
          "[layout][text]") {
    const TextBox box = breakText(kHalf, "谢谢但是收银台的等待时间太长了。应该增加收银员", Weight::Regular, 4, 100, 1, 0.5f);
    CHECK(box.size == 1);
    REQUIRE(box.lines.size() > 2);
    for (const std::string& line : box.lines) CHECK_FALSE(line.starts_with("。"));
}
