#include "tests/table/hands.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {
void waitMs(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }
}  // namespace

Hands::Hands(const std::string& socketPath, int screenW, int screenH) : m_screenW(screenW), m_screenH(screenH) {
    m_injector.connect(socketPath);
}

void Hands::down(int finger, float x, float y) {
    if (!m_down.emplace(finger, app::Point{x, y}).second) throw std::logic_error("this finger is already down");
    m_injector.touchBegin(static_cast<unsigned>(finger), x, y, m_screenW, m_screenH);
    m_injector.sync();
}

void Hands::moveTo(int finger, float x, float y) {
    m_down.at(finger) = {x, y};
    m_injector.touchMove(static_cast<unsigned>(finger), x, y, m_screenW, m_screenH);
    m_injector.sync();
}

void Hands::glide(int finger, float x, float y, int ms) { glideAll({{finger, {x, y}}}, ms); }

void Hands::glideAll(const std::map<int, app::Point>& to, int ms) {
    constexpr int kStepMs = 10;
    const int steps = std::max(1, ms / kStepMs);
    std::map<int, app::Point> from;
    for (const auto& [finger, place] : to) from[finger] = m_down.at(finger);
    for (int i = 1; i <= steps; ++i) {
        waitMs(kStepMs);
        for (const auto& [finger, place] : to) {
            const app::Point p = from[finger] + (place - from[finger]) * (static_cast<float>(i) / static_cast<float>(steps));
            m_down[finger] = p;
            m_injector.touchMove(static_cast<unsigned>(finger), p.x, p.y, m_screenW, m_screenH);
        }
        m_injector.sync();
    }
}

void Hands::up(int finger) {
    const app::Point p = m_down.at(finger);
    m_down.erase(finger);
    m_injector.touchEnd(static_cast<unsigned>(finger), p.x, p.y, m_screenW, m_screenH);
    m_injector.sync();
}

void Hands::tap(int finger, float x, float y, int ms) {
    down(finger, x, y);
    waitMs(ms);
    up(finger);
}

void Hands::upAll() {
    while (!m_down.empty()) up(m_down.begin()->first);
}

}  // namespace tests
