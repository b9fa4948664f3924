#pragma once
// Where open panels lie at their edges: in the place of their trays or above them, side by side, clear of those at the other
// edges and of the facilitator's. Used by the table plan only. Pixels.
#include <vector>

#include "ui/glass/table_plan.h"

namespace ui::glass {

constexpr float kPanelGapMm = 2;

struct OpenPanel {
    std::size_t place = 0;  // in the plan's seats
    app::Edge edge = app::Edge::Bottom;
    float centre = 0, w = 0, least = 0, h = 0;
    float margin = 0;        // between it and the rim of the glass
    float from = 0, to = 0;  // in the place of its tray: where it may lie; else 0
    app::Rect kept;          // where it has lain until now
};

// What lies at an edge up to some depth, along it and from the rim.
struct Reach {
    float from = 0, to = 0, near = 0, depth = 0;
};

float edgeLength(const TableSize& size, app::Edge edge);
// A box of this size at an edge, its middle at `centre` pixels along it, left to right as seen from there.
app::Pose atEdge(const TableSize& size, app::Edge edge, float centre, float w, float h, float margin);
Reach reachOf(const TableSize& size, app::Edge edge, const app::Rect& box);

// Gives each its place in the plan. What lies there already stays under its hands; what opens takes the nearest gap. Only where
// there is none, and all would fit if they were laid anew, do they move.
void settlePanels(const TableSize& size, TablePlan& plan, app::Per<app::Edge, std::vector<OpenPanel>>& open,
                  const app::Rect& facilitator);

}  // namespace ui::glass
