// What hands wish and only the shell can do: open a panel, of whoever leads or of a seat.
#include <algorithm>

#include "app/rules/voting.h"
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

// A round has opened: everyone finds their ballot open, as far as there is room; the others open it by a touch. Dots that all may
// see are dragged from the tray: that stays before them.
void Table::openBallots() {
    const app::Round* round = app::rules::openRound(board());
    const app::Id<app::Round> open = round ? round->id : app::Id<app::Round>{};
    if (std::exchange(m_openRound, open) == open || !open) return;
    if (round->form == app::BallotForm::Dots && !round->secret) return;
    for (const auto& [seat, panel] : m_panels.seats()) {
        if (!panel->invite("ballot", board())) continue;
        const glass::TablePlan plan = planNow();
        const bool findsRoom = std::ranges::none_of(plan.seats, [&](const glass::SeatPlace& place) {
            const bool covered = place.open && place.panel.box.grown(-1).touches(m_panels.facilitator().box());
            return covered || glass::overlappingPanel(plan, place.seat);
        });
        if (!findsRoom) panel->giveWay();
    }
}

// Panels never lie on each other: of those that were opened just now, one without room says at its tray whose must close first.
void Table::refuseWhatFindsNoRoom(double nowS) {
    constexpr double kToldS = 3;
    for (const auto& [seat, panel] : m_panels.seats()) {
        const glass::SeatPlace* before = m_scene.plan().find(seat);
        if (!before || before->open || !panel->openSizeMm(m_setup.size)) continue;
        const glass::TablePlan plan = planNow();
        const glass::SeatPlace* other = glass::overlappingPanel(plan, seat);
        if (!other) continue;
        panel->giveWay();
        const app::Seat* whose = board().find(other->seat);
        const app::Point inner = before->tray.toTable(app::Point{before->tray.width() / 2, -m_setup.size.mm(4)});
        m_hands.drafts().messages.push_back({.px = inner,
                                             .degrees = before->tray.degrees(),
                                             .text = TR_NOOP("There is no room for one more panel: {0} must close theirs first."),
                                             .untilS = nowS + kToldS,
                                             .name = whose ? whose->name : std::string{}});
    }
}

}  // namespace ui::shell
