#include "ui/views/overlay_view.h"

#include <algorithm>
#include <cmath>

#include "app/board/note_kind.h"
#include "ui/paint/signs.h"
#include "ui/views/action_words.h"
#include "ui/views/board_view.h"
#include "ui/views/funnel_view.h"
#include "ui/views/note_view.h"

namespace ui::views {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using glass::Bubble, glass::BubbleVerb, glass::Flight, glass::Held;

namespace {

constexpr float kMarkMm = 8;  // radius of the mark under a finger: shows round a fingertip of 16 mm
constexpr float kAnswerTextMm = 5;
constexpr float kFlightLift = 0.5f;

// Where a flight is now.
struct Place {
    Rect px;
    float turn = 0;
};

std::optional<Place> restOf(const Look& look, Held::Kind kind, std::uint64_t record, glass::ActionPlace to) {
    const auto& view = look.scene.view();
    if (kind == Held::Kind::Note) {
        for (const auto& seat : look.scene.plan().seats)
            for (const auto& note : seat.notes)
                if (note.note.value == record) return Place{note.px, note.turn};
        if (look.scene.showsRanking()) return std::nullopt;
        if (const auto* box = look.scene.map().find(app::Id<app::Note>{record})) return Place{look.scene.notePx(*box), box->turn};
    }
    if (kind == Held::Kind::Group && !look.scene.showsRanking())
        for (const auto& group : look.scene.map().groups)
            if (group.id.value == record) return Place{view.toPx(group.rect), 0};
    if (kind == Held::Kind::Row && look.scene.showsRanking())
        if (const auto box = look.scene.funnel().wholeBoxOf(to, app::Id<app::Action>{record})) return Place{*box, 0};
    return std::nullopt;
}

Place placeOf(const Look& look, const Flight& flight) {
    const Rect from{flight.fromPx.x - flight.sizePx.x / 2, flight.fromPx.y - flight.sizePx.y / 2, flight.sizePx.x,
                    flight.sizePx.y};
    const auto rest = restOf(look, flight.kind, flight.record, flight.to);
    if (!rest) return {{from.centre().x, from.centre().y, 0, 0}, 0};
    const float t = easeOut(static_cast<float>((look.nowS - flight.startS) / glass::kFlightS));
    const auto mix = [&](float a, float b) { return a + (b - a) * t; };
    const float turn = mix(flight.fromTurn, flight.fromTurn + std::remainder(rest->turn - flight.fromTurn, 360.0f));
    return {{mix(from.x, rest->px.x), mix(from.y, rest->px.y), mix(from.w, rest->px.w), mix(from.h, rest->px.h)}, turn};
}

Rect boxOf(const Held& held) {
    return {held.centrePx.x - held.sizePx.x / 2, held.centrePx.y - held.sizePx.y / 2, held.sizePx.x, held.sizePx.y};
}

// What a thing in the air paints: its box, turned, and as far round it as its shadow reaches. The shadows of notes and groups
// grow with the zoom, those of rows and dots do not.
Rect paintedBox(const Look& look, Held::Kind kind, std::uint64_t record, const Rect& px, float turn, float lift) {
    float reach = look.mm(6);
    if (kind == Held::Kind::Note) reach = std::max(reach, noteShadowReach(px.w / app::layout::kNoteW, lift));
    if (kind == Held::Kind::Group)
        for (const auto& box : look.scene.map().groups)
            if (box.id.value == record) reach = std::max(reach, groupShadowReach(px.w / box.rect.w));
    return app::boundsOfTurned(px.grown(reach), turn).grown(2);
}

void drawThing(Painter& p, const Look& look, const ShownDots& dots, Held::Kind kind, std::uint64_t record, glass::ActionPlace as,
               const Rect& px, float turn, float lift) {
    switch (kind) {
        case Held::Kind::Note:
            drawNote(p, look, faceOf(look, dots, app::Id<app::Note>{record}), px, turn, lift);
            break;
        case Held::Kind::Group: {
            const app::Id<app::Group> group{record};
            const auto& map = look.scene.map();
            for (const auto& box : map.groups) {
                if (box.id != group) continue;
                const float u = px.w / box.rect.w;
                drawGroup(p, look, group, px, u, lift, dots.of(record));
                for (const auto& note : map.notes)
                    if (note.group == group)
                        drawNote(p, look, faceOf(look, dots, note.id),
                                 {px.x + (note.rect.x - box.rect.x) * u, px.y + (note.rect.y - box.rect.y) * u, note.rect.w * u,
                                  note.rect.h * u},
                                 note.turn, 0);
                if (dots.of(record).shows() && !isLegible(look, u)) drawPills(p, look, dots.of(record), px, pillSize(u));
            }
            break;
        }
        case Held::Kind::Row:
            drawAction(p, look, app::Id<app::Action>{record}, as, px, turn, lift);
            break;
        case Held::Kind::Dot:
            break;
    }
}

// A row stays a row over its list; over the matrix everything is a bubble, elsewhere a card.
glass::ActionPlace shownAs(const Held& held) {
    using enum glass::ActionPlace;
    return held.over == Matrix ? Matrix : held.from == List && held.over == List ? List : Tier;
}

void drawHeld(Painter& p, const Look& look, const ShownDots& dots, const Held& held) {
    const bool gap = held.kind == Held::Kind::Row && std::min(held.targetPx.w, held.targetPx.h) < look.mm(3);
    if (gap) p.box(held.targetPx, kHeading, 1.5f);  // between two rows or cards
    else if (!held.targetPx.empty()) p.frame(held.targetPx.grown(2), kHeading, look.mm(2), 2);
    if (held.kind == Held::Kind::Dot) {
        const app::Seat* seat = look.board.find(held.seat);
        p.shadow(boxOf(held), look.mm(1.5f), 0.3f, {0, look.mm(0.7f)});
        const ImU32 colour = seat ? seatColour(seat->colour) : kInk;
        if (held.against) drawAgainst(p, held.centrePx, held.sizePx.x / 2, colour);
        else p.disc(held.centrePx, held.sizePx.x / 2, colour);
    } else if (held.lifted) {
        drawThing(p, look, dots, held.kind, held.record, shownAs(held), boxOf(held), held.turn, 1);
        drawHeldWords(p, look, held);
    }
}

void turnTo(Painter& p, int mark, const app::Pose& pose) {
    // Drawn as if the pose were upright at its own box, then turned about the middle of the box.
    p.turn(mark, pose.box.centre(), pose.degrees());
}

// The box a pose would have upright, round the same middle.
Rect uprightBox(const app::Pose& pose) {
    const Point m = pose.box.centre();
    return {m.x - pose.width() / 2, m.y - pose.height() / 2, pose.width(), pose.height()};
}

void drawBubble(Painter& p, const Look& look, const Bubble& bubble) {
    const int mark = p.mark();
    const Rect box = uprightBox(bubble.pose);
    p.shadow(box, look.mm(3), 0.22f, {0, look.mm(1)});
    p.box(box, kHeading, look.mm(4));
    for (const auto& column : bubble.columns) {
        float y = box.y + column.local.y;
        for (const std::string& line : column.lines) {
            const bool title = &line == &bubble.columns.front().lines.front();
            p.text({box.x + column.local.x, y}, line, title ? Weight::SemiBold : Weight::Regular, bubble.textPx, kOnDark);
            y += bubble.textPx * app::layout::kLineHeight;
        }
    }
    if (!bubble.textLocal.empty() && bubble.kind == Held::Kind::Row) {
        drawActionText(p, look, app::Id<app::Action>{bubble.record},
                       {box.x + bubble.textLocal.x, box.y + bubble.textLocal.y, bubble.textLocal.w, bubble.textLocal.h});
    } else if (!bubble.textLocal.empty()) {
        const app::Note* note = look.board.find<app::Note>(bubble.record);
        const Rect area{box.x + bubble.textLocal.x, box.y + bubble.textLocal.y, bubble.textLocal.w, bubble.textLocal.h};
        const float size = look.mm(5), small = look.mm(3.6f);
        if (note) {
            const auto lines =
                app::layout::breakText(look.texts.measure(), note->text, Weight::Regular, area.w, area.h, size, small);
            float y = area.y;
            for (const std::string& line : lines.lines)
                p.text({area.x, y}, line, Weight::Regular, lines.size, kOnDark), y += lines.lineH;
        }
    }
    for (std::size_t i = 0; i < bubble.buttons.size(); ++i) {
        const auto& button = bubble.buttons[i];
        const Rect r{box.x + button.local.x, box.y + button.local.y, button.local.w, button.local.h};
        p.box(r, static_cast<int>(i) == bubble.pressed ? kOnDark2 : rgb(0x3A4A66), look.mm(3));
        const float size = look.mm(4.4f);
        const ImU32 ink = static_cast<int>(i) == bubble.pressed ? kHeading : kOnDark;
        const auto label = app::layout::breakText(look.texts.measure(), look.tr(button.label), Weight::SemiBold, r.w - look.mm(1),
                                                  r.h - look.mm(1), size, size * 0.82f);
        float y = r.centre().y - label.lineH * static_cast<float>(label.lines.size()) / 2;
        for (const std::string& line : label.lines)
            p.text({r.centre().x, y}, line, Weight::SemiBold, label.size, ink, Align::Centre), y += label.lineH;
    }
    turnTo(p, mark, bubble.pose);
}

struct AnswerBox {
    Rect px;  // upright, before it is turned about its middle
    float size;
};
std::string wordsOf(const Look& look, const glass::Message& answer) {
    return answer.about ? look.tr.fill(answer.text, look.tr(answer.about)) : std::string(look.tr(answer.text));
}
// Further from the edge than the finger, as the one it speaks to sees it, and wholly on the glass.
AnswerBox boxOf(const Look& look, const glass::Message& answer) {
    const float size = look.mm(kAnswerTextMm);
    const float w = look.texts.measure().widthPerEm(wordsOf(look, answer), Weight::SemiBold) * size + size * 1.6f,
                h = size * 2.1f;
    const Point middle = answer.px + app::turned({0, -look.mm(14)}, answer.degrees);
    const Rect window = look.scene.plan().size.rect();
    const Rect turned = app::boundsOfTurned({middle.x - w / 2, middle.y - h / 2, w, h}, answer.degrees);
    const float x = std::clamp(turned.x, 0.0f, std::max(0.0f, window.w - turned.w)) + turned.w / 2;
    const float y = std::clamp(turned.y, 0.0f, std::max(0.0f, window.h - turned.h)) + turned.h / 2;
    return {{x - w / 2, y - h / 2, w, h}, size};
}

void drawAnswer(Painter& p, const Look& look, const glass::Message& answer) {
    const AnswerBox box = boxOf(look, answer);
    const int mark = p.mark();
    p.shadow(box.px, look.mm(2), 0.25f, {0, look.mm(0.7f)});
    p.box(box.px, kHeading, box.px.h / 2);
    p.text({box.px.centre().x, box.px.centre().y - box.size * 0.61f}, wordsOf(look, answer), Weight::SemiBold, box.size, kOnDark,
           Align::Centre);
    p.turn(mark, box.px.centre(), answer.degrees);
}

void drawStatus(Painter& p, const Look& look, const StatusLine& status, const app::Pose& pose) {
    if (pose.box.empty()) return;
    const int mark = p.mark();
    const Rect box = uprightBox(pose);
    const float size = look.mm(5), gap = size * 1.4f;
    const ImU32 savedInk = status.state == StatusLine::Saved::Yes      ? kSaved
                           : status.state == StatusLine::Saved::Saving ? kInk2
                                                                       : kTrouble;
    const std::pair<const std::string*, ImU32> parts[] = {
        {&status.step, kInk},        {&status.progress, kInk2}, {&status.time, kInk2},    {&status.news, inkOf(status.newsTone)},
        {&status.devices, kTrouble}, {&status.disk, kTrouble},  {&status.saved, savedInk}};
    if (pose.quarters % 2) p.box(box, faded(kPaper, 0.92f), look.mm(3));  // beside open panels it lies over the board
    float total = size;
    for (const auto& [text, ink] : parts)
        if (!text->empty()) total += p.width(*text, text == &status.step ? Weight::SemiBold : Weight::Regular, size) + gap;
    const float shrink = std::min(1.0f, box.w / total);  // long words get smaller before they leave the strip
    float x = box.centre().x - total * shrink / 2;
    const float y = box.centre().y - size * shrink * 0.61f;
    for (const auto& [text, ink] : parts) {
        if (text->empty()) continue;
        if (text == &status.saved) {
            p.disc({x + size * 0.3f * shrink, box.centre().y}, size * 0.3f * shrink, ink);
            x += size * 0.9f * shrink;
        }
        x += p.text({x, y}, *text, text == &status.step ? Weight::SemiBold : Weight::Regular, size * shrink, ink) + gap * shrink;
    }
    turnTo(p, mark, pose);
}

void drawEdgeButton(Painter& p, const Look& look, const glass::EdgeButton& button) {
    p.shadow(button.px, look.mm(1), 0.1f, {0, look.mm(0.4f)});
    p.box(button.px, kPaper, look.mm(4));
    sign(p, button.adds ? Sign::Plus : Sign::Fit, button.px.centre(), look.mm(3.4f), kHeading);
}

std::uint64_t bubbleFace(const Look& look, const Bubble& bubble) {
    Face face;
    face.add(bubble.record).add(bubble.pressed).add(bubble.why).add(bubble.columns.size());
    for (const auto& button : bubble.buttons) face.add(button.verb).add(button.local);
    for (const auto& column : bubble.columns)
        for (const std::string& line : column.lines) face.add(line);
    if (bubble.textLocal.empty()) return face.hash();
    const app::Id<app::Action> id{bubble.record};
    const app::Action* action = bubble.kind == Held::Kind::Row ? look.board.find(id) : nullptr;
    const app::Note* note = bubble.kind == Held::Kind::Note ? look.board.find<app::Note>(bubble.record) : nullptr;
    if (note) face.add(note->text);
    if (!action) return face.hash();
    face.add(action->title).add(summaryText(look, id));
    for (const std::string& conflict : conflictTexts(look, id)) face.add(conflict);
    return face.hash();
}

}  // namespace

float easeOut(float part) {
    const float t = std::clamp(part, 0.0f, 1.0f);
    return 1 - (1 - t) * (1 - t) * (1 - t);
}

std::vector<Piece> overlayPieces(const Look& look, const Overlay& overlay) {
    std::vector<Piece> pieces;
    const ShownDots dots(look);
    for (const auto& button : look.scene.plan().edgeButtons)
        pieces.push_back({button.px.grown(look.mm(2)), Face{}.add(button.adds).hash()});
    const auto& s = overlay.status;
    const std::uint64_t line = Face{}
                                   .add(s.step)
                                   .add(s.progress)
                                   .add(s.time)
                                   .add(s.saved)
                                   .add(s.state)
                                   .add(s.news)
                                   .add(s.newsTone)
                                   .add(s.devices)
                                   .add(s.disk)
                                   .hash();
    pieces.push_back({look.scene.plan().status.box, line});
    if (!look.scene.plan().statusTurned.box.empty()) pieces.push_back({look.scene.plan().statusTurned.box, line});
    for (const auto& seat : look.scene.plan().seats)
        for (const auto& note : seat.notes)
            if (!look.drafts.hides(Held::Kind::Note, note.note.value))
                pieces.push_back(
                    {app::boundsOfTurned(note.px, note.turn).grown(look.mm(3)), hashOf(faceOf(look, dots, note.note))});
    const float reach = look.mm(6);
    for (const Bubble& bubble : look.drafts.bubbles) pieces.push_back({bubble.pose.box.grown(reach), bubbleFace(look, bubble)});
    for (const Flight& flight : look.drafts.flights) {
        const Place place = placeOf(look, flight);
        pieces.push_back({paintedBox(look, flight.kind, flight.record, place.px, place.turn, kFlightLift),
                          Face{}.add(flight.record).add(look.nowS).hash()});
    }
    for (const Held& held : look.drafts.held) {
        if (held.lifted)
            pieces.push_back({paintedBox(look, held.kind, held.record, boxOf(held), held.turn, 1),
                              Face{}.add(held.record).add(held.centrePx).add(held.turn).hash()});
        if (!held.targetPx.empty()) pieces.push_back({held.targetPx.grown(5), 1});
        if (const Rect words = heldWordsBox(look, held); !words.empty())
            pieces.push_back({words.grown(reach), Face{}
                                                      .add(held.becomes->tenthDays.value_or(-1))
                                                      .add(held.becomes->euros.value_or(-1))
                                                      .add(held.becomes->impactCustomer)
                                                      .add(held.becomes->impactCompany)
                                                      .add(held.record)
                                                      .hash()});
    }
    for (const auto& answer : look.drafts.messages) {
        const Rect px = app::boundsOfTurned(boxOf(look, answer).px, answer.degrees).grown(reach);
        pieces.push_back({px, Face{}.add(answer.px).add(answer.degrees).add(wordsOf(look, answer)).hash()});
    }
    const float markR = look.mm(kMarkMm) + 3;
    for (const ContactMark& mark : overlay.marks)
        pieces.push_back({{mark.px.x - markR, mark.px.y - markR, 2 * markR, 2 * markR}, mark.inert ? 2u : 1u});
    if (look.drafts.holdRing) {
        const float r = look.mm(15);
        pieces.push_back({{look.drafts.holdRing->x - r, look.drafts.holdRing->y - r, 2 * r, 2 * r},
                          Face{}.add(look.drafts.holdRingPart).hash()});
    }
    return pieces;
}

void drawBelowPanels(Painter& p, const Look& look, const Overlay& overlay) {
    const ShownDots dots(look);
    for (const auto& button : look.scene.plan().edgeButtons) drawEdgeButton(p, look, button);
    drawStatus(p, look, overlay.status, look.scene.plan().status);
    drawStatus(p, look, overlay.status, look.scene.plan().statusTurned);
    for (const auto& seat : look.scene.plan().seats)
        for (const auto& note : seat.notes)
            if (!look.drafts.hides(Held::Kind::Note, note.note.value))
                drawNote(p, look, faceOf(look, dots, note.note), note.px, note.turn, 0.2f);
}

void drawAbovePanels(Painter& p, const Look& look, const Overlay& overlay) {
    const ShownDots dots(look);
    for (const Bubble& bubble : look.drafts.bubbles) drawBubble(p, look, bubble);
    for (const Flight& flight : look.drafts.flights) {
        const Place place = placeOf(look, flight);
        if (place.px.w <= 0) continue;
        if (flight.within) p.clip(look.scene.funnel().windowPx(flight.to));
        drawThing(p, look, dots, flight.kind, flight.record, flight.to, place.px, place.turn, kFlightLift);
        if (flight.within) p.unclip();
    }
    for (const Held& held : look.drafts.held) drawHeld(p, look, dots, held);
    for (const auto& answer : look.drafts.messages) drawAnswer(p, look, answer);
    for (const ContactMark& mark : overlay.marks) {
        p.ring(mark.px, look.mm(kMarkMm), mark.inert ? faded(kInk2, 0.35f) : faded(kHeading, 0.45f),
               std::max(1.5f, look.mm(0.7f)));
    }
    if (look.drafts.holdRing) p.arc(*look.drafts.holdRing, look.mm(12), look.drafts.holdRingPart, kHeading, look.mm(1.6f));
}

}  // namespace ui::views
