#pragma once
// Which part of the board is on the glass: board units to pixels and back. Panned and zoomed by two fingers.
// A value: each view that moves as a whole keeps one of its own.
#include "app/base/geometry.h"

namespace ui::glass {

struct Viewport {
    float scale = 1;    // pixels per board unit
    app::Point offset;  // where the board's origin lies, pixels

    app::Point toPx(app::Point board) const { return board * scale + offset; }
    app::Rect toPx(const app::Rect& r) const {
        return {r.x * scale + offset.x, r.y * scale + offset.y, r.w * scale, r.h * scale};
    }
    app::Point toBoard(app::Point px) const { return (px - offset) * (1 / scale); }

    // Shows all of `bounds` (board units) centred in `area` (pixels), but never larger than `most` pixels per unit.
    void fit(const app::Rect& bounds, const app::Rect& area, float most);
    bool operator==(const Viewport&) const = default;
};

}  // namespace ui::glass
