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
app::Id<app::Seat> aimedAt(const glass::TablePlan& plan, Point from, Point velocity) {
    app::Id<app::Seat> best;
    float bestAngle = kThrowDegrees;
    for (const glass::SeatPlace& place : plan.seats) {
        const Point way = place.front().box.centre() - from;
        const float cosine = (way.x * velocity.x + way.y * velocity.y) / std::max(1.0f, app::length(way) * app::length(velocity));
        const float angle = std::acos(std::clamp(cosine, -1.0f, 1.0f)) * 57.29578f;
        if (angle < bestAngle) bestAngle = angle, best = place.seat;
    }
    return best;
}

float snapped(float turn, float within) {
    const float upright = std::round(turn / 90) * 90;
    return std::abs(turn - upright) <= within ? upright : turn;
}

}  // namespace

DragNote::DragNote(Held::Kind kind, std::uint64_t record, const Rect& startPx, float turn, const touch::Contact& contact,
                   const Around& around)
    : m_kind(kind),
      m_record(record),
      m_first(contact),
      m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()),
      m_startCentre(startPx.centre()),
      m_sizePx{startPx.w, startPx.h},
      m_startTurn(turn) {
    if (const app::Placement* placement = around.board.find<app::Placement>(record)) m_place = placement->place;
}

bool DragNote::join(const touch::Contact& contact, Around& around) {
    if (m_kind != Held::Kind::Note) return false;
    if (m_pair && m_pair->fingers() == 1) {
        const touch::Contact* left = around.find(m_pair->remaining());
        if (!left || app::distance(left->px, contact.px) * around.mmPerPx() > around.config.joinMm) return false;
        m_pair->join(contact);
        return true;
    }
    const touch::Contact* first = around.find(m_press.contact());
    if (m_pair || !first || !touch::canJoin(*first, contact, around.config, around.mmPerPx())) return false;
    m_pair.emplace(*first, contact, around.config, around.mmPerPx());
    m_press.noLongerTap();
    m_lifted = true;
    return true;
}

Held DragNote::draft(const Around& around) const {
    Held held{m_kind, m_record, m_startCentre + m_press.movedPx(), m_sizePx, m_startTurn, {}, {}, m_lifted};
    if (m_pair) {
        held.centrePx = m_pair->pose()(m_startCentre);
        held.turn = m_startTurn + m_pair->pose().turnDegrees;
    }
    if (!m_lifted || around.scene.showsRanking()) return held;
    const Point finger = m_pair ? m_pair->centrePx() : m_press.px();
    for (const glass::SeatPlace& place : around.scene.plan().seats)
        if (place.front().box.contains(finger)) {
            held.targetPx = place.front().box;
            return held;
        }
    const auto& map = around.scene.map();
    if (const auto drop = app::layout::dropAt(around.board, map, around.scene.view().toBoard(finger), m_record)) {
        if (drop->ontoNote && m_kind == Held::Kind::Note) held.targetPx = around.scene.notePx(*map.find(drop->ontoNote));
        else
            for (const auto& cell : map.cells)
                if (cell.cell == drop->cell) held.targetPx = around.scene.view().toPx(cell.rect);
    }
    return held;
}

void DragNote::feed(Around& around) {
    if (m_over) return;
    bool ended = false, cancelled = false;
    if (m_pair) {
        m_pair->feed(around.contacts);
        ended = m_pair->over(), cancelled = m_pair->cancelled();
    } else if (const touch::Contact* contact = around.find(m_press.contact())) {
        m_press.feed(*contact, around.nowS);
        if (m_press.dragged()) m_lifted = true;
        ended = m_press.over(), cancelled = m_press.state() == touch::Press::State::Cancelled;
    } else {
        ended = cancelled = true;  // its contact is gone without a word: nothing may stay stuck
    }
    const bool gone =
        m_kind == Held::Kind::Note ? !around.board.find<app::Note>(m_record) : !around.board.find<app::Group>(m_record);
    if (gone || cancelled) {
        if (!gone && m_lifted) fly(around, draft(around));
        m_over = true;
    } else if (ended) {
        m_over = true;
        if (m_press.state() == touch::Press::State::Tapped && !m_pair) toggleBubble(around, m_kind, m_record, m_press.startPx());
        else if (m_lifted) release(around);
    } else {
        around.drafts.held.push_back(draft(around));
    }
}

void DragNote::fly(Around& around, const Held& held) const {
    around.drafts.flights.push_back({m_kind, m_record, held.centrePx, held.sizePx, held.turn, around.nowS});
}

void DragNote::release(Around& around) {
    const Held held = draft(around);
    if (!releaseOverSeat(around, held)) releaseOnBoard(around, held);
    fly(around, held);
}

bool DragNote::releaseOverSeat(Around& around, const Held& held) {
    if (m_kind != Held::Kind::Note) return false;
    const glass::TablePlan& plan = around.scene.plan();
    const app::Id<app::Note> note{m_record};
    const Point finger = m_pair ? m_pair->centrePx() : m_press.px();
    for (const glass::SeatPlace& place : plan.seats) {
        if (!place.front().box.contains(finger)) continue;
        const bool inBin = !place.open && binOf(place, plan.size).contains(finger);
        around.run(finger,
                   [&](const app::Board& b, app::Asking& asking) {
                       return inBin ? commands::binNote(b, asking, note, place.seat)
                                    : commands::handNote(b, asking, note, place.seat);
                   },
                   {place.seat});
        return true;
    }
    if (m_pair) return false;
    const Point throwMmS = m_press.flingMmS();
    if (app::length(throwMmS) < kThrowMmS) return false;
    const app::Id<app::Seat> seat = aimedAt(plan, held.centrePx, throwMmS);
    if (!seat) return false;
    return around.run(finger,
                      [&](const app::Board& b, app::Asking& asking) { return commands::handNote(b, asking, note, seat); });
}

void DragNote::releaseOnBoard(Around& around, const Held& held) {
    const Point finger = m_pair ? m_pair->centrePx() : m_press.px();
    const auto drop = around.scene.showsRanking() || around.scene.covered(finger)
                          ? std::nullopt
                          : app::layout::dropAt(around.board, around.scene.map(), around.scene.view().toBoard(finger), m_record);
    if (!drop) return around.answer(finger, TR_NOOP("Drop it in a cell, or at a seat."));
    const commands::Gap gap{drop->low, drop->high};
    if (m_kind == Held::Kind::Group) {
        if (!drop->intoGroup)
            around.run(finger, [&](const app::Board& b, app::Asking& asking) {
                return commands::moveGroup(b, asking, app::Id<app::Group>{m_record}, drop->cell, gap);
            });
        return;
    }
    const app::Id<app::Note> note{m_record};
    const float tilt = app::layout::tiltOf(note);
    // Turned by hand it keeps its turn; out of a tray it faces as the map does; else it lies as it lay.
    const app::Placement* placement = around.board.find<app::Placement>(m_record);
    const bool fromMap = placement && placement->place == app::Place::Cell;
    const bool turnedByHand = std::abs(held.turn - m_startTurn) > 0.01f;
    const float turn = turnedByHand ? snapped(held.turn - tilt, around.config.snapDegrees) : fromMap ? placement->turn : 0;
    around.run(finger, [&](const app::Board& b, app::Asking& asking) {
        if (drop->intoGroup) return commands::placeInGroup(b, asking, note, drop->intoGroup, gap);
        if (drop->ontoNote) return commands::groupNotes(b, asking, note, drop->ontoNote);
        return commands::placeNote(b, asking, note, drop->cell, gap, turn);
    });
}

void DragNote::told(const app::Touched& touched, Around& around) {
    // What is held stays held, and the drop decides: whatever becomes of its neighbours, its group or its place on the map. Only
    // what somebody has put into a bin or a tray, or what has no place any more, leaves the hand: there the board is right.
    const auto mine = [&](const app::RecordKey& key) {
        return key.id == m_record && (key.kind == app::RecordKind::Placement || key.kind == app::RecordKind::Group);
    };
    if (m_over || std::ranges::none_of(touched.keys, mine)) return;
    const app::Placement* placement = around.board.find<app::Placement>(m_record);
    const bool stays = m_kind == Held::Kind::Group ? around.board.find<app::Group>(m_record) != nullptr
                                                   : placement && placement->place == m_place;
    if (stays) return;
    if (m_lifted) fly(around, draft(around));
    std::erase_if(around.drafts.held, [&](const Held& held) { return held.kind == m_kind && held.record == m_record; });
    m_over = true;
}

}  // namespace ui::hands
