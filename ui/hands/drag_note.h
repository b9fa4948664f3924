#pragma once
// A note or a group in the hand: drag, turn with a second finger, throw to a seat, drop in a cell, on a note, in a bin.
// A tap opens its bubble. The first contact holds it; a second one joins only by the rule of time and place.
#include <optional>

#include "ui/hands/interaction.h"
#include "ui/touch/two_finger.h"

namespace ui::hands {

class DragNote : public Interaction {
public:
    // `kind`: Note or Group. `startPx`: the box of the thing on the glass when it was taken.
    DragNote(Held::Kind kind, std::uint64_t record, const app::Rect& startPx, float turn, const touch::Contact& contact,
             const Around& around);

    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, Around& around) override;
    bool holds(Held::Kind kind, std::uint64_t record) const override { return !m_over && kind == m_kind && record == m_record; }
    void told(const app::Touched& touched, Around& around) override;

private:
    Held draft(const Around& around) const;
    void release(Around& around);
    bool releaseOverSeat(Around& around, const Held& held);
    void releaseOnBoard(Around& around, const Held& held);
    void fly(Around& around, const Held& held) const;

    Held::Kind m_kind;
    std::uint64_t m_record;
    touch::Contact m_first;  // as it landed: for the joining rule
    touch::Press m_press;
    std::optional<touch::TwoFinger> m_pair;
    app::Point m_startCentre, m_sizePx;
    float m_startTurn;
    app::Place m_place = app::Place::Cell;  // when it was taken
    bool m_over = false, m_lifted = false;
};

}  // namespace ui::hands
