#include "ui/shell/x_picture.h"

#include <X11/Xutil.h>
#include <sys/ipc.h>
#include <sys/shm.h>

namespace ui::shell {
namespace {

bool s_refused = false;

// A server on another machine, or one that may not see our memory, refuses with an error and not with an answer.
bool attach(Display* display, XShmSegmentInfo& segment) {
    XSync(display, False);
    s_refused = false;
    const auto before = XSetErrorHandler([](Display*, XErrorEvent*) {
        s_refused = true;
        return 0;
    });
    const bool asked = XShmAttach(display, &segment);
    XSync(display, False);
    XSetErrorHandler(before);
    return asked && !s_refused;
}

}  // namespace

bool XPicture::fits(Display* display, XID window) {
    XWindowAttributes is;
    return XGetWindowAttributes(display, window, &is) && is.depth >= 24 && is.visual->red_mask == 0xFF0000 &&
           is.visual->green_mask == 0xFF00 && is.visual->blue_mask == 0xFF && ImageByteOrder(display) == LSBFirst;
}

XPicture::XPicture(Display* display, XID window, int width, int height)
    : m_display(display), m_window(window), m_width(width), m_height(height) {
    XWindowAttributes is;
    XGetWindowAttributes(display, window, &is);
    m_gc = XCreateGC(display, window, 0, nullptr);
    const auto w = static_cast<unsigned>(width), h = static_cast<unsigned>(height);
    const std::size_t bytes = static_cast<std::size_t>(w) * h * 4;
    if (XShmQueryExtension(display)) {
        m_segment.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
        void* const memory = m_segment.shmid < 0 ? nullptr : shmat(m_segment.shmid, nullptr, 0);
        if (memory && memory != reinterpret_cast<void*>(-1)) {
            m_segment.shmaddr = static_cast<char*>(memory);
            m_segment.readOnly = True;
            m_shared = attach(display, m_segment);
            if (!m_shared) shmdt(m_segment.shmaddr);
        }
        if (m_segment.shmid >= 0) shmctl(m_segment.shmid, IPC_RMID, nullptr);  // gone with the last who has it, however that ends
    }
    if (m_shared) {
        m_image =
            XShmCreateImage(display, is.visual, static_cast<unsigned>(is.depth), ZPixmap, m_segment.shmaddr, &m_segment, w, h);
    } else {
        m_own.resize(static_cast<std::size_t>(w) * h);
        m_image = XCreateImage(display, is.visual, static_cast<unsigned>(is.depth), ZPixmap, 0,
                               reinterpret_cast<char*>(m_own.data()), w, h, 32, width * 4);
    }
    m_pixels = reinterpret_cast<unsigned*>(m_image->data);
}

XPicture::~XPicture() {
    if (m_shared) XShmDetach(m_display, &m_segment);
    m_image->data = nullptr;  // not Xlib's to free
    XDestroyImage(m_image);
    if (m_shared) XSync(m_display, False), shmdt(m_segment.shmaddr);
    XFreeGC(m_display, m_gc);
}

void XPicture::show(const std::vector<app::Rect>& rects) {
    for (const app::Rect& r : rects) {
        const int x = static_cast<int>(r.x), y = static_cast<int>(r.y);
        const auto w = static_cast<unsigned>(r.w), h = static_cast<unsigned>(r.h);
        if (m_shared) XShmPutImage(m_display, m_window, m_gc, m_image, x, y, x, y, w, h, False);
        else XPutImage(m_display, m_window, m_gc, m_image, x, y, x, y, w, h);
    }
    XFlush(m_display);
}

void XPicture::waitUntilShown() {
    if (m_shared) XSync(m_display, False);
}

}  // namespace ui::shell
