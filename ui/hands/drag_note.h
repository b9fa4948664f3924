#pragma once
// A note or a group in the hand: drag, turn with a second finger, throw to a seat, drop where the view says, on a seat, in a bin.
// A tap opens its bubble. The first contact holds it; a second one joins only by the rule of time and place.
#include "ui/hands/fingers.h"

namespace ui::hands {

class DragNote : public Interaction {
public:
    // `thing`: a note or a group; `lying`: where it lay on the glass when it was taken.
    DragNote(const Ref& thing, const Lying& lying, const touch::Contact& contact, const ViewContext& at);

    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, ViewContext& at) override;
    bool holds(const Ref& ref) const override { return !m_over && ref.record == m_thing.record; }
    void notify(const app::Touched& touched, ViewContext& at) override;

private:
    bool isNote() const { return m_thing.is(app::RecordKind::Note); }
    Held draft(const ViewContext& at) const;
    std::optional<Drop> dropOf(const ViewContext& at, const Held& held) const;
    void release(ViewContext& at);
    bool releaseOverSeat(ViewContext& at, const Held& held);
    void releaseOnBoard(ViewContext& at, const Held& held);
    void fly(ViewContext& at, const Held& held) const;

    Ref m_thing;
    Fingers m_fingers;
    Lying m_start;
    app::Place m_place = app::Place::Cell;  // when it was taken
    bool m_over = false, m_lifted = false;
};

}  // namespace ui::hands
