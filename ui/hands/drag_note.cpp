#include "ui/hands/drag_note.h"

#include <algorithm>
#include <cmath>

#include "app/commands/notes.h"
#include "ui/hands/bubbles.h"

namespace ui::hands {

namespace commands = app::commands;
using app::Point, app::Rect;

namespace {

constexpr float kThrowMmS = 450;     // slower releases are drops; a lazy arm's throw measures 500–1500 mm/s
constexpr float kThrowDegrees = 24;  // how well it must aim at a tray

// The seat a throw is aimed at; 0 if none.
app::Id<app::Seat> aimedAt(const TablePlan& plan, Point from, Point velocity) {
    app::Id<app::Seat> best;
    float bestAngle = kThrowDegrees;
    for (const SeatPlace& place : plan.seats) {
        const Point way = place.front().box.centre() - from;
        const float cosine = (way.x * velocity.x + way.y * velocity.y) / std::max(1.0f, app::length(way) * app::length(velocity));
        const float angle = std::acos(std::clamp(cosine, -1.0f, 1.0f)) * 57.29578f;
        if (angle < bestAngle) bestAngle = angle, best = place.seat;
    }
    return best;
}

}  // namespace

DragNote::DragNote(const Ref& thing, const Lying& lying, const touch::Contact& contact, const ViewContext& at)
    : m_thing(thing), m_fingers(contact, at), m_start(lying) {
    if (const app::Placement* placement = at.board.find<app::Placement>(thing.record.id)) m_place = placement->place;
}

bool DragNote::join(const touch::Contact& contact, ViewContext& at) {
    if (!isNote() || !m_fingers.join(contact, at)) return false;
    m_lifted = true;
    return true;
}

Held DragNote::draft(const ViewContext& at) const {
    Held held{.thing = m_thing,
              .centrePx = m_start.px.centre() + m_fingers.press().movedPx(),
              .sizePx = {m_start.px.w, m_start.px.h},
              .turn = m_start.turn,
              .lifted = m_lifted};
    if (m_fingers.isPair()) {
        held.centrePx = m_fingers.pose()(m_start.px.centre());
        held.turn = m_start.turn + m_fingers.pose().turnDegrees;
    }
    if (!m_lifted) return held;
    for (const SeatPlace& place : at.scene.plan().seats)
        if (place.front().box.contains(m_fingers.px())) {
            held.targetPx = place.front().box;
            return held;
        }
    if (const auto drop = dropOf(at, held)) held.targetPx = drop->targetPx;
    return held;
}

std::optional<Drop> DragNote::dropOf(const ViewContext& at, const Held& held) const {
    const bool turnedByHand = std::abs(held.turn - m_start.turn) > 0.01f;
    return at.scene.shown().dropOf(at.board, {m_thing, m_fingers.px(), held.turn, turnedByHand, at.config.snapDegrees});
}

void DragNote::feed(ViewContext& at) {
    if (m_over) return;
    m_fingers.feed(at);
    if (m_fingers.dragged()) m_lifted = true;
    const bool gone = isNote() ? !at.board.find(m_thing.id<app::Note>()) : !at.board.find(m_thing.id<app::Group>());
    if (gone || m_fingers.cancelled()) {
        if (!gone && m_lifted) fly(at, draft(at));
        m_over = true;
    } else if (m_fingers.over()) {
        m_over = true;
        if (m_fingers.tapped()) toggleBubble(at, m_thing, m_fingers.press().startPx());
        else if (m_lifted) release(at);
    } else {
        at.drafts.held.push_back(draft(at));
    }
}

void DragNote::fly(ViewContext& at, const Held& held) const {
    at.drafts.transitions.push_back({m_thing, held.centrePx, held.sizePx, held.turn, at.nowS});
}

void DragNote::release(ViewContext& at) {
    const Held held = draft(at);
    if (!releaseOverSeat(at, held)) releaseOnBoard(at, held);
    fly(at, held);
}

bool DragNote::releaseOverSeat(ViewContext& at, const Held& held) {
    if (!isNote()) return false;
    const TablePlan& plan = at.scene.plan();
    const auto note = m_thing.id<app::Note>();
    const Point finger = m_fingers.px();
    for (const SeatPlace& place : plan.seats) {
        if (!place.front().box.contains(finger)) continue;
        const bool inBin = !place.open && binOf(place, plan.size).contains(finger);
        at.run(finger,
               [&](const app::Board& b, app::CommandContext& context) {
                   return inBin ? commands::binNote(b, context, note, place.seat)
                                : commands::handNote(b, context, note, place.seat);
               },
               {place.seat});
        return true;
    }
    if (m_fingers.isPair()) return false;
    const Point throwMmS = m_fingers.press().flingMmS();
    if (app::length(throwMmS) < kThrowMmS) return false;
    const app::Id<app::Seat> seat = aimedAt(plan, held.centrePx, throwMmS);
    if (!seat) return false;
    return at.run(finger,
                  [&](const app::Board& b, app::CommandContext& context) { return commands::handNote(b, context, note, seat); });
}

void DragNote::releaseOnBoard(ViewContext& at, const Held& held) {
    const Point finger = m_fingers.px();
    const auto drop = at.scene.covered(finger) ? std::nullopt : dropOf(at, held);
    if (!drop) return at.answer(finger, TR_NOOP("Drop it in a cell, or at a seat."));
    if (drop->command) at.run(finger, drop->command);
}

void DragNote::notify(const app::Touched& touched, ViewContext& at) {
    // What is held stays held, and the drop decides: whatever becomes of its neighbours, its group or its place on the map. Only
    // what somebody has put into a bin or a tray, or what has no place any more, leaves the hand: there the board is right.
    const auto mine = [&](const app::RecordKey& key) {
        return key.id == m_thing.record.id && (key.kind == app::RecordKind::Placement || key.kind == app::RecordKind::Group);
    };
    if (m_over || std::ranges::none_of(touched.keys, mine)) return;
    const app::Placement* placement = at.board.find<app::Placement>(m_thing.record.id);
    const bool stays = isNote() ? placement && placement->place == m_place : at.board.find(m_thing.id<app::Group>()) != nullptr;
    if (stays) return;
    if (m_lifted) fly(at, draft(at));
    std::erase_if(at.drafts.held, [&](const Held& held) { return held.thing.record == m_thing.record; });
    m_over = true;
}

}  // namespace ui::hands
