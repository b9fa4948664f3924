#pragma once
// Which actions are a seat's, which of them wait for its yes, and which planned ones are nobody's yet. Read by the tray, which
// tells how many, and by the pages that list them.
#include <vector>

#include "app/board/board.h"

namespace ui::panels::seat {

// Those with the nearest date first, those without one last; those to be accepted before all others.
std::vector<app::Assignment> assignedTo(const app::Board& board, app::Id<app::Seat> seat);
// Planned, and nobody's yet: in the order of the plan.
std::vector<app::Assignment> ownerless(const app::Board& board);
// How many actions wait for this seat to say that it takes them.
int waitingFor(const app::Board& board, app::Id<app::Seat> seat);

}  // namespace ui::panels::seat
