#include <algorithm>

#include "tests/bench/wall.h"

namespace tests {

namespace touch = ui::touch;

namespace {

constexpr double kRestMs = 70;  // longer than GestureConfig::velocityRestMs: what then lifts is put down, not thrown

}  // namespace

Finger& Finger::downAt(Point px) {
    INFO("finger " << m_number);
    REQUIRE_FALSE(m_down);
    m_at = px, m_down = true;
    say(touch::Phase::Begin);
    return *this;
}

Finger& Finger::goTo(Point px, double ms, bool rest) {
    INFO("finger " << m_number);
    REQUIRE(m_down);
    const Point from = m_at;
    const int steps = std::max(1, static_cast<int>(std::lround(ms / 1000 / Wall::kFrameS)));
    for (int i = 1; i <= steps; ++i) {
        m_at = from + (px - from) * (static_cast<float>(i) / static_cast<float>(steps));
        say(touch::Phase::Move);
    }
    return rest ? hold(kRestMs) : *this;
}

Finger& Finger::hold(double ms) {
    m_wall.wait(ms);
    return *this;
}

Finger& Finger::up() {
    REQUIRE(m_down);
    m_down = false;
    say(touch::Phase::End);
    return *this;
}

Finger& Finger::cancel() {
    REQUIRE(m_down);
    m_down = false;
    say(touch::Phase::Cancel);
    return *this;
}

void Finger::say(touch::Phase phase) {
    m_wall.keep(
        {m_mouse ? 2 : 1, m_mouse ? touch::SourceKind::Mouse : touch::SourceKind::Touch, m_number, phase, m_at, m_wall.m_nowS});
}

}  // namespace tests
