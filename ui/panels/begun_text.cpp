#include "ui/panels/begun_text.h"

#include <utility>

namespace ui::panels {

BegunText::Opened BegunText::open(std::string field, const std::string& text) {
    const bool same = field == m_field, ofNothing = m_field.empty() || m_field == kNew;
    m_cameBack = !m_waiting.empty() && (same || (field == kNew && ofNothing));
    m_open = true;
    m_beganWith = m_cameBack && same ? m_waitingBegan : text;
    m_openField = std::move(field);
    return {m_cameBack ? std::exchange(m_waiting, {}) : text, m_beganWith};
}

void BegunText::leave(const std::string& now) {
    if (!m_open) return;
    if (now != m_beganWith && !now.empty()) {
        m_waiting = kept(now);
        m_field = m_openField, m_waitingBegan = m_beganWith;
    }
    m_open = false;
}

std::string BegunText::kept(const std::string& now) const {
    const std::string open = m_open && now != m_beganWith ? now : std::string{};
    return m_waiting.empty() || open.empty() ? m_waiting + open : m_waiting + "\n" + open;
}

}  // namespace ui::panels
