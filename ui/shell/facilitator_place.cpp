#include "ui/shell/facilitator_place.h"

#include <algorithm>
#include <cmath>

namespace ui::shell {

void FacilitatorPlace::open(int corner, bool docked, const glass::TablePlan& plan, app::Seating seating,
                            const std::string& begun) {
    if (!m_panel) {
        m_panel = std::make_unique<panels::facilitator::FacilitatorPanel>(m_fonts, plan.size.pxPerMm, m_keyboard, m_pages());
        if (!begun.empty()) m_panel->bringBack(begun);
    }
    const bool moves = m_corner != corner || m_panel->docked() != docked;
    m_panel->call(docked);
    m_corner = corner;
    m_isBelow = false;
    if (!moves) return;
    m_aside = {};
    m_aside = glass::besidePanels(plan, pose(plan, seating).box);
    m_panel->setPose(pose(plan, seating));  // seats' panels are laid beside it from this frame on
}

void FacilitatorPlace::close() {
    m_panel->letGo();
    m_corner.reset();
}

app::Pose FacilitatorPlace::pose(const glass::TablePlan& plan, app::Seating seating) const {
    const glass::TableSize& size = plan.size;
    const app::Point mm = m_panel->sizeMm(size);
    app::Pose pose = glass::cornerPose(plan, *m_corner, mm.x, mm.y, seating);
    app::Rect& box = pose.box;
    const auto ring = [&](app::Edge edge) { return std::round(plan.ring[edge]); };
    // Never out of the ring, which may have grown since.
    const float least = ring(app::Edge::Left), top = ring(app::Edge::Top);
    const float most = static_cast<float>(size.width) - ring(app::Edge::Right) - box.w,
                bottom = static_cast<float>(size.height) - ring(app::Edge::Bottom) - box.h;
    box.x = std::round(std::clamp(box.x + m_aside.x, least, std::max(least, most)));
    box.y = std::round(std::clamp(box.y + m_aside.y, top, std::max(top, bottom)));
    return pose;
}

}  // namespace ui::shell
