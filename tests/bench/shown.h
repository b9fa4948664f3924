#pragma once
// The views of a table as their own tests and benches see them: where their things lie, what hands have moved in them. Everything
// else asks the scene.
#include "ui/glass/scene.h"
#include "ui/views/funnel/funnel_view.h"
#include "ui/views/map/map_view.h"

namespace tests {

// The view of this kind; the program has one of each.
template <class V>
V& viewIn(const ui::glass::Scene& scene) {
    for (const auto& view : scene.views())
        if (auto* found = dynamic_cast<V*>(view.get())) return *found;
    throw std::logic_error("no such view");
}

using ui::views::funnel::Funnel, ui::views::funnel::FunnelView, ui::views::funnel::FunnelPart, ui::views::map::MapView;

inline MapView& mapOf(const ui::glass::Scene& scene) { return viewIn<MapView>(scene); }
inline FunnelView& rankingOf(const ui::glass::Scene& scene) { return viewIn<FunnelView>(scene); }
inline Funnel& funnelOf(const ui::glass::Scene& scene) { return rankingOf(scene).funnel(); }
inline bool showsFunnel(const ui::glass::Scene& scene) { return &scene.shown() == &rankingOf(scene); }
inline FunnelPart partAt(const ui::glass::Scene& scene, app::Point px) { return ui::views::funnel::partOf(scene.pick(px)); }

}  // namespace tests
