#pragma once
// Shows a panel that has the whole window and no board behind it: the home screen, and what is said before the window goes. Made
// by FrameLoop, which asks it to draw a frame of whichever of them there is.
#include "ui/panels/panel.h"
#include "ui/shell/glass.h"
#include "ui/shell/moment.h"
#include "ui/shell/window.h"

namespace ui::shell {

class LonePanel {
public:
    // All of it must outlive this.
    LonePanel(Window& window, Glass& glass, gl::Renderer& renderer, const touch::GestureConfig& gestures);
    ~LonePanel();

    struct Shown {
        bool ran;   // something came in: its picture may have changed
        bool drew;  // and has
    };
    Shown show(panels::Panel& panel, std::span<const touch::Contact> contacts, const std::vector<panels::KeyStroke>& strokes,
               const Moment& moment, const app::Texts& tr);
    std::vector<panels::ShellRequest> takeRequests() { return std::exchange(m_requests, {}); }

private:
    class NoCommit;

    Window& m_window;
    Glass& m_glass;
    gl::Renderer& m_renderer;
    const touch::GestureConfig& m_gestures;
    glass::Scene m_scene;
    app::Board m_board;
    std::unique_ptr<NoCommit> m_commit;
    std::vector<panels::ShellRequest> m_requests;
};

}  // namespace ui::shell
