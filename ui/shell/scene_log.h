#pragma once
// The scene log: what a finger can aim at, one JSON line whenever the picture has settled after a change, and at most five times
// a second while it moves. The contract for tests from outside and for accessibility. Written by a thread of its own.
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ui/glass/target.h"

namespace ui::shell {

class SceneLog {
public:
    // Throws std::runtime_error (msgid) if the file cannot be written.
    explicit SceneLog(const std::filesystem::path& file);
    ~SceneLog();

    // `moving`: the picture is not settled. Answers whether a line is due; then write() gives it.
    bool due(bool changed, bool moving, double nowS);
    void write(std::uint64_t frame, const char* step, std::vector<glass::Target> targets, const app::Rect& window);

private:
    struct Line {
        std::uint64_t frame;
        const char* step;
        std::vector<glass::Target> targets;
        app::Rect window;
    };
    void run();

    std::ofstream m_out;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Line> m_lines;
    bool m_closing = false, m_owed = true;
    double m_lastS = -1e9;
    std::thread m_thread;
};

}  // namespace ui::shell
