#pragma once
// The board that stands still: the map (stages, lanes, cells, groups, notes) or the funnel of the actions. Drawn onto the
// ground canvas, and there only where a piece changed.
#include "ui/views/item_votes.h"

namespace ui::views {

// Everything of the board as pieces, in drawing order; what hands hold is left out.
std::vector<Piece> boardPieces(const Look& look);
// Draws what touches `area` (pixels).
void drawBoard(paint::Painter& painter, const Look& look, const app::Rect& area);

// A group's frame and title; its notes are drawn on top.
void drawGroup(paint::Painter& painter, const Look& look, app::Id<app::Group> group, const app::Rect& px, float unit, float lift,
               const ItemVotes& votes);
// How far from its box a held group's shadow may reach, in pixels; `unit`: pixels per board unit.
float groupShadowReach(float unit);

}  // namespace ui::views
