#pragma once
// The funnel drawn: the ranked list, the matrix and the tiers, and single actions as they look in each, also for hands that hold
// them. Called by board_view when the step is ranking, and by overlay_view. Draws exactly the boxes of Scene::funnel(), since
// these are what a finger hits.
#include "ui/views/item_votes.h"

namespace ui::views {

std::vector<Piece> funnelPieces(const Look& look);
void drawFunnel(paint::Painter& painter, const Look& look, const app::Rect& area);

// One action as it looks in a place; `lift` 0 … 1 deepens its shadow.
void drawAction(paint::Painter& painter, const Look& look, app::Id<app::Action> action, glass::ActionPlace as,
                const app::Rect& px, float turn, float lift);
// What stands above a held one: the words of what it would become; empty without.
app::Rect heldWordsBox(const Look& look, const glass::Held& held);
void drawHeldWords(paint::Painter& painter, const Look& look, const glass::Held& held);
// The text of an action's bubble, in `area`.
void drawActionText(paint::Painter& painter, const Look& look, app::Id<app::Action> action, const app::Rect& area);

// The parts, for funnel_view alone.
void listPieces(const Look& look, std::vector<Piece>& pieces);
void drawList(paint::Painter& painter, const Look& look, const app::Rect& area);
void drawRow(paint::Painter& painter, const Look& look, const glass::Funnel::Row& row, const app::Rect& px, float lift,
             const ShownDots& dots);
void matrixPieces(const Look& look, std::vector<Piece>& pieces);
void drawMatrix(paint::Painter& painter, const Look& look, const app::Rect& area);
void drawSpot(paint::Painter& painter, const Look& look, const app::Action& action, app::Point centre, float radius, float lift,
              const ItemVotes& votes);
void drawTrayCard(paint::Painter& painter, const Look& look, const app::Action& action, const app::Rect& px, float lift,
                  const ItemVotes& votes);
void tierPieces(const Look& look, std::vector<Piece>& pieces);
void drawTiers(paint::Painter& painter, const Look& look, const app::Rect& area);
void drawCard(paint::Painter& painter, const Look& look, const app::Action& action, const app::Rect& px, float lift);
void drawButton(paint::Painter& painter, const Look& look, const app::Rect& px, const char* label, bool strong);
void drawPane(paint::Painter& painter, const Look& look, const app::Rect& px);
void drawPin(paint::Painter& painter, const Look& look, app::Point centre, app::Pin pin);
void drawWarning(paint::Painter& painter, const Look& look, app::Point centre, ImU32 colour);

}  // namespace ui::views
