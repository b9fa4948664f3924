#include "ui/sources/mouse.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <map>

namespace ui::sources {

namespace {

// The window's user pointer belongs to the shell, so the way from a callback to its mouse is kept here. A watch outlives its
// mouse: our callbacks stay set, and still call on those before them.
struct Watch {
    MouseContact* contact = nullptr;
    GLFWmousebuttonfun buttonBefore = nullptr;
    GLFWcursorposfun motionBefore = nullptr;
};
std::map<GLFWwindow*, Watch>& watches() {
    static std::map<GLFWwindow*, Watch> all;
    return all;
}

app::Point pointOf(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

}  // namespace

struct Mouse::Callbacks {
    static void button(GLFWwindow* window, int button, int action, int mods) {
        const auto it = watches().find(window);
        if (it == watches().end()) return;
        MouseContact* contact = button == GLFW_MOUSE_BUTTON_LEFT ? it->second.contact : nullptr;
        if (contact && action == GLFW_PRESS) contact->press();
        if (contact && action == GLFW_RELEASE) contact->release();
        if (it->second.buttonBefore) it->second.buttonBefore(window, button, action, mods);
    }
    static void motion(GLFWwindow* window, double x, double y) {
        const auto it = watches().find(window);
        if (it == watches().end()) return;
        if (it->second.contact) it->second.contact->motion(pointOf(x, y));
        if (it->second.motionBefore) it->second.motionBefore(window, x, y);
    }
};

Mouse::~Mouse() { stop(); }

bool Mouse::start(GLFWwindow* window) {
    stop();
    if (!window) return false;
    m_window = window;
    m_arrowShown = true;
    double x = 0, y = 0;
    glfwGetCursorPos(window, &x, &y);
    m_contact.motion(pointOf(x, y));
    Watch& watch = watches()[window];
    watch.contact = &m_contact;
    // Started again on the same window, the callbacks before are our own: calling those on would go round for ever.
    const auto button = glfwSetMouseButtonCallback(window, Callbacks::button);
    const auto motion = glfwSetCursorPosCallback(window, Callbacks::motion);
    if (button != Callbacks::button) watch.buttonBefore = button;
    if (motion != Callbacks::motion) watch.motionBefore = motion;
    return true;
}

void Mouse::poll(std::vector<touch::ContactSample>& out, const Moment& moment) {
    m_contact.poll(out, moment);
    if (!m_window || m_arrowShown == m_contact.arrowShown()) return;
    m_arrowShown = m_contact.arrowShown();
    glfwSetInputMode(m_window, GLFW_CURSOR, m_arrowShown ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
}

// The window may be gone already, so it is not spoken to.
void Mouse::stop() {
    m_contact.lose();
    if (m_window) watches()[m_window].contact = nullptr;
    m_window = nullptr;
}

}  // namespace ui::sources
