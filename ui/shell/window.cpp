#include "ui/shell/window.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3native.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "app/base/result.h"
#include "app/base/utf8.h"
#include "ui/shell/x_picture.h"

namespace ui::shell {
namespace {

// Monitors that tell a size outside of this lie (touch research §4.5): 96 dpi is believed then, as GLFW does.
constexpr float kLeastPxPerMm = 0.8f, kMostPxPerMm = 12;
constexpr float kFallbackPxPerMm = 96 / 25.4f;

Window* windowOf(GLFWwindow* handle) { return static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

float monitorPxPerMm(GLFWmonitor* monitor) {
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    int wMm = 0, hMm = 0;
    if (monitor) glfwGetMonitorPhysicalSize(monitor, &wMm, &hMm);
    if (!mode || wMm <= 0) return kFallbackPxPerMm;
    const float pxPerMm = static_cast<float>(mode->width) / static_cast<float>(wMm);
    return pxPerMm < kLeastPxPerMm || pxPerMm > kMostPxPerMm ? kFallbackPxPerMm : pxPerMm;
}

}  // namespace

float Window::measurePxPerMm(const Setup& setup) {
    if (!glfwInit())
        throw std::runtime_error(
            TR_NOOP("There is no display: start Parcours on a screen, or use “./dev run”, which makes a virtual one."));
    return setup.mmPerPx ? 1 / *setup.mmPerPx : monitorPxPerMm(glfwGetPrimaryMonitor());
}

Window::Window(const Setup& setup) : m_setup(setup) {
    m_pxPerMm = measurePxPerMm(setup);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWmonitor* monitor = setup.windowed ? nullptr : glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    const auto [w, h] = setup.windowed ? *setup.windowed : mode ? std::pair(mode->width, mode->height) : std::pair(1920, 1080);
    if (mode) {
        glfwWindowHint(GLFW_RED_BITS, mode->redBits), glfwWindowHint(GLFW_GREEN_BITS, mode->greenBits);
        glfwWindowHint(GLFW_BLUE_BITS, mode->blueBits), glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    }
    if (setup.windowed) glfwWindowHint(GLFW_RESIZABLE, GLFW_TRUE);
    m_window = glfwCreateWindow(w, h, setup.title.c_str(), monitor, nullptr);
    if (!m_window) {
        glfwTerminate();
        throw std::runtime_error(TR_NOOP("This machine has no OpenGL 3.3, not even in software (package libgl1-mesa-dri)."));
    }
    glfwMakeContextCurrent(m_window);
    if (!gladLoadGL(glfwGetProcAddress))
        throw std::runtime_error(TR_NOOP("This machine has no OpenGL 3.3, not even in software (package libgl1-mesa-dri)."));
    glfwSwapInterval(1);
    const char* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    m_software = renderer && (std::strstr(renderer, "llvmpipe") || std::strstr(renderer, "softpipe"));
    // On software OpenGL the screen gets damaged rectangles only: copying the whole window costs more than drawing it.
    m_copies = m_software && !setup.glass && XPicture::fits(glfwGetX11Display(), glfwGetX11Window(m_window));
    glfwSetWindowUserPointer(m_window, this);
    measure();
    installCallbacks();
    if (!setup.windowed) glfwFocusWindow(m_window);
}

Window::~Window() {
    m_picture.reset();
    glfwDestroyWindow(m_window);
    glfwTerminate();
}

bool Window::closing() const { return glfwWindowShouldClose(m_window); }

void Window::wake() { glfwPostEmptyEvent(); }

void Window::measure() {
    int w = 0, h = 0;
    glfwGetFramebufferSize(m_window, &w, &h);
    if (w <= 0 || h <= 0) return;  // iconified: keep the last size
    m_resized = m_resized || w != m_width || h != m_height;
    m_width = w, m_height = h;
}

void Window::installCallbacks() {
    glfwSetFramebufferSizeCallback(m_window, [](GLFWwindow* handle, int, int) { windowOf(handle)->measure(); });
    glfwSetWindowRefreshCallback(m_window, [](GLFWwindow* handle) { windowOf(handle)->m_exposed = true; });
    glfwSetCharCallback(m_window, [](GLFWwindow* handle, unsigned c) {
        std::string text;
        app::appendCodePoint(text, c);
        windowOf(handle)->m_strokes.push_back({panels::KeyStroke::Kind::Text, text});
    });
    glfwSetKeyCallback(m_window, [](GLFWwindow* handle, int key, int, int action, int mods) {
        if (action == GLFW_RELEASE) return;
        if (key == GLFW_KEY_Q && (mods & GLFW_MOD_CONTROL)) glfwSetWindowShouldClose(handle, GLFW_TRUE);
        using Kind = panels::KeyStroke::Kind;
        auto& strokes = windowOf(handle)->m_strokes;
        if (key == GLFW_KEY_BACKSPACE) strokes.push_back({Kind::Backspace, {}});
        if (key == GLFW_KEY_DELETE) strokes.push_back({Kind::Delete, {}});
        if (key == GLFW_KEY_HOME) strokes.push_back({Kind::Home, {}});
        if (key == GLFW_KEY_END) strokes.push_back({Kind::End, {}});
        if (key == GLFW_KEY_ESCAPE) strokes.push_back({Kind::Cancel, {}});
        if (key == GLFW_KEY_LEFT) strokes.push_back({Kind::Left, {}});
        if (key == GLFW_KEY_RIGHT) strokes.push_back({Kind::Right, {}});
        if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) strokes.push_back({Kind::Done, {}});
    });
    glfwSetScrollCallback(m_window, [](GLFWwindow* handle, double, double y) {
        double px = 0, py = 0;
        glfwGetCursorPos(handle, &px, &py);
        Wheel& wheel = windowOf(handle)->m_wheel;
        wheel = {{static_cast<float>(px), static_cast<float>(py)}, wheel.steps + static_cast<float>(y)};
    });
}

void Window::poll(double waitS) {
    if (waitS > 0) glfwWaitEventsTimeout(waitS);
    else glfwPollEvents();
}

void Window::keepFullscreen() {
    if (m_setup.windowed || glfwGetWindowMonitor(m_window)) return;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();  // none at all is a legal state: the table waits for one
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (!mode) return;
    glfwSetWindowMonitor(m_window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    measure();
}

void Window::show(gl::Renderer& renderer, Glass& glass, const std::vector<app::Rect>& rects) {
    if (!m_copies) {
        renderer.show(glass.onCanvas(renderer), m_width, m_height, m_setup.glass.has_value());
        glfwSwapBuffers(m_window);
        return;
    }
    const app::Rect window{0, 0, static_cast<float>(m_width), static_cast<float>(m_height)};
    const bool fresh = !m_picture || m_picture->width() != m_width || m_picture->height() != m_height;
    if (fresh) m_picture.reset();
    if (fresh) m_picture = std::make_unique<XPicture>(glfwGetX11Display(), glfwGetX11Window(m_window), m_width, m_height);
    const std::vector<app::Rect> all = std::exchange(m_exposed, false) || fresh ? std::vector{window} : rects;
    m_picture->waitUntilShown();
    glass.into({m_picture->pixels(), m_width, m_height}, all);
    m_picture->show(all);
}

}  // namespace ui::shell
