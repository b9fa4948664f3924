#pragma once
// A place where a job waits until the test lets it go on, so that a test sees what is told meanwhile without any sleeping.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "ui/shell/jobs.h"

namespace tests {

class Gate {
public:
    // On the job's thread.
    void pass() {
        std::unique_lock lock(m_mutex);
        m_reached = true;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_open; });
    }
    // On the test's.
    void await() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_reached; });
    }
    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false, m_reached = false;
};

// Frames, until nothing is under way.
inline void untilDone(ui::shell::Jobs& jobs) {
    while (!jobs.told().empty()) {
        jobs.answer();
        std::this_thread::yield();
    }
}

}  // namespace tests
