// The ranked list of the funnel: which order it shows, its rows, how far it is scrolled.
#include <algorithm>
#include <cmath>

#include "app/rules/methods/duels.h"
#include "app/rules/tally.h"
#include "ui/paint/keys.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr float kBar = 2;        // width of the position bar, millimetres
constexpr float kRankMm = 8.3f;  // its digits are 6 mm high
constexpr float kTitleMm = 5.6f, kSmallTitleMm = 4.6f, kFactsMm = 4.2f;
constexpr float kDotMm = 1.7f, kDotPitchMm = 4;

const char* nameOf(const FunnelLook& look, RankBy by) {
    const app::Round* round = look.board.find(look.scene.standings().votesRound);
    switch (by) {
        case RankBy::Votes:
            return round && round->form != app::BallotForm::Dots ? TR_NOOP("Votes") : TR_NOOP("Dots");
        case RankBy::Value:
            return TR_NOOP("Value / effort");
        case RankBy::Duels:
            return TR_NOOP("Duels");
        case RankBy::Hand:
            break;
    }
    return TR_NOOP("By hand");
}

// Its dots, points or scores are drawn unlike each other: −1 without a round.
int formShown(const FunnelLook& look) {
    const app::Round* round = look.board.find(look.scene.standings().votesRound);
    return round ? static_cast<int>(round->form) : -1;
}

std::uint64_t rowFace(const FunnelLook& look, const Funnel::Row& row, const ShownDots& dots) {
    Face face;
    face.add(row.ranked.action.value)
        .add(row.place)
        .add(row.ranked.dots)
        .add(row.originDots)
        .add(row.ranked.figure)
        .add(row.ranked.chanceInTop.value_or(-1))
        .add(row.polarised)
        .add(row.tier)
        .add(row.pin);
    face.add(look.funnel.by()).add(formShown(look)).add(row.against).add(dots.live()).add(look.funnel.mostDots());
    const auto& l = look.funnel.layout();
    face.add(l.words.w).add(l.amount.x).add(l.amount.w).add(l.against.x).add(l.marks.x);
    dots.of(row.ranked.action.value).addTo(face);
    if (const app::Action* action = look.board.find(row.ranked.action)) {
        face.add(action->title).add(action->stage.value).add(originText(look, *action));
        if (const app::Stage* stage = look.board.find(action->stage)) face.add(stage->title).add(stage->colour);
    }
    if (const app::Estimate* e = look.board.find<app::Estimate>(row.ranked.action.value))
        face.add(e->tenthDays.value_or(-1)).add(e->euros.value_or(-1));
    return face.hash();
}

Rect barPx(const FunnelLook& look) {
    const auto& f = look.funnel;
    const Rect window = f.windowPx(Funnel::Pane::List);
    const auto [from, part] = f.bar(Funnel::Pane::List);
    return {window.right() - look.mm(kBar), window.y + window.h * from, look.mm(kBar), std::max(look.mm(8), window.h * part)};
}

Rect columnOf(const FunnelLook& look, const Rect& row, const FunnelLayout::Column& column) {
    return {row.x + look.mm(column.x), row.y, look.mm(column.w), row.h};
}

// Dots one beside the other where those of every row fit, else a bar with a number for every row: what is longer is more. Those
// of an action's origin are rings.
void drawDots(Painter& p, const FunnelLook& look, int count, bool origin, const Rect& column) {
    if (count <= 0) return;
    const float r = look.mm(kDotMm), pitch = look.mm(kDotPitchMm), y = column.centre().y;
    const ImU32 ink = origin ? kNoteInk[app::NoteKind::Pains] : kInk;
    const int most = std::max(1, look.funnel.mostDots());
    if (static_cast<float>(most) * pitch <= column.w) {
        for (int i = 0; i < count; ++i) {
            const Point c{column.x + pitch * (static_cast<float>(i) + 0.5f), y};
            if (origin) p.ring(c, r * 0.85f, ink, std::max(1.2f, look.mm(0.5f)));
            else p.disc(c, r, ink);
        }
        return;
    }
    const std::string number = std::to_string(count);
    const float size = look.mm(4.8f), room = column.w - p.width(std::to_string(most), Weight::SemiBold, size) - look.mm(1.5f);
    const Rect bar{column.x, y - look.mm(2.2f),
                   std::max(look.mm(4.4f), room * static_cast<float>(count) / static_cast<float>(most)), look.mm(4.4f)};
    if (origin) p.outline(bar, ink, bar.h / 2, std::max(1.2f, look.mm(0.5f)));
    else p.box(bar, ink, bar.h / 2);
    p.text({bar.right() + look.mm(1.5f), y - size * 0.61f}, number, Weight::SemiBold, size, ink);
}

// What is being given or was given for a row. All rows begin at the same place.
void drawAmount(Painter& p, const FunnelLook& look, const Funnel::Row& row, const Rect& px, const ShownDots& dots) {
    const auto& l = look.funnel.layout();
    const Rect column = columnOf(look, px, l.amount), other = columnOf(look, px, l.against);
    const float y = px.centre().y, h = look.mm(4.6f);
    if (dots.live()) {  // an earlier round's dots must not be taken for those that are being given
        drawVotes(p, dots.of(row.ranked.action.value), {column.x, y}, h, column.w + other.w);
        return;
    }
    if (row.against > 0) {  // beside what it has, never taken off it
        ItemVotes against;
        against.against = row.against;
        drawVotes(p, against, {other.x, y}, h, 0);
    }
    if (showsDots(look)) return drawDots(p, look, row.originDots ? row.originDots : row.ranked.dots, row.originDots > 0, column);
    if (const std::string figure = figureText(look, row.ranked); !figure.empty()) {
        const float size = look.mm(4.9f);
        p.text({column.x, y - size * 0.61f}, cutLine(look.texts.measure(), figure, Weight::SemiBold, column.w, size),
               Weight::SemiBold, size, kInk);
    }
}

void drawFacts(Painter& p, const FunnelLook& look, const Funnel::Row& row, const app::Action& action, float x, float y,
               float right) {
    const float size = look.mm(kFactsMm);
    const auto& measure = look.texts.measure();
    const auto put = [&](const std::string& text, Weight weight, ImU32 colour) {
        if (x < right) x += p.text({x, y}, cutLine(measure, text, weight, right - x, size), weight, size, colour);
    };
    if (row.polarised) {  // said before any rank
        drawWarning(p, look, {x + look.mm(2.2f), y + size * 0.6f}, kWarning);
        x += look.mm(6);
        put(look.tr("to be talked about first"), Weight::SemiBold, kWarning);
        put(" · ", Weight::Regular, kInk2);
    }
    if (const StageMark stage = stageMark(look, action); stage.stage) {
        put(cutLine(measure, stage.stage->title, Weight::SemiBold, look.mm(44), size), Weight::SemiBold, stage.colour);
        put(" · ", Weight::Regular, kInk2);
    }
    if (const std::string origin = originText(look, action); !origin.empty()) {  // why it is here
        put(origin, Weight::SemiBold, kNoteInk[app::NoteKind::Pains]);
        put(" · ", Weight::Regular, kInk2);
    }
    const app::Estimate* e = look.board.find<app::Estimate>(row.ranked.action.value);
    put(costText(look.tr, e ? *e : app::Estimate{}), Weight::Regular, kInk2);
    if (row.ranked.chanceInTop)
        put(std::string(" · ") + look.tr(app::rules::nameOf(app::rules::certaintyOf(*row.ranked.chanceInTop))), Weight::Regular,
            kInk2);
}

void drawMarks(Painter& p, const FunnelLook& look, const Funnel::Row& row, const Rect& column) {
    float right = column.right();
    const float y = column.centre().y;
    if (row.tier >= 0) {
        const std::string mark = look.tr.fill("T{0}", std::to_string(row.tier + 1));
        const float s = look.mm(3.9f), w = p.width(mark, Weight::SemiBold, s) + look.mm(3.4f);
        p.box({right - w, y - look.mm(3.3f), w, look.mm(6.6f)}, tierColour(static_cast<std::size_t>(row.tier)), look.mm(2));
        p.text({right - w / 2, y - s * 0.61f}, mark, Weight::SemiBold, s, kOnDark, Align::Centre);
        right -= w + look.mm(2);
    }
    if (row.pin != app::Pin::None) drawPin(p, look, {right - look.mm(1.6f), y}, row.pin);
}

std::uint64_t headFace(const FunnelLook& look, const Funnel::Head& head) {
    Face face;
    const Funnel::Row& first = look.funnel.rows()[head.row];
    return face.add(head.count).add(first.place).add(headWords(look, head)).add(look.funnel.layout().words.w).hash();
}

void drawEquals(Painter& p, const FunnelLook& look, std::size_t at) {
    const auto& f = look.funnel;
    const Funnel::Head& head = f.heads()[at];
    const Rect px = f.headPx(at), key = f.settlePx(at);
    const float size = look.mm(4.8f), left = px.x + look.mm(3), right = (key.empty() ? px.right() : key.x) - look.mm(2);
    p.text({left, px.centre().y - size * 0.61f},
           cutLine(look.texts.measure(), headWords(look, head), Weight::SemiBold, right - left, size), Weight::SemiBold, size,
           kInk2);
    if (!key.empty()) drawButton(p, look, key, look.tr("Settle"), false);
}

void drawHead(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    const float size = look.mm(6.8f);
    const Rect title = f.toPx(l.listTitle);
    p.text({title.x + look.mm(1), title.y + look.mm(1)},
           cutLine(look.texts.measure(), look.tr("Ranking"), Weight::SemiBold, title.w, size), Weight::SemiBold, size, kHeading);
    for (const RankBy by : {RankBy::Votes, RankBy::Value, RankBy::Duels, RankBy::Hand}) {
        if (l.chips[by].empty()) continue;
        const Rect px = f.toPx(l.chips[by]);
        const bool on = f.by() == by;
        keyFace(p, px, on ? KeyStyle::Chosen : KeyStyle::Plain, false, look.mm(1), true, px.h / 2);
        const float s = look.mm(4.1f);
        p.text({px.centre().x, px.centre().y - s * 0.61f},
               cutLine(look.texts.measure(), look.tr(nameOf(look, by)), Weight::SemiBold, px.w - look.mm(3), s), Weight::SemiBold,
               s, kInk, Align::Centre);
    }
    if (!l.listTurned.empty()) {
        const std::string words = std::string(look.tr("Ranking")) + " · " + look.tr(nameOf(look, f.by()));
        drawTurned(p, look, f.toPx(l.listTurned), words, look.mm(5.2f), kHeading);
    }
    if (!l.banner.empty()) {
        const Rect px = f.toPx(l.banner);
        p.box(px, kAsked, look.mm(3));
        drawWarning(p, look, {px.x + look.mm(5), px.centre().y}, kWarning);
        const float s = look.mm(4);
        p.text({px.x + look.mm(10), px.centre().y - s * 0.61f},
               cutLine(look.texts.measure(), look.tr("Two camps: talk about the marked actions before you rank them."),
                       Weight::SemiBold, px.w - look.mm(13), s),
               Weight::SemiBold, s, kInk);
    }
    if (!f.rows().empty()) return;
    const auto words =
        breakText(look.texts.measure(), look.tr("No action yet: touch a note and choose “→ Action”, or write one at your seat."),
                  Weight::Regular, f.toPx(l.rowsWindow).w - look.mm(6), look.mm(60), look.mm(6), look.mm(5));
    float y = f.toPx(l.rowsWindow).y + look.mm(6);
    for (const std::string& line : words.lines)
        p.text({f.toPx(l.rowsWindow).x + look.mm(3), y}, line, Weight::Regular, words.size, kInk2), y += words.lineH;
}

}  // namespace

void drawRow(Painter& p, const FunnelLook& look, const Funnel::Row& row, const Rect& px, float lift, const ShownDots& dots) {
    const app::Action* action = look.board.find(row.ranked.action);
    if (!action) return;
    if (lift > 0) p.shadow(px, look.mm(4), 0.25f * lift, {0, look.mm(1.6f)});
    p.box(px, lift > 0 ? kPaper : kRowPaper, look.mm(3));
    const bool ranked = look.funnel.isRanked(row);
    const std::string rank = ranked ? std::to_string(row.place) : "–";  // without a dot all share the last place
    const float big = look.mm(kRankMm);
    p.text({px.x + look.mm(3), px.centre().y - big * 0.61f}, rank, Weight::SemiBold, big, ranked ? kHeading : kInk2);
    const auto& l = look.funnel.layout();
    drawMarks(p, look, row, columnOf(look, px, l.marks));
    drawAmount(p, look, row, px, dots);
    const Rect words = columnOf(look, px, l.words);
    const auto& title = look.texts.of(action->id.value ^ 0x4011, action->title, Weight::SemiBold, words.w, look.mm(12.2f),
                                      look.mm(kTitleMm), look.mm(kSmallTitleMm));
    const float high = title.lineH * static_cast<float>(title.lines.size()) + look.mm(kFactsMm * kLineHeight);
    float y = px.centre().y - high / 2;
    for (const std::string& line : title.lines) p.text({words.x, y}, line, Weight::SemiBold, title.size, kInk), y += title.lineH;
    drawFacts(p, look, row, *action, words.x, y, words.right());
}

void listPieces(const FunnelLook& look, std::vector<Piece>& pieces) {
    const auto& f = look.funnel;
    const Rect pane = f.toPx(f.layout().list), window = f.windowPx(Funnel::Pane::List);
    Face face;
    face.add(f.by()).add(f.hasPolarised()).add(f.rows().empty()).add(formShown(look));
    for (const Rect& chip : f.layout().chips) face.add(chip.empty());
    pieces.push_back({{pane.x, pane.y, pane.w, (f.rows().empty() ? pane.bottom() : window.y) - pane.y}, face.hash()});
    if (!f.layout().listTurned.empty()) pieces.push_back({f.toPx(f.layout().listTurned), face.hash()});
    const ShownDots dots(look);
    const auto [from, to] = f.visibleRows();
    for (std::size_t i = from; i < to; ++i)
        if (!look.drafts.hides(refTo(f.rows()[i].ranked.action, placeOf(FunnelPart::List))))
            pieces.push_back({app::clipped(f.rowPx(i), window), rowFace(look, f.rows()[i], dots)});
    const auto [first, last] = f.visibleHeads();
    for (std::size_t i = first; i < last; ++i)
        if (const Rect px = app::clipped(f.headPx(i), window); !px.empty()) pieces.push_back({px, headFace(look, f.heads()[i])});
    if (f.scroll(Funnel::Pane::List).overflows()) pieces.push_back({barPx(look), 3});
}

void drawList(Painter& p, const FunnelLook& look, const Rect& area) {
    const auto& f = look.funnel;
    drawPane(p, look, f.toPx(f.layout().list));
    drawHead(p, look);
    const Rect window = f.windowPx(Funnel::Pane::List);
    p.clip(window);
    const ShownDots dots(look);
    const auto [from, to] = f.visibleRows();
    for (std::size_t i = from; i < to; ++i) {
        const Rect px = f.rowPx(i);
        if (px.touches(area) && !look.drafts.hides(refTo(f.rows()[i].ranked.action, placeOf(FunnelPart::List))))
            drawRow(p, look, f.rows()[i], px, 0, dots);
    }
    const auto [first, last] = f.visibleHeads();
    for (std::size_t i = first; i < last; ++i)
        if (f.headPx(i).touches(area)) drawEquals(p, look, i);
    if (f.scroll(Funnel::Pane::List).overflows()) p.box(barPx(look), kChipHeld, look.mm(kBar / 2));
    p.unclip();
}

}  // namespace ui::views::funnel
