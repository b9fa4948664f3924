#pragma once
// X errors must never end a table in the middle of a workshop, and Xlib's default handler does just that. One handler for the
// process: it remembers errors of the connections it was told of, and prints a line for all others.
#include <X11/Xlib.h>

namespace ui::sources {

// Again before every request that may fail: GLFW 3.3 puts the deadly default handler back after each of its own.
void surviveXErrors();

// When this connection breaks, `*broken` becomes true and Xlib's calls on it return without having done anything. Any other
// connection still ends the process: a window without its server is of no use, and whoever started us starts us again.
void surviveLossOf(Display* display, bool* broken);

// While one lives, errors on its connection are counted for it, not printed. Call XSync before asking.
class XErrorWatch {
public:
    explicit XErrorWatch(Display* display);
    ~XErrorWatch();
    XErrorWatch(const XErrorWatch&) = delete;
    XErrorWatch& operator=(const XErrorWatch&) = delete;

    int lastCode() const;  // of the last error, 0 for none

private:
    Display* m_display;
};

}  // namespace ui::sources
