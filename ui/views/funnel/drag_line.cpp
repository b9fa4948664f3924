#include "ui/views/funnel/drag_line.h"

#include <algorithm>
#include <cmath>

#include "app/commands/plan.h"

namespace ui::views::funnel {

using app::Point;

DragLine::DragLine(FunnelView& view, bool value, const touch::Contact& contact, const ViewContext& at)
    : m_view(view),
      m_value(value),
      m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()),
      m_start(value ? view.funnel().lines().y : view.funnel().lines().x) {}

DragLine::~DragLine() { m_view.funnel().holdLine(m_value, std::nullopt); }

void DragLine::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, at.nowS);
    Funnel& f = m_view.funnel();
    const Point from = f.plotPx(m_value ? Point{0, m_start} : Point{m_start, 0});
    const Point plotted = f.plotAt(from + m_press.movedPx());
    const float line = std::clamp(m_value ? plotted.y : plotted.x, 0.02f, 0.98f);
    m_over = m_press.over();
    if (!m_over) {
        f.holdLine(m_value, m_press.dragged() ? line : m_start);
    } else if (m_press.dragged() && m_press.state() == touch::Press::State::Ended) {
        const int perMille = static_cast<int>(std::lround(line * 1000));
        at.run(m_press.px(), [&](const app::Board& b, app::CommandContext& context) {
            app::PlanTerms terms = b.planTerms();
            (m_value ? terms.valueLine : terms.effortLine) = perMille;
            return app::commands::editTerms(b, context, terms);
        });
    }
}

}  // namespace ui::views::funnel
