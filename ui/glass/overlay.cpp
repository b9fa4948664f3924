#include "ui/glass/overlay.h"

#include <algorithm>
#include <cmath>

#include "app/board/note_kind.h"
#include "ui/glass/note_drawing.h"
#include "ui/paint/keys.h"
#include "ui/paint/signs.h"

namespace ui::glass {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kMarkMm = 8;  // radius of the mark under a finger: shows round a fingertip of 16 mm
constexpr float kAnswerTextMm = 5;
constexpr float kFlightLift = 0.5f;

// Where a flight is now.
Lying placeOf(const Look& look, const Transition& transition) {
    const Rect from{transition.fromPx.x - transition.sizePx.x / 2, transition.fromPx.y - transition.sizePx.y / 2,
                    transition.sizePx.x, transition.sizePx.y};
    const auto rest = look.scene.lyingOf(transition.thing);
    if (!rest) return {{from.centre().x, from.centre().y, 0, 0}, 0};
    const float t = easeOut(static_cast<float>((look.nowS - transition.startS) / kFlightS));
    const auto mix = [&](float a, float b) { return a + (b - a) * t; };
    const float turn = mix(transition.fromTurn, transition.fromTurn + std::remainder(rest->turn - transition.fromTurn, 360.0f));
    return {{mix(from.x, rest->px.x), mix(from.y, rest->px.y), mix(from.w, rest->px.w), mix(from.h, rest->px.h)},
            turn,
            rest->windowPx};
}

Rect boxOf(const Held& held) {
    return {held.centrePx.x - held.sizePx.x / 2, held.centrePx.y - held.sizePx.y / 2, held.sizePx.x, held.sizePx.y};
}

// What a thing in the air paints: its box, turned, and as far round it as its shadow reaches. Shadows of things that lie on a
// board grow with its zoom, others do not.
Rect paintedBox(const Look& look, const Ref& thing, const Rect& px, float turn, float lift) {
    const float own = thing.is(app::RecordKind::Note) ? noteShadowReach(px.w / app::layout::kNoteW, lift)
                                                      : look.scene.shown().reachOf(look, thing, px);
    return app::boundsOfTurned(px.grown(std::max(look.mm(6), own)), turn).grown(2);
}

void drawThing(Painter& p, const Look& look, const ShownDots& dots, const Ref& thing, Place as, const Rect& px, float turn,
               float lift) {
    if (const auto note = thing.id<app::Note>()) drawNote(p, look, faceOf(look, dots, note), px, turn, lift);
    else look.scene.shown().drawThing(p, look, thing, as, px, turn, lift);
}

// What stands above a held one: the words of what it would become; empty without.
Rect heldWordsBox(const Look& look, const Held& held) {
    if (held.words.empty()) return {};
    const float size = look.mm(4.4f), title = look.mm(4.6f);
    const auto& measure = look.texts.measure();
    const float words = measure.widthPerEm(held.words, Weight::Regular) * size;
    const float name = std::min(look.mm(80), measure.widthPerEm(held.title, Weight::SemiBold) * title);
    const float w = std::max(words, name) + look.mm(8), h = look.mm(17);
    const Rect window = look.scene.plan().size.rect();
    const float y = held.centrePx.y - look.mm(18) - h;
    return {std::clamp(held.centrePx.x - w / 2, 0.0f, std::max(0.0f, window.w - w)), y < 0 ? held.centrePx.y + look.mm(18) : y, w,
            h};
}

void drawHeldWords(Painter& p, const Look& look, const Held& held) {
    const Rect box = heldWordsBox(look, held);
    if (box.empty()) return;
    p.shadow(box, look.mm(3), 0.22f, {0, look.mm(1)});
    p.box(box, kHeading, look.mm(3));
    p.text({box.x + look.mm(4), box.y + look.mm(2.2f)},
           app::layout::cutLine(look.texts.measure(), held.title, Weight::SemiBold, box.w - look.mm(8), look.mm(4.6f)),
           Weight::SemiBold, look.mm(4.6f), kOnDark);
    p.text({box.x + look.mm(4), box.y + look.mm(9)}, held.words, Weight::Regular, look.mm(4.4f), kOnDark);
}

void drawHeld(Painter& p, const Look& look, const ShownDots& dots, const Held& held) {
    if (held.between) p.box(held.targetPx, kHeading, 1.5f);  // between two rows or cards
    else if (!held.targetPx.empty()) p.outline(held.targetPx.grown(2), kHeading, look.mm(2), 2);
    if (held.isDot) {
        const app::Seat* seat = look.board.find(held.seat);
        p.shadow(boxOf(held), look.mm(1.5f), 0.3f, {0, look.mm(0.7f)});
        const ImU32 colour = seat ? seatColour(seat->colour) : kInk;
        if (held.against) drawAgainst(p, held.centrePx, held.sizePx.x / 2, colour);
        else p.disc(held.centrePx, held.sizePx.x / 2, colour);
    } else if (held.lifted) {
        drawThing(p, look, dots, held.thing, held.as, boxOf(held), held.turn, 1);
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

void drawNoteText(Painter& p, const Look& look, const app::Note& note, const Rect& area) {
    const auto lines =
        app::layout::breakText(look.texts.measure(), note.text, Weight::Regular, area.w, area.h, look.mm(5), look.mm(3.6f));
    float y = area.y;
    for (const std::string& line : lines.lines) p.text({area.x, y}, line, Weight::Regular, lines.size, kOnDark), y += lines.lineH;
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
    if (!bubble.textLocal.empty()) {
        const Rect area{box.x + bubble.textLocal.x, box.y + bubble.textLocal.y, bubble.textLocal.w, bubble.textLocal.h};
        if (const app::Note* note = look.board.find(bubble.thing.id<app::Note>())) drawNoteText(p, look, *note, area);
        else look.scene.shown().drawText(p, look, bubble.thing, area);
    }
    for (std::size_t i = 0; i < bubble.buttons.size(); ++i) {
        const auto& button = bubble.buttons[i];
        const Rect r{box.x + button.local.x, box.y + button.local.y, button.local.w, button.local.h};
        keyFace(p, r, KeyStyle::Plain, static_cast<int>(i) == bubble.pressed, look.mm(1));
        const float size = look.mm(4.4f);
        const auto label = app::layout::breakText(look.texts.measure(), look.tr(button.choice->label), Weight::SemiBold,
                                                  r.w - look.mm(1), r.h - look.mm(1), size, size * 0.82f);
        float y = r.centre().y - label.lineH * static_cast<float>(label.lines.size()) / 2;
        for (const std::string& line : label.lines)
            p.text({r.centre().x, y}, line, Weight::SemiBold, label.size, kInk, Align::Centre), y += label.lineH;
    }
    turnTo(p, mark, bubble.pose);
}

constexpr float kPlacedMm = 4.2f, kPlacedOffMm = 13;  // radius of the tick; beside the fingertip, on its far side
Point tickOf(const Look& look, const Placed& placed) {
    return placed.px + app::turned({look.mm(kPlacedOffMm) * 0.7f, -look.mm(kPlacedOffMm) * 0.7f}, placed.degrees);
}

struct AnswerBox {
    Rect px;  // upright, before it is turned about its middle
    float size;
};
std::string wordsOf(const Look& look, const Message& answer) {
    if (!answer.name.empty()) return look.tr.fill(answer.text, answer.name);
    return answer.about ? look.tr.fill(answer.text, look.tr(answer.about)) : std::string(look.tr(answer.text));
}
// Further from the edge than the finger, as the one it speaks to sees it, and wholly on the glass.
AnswerBox boxOf(const Look& look, const Message& answer) {
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

// All of them, each beyond those that were said before it.
std::vector<AnswerBox> answerBoxes(const Look& look) {
    std::vector<AnswerBox> boxes;
    std::vector<Rect> taken;
    const Rect window = look.scene.plan().size.rect();
    for (const Message& answer : look.drafts.messages) {
        AnswerBox box = boxOf(look, answer);
        const auto bounds = [&] { return app::boundsOfTurned(box.px, answer.degrees); };
        const auto isFree = [&] {
            return std::ranges::none_of(taken, [&](const Rect& other) { return other.touches(bounds()); });
        };
        const AnswerBox wanted = box;
        const Point step = app::turned({0, -(box.px.h + look.mm(1.5f))}, answer.degrees);
        while (!isFree()) {
            box.px.x += step.x, box.px.y += step.y;
            const Rect b = bounds();
            if (b.x < -1 || b.y < -1 || b.right() > window.w + 1 ||
                b.bottom() > window.h + 1) {  // no room on this side of the glass
                box = wanted;
                break;
            }
        }
        taken.push_back(bounds());
        boxes.push_back(box);
    }
    return boxes;
}

void drawAnswer(Painter& p, const Look& look, const Message& answer, const AnswerBox& box) {
    const int mark = p.mark();
    p.shadow(box.px, look.mm(2), 0.25f, {0, look.mm(0.7f)});
    p.box(box.px, kHeading, box.px.h / 2);
    p.text({box.px.centre().x, box.px.centre().y - box.size * 0.61f}, wordsOf(look, answer), Weight::SemiBold, box.size, kOnDark,
           Align::Centre);
    p.turn(mark, box.px.centre(), answer.degrees);
}

void drawEdgeButton(Painter& p, const Look& look, const EdgeButton& button) {
    using Does = EdgeButton::Does;
    keyFace(p, button.px, KeyStyle::Plain, false, look.mm(1));
    if (button.does != Does::Lead && !button.invites)
        return sign(p, button.does == Does::AddSeat ? Sign::Plus : Sign::Fit, button.px.centre(), look.mm(3.4f), kHeading);
    // Words are turned to who stands there.
    const app::Pose pose{button.px, quartersOf(button.edge)};
    const Rect box = uprightBox(pose);
    const app::Point c = box.centre();
    const int mark = p.mark();
    if (button.does == Does::Lead) {
        const std::string words = look.tr("Facilitator");
        const float size = std::min(look.mm(3.5f), (box.w - look.mm(2)) / p.width(words, Weight::SemiBold, 1));
        sign(p, Sign::Next, {c.x, c.y - look.mm(2.6f)}, look.mm(2.8f), kHeading);
        p.text({c.x, c.y + look.mm(1.6f)}, words, Weight::SemiBold, size, kInk, Align::Centre);
    } else {
        const float size = look.mm(6), gap = look.mm(4), plus = look.mm(3.4f);
        const char* words = look.tr("Take a seat");
        const float x = c.x - (p.width(words, Weight::SemiBold, size) + gap + 2 * plus) / 2;
        sign(p, Sign::Plus, {x + plus, c.y}, plus, kHeading);
        p.text({x + 2 * plus + gap, c.y - size * 0.61f}, words, Weight::SemiBold, size, kHeading);
    }
    turnTo(p, mark, pose);
}

std::uint64_t bubbleFace(const Look& look, const Bubble& bubble) {
    Face face;
    face.add(bubble.thing.record.id).add(bubble.pressed).add(bubble.reading).add(bubble.columns.size());
    for (const auto& button : bubble.buttons) face.add(button.choice).add(button.local);
    for (const auto& column : bubble.columns)
        for (const std::string& line : column.lines) face.add(line);
    if (bubble.textLocal.empty()) return face.hash();
    if (const app::Note* note = look.board.find(bubble.thing.id<app::Note>())) face.add(note->text);
    else look.scene.shown().addText(face, look, bubble.thing);
    return face.hash();
}

}  // namespace

std::vector<Piece> boardPieces(const Look& look) { return look.scene.shown().pieces(look); }

void drawBoard(Painter& p, const Look& look, const Rect& area) { look.scene.shown().draw(p, look, area); }

std::vector<Piece> overlayPieces(const Look& look, const Overlay& overlay) {
    std::vector<Piece> pieces;
    const ShownDots dots(look);
    for (const auto& button : look.scene.plan().edgeButtons)
        pieces.push_back(
            {button.px.grown(look.mm(2)), Face{}.add(button.does).add(button.invites).add(look.tr("Facilitator")).hash()});
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
            if (!look.drafts.hides(refTo(note.note).record))
                pieces.push_back(
                    {app::boundsOfTurned(note.px, note.turn).grown(look.mm(5)), hashOf(faceOf(look, dots, note.note))});
    look.scene.reveal().addPieces(pieces, look);
    const float reach = look.mm(6);
    for (const Bubble& bubble : look.drafts.bubbles) pieces.push_back({bubble.pose.box.grown(reach), bubbleFace(look, bubble)});
    for (const Transition& transition : look.drafts.transitions) {
        const Lying place = placeOf(look, transition);
        pieces.push_back({paintedBox(look, transition.thing, place.px, place.turn, kFlightLift),
                          Face{}.add(transition.thing.record.id).add(look.nowS).hash()});
    }
    for (const Held& held : look.drafts.held) {
        if (held.lifted)
            pieces.push_back({paintedBox(look, held.thing, boxOf(held), held.turn, 1),
                              Face{}.add(held.thing.record.id).add(held.centrePx).add(held.turn).hash()});
        if (!held.targetPx.empty()) pieces.push_back({held.targetPx.grown(5), 1});
        if (const Rect words = heldWordsBox(look, held); !words.empty())
            pieces.push_back({words.grown(reach), Face{}.add(held.title).add(held.words).hash()});
    }
    for (const Placed& placed : look.drafts.placed) {
        const Point c = tickOf(look, placed);
        const float r = look.mm(kPlacedMm + 2);
        pieces.push_back({{c.x - r, c.y - r, 2 * r, 2 * r}, Face{}.add(placed.px).add(placed.degrees).hash()});
    }
    const auto boxes = answerBoxes(look);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Message& answer = look.drafts.messages[i];
        const Rect px = app::boundsOfTurned(boxes[i].px, answer.degrees).grown(reach);
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
            if (!look.drafts.hides(refTo(note.note).record))
                drawNote(p, look, faceOf(look, dots, note.note), note.px, note.turn, 0.2f);
    look.scene.reveal().draw(p, look);
}

void drawAbovePanels(Painter& p, const Look& look, const Overlay& overlay) {
    const ShownDots dots(look);
    for (const Bubble& bubble : look.drafts.bubbles) drawBubble(p, look, bubble);
    for (const Transition& transition : look.drafts.transitions) {
        const Lying place = placeOf(look, transition);
        if (place.px.w <= 0) continue;
        if (transition.within) p.clip(place.windowPx);
        drawThing(p, look, dots, transition.thing, transition.thing.place, place.px, place.turn, kFlightLift);
        if (transition.within) p.unclip();
    }
    for (const Held& held : look.drafts.held) drawHeld(p, look, dots, held);
    for (const Placed& placed : look.drafts.placed) {
        const int mark = p.mark();
        const Point c = tickOf(look, placed);
        p.disc(c, look.mm(kPlacedMm + 0.6f), kPaper);
        p.disc(c, look.mm(kPlacedMm), kSaved);
        sign(p, Sign::Check, c, look.mm(kPlacedMm * 0.55f), kOnDark);
        p.turn(mark, c, placed.degrees);
    }
    const auto boxes = answerBoxes(look);
    for (std::size_t i = 0; i < boxes.size(); ++i) drawAnswer(p, look, look.drafts.messages[i], boxes[i]);
    for (const ContactMark& mark : overlay.marks) {
        p.ring(mark.px, look.mm(kMarkMm), mark.inert ? faded(kInk2, 0.35f) : faded(kHeading, 0.45f),
               std::max(1.5f, look.mm(0.7f)));
    }
    if (look.drafts.holdRing) p.arc(*look.drafts.holdRing, look.mm(12), look.drafts.holdRingPart, kHeading, look.mm(1.6f));
}

}  // namespace ui::glass
