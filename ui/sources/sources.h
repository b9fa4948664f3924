#pragma once
// All sources of one run, polled as one. The list of those that exist stands in all.cpp. Owned and polled by the shell; the
// numbers it gives the sources are those the tracker knows them by.
#include <functional>
#include <memory>

#include "ui/sources/source.h"
#include "ui/touch/gesture_config.h"
#include "ui/touch/recording.h"

namespace ui::sources {

class Replay;

class Sources {
public:
    Sources() = default;
    Sources(Sources&&) = default;
    Sources& operator=(Sources&&) = default;

    // The touch screen and the mouse. `wake` is called from another thread when samples wait: glfwPostEmptyEvent.
    static Sources ofTable(const touch::GestureConfig& config, std::function<void()> wake);
    // Recorded hands alone: a demonstration is not disturbed by who stands at the table.
    static Sources ofReplay(touch::Recording recording);
    // Recorded hands on the table's own screen: other hands do nothing but to disturb them.
    static Sources ofWatchedReplay(touch::Recording recording, const touch::GestureConfig& config, std::function<void()> wake);

    void add(std::unique_ptr<Source> source) { m_all.push_back(std::move(source)); }
    int nextNumber() const { return static_cast<int>(m_all.size()); }  // for the source about to be added

    void start(GLFWwindow* window);  // also after the window was made anew
    void stop();
    void poll(std::vector<touch::ContactSample>& out, double nowS);

    // One sentence a line, empty if all is well.
    std::string trouble(const app::Texts& tr) const;

    Replay* replay() { return m_replay; }  // null unless made of one
    bool disturbed() const { return m_disturbed; }

private:
    void addReplay(touch::Recording recording);
    void follow(const touch::ContactSample& sample);

    std::vector<std::unique_ptr<Source>> m_all;
    Replay* m_replay = nullptr;
    bool m_disturbed = false;
    double m_lastTouchS = -1e9;
    std::vector<std::pair<int, std::uint64_t>> m_touchesDown;
};

}  // namespace ui::sources
