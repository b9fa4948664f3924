#pragma once
// A persistent picture on the graphics card: what was drawn stays until it is drawn over. The frame repaints damaged
// rectangles only, which is what keeps a table without a GPU at 60 frames a second. Rows lie from the top and blue comes first,
// as an X server takes them: without a GPU a picture is copied to the screen, never converted. Needs a current OpenGL context.
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
    // Copies a rectangle of whole pixels onto another canvas, its top left to `at`; both must lie inside.
    void copyTo(const Canvas& other, const app::Rect& area, app::Point at) const;
    // Whole pixels as they lie on the canvas, into memory whose rows are so many pixels long.
    void read(const app::Rect& area, void* pixels, int rowPixels) const;

private:
    unsigned m_texture = 0, m_framebuffer = 0;
    int m_width = 0, m_height = 0;
};

}  // namespace ui::gl
