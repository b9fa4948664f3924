#include "ui/hands/scroll_pane.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {

void Scrolling::begin(const touch::Contact& contact, const ViewContext& at) {
    if (!m_asked && !m_scroll->take(contact.id.value)) at.answer(contact.px, TR_NOOP("Another hand is scrolling this."));
    m_asked = true;
}

void Scrolling::follow(const touch::Contact& contact, const ViewContext& at) {
    if (m_scroll->hand == contact.id.value) m_scroll->by(alongMm(contact.stepPx(), at));
}

void Scrolling::end(const touch::Contact& contact, const ViewContext& at) {
    m_scroll->release(contact.id.value, contact.cancelled ? 0 : alongMm(contact.velocityPxS, at));
}

ScrollPane::ScrollPane(const Scrolling& scrolling, const touch::Contact& contact, const ViewContext& at)
    : m_scrolling(scrolling), m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()) {}

void ScrollPane::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact) return viewLeft(at);
    m_press.feed(*contact, at.nowS);
    m_over = m_press.over();
    if (m_press.state() == touch::Press::State::Tapped) closeBubblesNear(at, m_press.px());
    if (!m_press.dragged()) return;
    if (m_scrolling.scroll().overflows()) {
        m_scrolling.begin(*contact, at);
        m_scrolling.follow(*contact, at);
    }
    // Also when others have taken so much out of the pane meanwhile that nothing is left to scroll.
    if (m_over) m_scrolling.end(*contact, at);
}

void ScrollPane::viewLeft(ViewContext&) {
    m_scrolling.drop(m_press.contact());
    m_over = true;
}

}  // namespace ui::hands
