#pragma once
// What one finger is doing: pressing, tapping, holding, dragging, throwing. A value that whoever claimed the contact keeps and
// feeds once a frame with it. Knows no board and no button; what a tap or a hold means is the owner's affair.
#include "ui/touch/contact.h"
#include "ui/touch/gesture_config.h"

namespace ui::touch {

class Press {
public:
    enum class State {
        Possible,   // down, may still become anything
        Held,       // long enough in one place; stays so, wherever the finger goes then
        Dragging,   // left the slop; stays so
        Tapped,     // the last of a short press; the contact has ended
        Ended,      // the last of a hold, a drag, or a press too long for a tap; the contact has lifted
        Cancelled,  // the contact was lost, a palm, or inert: nothing it did counts
    };

    Press(const Contact& contact, const GestureConfig& config, float mmPerPx) : Press(contact, config, config.press, mmPerPx) {}
    Press(const Contact& contact, const GestureConfig& config, const PressLimits& limits, float mmPerPx);

    // Once a frame, also in the one in which the contact began. Other contacts than its own are ignored, and after the end
    // everything is.
    State feed(const Contact& contact, double nowS);

    // Another finger joined in: no tap and no hold comes of it any more.
    void noLongerTap() { m_onlyDrag = true; }

    ContactId contact() const { return m_contact; }
    State state() const { return m_state; }
    bool changed() const { return m_changed; }  // the last feed brought another state
    bool over() const { return m_state >= State::Tapped; }

    // How it went before it ended: a flick shorter than a frame ends without Dragging ever having been seen.
    bool dragged() const { return m_dragged; }
    bool held() const { return m_held; }

    app::Point startPx() const { return m_startPx; }
    app::Point px() const { return m_px; }
    app::Point movedPx() const { return m_px - m_startPx; }

    // 0 until the ring shall appear, growing to 1 when the hold comes; 0 again when there will be none.
    float holdProgress(double nowS) const;

    // After Ended: the throw in millimetres per second, at most flingMostMmS; zero for anything slower than a throw.
    app::Point flingMmS() const { return m_flingMmS; }

private:
    State next(const Contact& contact, double nowS);
    State atLift(const Contact& contact);

    GestureConfig m_config;
    PressLimits m_limits;
    float m_mmPerPx;
    ContactId m_contact;
    app::Point m_startPx, m_px, m_flingMmS;
    double m_startS;
    State m_state = State::Possible;
    bool m_changed = false, m_dragged = false, m_held = false, m_onlyDrag = false;
};

}  // namespace ui::touch
