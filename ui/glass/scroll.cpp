#include "ui/glass/scroll.h"

#include <algorithm>
#include <cmath>

namespace ui::glass {

bool Scroll::limit(float leastMm, float mostMm) {
    const auto before = m_version;
    if (leastMm != least || mostMm != most) least = leastMm, most = mostMm, ++m_version;  // its bar changes
    const float kept = std::clamp(offset, least, most);
    if (kept != offset) offset = kept, ++m_version;
    return m_version != before;
}

bool Scroll::take(std::uint64_t by) {
    if (hand && hand != by) return false;
    hand = by, speed = 0;
    return true;
}

void Scroll::by(float mm) {
    const float to = std::clamp(offset + mm, least, most);
    if (to == offset) return;
    offset = to;
    ++m_version;
}

void Scroll::release(std::uint64_t of, float speedMmS) {
    if (hand == of) hand = 0, speed = speedMmS;
}

void Scroll::coast(double seconds) {
    constexpr float kSlowing = 3.2f, kRestMmS = 8;  // e-folds a second; below it stands
    if (hand || speed == 0) return;
    const float before = offset;
    by(speed * static_cast<float>(seconds));
    speed *= std::exp(-kSlowing * static_cast<float>(seconds));
    if (std::abs(speed) < kRestMmS || offset == before) speed = 0;
}

}  // namespace ui::glass
