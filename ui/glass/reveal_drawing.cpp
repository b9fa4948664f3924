// The strips of a result drawn: exactly the boxes of their layout, since its keys are what a finger hits.
#include <algorithm>

#include "ui/glass/item_votes.h"
#include "ui/glass/reveal.h"

namespace ui::glass {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using app::layout::RevealLineBox, app::layout::TextBox;

namespace {

constexpr float kShadowMm = 3, kDropMm = 1, kCornerMm = 4;
constexpr float kComesMm = 14;  // a line glides in over so much

// Where a strip's own upright would lie round the same middle: drawn there, then turned.
Rect uprightOf(const app::Pose& pose) {
    const Point m = pose.box.centre();
    return {m.x - pose.width() / 2, m.y - pose.height() / 2, pose.width(), pose.height()};
}

Rect moved(const Rect& r, Point by) { return {r.x + by.x, r.y + by.y, r.w, r.h}; }

// Lines one below the other, their middle at the middle of the box.
void drawLines(Painter& p, const TextBox& text, const Rect& box, Weight weight, ImU32 ink, Align align = Align::Left) {
    float y = box.centre().y - text.lineH * static_cast<float>(text.lines.size()) / 2;
    const float x = align == Align::Centre ? box.centre().x : box.x;
    for (const std::string& line : text.lines) p.text({x, y}, line, weight, text.size, ink, align), y += text.lineH;
}

void drawKey(Painter& p, const Look& look, const Rect& box, const TextBox& label, bool primary) {
    if (box.empty()) return;
    p.box(box, primary ? kHeading : kChip, look.mm(3));
    drawLines(p, label, box, Weight::SemiBold, primary ? kOnDark : kHeading, Align::Centre);
}

void drawVotesOf(Painter& p, const RevealLineBox& box, const Rect& votes, float part) {
    const ImU32 ink = faded(kHeading, part);
    float x = votes.x;
    const float y = votes.centre().y, r = box.dotPx / 2, step = box.dotPx * 1.15f;
    const auto number = [&](const std::string& text, ImU32 colour) {
        if (!text.empty())
            x += p.text({x, y - box.figurePx * 0.61f}, text, Weight::SemiBold, box.figurePx, colour) + box.figurePx * 0.4f;
    };
    if (!box.figure.empty()) number(box.figure, ink);
    else {
        for (int i = 0; i < box.dots; ++i, x += step) p.disc({x + r, y}, r * part, ink);
        number(box.number, ink);
    }
    if (box.against == 0) return;
    x += r;
    if (part >= 1) drawAgainst(p, {x + r, y}, r);
    else p.disc({x + r, y}, r * part, faded(kTrouble, part));
    x += step;
    number(box.numberAgainst, faded(kTrouble, part));
}

// `at`: the strip's own top left.
void drawLine(Painter& p, const Look& look, const RevealLineBox& box, int place, Point at, float part, bool first) {
    if (part <= 0) return;
    const Point by{at.x + (1 - part) * look.mm(kComesMm), at.y};
    const Rect line = moved(box.line, {at.x, at.y}), digits = moved(box.place, by);
    Rect text = moved(box.text, by);
    if (!first) p.box({line.x, line.y - look.mm(0.7f), line.w, std::max(1.0f, look.mm(0.25f))}, kRule);
    p.text({digits.x, digits.centre().y - box.placePx * 0.61f}, std::to_string(place), Weight::SemiBold, box.placePx,
           faded(kHeading, part));
    if (!box.shared.empty()) {
        const float size = box.title.size > 0 ? box.title.size : box.figurePx;
        const float top =
            text.centre().y - box.title.lineH * static_cast<float>(std::max<std::size_t>(1, box.title.lines.size())) / 2;
        p.text({text.x, top}, box.shared, Weight::SemiBold, size, faded(kTrouble, part));
        text.x += box.sharedW, text.w -= box.sharedW;
    }
    drawLines(p, box.title, text, first && box.shared.empty() ? Weight::SemiBold : Weight::Regular, faded(kInk, part));
    drawVotesOf(p, box, moved(box.votes, by), part);
}

}  // namespace

void Reveal::addPieces(std::vector<Piece>& pieces, const Look& look) const {
    for (const Strip& strip : m_strips) {
        Face face;
        face.add(m_round.value).add(strip.pose.box).add(m_words.title).add(m_words.facts).add(m_words.goOn).add(m_words.runOff);
        for (std::size_t i = 0; i < m_words.lines.size(); ++i) {
            const auto& line = m_words.lines[i];
            face.add(line.place).add(line.shared).add(line.title).add(line.dots).add(line.against).add(line.figure);
            face.add(arrived(i, look.nowS));
        }
        pieces.push_back({strip.pose.box.grown(look.mm(kShadowMm + kDropMm) + 2), face.hash()});
    }
}

void Reveal::draw(Painter& p, const Look& look) const {
    for (const Strip& strip : m_strips) {
        const int mark = p.mark();
        const Rect box = uprightOf(strip.pose);
        const Point at{box.x, box.y};
        const auto& layout = strip.layout;
        p.shadow(box, look.mm(kShadowMm), 0.16f, {0, look.mm(kDropMm)}, insideOf(box, look.mm(kCornerMm)));
        p.box(box, kPaper, look.mm(kCornerMm));
        drawLines(p, layout.titleText, moved(layout.title, at), Weight::SemiBold, kHeading);
        drawLines(p, layout.factsText, moved(layout.facts, at), Weight::Regular, kInk2);
        drawKey(p, look, moved(layout.goOn, at), layout.goOnText, true);
        if (!layout.runOff.empty()) drawKey(p, look, moved(layout.runOff, at), layout.runOffText, false);
        if (layout.lines.empty())
            drawLines(p, layout.nothingText, moved(layout.nothing, at), Weight::Regular, kInk2, Align::Centre);
        for (std::size_t i = layout.lines.size(); i-- > 0;)
            drawLine(p, look, layout.lines[i], m_words.lines[i].place, at, arrived(i, look.nowS), i == 0);
        p.turn(mark, box.centre(), strip.pose.degrees());
    }
}

}  // namespace ui::glass
