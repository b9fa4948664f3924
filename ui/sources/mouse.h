#pragma once
// GLFW's mouse as a source: laptops, walls with a mouse, tests through XTest. Puts itself before whatever callbacks the window
// had and calls them on. Hides the arrow while hands touch the glass.
#include "ui/sources/mouse_contact.h"

namespace ui::sources {

class Mouse : public Source {
public:
    Mouse(int number, const touch::GestureConfig& config) : m_contact(number, config) {}
    ~Mouse() override;

    touch::SourceKind kind() const override { return touch::SourceKind::Mouse; }
    bool start(GLFWwindow* window) override;
    void poll(std::vector<touch::ContactSample>& out, const Moment& moment) override;
    void stop() override;

private:
    struct Callbacks;

    MouseContact m_contact;
    GLFWwindow* m_window = nullptr;
    bool m_arrowShown = true;
};

}  // namespace ui::sources
