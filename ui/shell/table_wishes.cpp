// What hands wish and only the shell can do: open a panel, of whoever leads or of a seat.
#include <algorithm>

#include "ui/shell/table.h"

namespace ui::shell {

void Table::grantWishes(double nowS) {
    for (const glass::Wish& wish : m_hands.takeWishes()) {
        using Kind = glass::Wish::Kind;
        switch (wish.kind) {
            case Kind::Facilitator:
                m_panels.openFacilitator(wish.corner, false, m_scene.plan(), seating());
                m_planDirty = true;
                break;
            case Kind::Dock:
                openDock(wish, nowS);
                break;
            case Kind::Proposals:
                openProposals(wish, nowS);
                break;
            case Kind::Open:
                openAtSeat(wish, nowS);
                break;
        }
    }
}

void Table::answerAt(app::Point px, float degrees, const char* text, double nowS) {
    m_hands.drafts().messages.push_back({px, degrees, text, nowS + 2.5});
}

// Its key again closes it. Nobody's text is taken away by that, nor what lies under a finger.
void Table::openDock(const glass::Wish& wish, double nowS) {
    const FacilitatorPlace& place = m_panels.facilitator();
    if (place.isOpen() && place.panel()->typing())
        return answerAt(wish.px, wish.degrees, TR_NOOP("The facilitator is writing: wait until it is done."), nowS);
    if (place.isOpen() && m_panels.isFacilitatorTouched()) return;
    if (place.isOpen() && place.corner() == wish.corner && place.panel()->docked()) m_panels.closeFacilitator();
    else m_panels.openFacilitator(wish.corner, true, m_scene.plan(), seating());
    m_planDirty = true;
}

// In the corner nearest to who asks, as a held corner opens it; not pulled away from under a finger, nor out of a text.
void Table::openProposals(const glass::Wish& wish, double nowS) {
    const FacilitatorPlace& place = m_panels.facilitator();
    if (place.isOpen() && place.panel()->typing())
        return answerAt(wish.px, 0, TR_NOOP("The facilitator is writing: wait until it is done."), nowS);
    const bool right = wish.px.x > static_cast<float>(m_setup.size.width) / 2,
               bottom = wish.px.y > static_cast<float>(m_setup.size.height) / 2;
    const int nearest = bottom ? (right ? 2 : 3) : right ? 1 : 0;
    m_panels.openFacilitator(m_panels.isFacilitatorTouched() ? place.corner() : nearest, false, m_scene.plan(), seating());
    m_panels.facilitator().panel()->open(panels::facilitator::kProposedPlans);
    m_planDirty = true;
}

void Table::openAtSeat(const glass::Wish& wish, double nowS) {
    panels::seat::SeatPanel* panel = m_panels.of(wish.seat);
    if (!panel) return;
    // What somebody is doing there is not pushed aside.
    const float degrees = panel->pose().degrees();
    if (panel->hasDraft()) return answerAt(wish.px, degrees, TR_NOOP("This seat is writing: wait until it is done."), nowS);
    if (panel->reading()) return answerAt(wish.px, degrees, TR_NOOP("This seat is busy: close its panel first."), nowS);
    m_planDirty = true;
    panel->open(board(), wish.record);
}

}  // namespace ui::shell
