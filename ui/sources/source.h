#pragma once
// Where samples of fingers come from: a touch screen, the mouse, a recording. The main loop polls each once a frame through
// Sources (sources.h). A source tells of the end of every finger it told the beginning of, also when it is stopped, its window
// goes or its device is pulled out. It never claims, judges or filters anything.
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "ui/touch/contact.h"

struct GLFWwindow;

namespace ui::sources {

// What a source may want to know of the moment it is polled in.
struct Moment {
    double nowS = 0;           // the clock that frames and gestures are counted by
    double lastTouchS = -1e9;  // of the latest sample of any touch
    bool touchDown = false;    // some finger is on the glass
};

class Source {
public:
    virtual ~Source() = default;

    virtual touch::SourceKind kind() const = 0;

    // Begins, or begins anew when the window was made anew; fingers that were down are then told of as cancelled at the next
    // poll. False if nothing will come of it; trouble() says why.
    virtual bool start(GLFWwindow* window) = 0;

    // Appends what happened since the last poll, oldest first. After glfwPollEvents, on the thread that owns the window.
    virtual void poll(std::vector<touch::ContactSample>& out, const Moment& moment) = 0;

    // No more samples but the cancels of what was down, which the next poll tells.
    virtual void stop() = 0;

    // What people should know about it, in their language; empty if all is well.
    virtual std::string trouble(const app::Texts&) const { return {}; }
};

}  // namespace ui::sources
