#pragma once
// The scene log: what a finger can aim at, one JSON line whenever the picture has settled after a change, and at most five times
// a second while it moves. The contract for tests from outside and for accessibility. Written by a thread of its own.
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ui/glass/target.h"

namespace ui::shell {

class SceneLog {
public:
    // Empty: nothing is logged. Throws std::runtime_error (msgid) if the file cannot be written.
    explicit SceneLog(const std::filesystem::path& file);
    ~SceneLog();

    struct Frame {
        std::uint64_t number = 0;
        const char* step = "";  // of a lifetime longer than the log's
        app::Rect window;
        bool hasChanged = false, isMoving = false;  // moving: the picture is not settled
        double nowS = 0;
    };
    // Once a frame. Asks for its targets if a line is due.
    void follow(const Frame& frame, const std::function<std::vector<glass::Target>()>& targets);

private:
    bool isDue(const Frame& frame);
    struct Line {
        std::uint64_t frame;
        const char* step;
        std::vector<glass::Target> targets;
        app::Rect window;
    };
    void run();

    bool m_isOn;
    std::ofstream m_out;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Line> m_lines;
    bool m_closing = false, m_owed = true;
    double m_lastS = -1e9;
    std::thread m_thread;
};

}  // namespace ui::shell
