#include "ui/hands/scroll_pane.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {

using glass::Funnel;

ScrollPane::ScrollPane(std::optional<Funnel::Pane> pane, const touch::Contact& contact, const Around& around)
    : m_pane(pane), m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()) {}

void ScrollPane::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    Funnel& funnel = around.scene.funnel();
    if (!contact || !around.scene.showsRanking()) {
        if (m_pane) funnel.releaseScroll(*m_pane, m_press.contact().value, 0);
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    m_over = m_press.over();
    if (m_press.state() == touch::Press::State::Tapped) closeBubblesNear(around, m_press.px());
    if (!m_pane || !m_press.dragged()) return;
    const auto mm = [&](app::Point px) { return -(*m_pane == Funnel::Pane::Tray ? px.x : px.y) * around.mmPerPx(); };
    if (funnel.overflows(*m_pane)) {
        if (!m_asked && !funnel.takeScroll(*m_pane, contact->id.value))
            around.answer(contact->px, TR_NOOP("Another hand is scrolling this."));
        m_asked = true;
        if (funnel.scroll(*m_pane).hand == contact->id.value) funnel.scrollBy(*m_pane, mm(contact->stepPx()));
    }
    // Also when others have taken so much out of the pane meanwhile that nothing is left to scroll.
    if (m_over) funnel.releaseScroll(*m_pane, contact->id.value, contact->cancelled ? 0 : mm(contact->velocityPxS));
}

}  // namespace ui::hands
