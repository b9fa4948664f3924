#include "ui/sources/x11_errors.h"

#include <cstdio>
#include <map>
#include <mutex>

namespace ui::sources {

namespace {

std::mutex mutex;
std::map<Display*, int>& lastCodes() {
    static std::map<Display*, int> all;
    return all;
}

int onError(Display* display, XErrorEvent* event) {
    {
        const std::lock_guard lock(mutex);
        const auto it = lastCodes().find(display);
        if (it != lastCodes().end()) {
            it->second = event->error_code;
            return 0;
        }
    }
    // XGetErrorText would ask the server, which a handler must not do.
    std::fprintf(stderr, "X error %d on request %d.%d ignored\n", event->error_code, event->request_code, event->minor_code);
    return 0;
}

}  // namespace

void surviveXErrors() { XSetErrorHandler(onError); }

void surviveLossOf(Display* display, bool* broken) {
    // Two handlers: libX11's own of the first kind ends the process before the second is asked.
    XSetIOErrorHandler([](Display* lost) {
        std::fprintf(stderr, "connection to the X server %s lost\n", DisplayString(lost));
        return 0;
    });
    XSetIOErrorExitHandler(
        display, [](Display*, void* flag) { *static_cast<bool*>(flag) = true; }, broken);
}

XErrorWatch::XErrorWatch(Display* display) : m_display(display) {
    surviveXErrors();
    const std::lock_guard lock(mutex);
    lastCodes()[display] = 0;
}

XErrorWatch::~XErrorWatch() {
    const std::lock_guard lock(mutex);
    lastCodes().erase(m_display);
}

int XErrorWatch::lastCode() const {
    const std::lock_guard lock(mutex);
    const auto it = lastCodes().find(m_display);
    return it == lastCodes().end() ? 0 : it->second;
}

}  // namespace ui::sources
