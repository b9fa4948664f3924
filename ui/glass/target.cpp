#include "ui/glass/target.h"

namespace ui::glass {

bool uncoveredPoint(const Target& target, const std::vector<Target>& covers, const app::Rect& window, app::Point& point) {
    // A grid of candidates from the middle outward; fine enough for what a fingertip could still hit.
    constexpr float kSteps[] = {0.5f, 0.35f, 0.65f, 0.2f, 0.8f, 0.08f, 0.92f};
    const app::Rect visible = app::clipped(target.px, window);
    if (visible.empty()) return false;
    for (float fy : kSteps)
        for (float fx : kSteps) {
            const app::Point p{target.px.x + target.px.w * fx, target.px.y + target.px.h * fy};
            if (!window.contains(p)) continue;
            bool free = true;
            for (const Target& other : covers)
                if (&other != &target && other.depth > target.depth && other.px.contains(p)) {
                    free = false;
                    break;
                }
            if (free) {
                point = p;
                return true;
            }
        }
    return false;
}

}  // namespace ui::glass
