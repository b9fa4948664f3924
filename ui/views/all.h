#pragma once
// The views there are, in the order of their steps: the first is what shows where a session stands at a step that nobody knows.
// The one file beside a view's folder and its tests that names it.
#include "ui/glass/view.h"

namespace ui::views {

glass::Views all();

}  // namespace ui::views
