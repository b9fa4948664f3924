#pragma once
// SIGTERM, SIGHUP and SIGINT as a wish to close, so that what the table holds is stored as after Ctrl+Q. One at a time; a second
// signal ends the process at once. Made by FrameLoop.
#include <atomic>
#include <functional>
#include <thread>

namespace ui::shell {

class StopSignals {
public:
    // `called`: from a thread of its own, at the first signal.
    explicit StopSignals(std::function<void()> called);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;

    bool asked() const { return m_asked; }

private:
    int m_event = -1;
    std::atomic<bool> m_asked{false}, m_ending{false};
    std::thread m_thread;
};

}  // namespace ui::shell
