#include "ui/hands/fingers.h"

namespace ui::hands {

Fingers::Fingers(const touch::Contact& first, const Around& around)
    : m_press(first, around.config, withoutHold(around.config), around.mmPerPx()) {}

bool Fingers::join(const touch::Contact& contact, const Around& around) {
    if (m_pair && m_pair->fingers() == 1) {
        if (app::distance(m_pair->centrePx(), contact.startPx) * around.mmPerPx() > around.config.joinMm) return false;
        m_pair->join(contact);
        return true;
    }
    const touch::Contact* first = around.find(m_press.contact());
    if (m_pair || !first || !touch::canJoin(*first, contact, around.config, around.mmPerPx())) return false;
    m_pair.emplace(*first, contact, around.config, around.mmPerPx());
    m_press.noLongerTap();
    return true;
}

void Fingers::feed(const Around& around) {
    if (m_pair) {
        m_pair->feed(around.contacts);
        m_over = m_pair->over(), m_cancelled = m_pair->cancelled();
    } else if (const touch::Contact* contact = around.find(m_press.contact())) {
        m_press.feed(*contact, around.nowS);
        m_over = m_press.over(), m_cancelled = m_press.state() == touch::Press::State::Cancelled;
    } else {
        m_over = m_cancelled = true;  // its contact is gone without a word: nothing may stay stuck
    }
}

}  // namespace ui::hands
