#include "ui/hands/scroll_pane.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {

void Scrolling::begin(const touch::Contact& contact, const Around& around) {
    if (!m_asked && !m_scroll->take(contact.id.value)) around.answer(contact.px, TR_NOOP("Another hand is scrolling this."));
    m_asked = true;
}

void Scrolling::follow(const touch::Contact& contact, const Around& around) {
    if (m_scroll->hand == contact.id.value) m_scroll->by(alongMm(contact.stepPx(), around));
}

void Scrolling::end(const touch::Contact& contact, const Around& around) {
    m_scroll->release(contact.id.value, contact.cancelled ? 0 : alongMm(contact.velocityPxS, around));
}

ScrollPane::ScrollPane(const Scrolling& scrolling, const touch::Contact& contact, const Around& around)
    : m_scrolling(scrolling), m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()) {}

void ScrollPane::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) return viewLeft(around);
    m_press.feed(*contact, around.nowS);
    m_over = m_press.over();
    if (m_press.state() == touch::Press::State::Tapped) closeBubblesNear(around, m_press.px());
    if (!m_press.dragged()) return;
    if (m_scrolling.scroll().overflows()) {
        m_scrolling.begin(*contact, around);
        m_scrolling.follow(*contact, around);
    }
    // Also when others have taken so much out of the pane meanwhile that nothing is left to scroll.
    if (m_over) m_scrolling.end(*contact, around);
}

void ScrollPane::viewLeft(Around&) {
    m_scrolling.drop(m_press.contact());
    m_over = true;
}

}  // namespace ui::hands
