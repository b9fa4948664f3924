// The strips of a result: inside the glass, on nothing else, large enough to be read, whatever they have to say.
#include "app/layout/reveal_layout.h"

#include <catch2/catch.hpp>
#include <random>

#include "app/base/utf8.h"
#include "tests/app/layout/inside.h"

using namespace app;
using namespace app::layout;
using tests::liesInside;

namespace {

// Every character 0.58 em wide: a little wider than Inter's mean.
struct Wide : TextMeasure {
    float widthPerEm(std::string_view text, Weight weight) const override {
        float width = 0;
        for (std::size_t at = 0; at < text.size(); nextCodePoint(text, at)) width += 0.58f;
        return width * (weight == Weight::SemiBold ? 1.06f : 1);
    }
};
const Wide kWide;

struct Screen {
    const char* name;
    Point px;
    float pxPerMm;
};
const std::vector<Screen> kScreens{{"hd", {1920, 1080}, 2.5f},
                                   {"4k", {3840, 2160}, 4.06f},
                                   {"kiosk", {1366, 768}, 2.573f},
                                   {"upright", {1080, 1920}, 3.612f},
                                   {"wide", {2560, 1080}, 2.2f}};

// As the table plan gives it: between rings of trays, below the status line.
StripRoom roomOf(const Screen& s, bool opposite, float rings = 26) {
    const float ring = rings * s.pxPerMm, status = 13 * s.pxPerMm;
    return {.area = {ring, ring + status, s.px.x - 2 * ring, s.px.y - 2 * ring - status},
            .taken = {},
            .glass = s.px,
            .pxPerMm = s.pxPerMm,
            .opposite = opposite};
}

std::string longTitle() {
    std::string text;
    while (text.size() < 300) text += "L’incompréhensible anticonstitutionnellement long titre d’un participant ";
    return text;
}

// What a strip may have to say.
std::vector<RevealWords> manyWords() {
    const auto words = [](std::vector<RevealLine> lines, bool tie = false) {
        return RevealWords{"Points de contact, groupés · Considération",
                           "400 candidats · 10 gommettes par personne · 12 bulletins · secret",
                           "Personne n’a rien donné à ce vote.",
                           "Continuer",
                           tie ? "Départager" : "",
                           std::move(lines)};
    };
    const auto line = [](int place, std::string title, int dots) {
        RevealLine one;
        one.place = place, one.title = std::move(title), one.dots = dots;
        return one;
    };
    std::vector<RevealWords> all{
        words({}), words({line(1, "Le devis est à refaire", 9)}), words({line(1, longTitle(), 30)}),
        words({line(1, "a", 9), line(2, longTitle(), 7), line(3, "c", 6), line(4, longTitle(), 400), line(5, "", 1)}, true)};
    RevealLine shared = line(1, longTitle(), 2);
    shared.shared = "400 ex æquo";
    all.push_back(words({shared}, true));
    RevealLine figure = line(1, "Trop cher", 0);
    figure.figure = "1 234 567 pts", figure.against = 112;
    all.push_back(words({figure, line(2, "Lent", 3), line(2, "Long", 3), line(4, "Loin", 2), line(5, "Laid", 1)}));
    all.back().title = longTitle(), all.back().facts = longTitle();
    return all;
}

void checkText(const TextBox& text, const Rect& box, Weight weight) {
    float h = 0;
    for (const std::string& line : text.lines) {
        CHECK(kWide.widthPerEm(line, weight) * text.size <= box.w + 0.5f);
        h += text.lineH;
    }
    CHECK(h <= box.h + 0.5f);
}

}  // namespace

TEST_CASE("Strips lie at both long sides of every screen, as large as LOOK asks and no larger", "[layout][reveal]") {
    for (const Screen& s : kScreens)
        for (const bool opposite : {true, false}) {
            INFO(s.name << (opposite ? " table" : " wall"));
            const StripRoom room = roomOf(s, opposite);
            const auto strips = placeStrips(room);
            REQUIRE(strips.size() == (opposite ? 2u : 1u));
            const Rect board = betweenStrips(room.area, strips, kStripGapMm * s.pxPerMm);
            CHECK(board.h >= 55 * s.pxPerMm);
            for (const Pose& strip : strips) {
                CHECK(liesInside(room.area, strip.box));
                CHECK(strip.box.w <= s.px.x / 2 + 0.01f);
                CHECK(strip.box.h <= s.px.y / 4 + 0.01f);
                CHECK(strip.box.w >= std::min({kStripWMm * s.pxPerMm, s.px.x / 2, room.area.w}) - 2);
                CHECK(strip.box.h >= std::min(kStripHMm * s.pxPerMm, s.px.y / 4) - 2);
                CHECK_FALSE(strip.box.touches(board));
            }
            if (!opposite) continue;
            CHECK(strips[0].quarters == 2);  // turned to those at the top …
            CHECK(strips[0].box.bottom() < strips[1].box.y);
            CHECK(strips[1].quarters == 0);
        }
}

TEST_CASE("Whatever panels and notes cover, strips lie on nothing of it and not on each other", "[layout][reveal]") {
    std::mt19937 chance(7);
    const auto part = [&] { return std::uniform_real_distribution<float>(0, 1)(chance); };
    int shown = 0;
    for (int run = 0; run < 3000; ++run) {
        const Screen& s = kScreens[static_cast<std::size_t>(run) % kScreens.size()];
        StripRoom room = roomOf(s, run % 3 != 0, run % 2 ? 26 : 50);
        for (int i = run % 6; i > 0; --i) {
            const float w = (30 + part() * 210) * s.pxPerMm, h = (20 + part() * 110) * s.pxPerMm;
            room.taken.push_back({part() * s.px.x - w / 2, part() * s.px.y - h / 2, w, h});
        }
        const auto strips = placeStrips(room);
        shown += static_cast<int>(strips.size());
        for (const Pose& strip : strips) {
            REQUIRE(liesInside(room.area, strip.box));
            REQUIRE(strip.box.w <= s.px.x / 2 + 0.01f);
            REQUIRE(strip.box.h <= s.px.y / 4 + 0.01f);
            for (const Rect& taken : room.taken) REQUIRE_FALSE(strip.box.touches(taken));
        }
        if (strips.size() == 2) REQUIRE_FALSE(strips[0].box.touches(strips[1].box));
        const Rect board = betweenStrips(room.area, strips, 3 * s.pxPerMm);
        REQUIRE_FALSE(board.empty());
        for (const Pose& strip : strips) REQUIRE_FALSE(strip.box.touches(board));
    }
    CHECK(shown > 3000);  // most find a place
}

TEST_CASE("All a strip says lies inside it, nothing on another, keys for a thumb, titles of 5 mm", "[layout][reveal]") {
    for (const Screen& s : kScreens)
        for (const Point mm : {Point{240, 90}, Point{320, 90}, Point{240, 74}, Point{130, 40}, Point{149, 90}}) {
            const Point size = mm * s.pxPerMm;
            const Rect strip{0, 0, size.x, size.y};
            for (const RevealWords& words : manyWords()) {
                INFO(s.name << " " << mm.x << "x" << mm.y << " " << words.lines.size() << " lines");
                const RevealLayout l = layOutReveal(kWide, words, size, s.pxPerMm);
                std::vector<Rect> boxes{l.goOn};
                if (!words.runOff.empty()) boxes.push_back(l.runOff);
                CHECK(l.runOff.empty() == words.runOff.empty());
                for (const Rect& key : boxes) CHECK((key.h >= 12 * s.pxPerMm && key.w >= 12 * s.pxPerMm));
                checkText(l.goOnText, l.goOn, Weight::SemiBold);
                CHECK_FALSE(l.goOnText.cut);
                if (!words.runOff.empty()) checkText(l.runOffText, l.runOff, Weight::SemiBold);
                boxes.push_back(app::united(l.title, l.facts));
                checkText(l.titleText, l.title, Weight::SemiBold);
                checkText(l.factsText, l.facts, Weight::Regular);
                CHECK(l.titleText.size >= 5 * s.pxPerMm - 0.01f);
                CHECK(l.factsText.size >= 3.49f * s.pxPerMm);
                REQUIRE(l.lines.size() == words.lines.size());
                if (words.lines.empty()) {
                    boxes.push_back(l.nothing);
                    checkText(l.nothingText, l.nothing, Weight::Regular);
                }
                for (const RevealLineBox& line : l.lines) {
                    boxes.push_back(line.line);
                    CHECK(liesInside(line.line, line.place));
                    CHECK(liesInside(line.line, line.text));
                    if (!line.votes.empty()) CHECK(liesInside(line.line, line.votes));
                    CHECK_FALSE(line.text.touches(line.votes));
                    CHECK_FALSE(line.text.touches(line.place));
                    Rect title = line.text;
                    title.w -= line.sharedW;
                    checkText(line.title, title,
                              &line == &l.lines.front() && line.shared.empty() ? Weight::SemiBold : Weight::Regular);
                    const float votes = static_cast<float>(line.dots) * line.dotPx * 1.15f;
                    if (line.figure.empty() && line.number.empty()) CHECK(votes <= line.votes.w + 1);
                    if (mm.y >= 90) {
                        CHECK(line.placePx * 0.727f >= 11.2f * s.pxPerMm);  // digits of 12 mm, less the rule between lines
                        CHECK(line.title.size >= 5 * s.pxPerMm - 0.01f);
                        if (line.figure.empty()) CHECK(line.dotPx == Approx(6 * s.pxPerMm));
                    }
                }
                for (std::size_t a = 0; a < boxes.size(); ++a) {
                    CHECK(liesInside(strip, boxes[a]));
                    for (std::size_t b = a + 1; b < boxes.size(); ++b) CHECK_FALSE(boxes[a].grown(-0.02f).touches(boxes[b]));
                }
            }
        }
}
