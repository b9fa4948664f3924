#pragma once
// A persistent picture on the graphics card: what was drawn stays until it is drawn over. The frame repaints damaged
// rectangles only, which is what keeps a table without a GPU at 60 frames a second. Needs a current OpenGL context.
#include <vector>

#include "app/base/geometry.h"

namespace ui::gl {

class Canvas {
public:
    Canvas() = default;
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // Gives it this size in pixels; true if what it held is lost.
    bool resize(int width, int height);
    int width() const { return m_width; }
    int height() const { return m_height; }
    unsigned texture() const { return m_texture; }

    void drawInto() const;  // following draws land here
    // Copies a rectangle (pixels, y down) of this canvas onto another, or onto the window (null).
    void copyTo(const Canvas* other, const app::Rect& area, int windowHeight) const;
    // RGBA bytes, rows from the top.
    std::vector<unsigned char> read() const;

private:
    unsigned m_texture = 0, m_framebuffer = 0;
    int m_width = 0, m_height = 0;
};

}  // namespace ui::gl
