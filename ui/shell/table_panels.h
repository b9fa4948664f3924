#pragma once
// The panels at one table: one for each seat that is taken, and the facilitator's. Which lies over which, which finger belongs to
// which, where a hardware keyboard types, what is begun and not finished at each. Owned by Table, which gives them the board.
#include <map>

#include "app/ports/journal.h"
#include "ui/panels/facilitator/all.h"
#include "ui/panels/seat/all.h"
#include "ui/panels/seat/seat_panel.h"
#include "ui/shell/facilitator_place.h"
#include "ui/shell/glass.h"

namespace ui::shell {

// What the panels of a table are made of: the lists of their pages, which tests add to.
struct PanelParts {
    panels::keyboard::KeyboardKind keyboard = panels::keyboard::KeyboardKind::Azerty;
    std::function<panels::seat::SeatPages()> seatPages = panels::seat::allPages;
    std::function<panels::facilitator::FacilitatorPages()> facilitatorPages = panels::facilitator::allPages;
};

class TablePanels {
public:
    // `begun`: texts that were begun when the session was closed, by seat; the facilitator's under 0.
    TablePanels(paint::Fonts& fonts, const PanelParts& parts, std::map<app::Id<app::Seat>, std::string> begun)
        : m_fonts(fonts),
          m_parts(parts),
          m_begun(std::move(begun)),
          m_facilitator(fonts, parts.keyboard, parts.facilitatorPages) {}

    // A panel for each seat that is taken, none for those that were left. True if one came or went.
    bool keep(const app::Board& board, float pxPerMm);
    const std::map<app::Id<app::Seat>, std::unique_ptr<panels::seat::SeatPanel>>& seats() const { return m_seats; }
    panels::seat::SeatPanel* of(app::Id<app::Seat> seat) const;
    FacilitatorPlace& facilitator() { return m_facilitator; }
    const FacilitatorPlace& facilitator() const { return m_facilitator; }
    void openFacilitator(int corner, bool docked, const glass::TablePlan& plan, app::Seating seating);
    void closeFacilitator();
    bool isFacilitatorTouched() const;

    std::vector<panels::Panel*> inDrawingOrder(const glass::TablePlan& plan) const;
    panels::Panel* at(app::Point px, const glass::TablePlan& plan) const;  // the topmost there; null: none
    // How large those that are open wish to be on a table of `size`; `plan` is where they lie now.
    std::vector<glass::PanelSize> openSizes(const glass::TableSize& size, const glass::TablePlan& plan) const;
    void lie(const glass::TablePlan& plan, app::Seating seating);

    // The finger is this panel's until it ends.
    void give(touch::ContactId contact, panels::Panel* panel);
    // True if the finger is a panel's, which has been told then.
    bool tell(const touch::Contact& contact, panels::PanelContext& context);

    void strike(const panels::KeyStroke& stroke, const glass::TablePlan& plan, panels::PanelContext& context);
    void keepTyping(const glass::TablePlan& plan);
    // What is typed and not finished goes to the journal as it stands: a kill, a cut or the end of the day takes no text with it.
    void keepBegunTexts(app::Journal& journal);
    // Runs those that something came in for, all of them if `changed`. True if a picture may differ.
    bool run(const glass::TablePlan& plan, panels::PanelContext& context, bool changed);

private:
    void forget(const panels::Panel* panel);

    paint::Fonts& m_fonts;
    PanelParts m_parts;
    std::map<app::Id<app::Seat>, std::string> m_begun;  // as handed to the journal; also of seats that have left
    std::map<app::Id<app::Seat>, std::unique_ptr<panels::seat::SeatPanel>> m_seats;
    FacilitatorPlace m_facilitator;
    std::map<touch::ContactId, panels::Panel*> m_fingers;
    std::vector<panels::Panel*> m_typing;  // with a text open, in the order they opened it: the last has the hardware keyboard
};

}  // namespace ui::shell
