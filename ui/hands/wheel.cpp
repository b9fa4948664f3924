#include "ui/hands/wheel.h"

#include <cmath>

namespace ui::hands {
namespace {

constexpr float kZoomAStep = 1.15f, kScrollAStepMm = 18;  // a row of the list
constexpr std::uint64_t kWheelHand = ~0ull;               // no contact has this number

void turnInFunnel(glass::Funnel& funnel, app::Point px, float steps) {
    for (const auto pane : {glass::Funnel::Pane::List, glass::Funnel::Pane::Tray, glass::Funnel::Pane::Tiers})
        if (funnel.windowPx(pane).contains(px)) {
            if (!funnel.takeScroll(pane, kWheelHand)) return;
            funnel.scrollBy(pane, -steps * kScrollAStepMm);
            return funnel.releaseScroll(pane, kWheelHand, 0);
        }
    if (!funnel.toPx(funnel.layout().plot).contains(px) || !funnel.takeZoom(kWheelHand)) return;
    funnel.setZoom(funnel.zoomed(funnel.zoom(), px, std::pow(kZoomAStep, steps), {}));
    funnel.releaseZoom(kWheelHand);
    funnel.settleZoom();
}

}  // namespace

void turnWheel(glass::Scene& scene, app::Point px, float steps) {
    if (scene.covered(px)) return;
    if (scene.showsRanking()) return turnInFunnel(scene.funnel(), px, steps);
    scene.setView(scene.moved(scene.view(), px, std::pow(kZoomAStep, steps), {}));
}

}  // namespace ui::hands
