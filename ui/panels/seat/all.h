#pragma once
// The pages of a seat's panel. The one file beside a page's own and its tests that names it; their order is that in which they
// are asked for the form of a record.
#include "ui/panels/seat/page.h"

namespace ui::panels::seat {

SeatPages allPages();

}  // namespace ui::panels::seat
