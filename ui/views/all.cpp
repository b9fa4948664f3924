#include "ui/views/all.h"

#include "ui/views/funnel/funnel_view.h"
#include "ui/views/map/map_view.h"

namespace ui::views {

glass::Views all() {
    glass::Views views;
    views.push_back(std::make_unique<map::MapView>());
    views.push_back(std::make_unique<funnel::FunnelView>());
    return views;
}

}  // namespace ui::views
