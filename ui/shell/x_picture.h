#pragma once
// A picture in memory that an X server reads too: without a GPU what was drawn lies in main memory anyway, and goes from there to
// the screen by one copy, rectangle by rectangle. Over a connection without shared memory the rectangles are sent.
#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>

#include <vector>

#include "app/base/geometry.h"

namespace ui::shell {

class XPicture {
public:
    // Whether this window takes pixels as a canvas has them: blue first, four bytes each.
    static bool fits(Display* display, XID window);
    XPicture(Display* display, XID window, int width, int height);
    ~XPicture();
    XPicture(const XPicture&) = delete;
    XPicture& operator=(const XPicture&) = delete;

    int width() const { return m_width; }
    int height() const { return m_height; }
    unsigned* pixels() { return m_pixels; }  // rows of width() from the top
    // Brings rectangles of whole pixels to the window. The server reads them while this program goes on: before they are
    // written anew, wait.
    void show(const std::vector<app::Rect>& rects);
    void waitUntilShown();

private:
    Display* m_display;
    XID m_window;
    int m_width, m_height;
    GC m_gc = nullptr;
    XImage* m_image = nullptr;
    XShmSegmentInfo m_segment{};
    bool m_shared = false;
    std::vector<unsigned> m_own;  // where nothing can be shared
    unsigned* m_pixels = nullptr;
};

}  // namespace ui::shell
