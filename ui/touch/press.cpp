#include "ui/touch/press.h"

#include <algorithm>

namespace ui::touch {

Press::Press(const Contact& contact, const GestureConfig& config, const PressLimits& limits, float mmPerPx)
    : m_config(config),
      m_limits(limits),
      m_mmPerPx(mmPerPx),
      m_contact(contact.id),
      m_startPx(contact.startPx),
      m_px(contact.px),
      m_startS(contact.startS) {}

Press::State Press::feed(const Contact& contact, double nowS) {
    m_changed = false;
    if (contact.id != m_contact || over()) return m_state;
    m_px = contact.px;
    const State state = next(contact, nowS);
    m_changed = state != m_state;
    m_state = state;
    return m_state;
}

Press::State Press::next(const Contact& contact, double nowS) {
    if (contact.cancelled || contact.inert) return State::Cancelled;
    // The farthest place counts, not the present one: a finger that went out and came back has dragged.
    if (m_state == State::Possible && contact.farthestMm > m_limits.slopMm) m_dragged = true;
    if (contact.ended) return atLift(contact);
    if (m_state != State::Possible) return m_state;
    if (m_dragged) return State::Dragging;
    if (!m_onlyDrag && m_limits.holdMs > 0 && (nowS - m_startS) * 1000 >= m_limits.holdMs) {
        m_held = true;
        return State::Held;
    }
    return State::Possible;
}

Press::State Press::atLift(const Contact& contact) {
    if (m_dragged) {
        const app::Point mmS = contact.velocityPxS * m_mmPerPx;
        const float speed = app::length(mmS);
        if (speed >= m_config.flingFromMmS) m_flingMmS = mmS * std::min(1.0f, m_config.flingMostMmS / speed);
        return State::Ended;
    }
    // Times of the samples, not of the frames: a stalled frame does not turn a tap into something else.
    const bool brief = (contact.atS - m_startS) * 1000 < m_limits.tapMs;
    return m_state == State::Possible && brief && !m_onlyDrag ? State::Tapped : State::Ended;
}

float Press::holdProgress(double nowS) const {
    if (m_state == State::Held) return 1;
    if (m_state != State::Possible || m_onlyDrag || m_limits.holdMs <= m_config.holdRingMs) return 0;
    const float ageMs = static_cast<float>((nowS - m_startS) * 1000);
    return std::clamp((ageMs - m_config.holdRingMs) / (m_limits.holdMs - m_config.holdRingMs), 0.0f, 1.0f);
}

}  // namespace ui::touch
