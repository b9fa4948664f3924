#pragma once
// A window of this process on a table display, with all sources of a table and a tracker behind it: the smallest program that
// has hands. For tests of the way from the X server to contacts.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <stdexcept>
#include <vector>

#include "tests/table/table_display.h"
#include "ui/sources/sources.h"
#include "ui/touch/contact_tracker.h"

namespace tests {

class TableWindow {
public:
    explicit TableWindow(TableDisplay& display) : m_inUse(display), m_width(display.width()), m_height(display.height()) {
        glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
        if (!glfwInit()) throw std::runtime_error("no GLFW");
        sources = ui::sources::Sources::ofTable(config, [this] { ++wakes, glfwPostEmptyEvent(); });
        open();
    }
    ~TableWindow() {
        sources.stop();
        glfwTerminate();
    }

    void open() {
        glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
        glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
        window = glfwCreateWindow(m_width, m_height, "table", nullptr, nullptr);
        if (!window) throw std::runtime_error("no window");
        glfwSetWindowPos(window, 0, 0);
        glfwPollEvents();
        sources.start(window);
    }
    void destroyWindow() {
        glfwDestroyWindow(window);
        window = nullptr;
    }

    // One turn of a main loop.
    void frame() {
        glfwWaitEventsTimeout(0.01);
        std::vector<ui::touch::ContactSample> samples;
        const double nowS = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
        sources.poll(samples, nowS);
        for (const auto& contact : tracker.frame(samples, nowS)) {
            if (contact.began) ++begun;
            if (contact.lifted()) ++lifted;
            if (contact.cancelled) ++cancelled;
            if (contact.kind == ui::touch::SourceKind::Mouse && contact.began) ++mouseBegun;
            latest[contact.id] = contact;
        }
        frames += 1;
    }
    // Frames until it is so; false if it does not become so in 5 s.
    bool until(const std::function<bool()>& so) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
        while (!so()) {
            if (std::chrono::steady_clock::now() > end) return false;
            frame();
        }
        return true;
    }
    // Frames for so long, to see that nothing more comes.
    void forMs(int ms) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
        while (std::chrono::steady_clock::now() < end) frame();
    }

    ui::touch::GestureConfig config;
    ui::touch::ContactTracker tracker{config, 0.63f};
    ui::sources::Sources sources;
    GLFWwindow* window = nullptr;
    int begun = 0, lifted = 0, cancelled = 0, mouseBegun = 0, frames = 0;
    std::atomic<int> wakes{0};
    std::map<ui::touch::ContactId, ui::touch::Contact> latest;  // all there ever were, as last seen

private:
    DisplayInUse m_inUse;
    int m_width, m_height;
};

}  // namespace tests
