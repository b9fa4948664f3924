#include "app/layout/reveal_layout.h"

#include <algorithm>
#include <cmath>

namespace app::layout {
namespace {

constexpr float kLeastStripWMm = 130, kLeastStripHMm = 40, kLeastBoardMm = 60;
constexpr float kPadMm = 4, kRuleMm = 1;
constexpr float kTitleMm = 5.6f, kTitleSmallMm = 5, kFactsMm = 3.8f, kFactsSmallMm = 3.5f, kKeyTextMm = 4.8f;
constexpr float kDigitMm = 12, kCapHeight = 0.727f;  // of Inter's digits, em
constexpr float kMostLineMm = 21;  // no higher than one that is read at a glance: a winner does not stand in an empty hall
constexpr float kFirstLineMm = 7.4f, kLineMm = 6.4f, kLeastLineMm = 5;
constexpr float kDotMm = 6, kDotStepMm = 6.9f, kFigureMm = 7;

struct Span {
    float from = 0, to = 0;
};

// The free parts of a band, left to right.
std::vector<Span> freeSpans(const Rect& band, const std::vector<Rect>& taken, float gap) {
    std::vector<Span> covered, free;
    for (const Rect& box : taken)
        if (box.grown(gap).touches(band)) covered.push_back({box.x - gap, box.right() + gap});
    std::ranges::sort(covered, {}, &Span::from);
    covered.push_back({band.right(), band.right()});
    float at = band.x;
    for (const Span& one : covered) {
        if (const float end = std::min(one.from, band.right()); end > at) free.push_back({at, end});
        at = std::max(at, one.to);
    }
    return free;
}

// The best place within `half` of the middle, as near to its outer edge as it can be; large before near, near before centred.
std::optional<Rect> placeIn(const Rect& half, bool atTop, Point most, Point least, const std::vector<Rect>& taken, float gap) {
    std::optional<Rect> best;
    float bestWorth = -1;
    std::vector<float> edges{atTop ? half.y : half.bottom()};
    for (const Rect& box : taken) edges.push_back(atTop ? box.bottom() + gap : box.y - gap);
    for (const float h : {most.y, most.y * 0.8f, most.y * 0.64f, least.y}) {
        if (h < least.y - 0.01f) continue;
        for (const float edge : edges) {
            const Rect band{half.x, atTop ? edge : edge - h, half.w, h};
            if (band.y < half.y - 0.01f || band.bottom() > half.bottom() + 0.01f) continue;
            for (const Span& free : freeSpans(band, taken, gap)) {
                const float w = std::min(most.x, free.to - free.from);
                if (w < least.x) continue;
                const float x = std::clamp(half.centre().x - w / 2, free.from, free.to - w);
                const float away = std::abs(edge - edges.front()) / half.h,
                            aside = std::abs(x + w / 2 - half.centre().x) / half.w;
                const float worth = w / most.x * (h / most.y) - 0.9f * away - 0.1f * aside;
                if (worth > bestWorth) bestWorth = worth, best = Rect{x, band.y, w, h};
            }
        }
    }
    return best;
}

Rect wholePixels(const Rect& r) {
    const float x = std::ceil(r.x), y = std::ceil(r.y);
    return {x, y, std::floor(r.right()) - x, std::floor(r.bottom()) - y};
}

}  // namespace

std::vector<Pose> placeStrips(const StripRoom& room) {
    const auto mm = [&](float millimetres) { return millimetres * room.pxPerMm; };
    const Rect& area = room.area;
    const float gap = mm(kStripGapMm), parts = room.opposite ? 2 : 1;
    const Point least{std::min(mm(kLeastStripWMm), area.w), mm(kLeastStripHMm)};
    // The board keeps its least, if the strips can be high enough to be read beside it.
    const float high = std::max(least.y, (area.h - mm(kLeastBoardMm)) / parts - gap);
    const Point most{
        std::min({mm(kStripMostWMm), room.glass.x / 2, area.w}),
        std::min({mm(kStripHMm), mm(kPadMm * 1.5f + kStripKeyMm + 1 + kMostLineMm * static_cast<float>(std::max(1, room.lines))),
                  room.glass.y / 4, high})};
    if (most.y < least.y || most.x < least.x) return {};
    std::vector<Pose> strips;
    const float half = room.opposite ? area.h / 2 - gap / 2 : area.h;
    if (const auto top = placeIn({area.x, area.y, area.w, half}, true, most, least, room.taken, gap))
        strips.push_back({wholePixels(*top), room.opposite ? 2 : 0});
    if (room.opposite)
        if (const auto bottom = placeIn({area.x, area.bottom() - half, area.w, half}, false, most, least, room.taken, gap))
            strips.push_back({wholePixels(*bottom), 0});
    return strips;
}

Rect betweenStrips(const Rect& area, const std::vector<Pose>& strips, float gap) {
    float top = area.y, bottom = area.bottom();
    for (const Pose& strip : strips)
        if (strip.box.centre().y < area.centre().y) top = std::max(top, strip.box.bottom() + gap);
        else bottom = std::min(bottom, strip.box.y - gap);
    return {area.x, top, area.w, std::max(1.0f, bottom - top)};
}

namespace {

class Strip {
public:
    Strip(const TextMeasure& measure, const RevealWords& words, Point size, float pxPerMm)
        : m_measure(measure), m_words(words), m_size(size), m_pxPerMm(pxPerMm) {}

    RevealLayout lay() {
        layHead();
        const float top = mm(kPadMm + kStripKeyMm + 1), bottom = m_size.y - mm(kPadMm) / 2;
        if (m_words.lines.empty()) {
            m_layout.nothing = {mm(kPadMm), top, m_size.x - 2 * mm(kPadMm), bottom - top};
            m_layout.nothingText = fitted(m_words.nothing, m_layout.nothing, kFirstLineMm, kLeastLineMm, Weight::Regular);
            return std::move(m_layout);
        }
        const float h = std::min((bottom - top) / static_cast<float>(m_words.lines.size()), mm(kMostLineMm));
        for (std::size_t i = 0; i < m_words.lines.size(); ++i)
            layLine(m_words.lines[i], {mm(kPadMm), top + h * static_cast<float>(i), m_size.x - 2 * mm(kPadMm), h - mm(kRuleMm)},
                    i == 0);
        return std::move(m_layout);
    }

private:
    float mm(float millimetres) const { return millimetres * m_pxPerMm; }
    float width(const std::string& text, Weight weight, float size) const { return m_measure.widthPerEm(text, weight) * size; }

    TextBox fitted(const std::string& text, const Rect& box, float largeMm, float smallMm, Weight weight) const {
        TextBox broken = breakText(m_measure, text, weight, box.w, box.h, mm(largeMm), mm(smallMm));
        const float line = kLineHeight * broken.size;
        // A strip too low for one line of the size that is wanted: as large as it goes.
        if (box.h < line && box.h > 0)
            broken = breakText(m_measure, text, weight, box.w, box.h, box.h / kLineHeight, box.h / kLineHeight);
        return broken;
    }

    // What was voted on at the left, keys at the right.
    void layHead() {
        const float pad = mm(kPadMm), keyH = mm(kStripKeyMm), gap = mm(3);
        float right = m_size.x - pad;
        const auto key = [&](const std::string& label, Rect& box, TextBox& text) {
            if (label.empty()) return;
            const float most = m_size.x * 0.26f;
            const float w = std::clamp(width(label, Weight::SemiBold, mm(kKeyTextMm)) + mm(8), mm(26), std::max(mm(26), most));
            box = {right - w, pad, w, keyH};
            text = breakText(m_measure, label, Weight::SemiBold, w - mm(3), keyH - mm(1), mm(kKeyTextMm), mm(4));
            right = box.x - gap;
        };
        key(m_words.goOn, m_layout.goOn, m_layout.goOnText);
        key(m_words.runOff, m_layout.runOff, m_layout.runOffText);
        const float w = std::max(1.0f, right - pad);
        m_layout.title = {pad, pad - mm(0.5f), w, mm(kTitleMm) * kLineHeight};
        m_layout.titleText = {{cutLine(m_measure, m_words.title, Weight::SemiBold, w, mm(kTitleMm))},
                              mm(kTitleMm),
                              mm(kTitleMm) * kLineHeight,
                              false};
        if (width(m_words.title, Weight::SemiBold, mm(kTitleMm)) > w)
            m_layout.titleText = {{cutLine(m_measure, m_words.title, Weight::SemiBold, w, mm(kTitleSmallMm))},
                                  mm(kTitleSmallMm),
                                  mm(kTitleSmallMm) * kLineHeight,
                                  false};
        const float size = width(m_words.facts, Weight::Regular, mm(kFactsMm)) > w ? mm(kFactsSmallMm) : mm(kFactsMm);
        m_layout.facts = {pad, m_layout.title.bottom() + mm(0.6f), w, mm(kFactsMm) * kLineHeight};
        m_layout.factsText = {{m_words.facts}, size, size * kLineHeight, false};
        if (width(m_words.facts, Weight::Regular, size) <= w) return;
        // Two lines of them: the title gives way, upward and a step down.
        const float title = mm(kTitleSmallMm);
        m_layout.title = {pad, pad - mm(1.5f), w, title * kLineHeight};
        m_layout.titleText = {{cutLine(m_measure, m_words.title, Weight::SemiBold, w, title)}, title, title * kLineHeight, false};
        m_layout.facts = {pad, m_layout.title.bottom(), w, 2 * size * kLineHeight};
        m_layout.factsText = breakText(m_measure, m_words.facts, Weight::Regular, w, m_layout.facts.h, size, size);
    }

    // Digits of 12 mm where the line is high enough, the votes in a column of their own, the title between them.
    void layLine(const RevealLine& line, const Rect& r, bool first) {
        RevealLineBox box;
        box.line = r;
        box.placePx = std::min(mm(kDigitMm), r.h * 0.86f) / kCapHeight;
        const float placeW = std::max(mm(14), width(std::to_string(line.place), Weight::SemiBold, box.placePx) + mm(2));
        box.place = {r.x, r.y, placeW, r.h};
        const float column = votesWidth(r);
        layVotes(line, {r.right() - column, r.y, column, r.h}, box);
        const float left = box.place.right() + mm(2);
        box.text = {left, r.y, std::max(1.0f, box.votes.x - mm(3) - left), r.h};
        box.shared = line.shared;
        const float large = first ? kFirstLineMm : kLineMm;
        const Weight weight = first ? Weight::SemiBold : Weight::Regular;
        if (!line.shared.empty()) {
            const float size = std::min(mm(kLeastLineMm), r.h / kLineHeight);
            box.sharedW = std::min(box.text.w, width(line.shared, Weight::SemiBold, size) + mm(3));
            Rect rest = box.text;
            rest.x += box.sharedW, rest.w -= box.sharedW;
            box.title = fitted(line.title, rest, kLeastLineMm, kLeastLineMm, weight);
        } else {
            box.title = fitted(line.title, box.text, large, kLineMm, weight);
            if (box.title.cut) box.title = fitted(line.title, box.text, kLineMm, kLeastLineMm, weight);
        }
        m_layout.lines.push_back(std::move(box));
    }

    // All lines share one column, so that dots are compared at a glance: as wide as the most dots, within a part of the strip.
    float votesWidth(const Rect& r) const {
        float most = 0;
        for (const RevealLine& line : m_words.lines) most = std::max(most, wantedVotes(line, r.h));
        return std::min(most, r.w * 0.42f);
    }
    float dotPx(float lineH) const { return std::min(mm(kDotMm), lineH * 0.8f); }
    float wantedVotes(const RevealLine& line, float lineH) const {
        const float size = std::min(mm(kFigureMm), lineH * 0.7f);
        const float against =
            line.against ? dotPx(lineH) + mm(1.5f) + width(std::to_string(line.against), Weight::SemiBold, size) + mm(3) : 0;
        if (!line.figure.empty()) return width(line.figure, Weight::SemiBold, size) + against;
        return static_cast<float>(line.dots) * dotPx(lineH) * (kDotStepMm / kDotMm) + against;
    }

    void layVotes(const RevealLine& line, const Rect& column, RevealLineBox& box) const {
        box.votes = column;
        box.figurePx = std::min(mm(kFigureMm), column.h * 0.7f);
        box.figure = line.figure;
        float room = column.w;
        box.dotPx = dotPx(column.h);
        if (line.against) {
            box.against = 1, box.numberAgainst = std::to_string(line.against);
            room -= box.dotPx + mm(1.5f) + width(box.numberAgainst, Weight::SemiBold, box.figurePx) + mm(3);
        }
        if (!line.figure.empty()) {
            if (const float w = width(line.figure, Weight::SemiBold, box.figurePx); w > room && room > 0)
                box.figurePx *= room / w;
            return;
        }
        box.dots = line.dots;
        // One form for all lines, dots or numbers: a number beside rows of dots would look like the fewest of them. A strip that
        // had to be small has smaller dots.
        const float smallest = m_size.y < mm(kStripHMm) ? 0.6f : 1;
        const float fits = shareThatFits(column);
        if (fits >= smallest) box.dotPx *= fits;
        else box.dots = 1, box.number = std::to_string(line.dots);
    }

    // How much smaller the dots of the line with the most must be for the column, at most 1.
    float shareThatFits(const Rect& column) const {
        float most = 0;
        for (const RevealLine& line : m_words.lines)
            if (line.figure.empty()) most = std::max(most, wantedVotes(line, column.h));
        return most > column.w ? column.w / most : 1;
    }

    const TextMeasure& m_measure;
    const RevealWords& m_words;
    Point m_size;
    float m_pxPerMm;
    RevealLayout m_layout;
};

}  // namespace

RevealLayout layOutReveal(const TextMeasure& measure, const RevealWords& words, Point size, float pxPerMm) {
    return Strip(measure, words, size, pxPerMm).lay();
}

}  // namespace app::layout
