#pragma once
// What the drawing of the funnel may look at, beside what every view may: where its things lie. Made by FunnelView for one
// picture.
#include "ui/glass/look.h"
#include "ui/views/funnel/funnel.h"

namespace ui::views::funnel {

using namespace glass;

struct FunnelLook : Look {
    const Funnel& funnel;
};

}  // namespace ui::views::funnel
