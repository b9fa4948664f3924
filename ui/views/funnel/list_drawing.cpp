// The ranked list of the funnel: which order it shows, its rows, how far it is scrolled.
#include <algorithm>
#include <cmath>

#include "app/rules/methods/duels.h"
#include "app/rules/tally.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr float kBar = 2;  // width of the position bar, millimetres

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
        .add(row.ranked.rank)
        .add(row.ranked.dots)
        .add(row.ranked.tied)
        .add(row.ranked.figure)
        .add(static_cast<int>(row.ranked.settledBy))
        .add(row.tiesBelow)
        .add(row.ranked.chanceInTop.value_or(-1))
        .add(row.polarised)
        .add(row.tier)
        .add(row.pin);
    face.add(look.funnel.by()).add(formShown(look)).add(row.against).add(dots.live());
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

// What is being given or was given for a row, at its right; answers where it begins.
float drawAmount(Painter& p, const FunnelLook& look, const Funnel::Row& row, float right, const Rect& px, const ShownDots& dots) {
    const float y = px.centre().y, r = look.mm(1.7f), pitch = look.mm(4.2f);
    if (dots.live()) {  // an earlier round's dots must not be taken for those that are being given
        const ItemVotes& votes = dots.of(row.ranked.action.value);
        const float h = look.mm(4.6f), most = px.w * 0.4f, w = widthOfVotes(p, votes, h, most);
        drawVotes(p, votes, {right - w, y}, h, most);
        return right - w;
    }
    if (row.against > 0) {  // beside what it has, never taken off it
        ItemVotes against;
        against.against = row.against;
        const float h = look.mm(4.6f), w = widthOfVotes(p, against, h, 0);
        drawVotes(p, against, {right - w, y}, h, 0);
        right -= w + look.mm(2);
    }
    if (countsDots(look)) {
        if (row.ranked.dots <= 0) return right;
        if (row.ranked.dots <= 10) {
            const float left = right - pitch * static_cast<float>(row.ranked.dots);
            for (int i = 0; i < row.ranked.dots; ++i) p.disc({left + pitch * (static_cast<float>(i) + 0.5f), y}, r, kInk);
            return left;
        }
        const std::string times = "× " + std::to_string(row.ranked.dots);
        const float w = p.width(times, Weight::SemiBold, look.mm(4.6f));
        p.text({right - w, y - look.mm(2.8f)}, times, Weight::SemiBold, look.mm(4.6f), kInk);
        p.disc({right - w - look.mm(3.2f), y}, r * 1.2f, kInk);
        return right - w - look.mm(6);
    }
    const std::string figure = figureText(look, row.ranked);
    if (figure.empty()) return right;
    return right - p.text({right, y - look.mm(3)}, figure, Weight::SemiBold, look.mm(4.9f), kInk, Align::Right);
}

void drawSecondLine(Painter& p, const FunnelLook& look, const Funnel::Row& row, const app::Action& action, float x, float y,
                    float right) {
    const float size = look.mm(4.2f);
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
    const app::Estimate* e = look.board.find<app::Estimate>(row.ranked.action.value);
    put(costText(look.tr, e ? *e : app::Estimate{}), Weight::Regular, kInk2);
    if (const std::string origin = originText(look, action); !origin.empty() && x < right) {  // why it is here
        put(" · ", Weight::Regular, kInk2);
        if (x + look.mm(5) < right)
            p.disc({x + look.mm(1.8f), y + size * 0.6f}, look.mm(1.5f), kNoteInk[app::NoteKind::Pains]), x += look.mm(4.4f);
        put(origin, Weight::SemiBold, kNoteInk[app::NoteKind::Pains]);
    }
    if (row.ranked.chanceInTop)
        put(std::string(" · ") + look.tr(app::rules::nameOf(app::rules::certaintyOf(*row.ranked.chanceInTop))), Weight::Regular,
            kInk2);
    if (!row.ranked.tied || row.ranked.rank == 0 || (countsDots(look) && row.ranked.dots == 0)) return;
    const bool parted = row.tiesBelow && row.ranked.settledBy != app::rules::TieStep::Score;
    put(" · " + (parted ? look.tr.fill("tied, parted by: {0}", look.tr(app::rules::nameOf(row.ranked.settledBy)))
                        : std::string(look.tr("tied"))),
        Weight::Regular, kInk2);
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
        p.box(px, on ? kHeading : kChip, px.h / 2);
        const float s = look.mm(4.1f);
        p.text({px.centre().x, px.centre().y - s * 0.61f},
               cutLine(look.texts.measure(), look.tr(nameOf(look, by)), Weight::SemiBold, px.w - look.mm(3), s), Weight::SemiBold,
               s, on ? kOnDark : kInk, Align::Centre);
    }
    if (!l.banner.empty()) {
        const Rect px = f.toPx(l.banner);
        p.box(px, rgb(0xFFF3DC), look.mm(3));
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
    const std::string rank = row.ranked.rank > 0 && !(countsDots(look) && row.ranked.dots == 0)
                                 ? std::to_string(row.ranked.rank)
                                 : "–";  // without a dot all share the last place
    const float big = look.mm(7.2f);
    p.text({px.x + look.mm(4.5f), px.centre().y - big * 0.61f}, rank, Weight::SemiBold, big,
           row.ranked.rank > 0 ? kHeading : kInk2);
    float right = px.right() - look.mm(4);
    if (row.tier >= 0) {
        const std::string mark = look.tr.fill("T{0}", std::to_string(row.tier + 1));
        const float s = look.mm(3.9f), w = p.width(mark, Weight::SemiBold, s) + look.mm(3.4f);
        p.box({right - w, px.centre().y - look.mm(3.3f), w, look.mm(6.6f)}, tierColour(static_cast<std::size_t>(row.tier)),
              look.mm(2));
        p.text({right - w / 2, px.centre().y - s * 0.61f}, mark, Weight::SemiBold, s, kOnDark, Align::Centre);
        right -= w + look.mm(2);
    }
    if (row.pin != app::Pin::None) drawPin(p, look, {right - look.mm(1.6f), px.centre().y}, row.pin), right -= look.mm(5.5f);
    const float amount = drawAmount(p, look, row, right, px, dots) - look.mm(2.5f);
    const float left = px.x + look.mm(kGripW), title = look.mm(5.6f);
    p.text({left, px.y + look.mm(2.6f)}, cutLine(look.texts.measure(), action->title, Weight::SemiBold, amount - left, title),
           Weight::SemiBold, title, kInk);
    drawSecondLine(p, look, row, *action, left, px.y + look.mm(11.6f), amount);
}

void listPieces(const FunnelLook& look, std::vector<Piece>& pieces) {
    const auto& f = look.funnel;
    const Rect pane = f.toPx(f.layout().list), window = f.windowPx(Funnel::Pane::List);
    Face face;
    face.add(f.by()).add(f.hasPolarised()).add(f.rows().empty()).add(formShown(look));
    for (const Rect& chip : f.layout().chips) face.add(chip.empty());
    pieces.push_back({{pane.x, pane.y, pane.w, (f.rows().empty() ? pane.bottom() : window.y) - pane.y}, face.hash()});
    const ShownDots dots(look);
    const auto [from, to] = f.visibleRows();
    for (std::size_t i = from; i < to; ++i)
        if (!look.drafts.hides(refTo(f.rows()[i].ranked.action, placeOf(FunnelPart::List))))
            pieces.push_back({app::clipped(f.rowPx(i), window), rowFace(look, f.rows()[i], dots)});
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
    if (f.scroll(Funnel::Pane::List).overflows()) p.box(barPx(look), kChipHeld, look.mm(kBar / 2));
    p.unclip();
}

}  // namespace ui::views::funnel
