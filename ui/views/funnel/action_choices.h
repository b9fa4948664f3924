#pragma once
// What can be done with an action that was touched in the funnel, and what its keys do: a table of choices, and verbs. Asked by
// FunnelView alone.
#include "ui/views/funnel/funnel.h"

namespace ui::glass {
struct ViewContext;
struct Offer;
}  // namespace ui::glass

namespace ui::views::funnel {

// Title, figures and conflicts above the choices.
Offer actionOffer(const app::Board& board, const Funnel& funnel, app::Id<app::Action> action);

// `px`: the finger that asked.
void linesToMedian(ViewContext& at, app::Point px);
void makeTiers(ViewContext& at, app::Point px);      // three to begin with
void wishProposals(ViewContext& at, app::Point px);  // of a plan: in the facilitator's panel

}  // namespace ui::views::funnel
