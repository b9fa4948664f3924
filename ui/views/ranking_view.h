#pragma once
// The wall of ranked actions. Called by board_view when the step is ranking.
// Draws exactly the boxes of Scene::ranking(), since these are what a finger hits.
#include "ui/views/look.h"

namespace ui::views {

std::vector<Piece> rankingPieces(const Look& look);
void drawRanking(paint::Painter& painter, const Look& look, const app::Rect& area);

}  // namespace ui::views
