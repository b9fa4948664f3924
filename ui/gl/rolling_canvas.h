#pragma once
// A canvas that keeps a part of a picture without an end: pixel (x, y) of the picture lies at (x mod width, y mod height). When
// the part moves, what stays in it stays where it is, and only what comes in is drawn. The same pixel always lies at the same
// place, so that it looks the same whenever it was drawn.
#include <vector>

#include "ui/gl/mirror.h"
#include "ui/gl/renderer.h"

namespace ui::gl {

class RollingCanvas {
public:
    // What it held is lost if the size is another one.
    void resize(int width, int height);

    // Draws into a rectangle of whole pixels of the picture, which has been filled with `ground` before.
    void fill(Renderer& renderer, const app::Rect& picture, ImU32 ground);
    void draw(Renderer& renderer, const app::Rect& picture, const ImDrawList& list);

    // Copies whole pixels of the picture onto a canvas.
    void copyTo(const Canvas& other, const app::Rect& picture, app::Point at) const;
    // Draws `area` of another canvas (whole pixels) with the picture scaled: pixel p of the canvas shows p * step + origin of the
    // picture, which must be kept but for the last half pixel at its rims. For what moves: quick rather than exact.
    void scaleTo(Renderer& renderer, const Canvas& other, const app::Rect& area, const Scaling& scaling) const;

    // The same for a picture in main memory, read from the canvas by readMirror; then from any thread.
    void readMirror() { m_inMemory = m_mirror.of(m_canvas); }
    void copyTo(const PixelView& other, const app::Rect& picture, app::Point at) const;
    void scaleTo(const PixelView& other, const app::Rect& area, const Scaling& scaling) const;
    // Takes the memory of a canvas whose picture is of no use any more.
    void takeMirrorOf(RollingCanvas& other);

private:
    struct Part {
        app::Rect canvas;
        app::Point shift;  // from the picture to the canvas
    };
    std::vector<Part> parts(const app::Rect& picture) const;

    Canvas m_canvas;
    Mirror m_mirror;
    PixelView m_inMemory;
};

}  // namespace ui::gl
