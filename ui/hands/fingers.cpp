#include "ui/hands/fingers.h"

namespace ui::hands {

Fingers::Fingers(const touch::Contact& first, const ViewContext& at)
    : m_press(first, at.config, withoutHold(at.config), at.mmPerPx()) {}

bool Fingers::join(const touch::Contact& contact, const ViewContext& at) {
    if (m_pair && m_pair->fingers() == 1) {
        if (app::distance(m_pair->centrePx(), contact.startPx) * at.mmPerPx() > at.config.joinMm) return false;
        m_pair->join(contact);
        return true;
    }
    const touch::Contact* first = at.find(m_press.contact());
    if (m_pair || !first || !touch::canJoin(*first, contact, at.config, at.mmPerPx())) return false;
    m_pair.emplace(*first, contact, at.config, at.mmPerPx());
    m_press.noLongerTap();
    return true;
}

void Fingers::feed(const ViewContext& at) {
    if (m_pair) {
        m_pair->feed(at.contacts);
        m_over = m_pair->over(), m_cancelled = m_pair->cancelled();
    } else if (const touch::Contact* contact = at.find(m_press.contact())) {
        m_press.feed(*contact, at.nowS);
        m_over = m_press.over(), m_cancelled = m_press.state() == touch::Press::State::Cancelled;
    } else {
        m_over = m_cancelled = true;  // its contact is gone without a word: nothing may stay stuck
    }
}

}  // namespace ui::hands
