#pragma once
// The funnel drawn: the ranked list, the matrix and the tiers, and single actions as they look in each, also for hands that hold
// them. Asked by FunnelView alone. Draws exactly the boxes of Funnel, since these are what a finger hits.
#include "ui/glass/item_votes.h"
#include "ui/views/funnel/funnel_look.h"

namespace ui::views::funnel {

std::vector<Piece> funnelPieces(const FunnelLook& look);
void drawFunnel(paint::Painter& painter, const FunnelLook& look, const app::Rect& area);

// One action as it looks in a place; `lift` 0 … 1 deepens its shadow.
void drawAction(paint::Painter& painter, const FunnelLook& look, app::Id<app::Action> action, FunnelPart as, const app::Rect& px,
                float turn, float lift);
// The text of an action's bubble, in `area`.
void drawActionText(paint::Painter& painter, const FunnelLook& look, app::Id<app::Action> action, const app::Rect& area);
// The same of the key above equals.
void drawTieText(paint::Painter& painter, const FunnelLook& look, app::Id<app::Action> first, const app::Rect& area);

// The parts, for one another.
void listPieces(const FunnelLook& look, std::vector<Piece>& pieces);
void drawList(paint::Painter& painter, const FunnelLook& look, const app::Rect& area);
void drawRow(paint::Painter& painter, const FunnelLook& look, const Funnel::Row& row, const app::Rect& px, float lift,
             const ShownDots& dots);
void matrixPieces(const FunnelLook& look, std::vector<Piece>& pieces);
void drawQuarters(paint::Painter& painter, const FunnelLook& look);
void drawNames(paint::Painter& painter, const FunnelLook& look);
void drawHandles(paint::Painter& painter, const FunnelLook& look);
void drawAxes(paint::Painter& painter, const FunnelLook& look);
void drawLegend(paint::Painter& painter, const FunnelLook& look);
void drawMatrix(paint::Painter& painter, const FunnelLook& look, const app::Rect& area);
void drawSpot(paint::Painter& painter, const FunnelLook& look, const app::Action& action, app::Point centre, float radius,
              float lift, const ItemVotes& votes);
void drawTrayCard(paint::Painter& painter, const FunnelLook& look, const app::Action& action, const app::Rect& px, float lift,
                  const ItemVotes& votes);
void tierPieces(const FunnelLook& look, std::vector<Piece>& pieces);
void drawTiers(paint::Painter& painter, const FunnelLook& look, const app::Rect& area);
void drawCard(paint::Painter& painter, const FunnelLook& look, const app::Action& action, const app::Rect& px, float lift);
void drawButton(paint::Painter& painter, const FunnelLook& look, const app::Rect& px, const char* label, bool strong);
// A line or two for who stands opposite, in `px`; at their left, as the head is at ours.
void drawTurned(paint::Painter& painter, const FunnelLook& look, const app::Rect& px, const std::string& words, float size,
                ImU32 ink);
void drawPane(paint::Painter& painter, const FunnelLook& look, const app::Rect& px);
void drawPin(paint::Painter& painter, const FunnelLook& look, app::Point centre, app::Pin pin);
void drawWarning(paint::Painter& painter, const FunnelLook& look, app::Point centre, ImU32 colour);

}  // namespace ui::views::funnel
