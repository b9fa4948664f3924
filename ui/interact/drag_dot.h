#pragma once
// A dot of an open ballot in the hand, from a seat's tray to a note or an action, for all to see.
// Begun by Hands::takeDot when a finger leaves the tray's dots; dropped anywhere else it goes back without a word.
#include "ui/interact/interaction.h"

namespace ui::interact {

class DragDot : public Interaction {
public:
    DragDot(app::Id<app::Ballot> ballot, app::Id<app::Seat> seat, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }

private:
    void release(Around& around, app::Point px);

    app::Id<app::Ballot> m_ballot;
    app::Id<app::Seat> m_seat;
    touch::Press m_press;
    bool m_over = false;
};

}  // namespace ui::interact
