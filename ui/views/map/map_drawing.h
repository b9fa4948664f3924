#pragma once
// The map drawn: stages, lanes, cells, groups, notes. Draws exactly the boxes of the map's layout, since these are what a finger
// hits; asked by MapView alone.
#include "app/layout/map_layout.h"
#include "ui/glass/item_votes.h"

namespace ui::views::map {

using namespace glass;

struct MapLook : Look {
    const app::layout::MapLayout& map;
};

// Everything of the board as pieces, in drawing order; what hands hold is left out.
std::vector<Piece> mapPieces(const MapLook& look);
// Draws what touches `area` (pixels).
void drawMap(paint::Painter& painter, const MapLook& look, const app::Rect& area);
// Where an empty map says what to do; none where it has notes.
std::vector<app::Pose> invitations(const MapLook& look);
void drawInvitation(paint::Painter& painter, const MapLook& look);
// A group in a hand, with its notes.
void drawHeldGroup(paint::Painter& painter, const MapLook& look, app::Id<app::Group> group, const app::Rect& px, float lift);
// The key that ends a focus, large enough for a finger; empty without one.
app::Rect showAllPx(const app::layout::MapLayout& map, const Viewport& view, float pxPerMm);
// How far from its box a held group's shadow may reach, in pixels; `unit`: pixels per board unit.
float groupShadowReach(float unit);

}  // namespace ui::views::map
