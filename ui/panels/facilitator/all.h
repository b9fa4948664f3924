#pragma once
// The pages of the facilitator's panel, in the order of the rail, which is the order a workshop needs them in: the first is what
// shows when the panel is called first. The one file beside a page's own and its tests that names it.
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

FacilitatorPages allPages();

}  // namespace ui::panels::facilitator
