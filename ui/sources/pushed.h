#pragma once
// Samples handed over inside the process: hands of tests and of tools. May be pushed from any thread. Says Touch unless told
// otherwise, so that all rules for touches hold.
#include <mutex>

#include "ui/sources/source.h"

namespace ui::sources {

class Pushed : public Source {
public:
    explicit Pushed(int number, touch::SourceKind kind = touch::SourceKind::Touch) : m_number(number), m_kind(kind) {}

    void push(std::uint64_t finger, touch::Phase phase, app::Point px, double atS) {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({m_number, m_kind, finger, phase, px, atS});
    }

    touch::SourceKind kind() const override { return m_kind; }
    bool start(GLFWwindow*) override { return true; }
    void poll(std::vector<touch::ContactSample>& out, const Moment& moment) override;
    void stop() override;

private:
    const int m_number;
    const touch::SourceKind m_kind;
    std::mutex m_mutex;
    std::vector<touch::ContactSample> m_waiting;
    std::vector<touch::ContactSample> m_down;  // the latest sample of each finger that is down
    bool m_stopped = false;
};

}  // namespace ui::sources
