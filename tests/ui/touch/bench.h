#pragma once
// Frame tables in the words of hands: fingers go down, move and lift at moments of a fake clock, and frame() hands them to the
// tracker as the main loop would. One millimetre is two pixels here.
#include <map>
#include <vector>

#include "ui/touch/contact_tracker.h"

namespace tests {

struct Bench {
    static constexpr float kMmPerPx = 0.5f;

    ui::touch::GestureConfig config;
    ui::touch::ContactTracker tracker;
    std::vector<ui::touch::ContactSample> samples;
    double nowS = 100;
    int source = 0;
    ui::touch::SourceKind kind = ui::touch::SourceKind::Touch;

    explicit Bench(ui::touch::GestureConfig c = {}) : config(c), tracker(c, kMmPerPx) {}

    void say(std::uint64_t finger, ui::touch::Phase phase, float xMm, float yMm) {
        samples.push_back({source, kind, finger, phase, {xMm / kMmPerPx, yMm / kMmPerPx}, nowS});
    }
    void down(std::uint64_t finger, float xMm, float yMm) {
        say(finger, ui::touch::Phase::Begin, xMm, yMm);
        m_at[finger] = {xMm, yMm};
    }
    void move(std::uint64_t finger, float xMm, float yMm) {
        say(finger, ui::touch::Phase::Move, xMm, yMm);
        m_at[finger] = {xMm, yMm};
    }
    void up(std::uint64_t finger) { say(finger, ui::touch::Phase::End, m_at[finger].x, m_at[finger].y); }
    void lose(std::uint64_t finger) { say(finger, ui::touch::Phase::Cancel, m_at[finger].x, m_at[finger].y); }
    void wait(double ms) { nowS += ms / 1000; }

    const std::vector<ui::touch::Contact>& frame() {
        const auto& contacts = tracker.frame(samples, nowS);
        samples.clear();
        return contacts;
    }
    const std::vector<ui::touch::Contact>& frameAfter(double ms) {
        wait(ms);
        return frame();
    }

private:
    std::map<std::uint64_t, app::Point> m_at;  // mm
};

}  // namespace tests
