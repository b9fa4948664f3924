#include "ui/glass/viewport.h"

namespace ui::glass {

void Viewport::fit(const app::Rect& bounds, const app::Rect& area, float most) {
    if (bounds.empty() || area.empty()) return;
    scale = std::min({area.w / bounds.w, area.h / bounds.h, most});
    // Whole pixels: what stands still on the board stays sharp.
    offset = {std::round(area.x + (area.w - bounds.w * scale) / 2 - bounds.x * scale),
              std::round(area.y + (area.h - bounds.h * scale) / 2 - bounds.y * scale)};
}

}  // namespace ui::glass
