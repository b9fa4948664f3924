#pragma once
// Where the facilitator's panel lies: in the corner where it was called, beside the panels that are open there, and over or under
// those of seats. Owned by TablePanels; the panel itself is made when it is called for the first time.
#include <functional>
#include <memory>
#include <optional>

#include "ui/panels/facilitator/facilitator_panel.h"

namespace ui::shell {

class FacilitatorPlace {
public:
    using Pages = std::function<panels::facilitator::FacilitatorPages()>;
    FacilitatorPlace(paint::Fonts& fonts, panels::keyboard::KeyboardKind keyboard, Pages pages)
        : m_fonts(fonts), m_keyboard(keyboard), m_pages(std::move(pages)) {}

    // Corners count clockwise from the upper left, 0 … 3. `begun`: what was being written when the program ended.
    // Docked: what comes next, in place of the pages.
    void open(int corner, bool docked, const glass::TablePlan& plan, app::Seating seating, const std::string& begun);
    void close();
    bool isOpen() const { return m_corner.has_value(); }
    int corner() const { return *m_corner; }
    // Where it lies, as the ring of trays is now; never out of it.
    app::Pose pose(const glass::TablePlan& plan, app::Seating seating) const;
    app::Rect box() const { return isOpen() ? m_panel->pose().box : app::Rect{}; }
    void tableChanged() { m_aside = {}; }
    // A panel was touched: another one than this then lies above it.
    void touched(const panels::Panel* panel) { m_isBelow = panel != m_panel.get(); }
    bool isBelowOpenPanels() const { return m_isBelow; }

    panels::facilitator::FacilitatorPanel* panel() const {
        return m_panel.get();
    }  // null before it was called; kept while it is closed

private:
    paint::Fonts& m_fonts;
    panels::keyboard::KeyboardKind m_keyboard;
    Pages m_pages;
    std::unique_ptr<panels::facilitator::FacilitatorPanel> m_panel;
    std::optional<int> m_corner;
    app::Point m_aside;      // from its corner, so that it covered no panel when it was called; pixels
    bool m_isBelow = false;  // a seat's panel was touched after it
};

}  // namespace ui::shell
