#pragma once
// A dot of an open round in the hand, for or against, from a seat's tray to a note, a group or an action, for all to see. Begun
// by Hands::takeDot when a finger leaves the tray's dots; dropped on what is not voted on it goes back, and that is said. In a
// secret round, and where none is left, no dot comes along, and that is said too.
#include "ui/glass/interaction.h"

namespace ui::hands {

using namespace glass;

struct DotInHand {
    app::Id<app::Round> round;
    app::Id<app::Seat> seat;
    bool against = false;
};

class DragDot : public Interaction {
public:
    DragDot(const DotInHand& dot, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }

private:
    struct Target {
        std::uint64_t item = 0;
        app::Rect px;
    };
    Target targetAt(const ViewContext& at, app::Point px) const;
    void release(ViewContext& at, app::Point px);
    const char* whyStays(const ViewContext& at) const;

    DotInHand m_dot;
    touch::Press m_press;
    bool m_over = false, m_carries = false;
};

}  // namespace ui::hands
