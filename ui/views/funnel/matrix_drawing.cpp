// The value × effort matrix of the funnel: quarters with their names, thresholds with handles, bubbles, and below it what is
// still to be placed.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/paint/signs.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr float kRimDotMm = 1.1f;    // radius of a dot on a bubble's rim
constexpr float kEdgeMarkMm = 2.4f;  // of the mark beside a bubble that can lie no further
constexpr ImU32 kQuickWin = rgb(0xE3F3EC), kBigProject = rgb(0xE7EDFA), kFillIn = rgb(0xFBF6E6), kLeaveOut = rgb(0xF7EBE9);

void drawQuarters(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const Rect plot = f.toPx(f.layout().plot);
    const Point lines = look.funnel.linesShown(), at = f.plotPx(lines);
    const float x = std::clamp(at.x, plot.x, plot.right()), y = std::clamp(at.y, plot.y, plot.bottom());
    const struct {
        Rect box;
        ImU32 colour;
        const char* name;
    } quarters[] = {{{plot.x, plot.y, x - plot.x, y - plot.y}, kQuickWin, TR_NOOP("Quick wins")},
                    {{x, plot.y, plot.right() - x, y - plot.y}, kBigProject, TR_NOOP("Big projects")},
                    {{plot.x, y, x - plot.x, plot.bottom() - y}, kFillIn, TR_NOOP("When there is time")},
                    {{x, y, plot.right() - x, plot.bottom() - y}, kLeaveOut, TR_NOOP("To leave out")}};
    const float size = look.mm(4.2f), gap = std::max(1.0f, look.mm(0.5f));
    for (const auto& quarter : quarters) {
        if (quarter.box.w < 1 || quarter.box.h < 1) continue;
        p.box(quarter.box.grown(-gap / 2), quarter.colour, look.mm(2.5f));
        if (quarter.box.h > size * 2 && quarter.box.w > size * 3)
            p.text({quarter.box.x + look.mm(3), quarter.box.y + look.mm(2)},
                   cutLine(look.texts.measure(), look.tr(quarter.name), Weight::SemiBold, quarter.box.w - look.mm(6), size),
                   Weight::SemiBold, size, kInk2);
    }
}

void drawHandles(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const Rect plot = f.toPx(f.layout().plot);
    const Point lines = look.funnel.linesShown(), at = f.plotPx(lines);
    for (bool value : {true, false}) {
        const Rect handle = f.handlePx(value, value ? lines.y : lines.x);
        if (handle.empty()) continue;
        const bool held = look.funnel.holdsLine(value);
        const float t = std::max(1.0f, look.mm(held ? 0.8f : 0.4f));
        if (value) p.line({plot.x, at.y}, {plot.right(), at.y}, faded(kHeading, held ? 0.9f : 0.45f), t);
        else p.line({at.x, plot.y}, {at.x, plot.bottom()}, faded(kHeading, held ? 0.9f : 0.45f), t);
        const Point c = handle.centre();
        const Rect pill = value ? Rect{c.x - look.mm(2.6f), c.y - look.mm(4), look.mm(5.2f), look.mm(8)}
                                : Rect{c.x - look.mm(4), c.y - look.mm(2.6f), look.mm(8), look.mm(5.2f)};
        p.box(pill, kPaper, look.mm(2.6f));
        p.outline(pill, held ? kHeading : kInk2, look.mm(2.6f), std::max(1.0f, look.mm(0.4f)));
        const float r = look.mm(1.5f);
        for (int side : {-1, 1}) {
            const float d = static_cast<float>(side) * look.mm(1.9f), s = static_cast<float>(side);
            if (value)
                p.triangle({c.x, c.y + d + s * r * 0.6f}, {c.x - r * 0.7f, c.y + d - s * r * 0.5f},
                           {c.x + r * 0.7f, c.y + d - s * r * 0.5f}, kHeading);
            else
                p.triangle({c.x + d + s * r * 0.6f, c.y}, {c.x + d - s * r * 0.5f, c.y - r * 0.7f},
                           {c.x + d - s * r * 0.5f, c.y + r * 0.7f}, kHeading);
        }
    }
}

void drawAxes(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    const float size = look.mm(3.9f);
    const Rect up = f.toPx(l.upName), across = f.toPx(l.acrossName);
    const int mark = p.mark();
    const std::string name = cutLine(look.texts.measure(), look.tr("Value for the customer and the company"), Weight::Regular,
                                     up.h - look.mm(6), size);
    const Point c = up.centre();
    const float w = p.text({c.x - look.mm(2), c.y - size * 0.61f}, name, Weight::Regular, size, kInk2, Align::Centre);
    sign(p, Sign::Right, {c.x + w / 2 + look.mm(1), c.y}, look.mm(1.8f), kInk2);
    p.turn(mark, c, -90);
    const std::string effort =
        cutLine(look.texts.measure(), look.tr("Effort (time and budget)"), Weight::Regular, across.w - look.mm(6), size);
    const float ew = p.text({across.centre().x - look.mm(2), across.centre().y - size * 0.61f}, effort, Weight::Regular, size,
                            kInk2, Align::Centre);
    sign(p, Sign::Right, {across.centre().x + ew / 2 + look.mm(1), across.centre().y}, look.mm(1.8f), kInk2);
    drawButton(p, look, f.toPx(l.median), look.tr("Lines at the median"), false);
    if (f.zoom().scale > 1) drawButton(p, look, f.toPx(l.whole), look.tr("Whole matrix"), false);
}

std::uint64_t spotFace(const FunnelLook& look, const Funnel::Spot& spot, const ShownDots& dots) {
    Face face;
    dots.of(spot.action.value).addTo(face);
    face.add(spot.action.value).add(spot.onFront).add(spot.edge).add(spot.unsure);
    if (const app::Action* action = look.board.find(spot.action)) {
        const StageMark stage = stageMark(look, *action);
        face.add(stage.colour).add(stage.number);
    }
    return face.hash();
}

Rect spotBox(const FunnelLook& look, const Funnel::Spot& spot) {
    const Point c = look.funnel.spotPx(spot);
    const float r = look.mm(spot.radiusMm + 0.8f + std::max(2 * kRimDotMm, kEdgeMarkMm));
    return {c.x - r, c.y - r, 2 * r, 2 * r};
}

// Dots that are being given lie round the rim, from the top clockwise; those for whom there is no room are a number.
void drawRim(Painter& p, const FunnelLook& look, const ItemVotes& votes, Point c, float r) {
    const float dot = look.mm(kRimDotMm), out = r + dot;
    const auto most = static_cast<std::size_t>(2 * std::numbers::pi_v<float> * out / (dot * 2.2f));
    if (votes.live.size() > most) {
        const float h = look.mm(3.4f), w = widthOfVotes(p, votes, h, 0);
        p.box({c.x - w / 2 - h * 0.3f, c.y - r - h * 0.7f, w + h * 0.6f, h * 1.4f}, kPaper, h * 0.7f);
        drawVotes(p, votes, {c.x - w / 2, c.y - r}, h, 0);
        return;
    }
    for (std::size_t i = 0; i < votes.live.size(); ++i) {
        const float angle = static_cast<float>(i) * dot * 2.2f / out;
        const Point at{c.x + out * std::sin(angle), c.y - out * std::cos(angle)};
        const ImU32 colour = seatColour(votes.live[i].colour);
        p.disc(at, dot * 1.2f, kPaper);
        if (votes.live[i].against) drawAgainst(p, at, dot, colour);
        else p.disc(at, dot, colour);
    }
}

// Which way it would lie further if it could: right, it costs more than the matrix is wide; left, it costs nothing; up, its
// confidence keeps it down.
void drawEdgeMarks(Painter& p, const FunnelLook& look, const Funnel::Spot& spot, Point c, float r) {
    const auto mark = [&](Point way) {
        const Point foot = c + way * (r + look.mm(0.9f)), tip = foot + way * look.mm(kEdgeMarkMm - 0.6f);
        const Point half = Point{-way.y, way.x} * look.mm(1.8f);
        p.triangle(tip, foot + half, foot - half, kHeading);
    };
    if (spot.edge != Funnel::Edge::None) mark({spot.edge == Funnel::Edge::Dearer ? 1.0f : -1.0f, 0});
    if (spot.unsure) mark({0, -1});
}

}  // namespace

void drawSpot(Painter& p, const FunnelLook& look, const app::Action& action, Point c, float r, float lift,
              const ItemVotes& votes) {
    const StageMark stage = stageMark(look, action);
    if (lift > 0) p.shadow({c.x - r, c.y - r, 2 * r, 2 * r}, look.mm(3), 0.3f * lift, {0, look.mm(1)});
    p.disc(c, r + std::max(1.0f, look.mm(0.45f)), kPaper);
    p.disc(c, r, stage.colour);
    const auto* spot = look.funnel.spot(action.id);
    if (spot && spot->onFront)
        p.ring(c, r - look.mm(0.45f), faded(kPaper, 0.9f), std::max(1.0f, look.mm(0.35f)));  // nothing beats it: a fine ring
    const float size = look.mm(3.5f);
    p.text({c.x, c.y - size * 0.61f}, stage.number > 0 ? std::to_string(stage.number) : "–", Weight::SemiBold, size, kOnDark,
           Align::Centre);
    drawRim(p, look, votes, c, r);
    if (spot && lift == 0) drawEdgeMarks(p, look, *spot, c, r);
}

void drawTrayCard(Painter& p, const FunnelLook& look, const app::Action& action, const Rect& px, float lift,
                  const ItemVotes& votes) {
    if (lift > 0) p.shadow(px, look.mm(3), 0.25f * lift, {0, look.mm(1)});
    p.box(px, lift > 0 ? kPaper : kRowPaper, look.mm(2.5f));
    p.box({px.x, px.y + look.mm(1), look.mm(1.2f), px.h - look.mm(2)}, stageMark(look, action).colour, look.mm(0.6f));
    float room = px.w - look.mm(6);
    if (!votes.live.empty()) {
        const float h = look.mm(3.6f), w = widthOfVotes(p, votes, h, room * 0.4f);
        drawVotes(p, votes, {px.right() - look.mm(2) - w, px.centre().y}, h, room * 0.4f);
        room -= w + look.mm(1);
    }
    const auto& lines = look.texts.of(action.id.value ^ 0x7a11, action.title, Weight::SemiBold, room, px.h - look.mm(1),
                                      look.mm(4), look.mm(3.6f));
    float y = px.centre().y - lines.lineH * static_cast<float>(lines.lines.size()) / 2;
    for (const std::string& line : lines.lines)
        p.text({px.x + look.mm(4), y}, line, Weight::SemiBold, lines.size, kInk), y += lines.lineH;
}

void matrixPieces(const FunnelLook& look, std::vector<Piece>& pieces) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    Face ground;
    ground.add(f.zoom().scale)
        .add(f.zoom().origin)
        .add(look.funnel.linesShown())
        .add(look.funnel.heldLines())
        .add(f.toPlace().size())
        .add(f.spots().empty());
    pieces.push_back({f.toPx(l.matrix), ground.hash()});
    const Rect plot = f.toPx(l.plot);
    const ShownDots dots(look);
    for (const Funnel::Spot& spot : f.spots())
        if (const Rect px = app::clipped(spotBox(look, spot), plot);
            !px.empty() && !look.drafts.hides(refTo(spot.action, placeOf(FunnelPart::Matrix))))
            pieces.push_back({px, spotFace(look, spot, dots)});
    for (std::size_t i = 0; i < f.toPlace().size(); ++i) {
        const Rect px = app::clipped(f.trayPx(i), f.windowPx(Funnel::Pane::Tray));
        const app::Action* action = look.board.find(f.toPlace()[i]);
        if (px.empty() || !action || look.drafts.hides(refTo(action->id, placeOf(FunnelPart::ToPlace)))) continue;
        Face face;
        face.add(action->title).add(stageMark(look, *action).colour).add(f.scroll(Funnel::Pane::Tray).offset);
        dots.of(action->id.value).addTo(face);
        pieces.push_back({px, face.hash()});
    }
}

void drawMatrix(Painter& p, const FunnelLook& look, const Rect& area) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    drawPane(p, look, f.toPx(l.matrix));
    const Rect plot = f.toPx(l.plot);
    const ShownDots dots(look);
    drawAxes(p, look);
    p.clip(plot);
    drawQuarters(p, look);
    for (const Funnel::Spot& spot : f.spots())
        if (const app::Action* action = look.board.find(spot.action);
            action && spotBox(look, spot).touches(area) && !look.drafts.hides(refTo(spot.action, placeOf(FunnelPart::Matrix))))
            drawSpot(p, look, *action, f.spotPx(spot), look.mm(spot.radiusMm), 0, dots.of(spot.action.value));
    drawHandles(p, look);
    if (f.spots().empty()) {
        const auto words =
            breakText(look.texts.measure(), look.tr("Drag an action here: higher is worth more, further right costs more."),
                      Weight::Regular, plot.w - look.mm(30), look.mm(40), look.mm(5.6f), look.mm(4.6f));
        float y = plot.centre().y + look.mm(8);
        for (const std::string& line : words.lines)
            p.text({plot.centre().x, y}, line, Weight::Regular, words.size, kInk2, Align::Centre), y += words.lineH;
    }
    p.unclip();
    const Rect title = f.toPx(l.toPlaceTitle), window = f.windowPx(Funnel::Pane::Tray);
    const float size = look.mm(4.1f);
    if (!f.toPlace().empty())
        p.text({title.x, title.y},
               look.tr.plural("%d to place: drag it into the matrix", "%d to place: drag them into the matrix",
                              static_cast<long>(f.toPlace().size())),
               Weight::SemiBold, size, kInk2);
    else if (!f.spots().empty()) p.text({title.x, title.y}, look.tr("Every action has its place."), Weight::Regular, size, kInk2);
    p.clip(window);
    for (std::size_t i = 0; i < f.toPlace().size(); ++i) {
        const Rect px = f.trayPx(i);
        const app::Action* action = px.touches(window) && px.touches(area) ? look.board.find(f.toPlace()[i]) : nullptr;
        if (action && !look.drafts.hides(refTo(action->id, placeOf(FunnelPart::ToPlace))))
            drawTrayCard(p, look, *action, px, 0, dots.of(action->id.value));
    }
    p.unclip();
}

}  // namespace ui::views::funnel
