#pragma once
// The list a seat votes in: its own order, a plus and a minus for each item. The seat's panel shows it, and the facilitator's
// for a person who cannot reach the table (proxy).
#include <functional>

#include "ui/panels/widgets.h"

namespace ui::panels {

using Run = std::function<bool(const interact::Command&)>;

void showVoteList(Widgets& widgets, Room& room, const app::Ballot& ballot, app::Id<app::Seat> seat, const app::Rect& area, bool proxy, const Run& run);

}  // namespace ui::panels
