// What hands wish and only the shell can do: open a panel, of whoever leads or of a seat.
#include <algorithm>

#include "ui/shell/table.h"

namespace ui::shell {

void Table::grantWishes(double nowS) {
    for (const glass::Wish& wish : m_hands.takeWishes()) {
        using Kind = glass::Wish::Kind;
        switch (wish.kind) {
            case Kind::Facilitator:
                openFacilitator(wish.corner);
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

void Table::openFacilitator(int corner) {
    if (!m_facilitator) {
        m_facilitator = std::make_unique<panels::facilitator::FacilitatorPanel>(m_fonts, m_setup.size.pxPerMm, m_setup.keyboard,
                                                                                m_setup.facilitatorPages());
        if (const auto begun = m_begun.find({}); begun != m_begun.end()) m_facilitator->bringBack(begun->second);
    }
    const bool moves = m_facilitatorCorner != corner;
    m_facilitatorCorner = corner, m_facilitatorBelow = false;
    if (moves) {
        m_facilitatorAside = {};
        m_facilitatorAside = glass::besidePanels(m_scene.plan(), facilitatorPose(m_scene.plan()).box);
        m_facilitator->setPose(facilitatorPose(m_scene.plan()));  // seats' panels are laid beside it from this frame on
    }
    m_planDirty = true;
}

void Table::answerAt(app::Point px, float degrees, const char* text, double nowS) {
    m_hands.drafts().messages.push_back({px, degrees, text, nowS + 2.5});
}

// In the corner nearest to who asks, as a held corner opens it; not pulled away from under a finger, nor out of a text.
void Table::openProposals(const glass::Wish& wish, double nowS) {
    if (m_facilitatorCorner && m_facilitator->typing())
        return answerAt(wish.px, 0, TR_NOOP("The facilitator is writing: wait until it is done."), nowS);
    const bool touched = m_facilitatorCorner && std::ranges::any_of(m_onPanels, [&](const auto& contact) {
                             return contact.second == m_facilitator.get();
                         });
    const bool right = wish.px.x > static_cast<float>(m_setup.size.width) / 2,
               bottom = wish.px.y > static_cast<float>(m_setup.size.height) / 2;
    openFacilitator(touched ? *m_facilitatorCorner : bottom ? (right ? 2 : 3) : right ? 1 : 0);
    m_facilitator->open(panels::facilitator::kProposedPlans);
}

void Table::openAtSeat(const glass::Wish& wish, double nowS) {
    const auto seat = m_seats.find(wish.seat);
    if (seat == m_seats.end()) return;
    // What somebody is doing there is not pushed aside.
    const float degrees = seat->second->pose().degrees();
    if (seat->second->hasDraft())
        return answerAt(wish.px, degrees, TR_NOOP("This seat is writing: wait until it is done."), nowS);
    if (seat->second->reading()) return answerAt(wish.px, degrees, TR_NOOP("This seat is busy: close its panel first."), nowS);
    m_planDirty = true;
    seat->second->open(board(), wish.record);
}

}  // namespace ui::shell
