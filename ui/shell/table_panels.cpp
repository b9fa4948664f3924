#include "ui/shell/table_panels.h"

#include <algorithm>

namespace ui::shell {

bool TablePanels::keep(const app::Board& board, float pxPerMm) {
    bool changed = false;
    for (const auto& [id, seat] : board.all<app::Seat>())
        if (seat.present && !m_seats.contains(seat.id)) {
            auto panel =
                std::make_unique<panels::seat::SeatPanel>(seat.id, m_fonts, pxPerMm, m_parts.keyboard, m_parts.seatPages());
            if (const auto begun = m_begun.find(seat.id); begun != m_begun.end()) panel->bringBack(begun->second);
            m_seats.emplace(seat.id, std::move(panel));
            changed = true;
        }
    std::erase_if(m_seats, [&](const auto& entry) {
        const app::Seat* seat = board.find(entry.first);
        if (seat && seat->present) return false;
        forget(entry.second.get());
        changed = true;
        return true;
    });
    return changed;
}

void TablePanels::forget(const panels::Panel* panel) {
    std::erase_if(m_fingers, [&](const auto& finger) { return finger.second == panel; });
    std::erase(m_typing, panel);
}

panels::seat::SeatPanel* TablePanels::of(app::Id<app::Seat> seat) const {
    const auto found = m_seats.find(seat);
    return found == m_seats.end() ? nullptr : found->second.get();
}

void TablePanels::openFacilitator(int corner, bool docked, const glass::TablePlan& plan, app::Seating seating) {
    const auto begun = m_begun.find({});
    m_facilitator.open(corner, docked, plan, seating, begun == m_begun.end() ? std::string{} : begun->second);
}

void TablePanels::closeFacilitator() {
    std::erase_if(m_fingers, [&](const auto& finger) { return finger.second == m_facilitator.panel(); });
    m_facilitator.close();
}

bool TablePanels::isFacilitatorTouched() const {
    return m_facilitator.isOpen() &&
           std::ranges::any_of(m_fingers, [&](const auto& finger) { return finger.second == m_facilitator.panel(); });
}

std::vector<panels::Panel*> TablePanels::inDrawingOrder(const glass::TablePlan& plan) const {
    std::vector<panels::Panel*> panels;
    for (const auto& [seat, panel] : m_seats) panels.push_back(panel.get());
    const auto isOpen = [&](const panels::Panel* panel) {
        const glass::SeatPlace* place = plan.find(panel->seat());
        return place && place->open;
    };
    // Trays lie under open panels. The facilitator's lies above them, until one of those that it covers is opened or touched.
    std::ranges::stable_sort(panels, {}, isOpen);
    if (!m_facilitator.isOpen()) return panels;
    const auto above =
        std::ranges::find_if(panels, [&](panels::Panel* p) { return m_facilitator.isBelowOpenPanels() && isOpen(p); });
    panels.insert(above, m_facilitator.panel());
    return panels;
}

panels::Panel* TablePanels::at(app::Point px, const glass::TablePlan& plan) const {
    const auto panels = inDrawingOrder(plan);
    for (auto panel = panels.rbegin(); panel != panels.rend(); ++panel)
        if ((*panel)->contains(px)) return *panel;
    return nullptr;
}

std::vector<glass::PanelSize> TablePanels::openSizes(const glass::TableSize& size, const glass::TablePlan& plan) const {
    std::vector<glass::PanelSize> open;
    for (const auto& [seat, panel] : m_seats)
        if (const auto wanted = panel->openSizeMm(size)) {
            const glass::SeatPlace* now = plan.find(seat);
            open.push_back({seat, wanted->x, wanted->y, panel->leastWidthMm(), now && now->open ? now->panel.box : app::Rect{}});
        }
    return open;
}

void TablePanels::lie(const glass::TablePlan& plan, app::Seating seating) {
    for (const glass::SeatPlace& place : plan.seats)
        if (panels::seat::SeatPanel* panel = of(place.seat)) panel->setPose(place.front());
    if (m_facilitator.isOpen()) m_facilitator.panel()->setPose(m_facilitator.pose(plan, seating));
}

void TablePanels::give(touch::ContactId contact, panels::Panel* panel) {
    m_fingers[contact] = panel;
    m_facilitator.touched(panel);
}

bool TablePanels::tell(const touch::Contact& contact, panels::PanelContext& context) {
    const auto owner = m_fingers.find(contact.id);
    if (owner == m_fingers.end()) return false;
    owner->second->contact(contact, context);
    if (contact.ended) m_fingers.erase(contact.id);
    return true;
}

void TablePanels::keepTyping(const glass::TablePlan& plan) {
    const auto panels = inDrawingOrder(plan);
    std::erase_if(m_typing,
                  [&](panels::Panel* panel) { return std::ranges::find(panels, panel) == panels.end() || !panel->typing(); });
    for (panels::Panel* panel : panels)
        if (panel->typing() && std::ranges::find(m_typing, panel) == m_typing.end()) m_typing.push_back(panel);
}

void TablePanels::strike(const panels::KeyStroke& stroke, const glass::TablePlan& plan, panels::PanelContext& context) {
    keepTyping(plan);  // a text that was finished by the stroke before leaves the keyboard to the one that was opened before it
    if (!m_typing.empty()) m_typing.back()->type(stroke, context);
}

void TablePanels::keepBegunTexts(app::Journal& journal) {
    const auto keep = [&](app::Id<app::Seat> seat, std::string text) {
        const auto known = m_begun.find(seat);
        if (known == m_begun.end() ? text.empty() : known->second == text) return;
        journal.keepDraft(seat, text);
        m_begun[seat] = std::move(text);
    };
    for (const auto& [seat, panel] : m_seats) keep(seat, panel->begunText());
    if (m_facilitator.panel()) keep({}, m_facilitator.panel()->begunText());
}

bool TablePanels::run(const glass::TablePlan& plan, panels::PanelContext& context, bool changed) {
    bool ran = false;
    for (panels::Panel* panel : inDrawingOrder(plan)) ran |= panel->frame(context, changed);
    return ran;
}

}  // namespace ui::shell
