// The matrix of the funnel: which bubble lies where, what hands have put there, and how it is zoomed.
#include <algorithm>
#include <cmath>

#include "ui/views/funnel/funnel.h"

namespace ui::views::funnel {

using app::Point, app::Rect;
using namespace app::layout;
namespace rules = app::rules;

namespace {

constexpr float kLeastRadiusMm = 4.5f, kGrowthMm = 2.8f;  // of bubbles: the votes' share is an area, so its root is a radius
constexpr ZoomLimits kZoom{1, 8};
constexpr float kHandleMm = 12;
constexpr float kSamePlace = 1e-5f;  // of the plot: the same figures on the same scale

}  // namespace

void Funnel::fillMatrix(const app::Board& board, const rules::Standings& standings) {
    const app::PlanTerms& terms = board.planTerms();
    m_lines = {static_cast<float>(terms.effortLine > 0 ? terms.effortLine : 500) / 1000,
               static_cast<float>(terms.valueLine > 0 ? terms.valueLine : 500) / 1000};
    int most = 1;
    for (const Row& row : m_rows) most = std::max(most, row.ranked.dots);
    m_spots.clear(), m_spotOf.clear(), m_toPlace.clear();
    // From the board itself, not from what was reckoned: a drop shows at once. Only scores that people gave may lag.
    const rules::MatrixScale scale = rules::matrixScale(board);
    for (const Row& row : m_rows) {
        const float share = static_cast<float>(std::max(0, row.ranked.dots)) / static_cast<float>(most);
        Spot spot{
            .action = row.ranked.action, .radiusMm = kLeastRadiusMm + kGrowthMm * std::sqrt(share), .votes = row.ranked.dots};
        if (readSpot(board, scale, standings, spot)) m_spots.push_back(spot);
        else m_toPlace.push_back(row.ranked.action);
    }
    std::ranges::stable_sort(m_spots, [](const Spot& a, const Spot& b) {  // the small above the large, then what was dropped last
        return std::pair(-a.radiusMm, a.dropped) < std::pair(-b.radiusMm, b.dropped);
    });
    for (std::size_t i = 0; i < m_spots.size(); ++i) m_spotOf[m_spots[i].action.value] = i;
}

bool Funnel::readSpot(const app::Board& board, const rules::MatrixScale& scale, const rules::Standings& standings, Spot& spot) {
    const rules::ActionWorth* worth = standings.worths.of(spot.action);
    const rules::Valued valued = rules::valuedOf(worth ? rules::valueInput(board, spot.action, worth->customer, worth->company)
                                                       : rules::valueInput(board, spot.action, {}, {}),
                                                 scale.settings, scale.there);
    const auto place = rules::matrixPlace(valued, scale);
    if (!place) return false;
    spot.at = spot.base = {static_cast<float>(place->across), static_cast<float>(place->up)};
    spot.onFront = worth && worth->onFront;
    spot.edge = place->offScale ? Edge::Dearer : *valued.effort == 0 ? Edge::Free : Edge::None;
    spot.dropped = 0, spot.unsure = false;
    const auto drops = m_drops.find(spot.action.value);
    const app::Estimate* estimate = board.find<app::Estimate>(spot.action.value);
    if (drops == m_drops.end() || !estimate) return true;
    const auto apart = [&](Point a, Point b, Point line) {
        return (a.x <= line.x) != (b.x <= line.x) || (a.y >= line.y) != (b.y >= line.y);
    };
    for (const Drop& drop : drops->second) {
        // A threshold that has been moved between the two would have it drawn on the side where it does not count.
        if (drop.estimate != *estimate || app::distance(drop.said, spot.at) > kSamePlace ||
            (drop.lines != m_lines && apart(drop.at, spot.at, m_lines)))
            continue;
        spot.base = drop.at, spot.dropped = drop.number;
        spot.unsure = drop.unsure;
    }
    return true;
}

void Funnel::place(const app::Board& board, const rules::Standings& standings, app::Id<app::Action> action, Point at) {
    const app::Estimate* estimate = board.find<app::Estimate>(action.value);
    Spot read{.action = action};
    if (!estimate || !readSpot(board, rules::matrixScale(board), standings, read)) return;
    const float most = estimate->confidence ? static_cast<float>(estimate->confidence) / 100 : 1;
    const bool unsure = at.y > most;
    at.y = std::min(at.y, most);
    if (read.edge == Edge::Dearer) at.x = 1;
    if (read.edge == Edge::Free) at.x = 0;
    auto& drops = m_drops[action.value];
    std::erase_if(drops, [&](const Drop& drop) { return drop.estimate == *estimate; });
    drops.push_back({*estimate, read.at, m_lines, at, unsure, ++m_dropCount});
    m_fresh[action.value] = -1;
    if (const auto known = m_spotOf.find(action.value); known != m_spotOf.end()) {  // else it shows with the next update
        Spot& spot = m_spots[known->second];
        readSpot(board, rules::matrixScale(board), standings, spot);
        makeCrowds();
    }
    ++m_version;
}

Rect Funnel::plotInside() const { return m_layout.plot.grown(-std::min({kPlotPad, m_layout.plot.w / 4, m_layout.plot.h / 4})); }

Point Funnel::planePx(Point shown) const {
    const Rect inside = plotInside();
    return toPx(Point{inside.x + (shown.x - m_zoom.origin.x) * m_zoom.scale * inside.w,
                      inside.bottom() - (shown.y - m_zoom.origin.y) * m_zoom.scale * inside.h});
}

Point Funnel::plotPx(Point at) const { return planePx({m_stretch.shown(at.x), at.y}); }

Point Funnel::spotPx(const Spot& spot) const { return spot.fan >= 0 ? toPx(spot.fanMm) : plotPx(spot.base); }

Point Funnel::crowdPx(const Crowd& crowd) const { return planePx(crowd.at); }

Point Funnel::plotAt(Point px) const {
    const Rect inside = plotInside();
    const Point mm = toMm(px);
    return {m_stretch.value(std::clamp(m_zoom.origin.x + (mm.x - inside.x) / inside.w / m_zoom.scale, 0.0f, 1.0f)),
            std::clamp(m_zoom.origin.y + (inside.bottom() - mm.y) / inside.h / m_zoom.scale, 0.0f, 1.0f)};
}

Rect Funnel::handlePx(bool value, float at) const {
    const Rect plot = toPx(m_layout.plot);
    const Point line = plotPx(value ? Point{0, at} : Point{at, 0});
    const float side = kHandleMm * m_pxPerMm;
    if (value)
        return line.y < plot.y || line.y > plot.bottom() ? Rect{} : Rect{plot.right() - side, line.y - side / 2, side, side};
    return line.x < plot.x || line.x > plot.right() ? Rect{} : Rect{line.x - side / 2, plot.bottom() - side, side, side};
}

bool Funnel::takeZoom(std::uint64_t hand) {
    if (!m_zoomHand) m_zoomHand = hand;
    return m_zoomHand == hand;
}

void Funnel::releaseZoom(std::uint64_t hand) {
    if (m_zoomHand == hand) m_zoomHand = 0;
}

Funnel::Zoom Funnel::zoomed(const Zoom& start, app::Point pivotPx, float scale, app::Point movePx) const {
    Zoom zoom = start;
    const app::Point corner = planePx(m_zoom.origin);  // lower left of what shows, in pixels: the same at every zoom
    const app::Point across = planePx({m_zoom.origin.x + 1 / m_zoom.scale, m_zoom.origin.y + 1 / m_zoom.scale}) - corner;
    zoom.scale = kZoom.zoomed(start.scale, scale);
    const auto axis = [&](float origin, float at, float moved, float length) {  // all along one axis, in shares of what shows
        const float share = at / length;
        return origin + share / start.scale - (share + moved / length) / zoom.scale;
    };
    zoom.origin = {axis(start.origin.x, pivotPx.x - corner.x, movePx.x, across.x),
                   axis(start.origin.y, pivotPx.y - corner.y, movePx.y, across.y)};
    return zoom;
}

void Funnel::setZoom(const Zoom& wanted) {
    Zoom zoom = wanted;
    zoom.scale = kZoom.kept(zoom.scale);
    const float room = 1 - 1 / zoom.scale;
    zoom.origin = {std::clamp(zoom.origin.x, 0.0f, room), std::clamp(zoom.origin.y, 0.0f, room)};
    if (zoom == m_zoom) return;
    m_zoom = zoom;
    ++m_version;
}

void Funnel::settleZoom() {
    makeCrowds();
    ++m_version;
}

bool Funnel::stretch(bool wanted) {
    std::vector<float> efforts;
    for (const Spot& spot : m_spots) efforts.push_back(spot.base.x);
    Stretch next = wanted ? Stretch(efforts) : Stretch{};
    if (wanted && next.plain()) return false;
    m_stretch = std::move(next);
    m_fans.clear();
    makeCrowds();
    ++m_version;
    return true;
}

}  // namespace ui::views::funnel
