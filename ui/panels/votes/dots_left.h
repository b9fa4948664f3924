#pragma once
// What a seat has left to give in a round, in its tray and on its ballot: dots that can be dragged onto the board, or how far it
// is where the vote is not given in dots. Nothing of whom they were given to.
#include "ui/panels/votes/vote_form.h"

namespace ui::panels::votes {

// Dots of the budget, full ones still to give.
void showDotsLeft(Widgets& widgets, PanelContext& panel, const app::Rect& r, const app::Round& round, app::Id<app::Seat> seat);

}  // namespace ui::panels::votes
