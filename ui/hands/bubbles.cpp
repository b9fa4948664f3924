#include "ui/hands/bubbles.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/notes.h"
#include "app/commands/plan.h"
#include "app/rules/tiered_plan.h"
#include "app/rules/voting.h"

namespace ui::hands {

namespace commands = app::commands;
using app::Point, app::Rect;

namespace {

constexpr double kBringBackS = 60;
constexpr double kOpenS = 12;  // then it closes by itself: nobody has to tidy up after others
constexpr float kReadableZoom =
    0.55f;  // board millimetres per table millimetre below which a note's text is not meant to be read
constexpr std::size_t kAlwaysFits = 45;  // bytes of text that never need an ellipsis
constexpr std::size_t kTwoLines = 70;    // bytes that fill two lines of the bubble
constexpr float kTextHMm = 32;
constexpr float kActionTextHMm = 21, kConflictHMm = 6;
constexpr float kButtonWMm = 25, kButtonHMm = 14, kGapMm = 2, kPadMm = 3;

struct Choice {
    BubbleVerb verb;
    const char* name;
    const char* label;
};

std::vector<Choice> actionChoices(const app::Board& board, app::Id<app::Action> action) {
    std::vector<Choice> list{{BubbleVerb::Edit, "edit", TR_NOOP("Edit")}, {BubbleVerb::Why, "why", TR_NOOP("Why?")}};
    const app::Planned* planned = board.find<app::Planned>(action.value);
    if (planned && planned->tier) {
        if (planned->pin == app::Pin::Imposed) list.push_back({BubbleVerb::Unpin, "unpin", TR_NOOP("Unpin")});
        else list.push_back({BubbleVerb::Pin, "pin", TR_NOOP("Pin")});
        list.push_back({BubbleVerb::TakeOut, "take-out", TR_NOOP("Out of the plan")});
    } else if (planned && planned->pin == app::Pin::Excluded) {
        list.push_back({BubbleVerb::Unpin, "unpin", TR_NOOP("No longer kept out")});
    } else {
        list.push_back({BubbleVerb::KeepOut, "keep-out", TR_NOOP("Keep out of the plan")});
    }
    list.push_back({BubbleVerb::Bin, "remove", TR_NOOP("Remove")});
    list.push_back({BubbleVerb::Undo, "undo", TR_NOOP("Undo")});
    return list;
}

// The first action that was made of a note; null if it has led to none.
const app::Action* actionMadeOf(const app::Board& board, std::uint64_t note) {
    const app::Action* first = nullptr;
    for (const auto& [id, action] : board.all<app::Action>())
        if (action.origin.value == note &&
            (!first || std::tie(action.createdAt, action.id) < std::tie(first->createdAt, first->id)))
            first = &action;
    return first;
}

std::vector<Choice> choices(const app::Board& board, Held::Kind kind, std::uint64_t record) {
    if (kind == Held::Kind::Row) return actionChoices(board, app::Id<app::Action>{record});
    // Where the results of a round show, what it was on can tell how it came to its place.
    const app::Round* round = board.session().step == app::steps::kResults ? app::rules::latestOnMap(board) : nullptr;
    const bool ranked = round && std::ranges::find(board.candidates(round->id), record) != board.candidates(round->id).end();
    if (kind == Held::Kind::Group) {
        std::vector<Choice> group{{BubbleVerb::Edit, "edit", TR_NOOP("Name")},
                                  {BubbleVerb::Ungroup, "ungroup", TR_NOOP("Ungroup")},
                                  {BubbleVerb::Merge, "merge", TR_NOOP("Merge into one note")}};
        if (ranked) group.push_back({BubbleVerb::Why, "why", TR_NOOP("Why?")});
        group.push_back({BubbleVerb::Undo, "undo", TR_NOOP("Undo")});
        return group;
    }
    const app::Placement* placement = board.find<app::Placement>(record);
    std::vector<Choice> list;
    if (placement && placement->faceDown) list = {{BubbleVerb::Flip, "reveal", TR_NOOP("Turn up")}};
    else
        list = {{BubbleVerb::Edit, "edit", TR_NOOP("Edit")},
                {BubbleVerb::Flip, "hide", TR_NOOP("Turn down")},
                actionMadeOf(board, record) ? Choice{BubbleVerb::OpenAction, "open-action", TR_NOOP("Its action")}
                                            : Choice{BubbleVerb::ToAction, "action", TR_NOOP("→ Action")}};
    if (ranked && placement && !placement->faceDown) list.push_back({BubbleVerb::Why, "why", TR_NOOP("Why?")});
    list.push_back({BubbleVerb::Turn, "turn", TR_NOOP("Turn")});
    list.push_back({BubbleVerb::Bin, "bin", TR_NOOP("Bin")});
    list.push_back({BubbleVerb::Undo, "undo", TR_NOOP("Undo")});
    return list;
}

// Middle of the thing on the glass; nothing if it is not shown.
std::optional<Rect> boxOf(const Around& around, Held::Kind kind, std::uint64_t record, glass::ActionPlace at) {
    const auto& scene = around.scene;
    if (kind == Held::Kind::Note) {
        for (const glass::SeatPlace& place : scene.plan().seats)
            for (const glass::TrayNote& note : place.notes)
                if (note.note.value == record) return note.px;
        if (const auto* box = scene.map().find(app::Id<app::Note>{record}); box && !scene.showsRanking())
            return scene.notePx(*box);
    }
    if (kind == Held::Kind::Group && !scene.showsRanking())
        for (const auto& group : scene.map().groups)
            if (group.id.value == record) return scene.view().toPx(group.rect);
    if (kind == Held::Kind::Row && scene.showsRanking()) return scene.funnel().boxOf(at, app::Id<app::Action>{record});
    return std::nullopt;
}

float textHeight(const Around& around, std::uint64_t action) {
    const auto conflicts =
        std::ranges::count_if(around.scene.funnel().conflicts(), [&](const auto& c) { return c.action.value == action; }) +
        app::rules::isLate(around.board, app::Id<app::Action>{action});
    return around.scene.plan().size.mm(kActionTextHMm + kConflictHMm * static_cast<float>(conflicts));
}

}  // namespace

void toggleBubble(Around& around, Held::Kind kind, std::uint64_t record, Point fingerPx, glass::ActionPlace at) {
    auto& bubbles = around.drafts.bubbles;
    const auto open = std::ranges::find_if(bubbles, [&](const Bubble& b) { return b.kind == kind && b.record == record; });
    if (open != bubbles.end()) {
        bubbles.erase(open);
        return;
    }
    const auto box = boxOf(around, kind, record, at);
    if (!box) return;
    const glass::TableSize& size = around.scene.plan().size;
    const auto list = choices(around.board, kind, record);
    const int columns = list.size() > 4 ? 3 : static_cast<int>(list.size());
    const int rows = (static_cast<int>(list.size()) + columns - 1) / columns;
    const float bw = size.mm(kButtonWMm), bh = size.mm(kButtonHMm), gap = size.mm(kGapMm), pad = size.mm(kPadMm);
    const app::Note* note = kind == Held::Kind::Note ? around.board.find<app::Note>(record) : nullptr;
    const app::Placement* placement = note ? around.board.find<app::Placement>(record) : nullptr;
    // What cannot be read on the board, or may be cut there, is read here.
    const bool far = around.scene.view().scale < size.pxPerMm * kReadableZoom;
    // An action's title, figures, and what it is in conflict with.
    const bool action = kind == Held::Kind::Row;
    const float textH = action ? textHeight(around, record)
                        : note && !placement->faceDown && (far || note->text.size() > kAlwaysFits)
                            ? size.mm(note->text.size() > kTwoLines ? kTextHMm : kTextHMm / 2)
                            : 0;
    const float w = columns * bw + (columns - 1) * gap + 2 * pad, h = textH + rows * bh + (rows - 1) * gap + 2 * pad;
    const bool turned = !action && around.scene.plan().statusTurned.box.w > 0 && fingerPx.y < size.height * 0.35f;
    Bubble bubble{
        kind, record, {{0, 0, std::round(w), std::round(h)}, turned ? 2 : 0}, box->centre(), {}, {}, around.nowS + kOpenS};
    bubble.place = at;
    if (textH > 0) bubble.textLocal = {pad * 1.5f, pad, w - 3 * pad, textH - pad};
    putBeside(bubble, *box, size);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Rect local{pad + (i % columns) * (bw + gap), pad + textH + (i / columns) * (bh + gap), bw, bh};
        bubble.buttons.push_back({list[i].verb, list[i].name, list[i].label, local});
    }
    bubbles.push_back(std::move(bubble));
}

void closeBubblesNear(Around& around, Point px) {
    std::erase_if(around.drafts.bubbles,
                  [&](const Bubble& b) { return app::distance(b.pose.box.centre(), px) < around.scene.plan().size.mm(150); });
}

void putBeside(Bubble& bubble, const Rect& thing, const glass::TableSize& size) {
    // On the side away from the person's hand, so that it is not covered by it; inside the glass.
    const Rect& box = bubble.pose.box;
    const float reach = std::max(thing.h, size.mm(10)) / 2 + size.mm(3);
    float y = bubble.pose.quarters == 2 ? thing.centre().y + reach : thing.centre().y - reach - box.h;
    if (y < 0) y = thing.centre().y + reach;
    if (y + box.h > size.height) y = thing.centre().y - reach - box.h;
    bubble.pose.box.x = std::round(std::clamp(thing.centre().x - box.w / 2, 0.0f, std::max(0.0f, size.width - box.w)));
    bubble.pose.box.y = std::round(std::clamp(y, 0.0f, std::max(0.0f, size.height - box.h)));
}

Bubble* bubbleAt(Drafts& drafts, Point px) {
    for (auto bubble = drafts.bubbles.rbegin(); bubble != drafts.bubbles.rend(); ++bubble)
        if (bubble->pose.box.contains(px)) return &*bubble;
    return nullptr;
}

namespace {

// A conflict that came later has its line too: the bubble grows away from its buttons, which stay under the fingers.
void makeRoom(Bubble& bubble, const Around& around) {
    if (bubble.kind != Held::Kind::Row || bubble.why || bubble.textLocal.empty()) return;
    const glass::TableSize& size = around.scene.plan().size;
    const float more = std::round(textHeight(around, bubble.record) - size.mm(kPadMm) - bubble.textLocal.h);
    if (more < 1 || bubble.pose.box.y < more) return;
    bubble.pose.box.y -= more, bubble.pose.box.h += more, bubble.textLocal.h += more;
    for (BubbleButton& button : bubble.buttons) button.local.y += more;
}

}  // namespace

void tidyBubbles(Around& around) {
    std::erase_if(around.drafts.bubbles, [&](const Bubble& bubble) {
        if (bubble.gone)
            return around.nowS > bubble.untilS || around.board.find<app::Action>(bubble.record) || !around.scene.showsRanking();
        if (bubble.kind == Held::Kind::Row) {  // rows glide and scroll under it: it is about the action, not about its place
            const auto carried = [&](const Held& h) {
                return h.lifted && h.kind == Held::Kind::Row && h.record == bubble.record;
            };
            return around.nowS > bubble.untilS || !around.board.find<app::Action>(bubble.record) ||
                   !around.scene.showsRanking() || (!bubble.why && std::ranges::any_of(around.drafts.held, carried));
        }
        const auto gliding = [&](const glass::Flight& f) {
            return f.kind == bubble.kind && f.record == bubble.record;
        };  // held: its own knob turns it
        return around.nowS > bubble.untilS || !boxOf(around, bubble.kind, bubble.record, bubble.place) ||
               std::ranges::any_of(around.drafts.flights, gliding);
    });
    for (Bubble& bubble : around.drafts.bubbles) bubble.pressed = -1, makeRoom(bubble, around);
}

Rect binInTray(const app::Pose& tray, const glass::TableSize& size) {
    if (tray.width() < size.mm(glass::kFullTrayMm)) return {};
    const float side = size.mm(16), margin = (tray.height() - side) / 2;
    return {tray.width() - side - margin, margin, side, side};
}

Rect binOf(const glass::SeatPlace& place, const glass::TableSize& size) {
    const Rect bin = binInTray(place.tray, size);
    return bin.empty() ? bin : place.tray.toTable(bin).grown(size.mm(2));
}

PressBubble::PressBubble(const Bubble& bubble, const touch::Contact& contact, const Around& around)
    : m_kind(bubble.kind),
      m_record(bubble.record),
      m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()) {
    const Point local = bubble.pose.toLocal(contact.px);
    for (std::size_t i = 0; i < bubble.buttons.size(); ++i)
        if (bubble.buttons[i].local.contains(local)) m_verb = bubble.buttons[i].verb;
}

void PressBubble::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    const auto bubble =
        std::ranges::find_if(around.drafts.bubbles, [&](const Bubble& b) { return b.kind == m_kind && b.record == m_record; });
    if (!contact || bubble == around.drafts.bubbles.end()) {
        m_over = true;
        return;
    }
    // By its verb, not by its number: closed and opened anew under the finger it may have other buttons, or others in its place.
    const auto at = m_verb ? std::ranges::find(bubble->buttons, *m_verb, &BubbleButton::verb) : bubble->buttons.end();
    const BubbleButton* button = at == bubble->buttons.end() ? nullptr : &*at;
    m_press.feed(*contact, around.nowS);
    bubble->untilS = around.nowS + (bubble->gone ? kBringBackS : bubble->why ? glass::kWhyOpenS : kOpenS);
    const bool knob = button && button->verb == BubbleVerb::Turn;
    if (knob && m_press.dragged()) turnWithFinger(around, *bubble);
    const bool inside = button && button->local.contains(bubble->pose.toLocal(contact->px));
    if (!m_press.over()) {
        if (inside || m_turning) bubble->pressed = button ? static_cast<int>(at - bubble->buttons.begin()) : -1;
        return;
    }
    m_over = true;
    if (m_press.state() == touch::Press::State::Cancelled) return;
    if (m_turning) {
        const float turn =
            std::abs(std::remainder(m_turn, 90.0f)) <= around.config.snapDegrees ? std::round(m_turn / 90) * 90 : m_turn;
        around.run(contact->px, [&](const app::Board& b, app::Asking& asking) {
            return commands::turnNote(b, asking, app::Id<app::Note>{m_record}, turn);
        });
    } else if (inside) {
        perform(around, button->verb, contact->px);
    }
}

void PressBubble::turnWithFinger(Around& around, const Bubble& bubble) {
    // The angle the finger has gone round the middle of the note.
    const auto angle = [&](Point p) { return std::atan2(p.y - bubble.anchorPx.y, p.x - bubble.anchorPx.x) * 57.29578f; };
    const app::Placement* placement = around.board.find<app::Placement>(m_record);
    const auto box = boxOf(around, m_kind, m_record, glass::ActionPlace::Nowhere);
    if (!placement || !box) return;
    m_turning = true;
    m_turn = placement->turn + std::remainder(angle(m_press.px()) - angle(m_press.startPx()), 360.0f);
    around.drafts.held.push_back({m_kind, m_record, box->centre(), {box->w, box->h}, m_turn, {}, {}, true});
}

// Where the bubble stood one can bring the action back, for as long as one may notice that it was the wrong one.
void PressBubble::removeAction(Around& around, Point px, app::Id<app::Seat> seat) {
    const auto remove = [&](const app::Board& b, app::Asking& asking) {
        return commands::removeAction(b, asking, app::Id<app::Action>{m_record});
    };
    const auto bubble =
        std::ranges::find_if(around.drafts.bubbles, [&](const Bubble& b) { return b.kind == m_kind && b.record == m_record; });
    if (!around.run(px, remove, {seat}) || bubble == around.drafts.bubbles.end()) return;
    const glass::TableSize& size = around.scene.plan().size;
    const float pad = size.mm(kPadMm), h = size.mm(kButtonHMm), side = size.mm(kButtonHMm), w = 2 * size.mm(kButtonWMm);
    const app::Rect box{px.x - w / 2, px.y - h / 2, w + side + 3 * pad, h + 2 * pad};
    bubble->pose.box = {std::round(std::clamp(box.x, 0.0f, size.width - box.w)),
                        std::round(std::clamp(box.y, 0.0f, size.height - box.h)), std::round(box.w), std::round(box.h)};
    bubble->gone = true, bubble->textLocal = {}, bubble->columns.clear(), bubble->why = false, bubble->pressed = -1;
    bubble->buttons = {{BubbleVerb::BringBack, "bring-back", TR_NOOP("Bring it back"), {pad, pad, w, h}},
                       {BubbleVerb::Close, "close", TR_NOOP("Close"), {w + 2 * pad, pad, side, h}}};
    bubble->untilS = around.nowS + kBringBackS;
}

void PressBubble::perform(Around& around, BubbleVerb verb, Point px) {
    const app::Id<app::Note> note{m_record};
    const app::Id<app::Seat> seat = glass::nearestSeat(around.scene.plan(), px);
    const auto close = [&] {
        std::erase_if(around.drafts.bubbles, [&](const Bubble& b) { return b.kind == m_kind && b.record == m_record; });
    };
    const auto run = [&](const Command& command) { return around.run(px, command); };
    switch (verb) {
        case BubbleVerb::Edit:
            if (!seat) return around.answer(px, TR_NOOP("Take a seat first: touch + at your edge."));
            around.drafts.wishes.push_back({m_kind == Held::Kind::Row     ? Wish::Kind::EditAction
                                            : m_kind == Held::Kind::Group ? Wish::Kind::EditGroup
                                                                          : Wish::Kind::EditNote,
                                            m_record, seat, 0, px});
            break;
        case BubbleVerb::Flip:
            run([&](const app::Board& b, app::Asking& asking) { return commands::flipNote(b, asking, note); });
            break;
        case BubbleVerb::OpenAction: {
            if (!seat) return around.answer(px, TR_NOOP("Take a seat first: touch + at your edge."));
            if (const app::Action* action = actionMadeOf(around.board, m_record))
                around.drafts.wishes.push_back({Wish::Kind::EditAction, action->id.value, seat, 0, px});
            break;
        }
        case BubbleVerb::ToAction:
            if (run([&](const app::Board& b, app::Asking& asking) { return commands::addAction(b, asking, {}, note, {}); }))
                around.answer(px, TR_NOOP("Added to the actions."));
            break;
        case BubbleVerb::Bin:
            if (m_kind == Held::Kind::Row)
                // From the nearest seat, so that its undo brings the action back too: the row itself is gone.
                return removeAction(around, px, seat);
            else if (!seat) return around.answer(px, TR_NOOP("Take a seat first: touch + at your edge."));
            else run([&](const app::Board& b, app::Asking& asking) { return commands::binNote(b, asking, note, seat); });
            break;
        case BubbleVerb::Ungroup:
            run([&](const app::Board& b, app::Asking& asking) {
                return commands::ungroup(b, asking, app::Id<app::Group>{m_record});
            });
            break;
        case BubbleVerb::Merge: {
            int lost = 0;
            bool untold = false;  // a round waits to be revealed: not even that it lost nothing is said of it
            const auto merge = [&](const app::Board& b, app::Asking& asking) {
                for (app::Id<app::Round> id : b.rounds()) untold = untold || b.find(id)->state == app::RoundState::Closed;
                auto made = commands::mergeGroup(b, asking, app::Id<app::Group>{m_record});
                if (made) lost = commands::dotsLost(b, *made);
                return made;
            };
            // From the nearest seat, so that its undo brings the notes back: the group itself is gone.
            if (around.run(px, merge, {seat}))
                around.answer(px, lost > 0 ? TR_NOOP("Merged. Dots above the cap of a round that is over count no more.")
                                  : untold ? TR_NOOP("Merged.")
                                           : TR_NOOP("Merged: no vote is lost."));
            break;
        }
        case BubbleVerb::Undo: {
            const app::RecordKind kind = m_kind == Held::Kind::Row     ? app::RecordKind::Action
                                         : m_kind == Held::Kind::Group ? app::RecordKind::Group
                                                                       : app::RecordKind::Note;
            const auto result = around.commit.undoRecord({kind, m_record});
            if (!result) around.answer(px, result.refusal().text);
            else around.answer(px, TR_NOOP("Undone: {0}"), app::wordsOf(result->op));
            break;
        }
        case BubbleVerb::BringBack: {
            const auto result = around.commit.undoRecord({app::RecordKind::Action, m_record});
            if (!result) around.answer(px, result.refusal().text);
            break;
        }
        case BubbleVerb::Why:
            close();
            around.drafts.wishes.push_back({Wish::Kind::Why, m_record, seat, 0, px});
            return;
        case BubbleVerb::Pin:
        case BubbleVerb::Unpin:
            run([&](const app::Board& b, app::Asking& asking) {
                return commands::pin(b, asking, app::Id<app::Action>{m_record},
                                     verb == BubbleVerb::Pin ? app::Pin::Imposed : app::Pin::None);
            });
            break;
        case BubbleVerb::TakeOut:
        case BubbleVerb::KeepOut:
            run([&](const app::Board& b, app::Asking& asking) {
                return commands::takeOutOfPlan(b, asking, app::Id<app::Action>{m_record}, verb == BubbleVerb::KeepOut);
            });
            break;
        case BubbleVerb::Close:
            break;
        case BubbleVerb::Face:
            for (Bubble& bubble : around.drafts.bubbles)
                if (bubble.kind == m_kind && bubble.record == m_record) bubble.pose.quarters = (bubble.pose.quarters + 2) % 4;
            return;
        case BubbleVerb::Turn:
            if (const app::Placement* placement = around.board.find<app::Placement>(m_record)) {
                const float turn = placement->turn + 90;
                run([&](const app::Board& b, app::Asking& asking) { return commands::turnNote(b, asking, note, turn); });
            }
            return;  // stays open: one may want to turn on
    }
    close();
}

}  // namespace ui::hands
