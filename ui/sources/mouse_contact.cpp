#include "ui/sources/mouse_contact.h"

namespace ui::sources {

using touch::Phase;

void MouseContact::motion(app::Point px) {
    m_px = px;
    if (m_pressed) m_steps.push_back({Phase::Move, px});
}

void MouseContact::press() {
    m_pressed = true;
    m_steps.push_back({Phase::Begin, m_px});
}

void MouseContact::release() {
    m_pressed = false;
    m_steps.push_back({Phase::End, m_px});
}

void MouseContact::lose() {
    m_pressed = false;
    m_steps.push_back({Phase::Cancel, m_px});
}

void MouseContact::poll(std::vector<touch::ContactSample>& out, const Moment& moment) {
    const bool fromTouch = moment.touchDown || (moment.nowS - moment.lastTouchS) * 1000 < m_config.mouseAfterTouchMs;
    for (const Step& step : m_steps) {
        if (step.phase == Phase::Begin) {
            if (m_down || fromTouch) continue;
            m_down = true;
            m_arrowShown = true;
            ++m_contact;
        }
        if (!m_down) continue;
        say(step.phase, out, step.px, moment.nowS);
        if (step.phase == Phase::End || step.phase == Phase::Cancel) m_down = false;
    }
    m_steps.clear();
    judgeArrow(fromTouch);
}

void MouseContact::judgeArrow(bool fromTouch) {
    constexpr float kClearMovementPx = 5;
    // The server drags its pointer along with the first finger: where that left it is where a real movement is counted from.
    if (fromTouch && !m_down) {
        m_arrowShown = false;
        m_arrowFromPx = m_px;
    } else if (app::distance(m_px, m_arrowFromPx) > kClearMovementPx) {
        m_arrowShown = true;
    }
}

void MouseContact::say(Phase phase, std::vector<touch::ContactSample>& out, app::Point px, double atS) const {
    out.push_back({m_number, touch::SourceKind::Mouse, m_contact, phase, px, atS});
}

}  // namespace ui::sources
