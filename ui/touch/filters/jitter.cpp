#include "ui/touch/filters/jitter.h"

#include <cmath>

namespace ui::touch {

namespace {

// Weight of the new value in an exponential low pass of this cutoff.
float weight(float cutoffHz, double dt) {
    const double tau = 1 / (2 * 3.141592653589793 * cutoffHz);
    return static_cast<float>(1 / (1 + tau / dt));
}

}  // namespace

float Jitter::smoothed(float raw, float before, float speedPxS, double dt, float mmPerPx) const {
    const float cutoffHz = m_config.jitterCutoffHz + m_config.jitterBeta * std::abs(speedPxS) * mmPerPx;
    const float w = weight(cutoffHz, dt);
    return before + (raw - before) * w;
}

app::Point Jitter::place(const Contact& contact, app::Point px, double atS, float mmPerPx) {
    State& s = m_states.try_emplace(contact.id, State{contact.startPx, contact.startPx, {}, contact.startS}).first->second;
    const double dt = atS - s.atS;
    if (dt <= 0) return s.px;  // same clock tick: the next one brings it
    const app::Point speedNow = (px - s.rawPx) * static_cast<float>(1 / dt);
    const float w = weight(m_config.jitterSpeedCutoffHz, dt);
    s.speedPxS = s.speedPxS + (speedNow - s.speedPxS) * w;
    s.px = {smoothed(px.x, s.px.x, s.speedPxS.x, dt, mmPerPx), smoothed(px.y, s.px.y, s.speedPxS.y, dt, mmPerPx)};
    s.rawPx = px;
    s.atS = atS;
    return s.px;
}

}  // namespace ui::touch
