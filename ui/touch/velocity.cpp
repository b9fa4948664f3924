#include "ui/touch/velocity.h"

#include <algorithm>

namespace ui::touch {

void VelocityTrail::add(app::Point px, double atS) { m_entries[m_count++ % kMost] = {px, atS}; }

app::Point VelocityTrail::estimate(double nowS, float windowMs, float restMs) const {
    if (m_count == 0) return {};
    const Entry& latest = m_entries[(m_count - 1) % kMost];
    if (nowS - latest.atS > restMs / 1000) return {};

    // Times and places are taken relative to the latest sample: a week of uptime would eat the digits otherwise.
    double n = 0, t = 0, tt = 0, x = 0, y = 0, tx = 0, ty = 0;
    for (std::size_t i = 0; i < std::min(m_count, kMost); ++i) {
        const Entry& e = m_entries[(m_count - 1 - i) % kMost];
        if (nowS - e.atS > windowMs / 1000) break;
        const double dt = e.atS - latest.atS, dx = e.px.x - latest.px.x, dy = e.px.y - latest.px.y;
        n += 1, t += dt, tt += dt * dt, x += dx, y += dy, tx += dt * dx, ty += dt * dy;
    }
    const double spread = n * tt - t * t;
    if (spread < 1e-9) return {};
    return {static_cast<float>((n * tx - t * x) / spread), static_cast<float>((n * ty - t * y) / spread)};
}

}  // namespace ui::touch
