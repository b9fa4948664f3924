#include "ui/shell/scene_log.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/base/result.h"

namespace ui::shell {
namespace {

constexpr double kMovingEveryS = 0.2;

double tenth(float value) { return std::round(static_cast<double>(value) * 10) / 10; }

}  // namespace

SceneLog::SceneLog(const std::filesystem::path& file) : m_isOn(!file.empty()) {
    if (!m_isOn) return;
    m_out.open(file, std::ios::trunc);
    if (!m_out) throw std::runtime_error(TR_NOOP("The scene log cannot be written there."));
    m_thread = std::thread([this] { run(); });
}

SceneLog::~SceneLog() {
    if (!m_isOn) return;
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool SceneLog::isDue(const Frame& frame) {
    m_owed = m_owed || frame.hasChanged;
    if (!m_owed || (frame.isMoving && frame.nowS - m_lastS < kMovingEveryS)) return false;
    m_owed = frame.isMoving;  // the settled state is still owed
    m_lastS = frame.nowS;
    return true;
}

void SceneLog::follow(const Frame& frame, const std::function<std::vector<glass::Target>()>& targets) {
    if (!m_isOn || !isDue(frame)) return;
    Line line{frame.number, frame.step, targets(), frame.window};
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(std::move(line));
    }
    m_wake.notify_one();
}

void SceneLog::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_closing || !m_lines.empty(); });
        if (m_lines.empty()) return;
        const Line line = std::move(m_lines.front());
        m_lines.pop_front();
        lock.unlock();
        nlohmann::ordered_json json{{"frame", line.frame}, {"step", line.step}, {"targets", nlohmann::ordered_json::array()}};
        for (const glass::Target& target : line.targets) {
            const app::Rect visible = app::clipped(target.px, line.window);
            if (visible.empty()) continue;
            nlohmann::ordered_json entry{{"id", target.id},       {"kind", target.kind},   {"label", target.label},
                                         {"x", tenth(visible.x)}, {"y", tenth(visible.y)}, {"w", tenth(visible.w)},
                                         {"h", tenth(visible.h)}};
            if (app::Point point; glass::uncoveredPoint(target, line.targets, line.window, point))
                entry["cx"] = tenth(point.x), entry["cy"] = tenth(point.y);
            entry["turn"] = tenth(target.turn);
            entry["seat"] = target.seat ? nlohmann::ordered_json(app::idText(target.seat)) : nlohmann::ordered_json(nullptr);
            json["targets"].push_back(std::move(entry));
        }
        m_out << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
        lock.lock();
    }
}

}  // namespace ui::shell
