#pragma once
// A canvas that keeps a part of a picture without an end: pixel (x, y) of the picture lies at (x mod width, y mod height). When
// the part moves, what stays in it stays where it is, and only what comes in is drawn. The same pixel always lies at the same
// place, so that it looks the same whenever it was drawn.
#include <vector>

#include "ui/gl/renderer.h"

namespace ui::gl {

class RollingCanvas {
public:
    // Both lose what it held.
    void resize(int width, int height);
    void forget() { m_pixels = {}, m_pixelsTrue = false; }

    // Draws into a rectangle of whole pixels of the picture, which has been filled with `ground` before.
    void fill(Renderer& renderer, const app::Rect& picture, ImU32 ground);
    void draw(Renderer& renderer, const app::Rect& picture, const ImDrawList& list);

    // Copies whole pixels of the picture onto a canvas.
    void copyTo(const Canvas& other, const app::Rect& picture, app::Point at) const;
    // Draws `area` of another canvas (whole pixels) with the picture scaled: pixel p of the canvas shows p * step + origin of the
    // picture. Nothing outside `kept` is looked at. Quick rather than exact: for what moves.
    struct Scaling {
        double originX = 0, originY = 0, step = 1;
        app::Rect kept;
    };
    void scaleTo(Renderer& renderer, const Canvas& other, const app::Rect& area, const Scaling& scaling);
    // Frees what scaling needs.
    void scalingOver() { m_pixels = {}, m_scaled = {}, m_pixelsTrue = false; }

private:
    struct Part {
        app::Rect canvas;
        app::Point shift;  // from the picture to the canvas
    };
    std::vector<Part> parts(const app::Rect& picture) const;

    Canvas m_canvas;
    std::vector<unsigned> m_pixels, m_scaled;  // without a GPU: what is on the canvas, and what was made of it
    bool m_pixelsTrue = false;
};

}  // namespace ui::gl
