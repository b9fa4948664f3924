#pragma once
// A ranked action in the hand: dropping it between two others gives it its place in the ranking made by hand. A tap opens its
// bubble. Any number of rows can be in as many hands.
#include "ui/interact/interaction.h"

namespace ui::interact {

class DragRow : public Interaction {
public:
    DragRow(app::Id<app::Action> action, const app::Rect& startPx, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool holds(Held::Kind kind, std::uint64_t record) const override { return !m_over && kind == Held::Kind::Row && record == m_action.value; }

private:
    void release(Around& around, const Held& held);

    app::Id<app::Action> m_action;
    touch::Press m_press;
    app::Rect m_startPx;
    bool m_over = false;
};

}  // namespace ui::interact
