#pragma once
// Pictures in main memory, as an X server takes them: blue first, rows from the top without gaps. What a table without a GPU puts
// together is put together here and not by a software OpenGL, which takes ten times as long for a pixel that is only moved. No
// OpenGL here; threads may work on different pixels of one picture at once.
#include <imgui.h>

#include <vector>

#include "app/base/geometry.h"

namespace ui::gl {

struct PixelView {
    unsigned* at = nullptr;
    int width = 0, height = 0;
};

// Rectangles are whole pixels that lie inside the picture they are of.
void fillPixels(const PixelView& to, const app::Rect& area, ImU32 opaque);
// The top left of `area` comes to `to`'s pixel `at`.
void copyPixels(const PixelView& from, const app::Rect& area, const PixelView& to, app::Point at);
// Lays `from`, whose colours are multiplied with their opacity, over the same pixels of `to`.
void blendPixels(const PixelView& from, const PixelView& to, const app::Rect& area);
// Pixel p of `to` shows p * step + origin of `from`, mixed from the four pixels that lie nearest; `from` is repeated beyond its
// rims. Exact to a sixteenth of a pixel at 4K.
struct Scaling {
    double originX = 0, originY = 0, step = 1;
};
void scalePixels(const PixelView& from, const Scaling& scaling, const PixelView& to, const app::Rect& area);

// RGBA bytes, opaque.
std::vector<unsigned char> rgbaOf(const PixelView& pixels);

}  // namespace ui::gl
