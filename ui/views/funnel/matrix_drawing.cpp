// The value × effort matrix of the funnel: bubbles, those that are told as one, titles of the first, opened crowds, and below it
// what is still to be placed.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr float kRimDotMm = 1.1f;    // radius of a dot on a bubble's rim
constexpr float kEdgeMarkMm = 2.4f;  // of the mark beside a bubble that can lie no further

// How many of a crowd's actions are of which stage, as the parts of a ring.
struct CrowdRing {
    std::vector<std::pair<ImU32, int>> parts;
};
CrowdRing ringOf(const FunnelLook& look, const Funnel::Crowd& crowd) {
    std::map<int, std::pair<ImU32, int>> stages;
    for (std::size_t spot : crowd.spots)
        if (const app::Action* action = look.board.find(look.funnel.spots()[spot].action)) {
            const StageMark mark = stageMark(look, *action);
            auto& [colour, count] = stages[mark.number];
            colour = mark.colour, ++count;
        }
    CrowdRing ring;
    for (const auto& [number, part] : stages) ring.parts.push_back(part);
    return ring;
}

ItemVotes votesOf(const FunnelLook& look, const Funnel::Crowd& crowd, const ShownDots& dots) {
    ItemVotes votes;  // those that are being given; counted ones stand in the list
    for (std::size_t spot : crowd.spots) {
        const auto& live = dots.of(look.funnel.spots()[spot].action.value).live;
        votes.live.insert(votes.live.end(), live.begin(), live.end());
    }
    return votes;
}

std::uint64_t crowdFace(const FunnelLook& look, const Funnel::Crowd& crowd, const ShownDots& dots) {
    Face face;
    votesOf(look, crowd, dots).addTo(face);
    for (const auto& [colour, count] : ringOf(look, crowd).parts) face.add(colour).add(count);
    return face.add(crowd.spots.size()).add(look.funnel.crowdPx(crowd)).hash();
}

Rect crowdBox(const FunnelLook& look, const Funnel::Crowd& crowd) {
    const Point c = look.funnel.crowdPx(crowd);
    const float r = look.mm(crowd.radiusMm + 0.8f + 2 * kRimDotMm);
    return {c.x - r, c.y - r, 2 * r, 2 * r};
}

const app::Action* titled(const FunnelLook& look, const Funnel::Title& title) {
    if (look.drafts.hides(refTo(title.action, placeOf(FunnelPart::Matrix)))) return nullptr;
    return look.board.find(title.action);
}

// With the line that leads to its disc.
Rect titleBox(const FunnelLook& look, const Funnel::Title& title) {
    const Rect px = look.funnel.titlePx(title);
    const Point to = px.centre() - Point{look.mm(title.offMm.x), look.mm(title.offMm.y)};
    return app::united(px, {to.x, to.y, 0.1f, 0.1f}).grown(look.mm(2));
}

void drawTitle(Painter& p, const FunnelLook& look, const Funnel::Title& title) {
    const app::Action* action = titled(look, title);
    if (!action) return;
    const Rect px = look.funnel.titlePx(title);
    const Point middle = px.centre() - Point{look.mm(title.offMm.x), look.mm(title.offMm.y)};  // of its disc, or of its crowd
    const Point from{std::clamp(middle.x, px.x, px.right()), std::clamp(middle.y, px.y, px.bottom())};
    const float apart = app::distance(from, middle), rim = look.mm(title.radiusMm);
    if (apart > rim) p.line(from, middle + (from - middle) * (rim / apart), faded(kHeading, 0.7f), std::max(1.2f, look.mm(0.5f)));
    p.shadow(px, look.mm(1.5f), 0.12f, {0, look.mm(0.4f)});
    p.box(px, kPaper, look.mm(1.8f));
    const auto& box = look.texts.of(action->id.value ^ 0x717e, action->title, Weight::SemiBold, px.w - look.mm(3), px.h,
                                    look.mm(3.9f), look.mm(3.6f));
    float y = px.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines)
        p.text({px.centre().x, y}, line, Weight::SemiBold, box.size, kInk, Align::Centre), y += box.lineH;
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
        const float h = look.mm(3.6f), w = widthOfVotes(p, votes, h, 0);
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

void drawOwnSpot(Painter& p, const FunnelLook& look, const Funnel::Spot& spot, const Rect& area, const ShownDots& dots) {
    const app::Action* action = look.board.find(spot.action);
    if (action && spotBox(look, spot).touches(area) && !look.drafts.hides(refTo(spot.action, placeOf(FunnelPart::Matrix))))
        drawSpot(p, look, *action, look.funnel.spotPx(spot), look.mm(spot.radiusMm), 0, dots.of(spot.action.value));
}

void drawCrowd(Painter& p, const FunnelLook& look, const Funnel::Crowd& crowd, const ShownDots& dots) {
    const Point c = look.funnel.crowdPx(crowd);
    const float r = look.mm(crowd.radiusMm), ring = look.mm(1.5f);
    p.disc(c, r + std::max(1.0f, look.mm(0.45f)), kPaper);
    p.disc(c, r, kPaper);
    // Whole turns one on the other, the last part first: what is left of each is its own.
    const CrowdRing stages = ringOf(look, crowd);
    float upTo = 1;
    for (auto part = stages.parts.rbegin(); part != stages.parts.rend(); ++part) {
        if (upTo > 0.999f) p.ring(c, r - ring / 2, part->first, ring);
        else p.arc(c, r - ring / 2, upTo, part->first, ring);
        upTo -= static_cast<float>(part->second) / static_cast<float>(crowd.spots.size());
    }
    const float size = look.mm(5.2f);
    p.text({c.x, c.y - size * 0.61f}, std::to_string(crowd.spots.size()), Weight::SemiBold, size, kHeading, Align::Centre);
    drawRim(p, look, votesOf(look, crowd, dots), c, r);
}

void drawFans(Painter& p, const FunnelLook& look, const Rect& area, const ShownDots& dots) {
    const auto& f = look.funnel;
    for (const Funnel::Fan& fan : f.fans()) {
        const Rect plate = f.toPx(fan.plateMm);
        p.shadow(plate, look.mm(3), 0.2f, {0, look.mm(1)}, insideOf(plate, look.mm(5)));
        p.box(plate, kPaper, look.mm(5));
    }
    for (const Funnel::Spot& spot : f.spots())
        if (spot.fan >= 0) drawOwnSpot(p, look, spot, area, dots);
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
    const float size = look.mm(4.4f);
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
        .add(f.spots().empty())
        .add(f.stretched())
        .add(f.bothSides());
    for (app::Id<app::Stage> id : look.board.stages())
        if (const app::Stage* stage = look.board.find(id)) ground.add(stage->title).add(stage->colour);
    pieces.push_back({f.toPx(l.matrix), ground.hash()});
    const Rect plot = f.toPx(l.plot);
    const ShownDots dots(look);
    const auto put = [&](const Rect& box, std::uint64_t face) {
        if (const Rect px = app::clipped(box, plot); !px.empty()) pieces.push_back({px, face});
    };
    const auto spots = [&](bool fanned) {
        for (const Funnel::Spot& spot : f.spots())
            if (spot.crowd < 0 && (spot.fan >= 0) == fanned &&
                !look.drafts.hides(refTo(spot.action, placeOf(FunnelPart::Matrix))))
                put(spotBox(look, spot), spotFace(look, spot, dots));
    };
    spots(false);
    for (const Funnel::Crowd& crowd : f.crowds()) put(crowdBox(look, crowd), crowdFace(look, crowd, dots));
    for (const Funnel::Title& title : f.titles())
        if (const app::Action* action = titled(look, title))
            put(titleBox(look, title), Face{}.add(action->title).add(title.offMm).hash());
    for (const Funnel::Fan& fan : f.fans()) put(f.toPx(fan.plateMm).grown(look.mm(4)), Face{}.add(fan.members.size()).hash());
    spots(true);
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
    drawLegend(p, look);
    p.clip(plot);
    drawQuarters(p, look);
    for (const Funnel::Spot& spot : f.spots())
        if (spot.crowd < 0 && spot.fan < 0) drawOwnSpot(p, look, spot, area, dots);
    for (const Funnel::Crowd& crowd : f.crowds())
        if (crowdBox(look, crowd).touches(area)) drawCrowd(p, look, crowd, dots);
    for (const Funnel::Title& title : f.titles()) drawTitle(p, look, title);
    drawNames(p, look);
    drawHandles(p, look);
    drawFans(p, look, area, dots);
    if (f.spots().empty()) {
        const auto words =
            breakText(look.texts.measure(), look.tr("Drag an action here: higher is worth more, further right costs more."),
                      Weight::Regular, plot.w - look.mm(30), look.mm(40), look.mm(5.6f), look.mm(4.6f));
        float y = plot.centre().y + look.mm(8), w = 0;
        for (const std::string& line : words.lines) w = std::max(w, p.width(line, Weight::Regular, words.size));
        p.box({plot.centre().x - w / 2 - look.mm(3), y - look.mm(2), w + look.mm(6),
               words.lineH * static_cast<float>(words.lines.size()) + look.mm(4)},
              faded(kPaper, 0.94f), look.mm(2.5f));
        for (const std::string& line : words.lines)
            p.text({plot.centre().x, y}, line, Weight::Regular, words.size, kInk2, Align::Centre), y += words.lineH;
    }
    p.unclip();
    const Rect title = f.toPx(l.toPlaceTitle), window = f.windowPx(Funnel::Pane::Tray);
    const float size = look.mm(4.1f);
    if (l.toPlaceTitle.empty()) return;
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
