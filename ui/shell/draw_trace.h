#pragma once
// Where a panel's picture differs from the one before, triangle by triangle: a key that is pressed on a keyboard changes a
// hundredth of its panel. Triangles are compared as a set; one that is drawn earlier or later than before is the same.
#include <imgui.h>

#include "ui/shell/damage.h"

namespace ui::shell {

class DrawTrace {
public:
    // Rectangles of whole pixels of the table; all of the panel's box at the first call.
    std::vector<app::Rect> compare(const ImDrawData& data, const app::Pose& pose);

private:
    Damage m_damage;
};

}  // namespace ui::shell
