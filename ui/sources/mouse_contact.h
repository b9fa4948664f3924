#pragma once
// The mouse as one contact, between the press and the release of its left button, without any window: what Mouse feeds with
// GLFW's callbacks. Presses that X makes up from touches are not counted: those that come while a finger is on the glass or
// shortly after. Motion alone is never a contact.
#include "ui/sources/source.h"
#include "ui/touch/gesture_config.h"

namespace ui::sources {

class MouseContact {
public:
    MouseContact(int number, const touch::GestureConfig& config) : m_number(number), m_config(config) {}

    void motion(app::Point px);
    void press();
    void release();
    void lose();  // its window is gone

    void poll(std::vector<touch::ContactSample>& out, const Moment& moment);

    // Whether the arrow should show: not after a touch, again after a press or a clear movement (5 px) of the mouse itself.
    bool arrowShown() const { return m_arrowShown; }

private:
    struct Step {
        touch::Phase phase;
        app::Point px;
    };
    void say(touch::Phase phase, std::vector<touch::ContactSample>& out, app::Point px, double atS) const;
    void judgeArrow(bool fromTouch);

    const int m_number;
    const touch::GestureConfig m_config;
    std::vector<Step> m_steps;  // since the last poll
    app::Point m_px;
    bool m_pressed = false;  // the button, as the window system tells it
    bool m_down = false;     // a contact was begun and not ended
    bool m_arrowShown = true;
    app::Point m_arrowFromPx;
    std::uint64_t m_contact = 0;
};

}  // namespace ui::sources
