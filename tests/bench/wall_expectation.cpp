#include <algorithm>

#include "app/commands/notes.h"
#include "tests/bench/wall.h"

namespace tests {

namespace commands = app::commands;
using app::Id;

const app::Placement& NoteExpectation::placement() const {
    const app::Placement* placement = m_wall.board().find<app::Placement>(m_note.value);
    REQUIRE(placement);
    return *placement;
}

const NoteExpectation& NoteExpectation::in(const std::string& stage, const std::string& lane) const {
    const auto cell = commands::cellOf(m_wall.board(), m_note);
    REQUIRE(cell);
    CHECK(m_wall.board().find(cell->stage)->title == stage);
    CHECK(m_wall.board().find(cell->lane)->title == lane);
    return *this;
}

const NoteExpectation& NoteExpectation::in(Id<app::Group> group) const {
    CHECK(placement().group.value == group.value);
    return *this;
}

const NoteExpectation& NoteExpectation::inTrayOf(Id<app::Seat> seat) const {
    CHECK(placement().place == app::Place::Tray);
    CHECK(placement().seat.value == seat.value);
    return *this;
}

const NoteExpectation& NoteExpectation::inBinOf(Id<app::Seat> seat) const {
    CHECK(placement().place == app::Place::Bin);
    CHECK(placement().seat.value == seat.value);
    return *this;
}

const NoteExpectation& NoteExpectation::waiting() const {
    CHECK(placement().place == app::Place::Holding);
    return *this;
}

const NoteExpectation& NoteExpectation::turned(float degrees) const {
    CHECK(std::abs(std::remainder(placement().turn - degrees, 360.0f)) < 1.0f);
    return *this;
}

const NoteExpectation& NoteExpectation::held(bool yes) const {
    const auto& held = m_wall.table().drafts().held;
    CHECK(std::ranges::any_of(held, [&](const ui::glass::Held& h) { return h.thing.id<app::Note>() == m_note && h.lifted; }) ==
          yes);
    return *this;
}

const NoteExpectation& NoteExpectation::flying() const {
    const auto& transitions = m_wall.table().drafts().transitions;
    CHECK(std::ranges::any_of(transitions, [&](const ui::glass::Transition& f) { return f.thing.id<app::Note>() == m_note; }));
    return *this;
}

}  // namespace tests
