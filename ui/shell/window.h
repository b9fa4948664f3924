#pragma once
// The window and its OpenGL context: fullscreen on the best monitor, or windowed. Shows rectangles of the glass; on
// software OpenGL only those are copied to the screen. The only place of the shell that knows GLFW.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/base/geometry.h"
#include "ui/gl/renderer.h"
#include "ui/panels/key_stroke.h"
#include "ui/shell/glass.h"

struct GLFWwindow;

namespace ui::shell {

class XPicture;

class Window {
public:
    struct Setup {
        std::optional<std::pair<int, int>> windowed;  // size in pixels; nothing: fullscreen
        std::optional<float> mmPerPx;                 // instead of what the monitor says
        std::optional<std::pair<int, int>> glass;     // it has so many pixels, and is shown whole, scaled to the window
        std::string title = "Parcours";
    };
    // Pixels per millimetre of the screen it would open on, before it opens. Throws like the constructor.
    static float measurePxPerMm(const Setup& setup);
    // Throws std::runtime_error with a msgid: no display, no OpenGL 3.3.
    explicit Window(const Setup& setup);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* handle() const { return m_window; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    float pxPerMm() const { return m_pxPerMm; }
    bool software() const { return m_software; }
    bool closing() const;

    // Handles events; waits for one at most `waitS` (0: does not wait).
    void poll(double waitS);
    static void wake();  // from any thread
    bool takeResized() { return std::exchange(m_resized, false); }
    std::vector<panels::KeyStroke> takeStrokes() { return std::exchange(m_strokes, {}); }
    struct Wheel {
        app::Point px;
        float steps = 0;
    };
    Wheel takeWheel() { return std::exchange(m_wheel, {}); }

    // Brings these rectangles of the glass to the screen.
    void show(gl::Renderer& renderer, Glass& glass, const std::vector<app::Rect>& rects);
    // The monitor came or went: goes fullscreen again on what is there. True if the size changed.
    void keepFullscreen();

private:
    void measure();
    void installCallbacks();

    Setup m_setup;
    GLFWwindow* m_window = nullptr;
    int m_width = 0, m_height = 0;
    float m_pxPerMm = 2.5f;
    bool m_software = false, m_resized = false, m_exposed = true, m_copies = false;
    std::unique_ptr<XPicture> m_picture;  // where rectangles are copied
    std::vector<panels::KeyStroke> m_strokes;
    Wheel m_wheel;
};

}  // namespace ui::shell
