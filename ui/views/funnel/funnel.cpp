#include "ui/views/funnel/funnel.h"

#include <algorithm>
#include <cmath>

#include "app/rules/voting.h"

namespace ui::views::funnel {

using app::Point, app::Rect;
using namespace app::layout;
namespace rules = app::rules;

void Funnel::update(const app::Board& board, const rules::Standings& standings, RankBy wanted, const Rect& areaPx, float pxPerMm,
                    bool bothSides) {
    std::unordered_map<std::uint64_t, Rect> before;
    // Lower or higher, it is the same list: strips with a result take their room from it, just when its rows have news to tell.
    const bool sameRoom = m_area.w == areaPx.w && m_pxPerMm == pxPerMm;
    if (sameRoom)
        for (std::size_t i = 0; i < m_rows.size(); ++i) before[m_rows[i].ranked.action.value] = rowPx(i);
    else m_fans.clear();
    m_area = areaPx, m_pxPerMm = pxPerMm, m_bothSides = bothSides;
    m_by = wanted == RankBy::Hand || standings.list(wanted).empty() ? RankBy::Hand : wanted;
    m_tiers = rules::tierFills(board);
    m_conflicts = rules::conflicts(board);
    fillRows(board, standings);
    fillMatrix(board, standings);
    m_layout = layOutFunnel({areaPx.w / pxPerMm, areaPx.h / pxPerMm}, needs(board, standings));
    limitScrolls();
    makeCrowds();
    if (sameRoom) findGlides(before);
    ++m_version;
}

FunnelNeeds Funnel::needs(const app::Board& board, const rules::Standings& standings) const {
    FunnelNeeds needs{
        .rows = static_cast<int>(m_rows.size()), .toPlace = static_cast<int>(m_toPlace.size()), .banner = m_hasPolarised};
    needs.bothSides = m_bothSides;
    needs.stages = static_cast<int>(board.stages().size());
    for (const Head& head : m_heads) needs.heads.push_back(static_cast<int>(head.row));
    const app::Round* open = rules::openRound(board);
    const bool live = open && !open->secret && open->on == app::RoundOn::Actions;
    needs.amounts = live || m_by != RankBy::Hand || m_mostDots > 0;
    for (const Row& row : m_rows) {
        needs.against = needs.against || row.against > 0;
        needs.marks = needs.marks || row.tier >= 0 || row.pin != app::Pin::None;
    }
    const bool valued = std::ranges::any_of(standings.worths.actions, [](const auto& a) { return a.figure.has_value(); });
    needs.chips = {{!standings.list(RankBy::Votes).empty(), valued, !standings.list(RankBy::Duels).empty(), true}};
    for (const rules::TierFill& tier : m_tiers)
        needs.tiers.push_back(
            {static_cast<int>(tier.actions.size()), tier.overTenthDays() > 0 || tier.overEuros() > 0 || tier.uncosted > 0});
    return needs;
}

void Funnel::limitScrolls() {
    const app::Per<Pane, float> most({m_layout.rowsHeight - m_layout.rowsWindow.h, m_layout.trayWidth - m_layout.trayWindow.w,
                                      m_layout.tiersHeight - m_layout.tiersWindow.h});
    for (Pane pane : {Pane::List, Pane::Tray, Pane::Tiers}) {
        const auto& [above, below] = m_coveredMm[pane];
        m_scrolls[pane].limit(-above, std::max(0.0f, most[pane] + below));
    }
}

Funnel::Bar Funnel::bar(Pane pane) const {
    const Scroll& s = scroll(pane);
    const Rect& window = pane == Pane::List   ? m_layout.rowsWindow
                         : pane == Pane::Tray ? m_layout.trayWindow
                                              : m_layout.tiersWindow;
    const float shown = pane == Pane::Tray ? window.w : window.h, all = std::max(1.0f, s.most - s.least + shown);
    return {(s.offset - s.least) / all, shown / all};
}

void Funnel::coverWith(const std::vector<Rect>& panelsPx) {
    app::Per<Pane, std::pair<float, float>> covered;
    for (Pane pane : {Pane::List, Pane::Tiers}) {
        const Rect window = windowPx(pane);
        auto& [above, below] = covered[pane];
        for (const Rect& panel : panelsPx) {
            const Rect hidden = app::clipped(panel, window);
            if (hidden.h <= 0 || hidden.w < window.w / 4) continue;  // a corner hides no row
            if (panel.centre().y > window.centre().y) below = std::max(below, (window.bottom() - hidden.y) / m_pxPerMm);
            else above = std::max(above, (hidden.bottom() - window.y) / m_pxPerMm);
        }
    }
    if (covered == m_coveredMm) return;
    m_coveredMm = covered;
    limitScrolls();
}

bool Funnel::inConflict(app::Id<app::Action> action) const {
    return std::ranges::any_of(m_conflicts, [&](const rules::Conflict& c) { return c.action == action; });
}

const Funnel::Spot* Funnel::spot(app::Id<app::Action> action) const {
    const auto at = m_spotOf.find(action.value);
    return at == m_spotOf.end() ? nullptr : &m_spots[at->second];
}

Rect Funnel::toPx(const Rect& mm) const {  // whole pixels: what stands still is sharp
    const float x = std::round(m_area.x + mm.x * m_pxPerMm), y = std::round(m_area.y + mm.y * m_pxPerMm);
    return {x, y, std::round(m_area.x + mm.right() * m_pxPerMm) - x, std::round(m_area.y + mm.bottom() * m_pxPerMm) - y};
}

Rect Funnel::trayPx(std::size_t card) const {
    Rect r = trayRect(m_layout, static_cast<int>(card));
    r.x -= scroll(Pane::Tray).offset;
    return toPx(r);
}

Rect Funnel::tierPx(const Rect& content) const {
    return toPx({content.x, content.y + m_layout.tiersWindow.y - scroll(Pane::Tiers).offset, content.w, content.h});
}

Rect Funnel::windowPx(Pane pane) const {
    return toPx(pane == Pane::List ? m_layout.rowsWindow : pane == Pane::Tray ? m_layout.trayWindow : m_layout.tiersWindow);
}

Rect Funnel::windowPx(FunnelPart place) const {
    switch (place) {
        case FunnelPart::List:
        case FunnelPart::Tie:
            return windowPx(Pane::List);
        case FunnelPart::ToPlace:
            return windowPx(Pane::Tray);
        case FunnelPart::Tier:
            return windowPx(Pane::Tiers);
        default:
            return toPx(m_layout.plot);
    }
}

std::optional<Rect> Funnel::boxOf(FunnelPart place, app::Id<app::Action> action) const {
    const auto whole = wholeBoxOf(place, action);
    if (!whole || place == FunnelPart::Matrix) return whole;  // a bubble's rim may reach over the plot's edge
    return app::clipped(*whole, windowPx(place));
}

std::optional<Rect> Funnel::wholeBoxOf(FunnelPart place, app::Id<app::Action> action) const {
    const auto shown = [&](const Rect& box) -> std::optional<Rect> {
        if (app::clipped(box, windowPx(place)).empty()) return std::nullopt;
        return box;
    };
    switch (place) {
        case FunnelPart::List:
            if (const auto at = m_rowOf.find(action.value); at != m_rowOf.end()) return shown(rowPx(at->second));
            break;
        case FunnelPart::Tie:
            if (const Head* head = headAt(action)) return shown(settlePx(static_cast<std::size_t>(head - m_heads.data())));
            break;
        case FunnelPart::Matrix:
            if (const Spot* spot = this->spot(action)) {
                const Crowd* crowd = spot->crowd < 0 ? nullptr : &m_crowds[static_cast<std::size_t>(spot->crowd)];
                const float r = (crowd ? crowd->radiusMm : spot->radiusMm) * m_pxPerMm;
                const Point c = crowd ? crowdPx(*crowd) : spotPx(*spot);
                if (toPx(m_layout.plot).contains(c)) return Rect{c.x - r, c.y - r, 2 * r, 2 * r};
            }
            break;
        case FunnelPart::ToPlace:
            if (const auto at = std::ranges::find(m_toPlace, action); at != m_toPlace.end())
                return shown(trayPx(static_cast<std::size_t>(at - m_toPlace.begin())));
            break;
        case FunnelPart::Tier:
            for (std::size_t t = 0; t < m_tiers.size(); ++t)
                for (std::size_t i = 0; i < m_tiers[t].actions.size(); ++i)
                    if (m_tiers[t].actions[i] == action) return shown(tierPx(m_layout.tiers[t].cards[i]));
            break;
        default:
            break;
    }
    return std::nullopt;
}

std::optional<TierDrop> Funnel::tierDropAt(Point px) const {
    if (!windowPx(Pane::Tiers).contains(px)) return std::nullopt;
    const Point mm = toMm(px);
    return app::layout::tierDropAt(m_layout, {mm.x, mm.y - m_layout.tiersWindow.y + scroll(Pane::Tiers).offset});
}

void Funnel::coast(double seconds) {
    for (Scroll& scroll : m_scrolls) scroll.coast(seconds);
}

bool Funnel::coasting() const { return std::ranges::any_of(m_scrolls, &Scroll::coasting); }

void Funnel::rest() {
    for (Scroll& scroll : m_scrolls) scroll.rest();
    m_zoomHand = 0, m_held = {};
}

void Funnel::holdLine(bool value, std::optional<float> at) {
    if (m_held[value] != at) ++m_version;
    m_held[value] = at;
}

std::uint64_t Funnel::version() const {
    std::uint64_t version = m_version;
    for (const Scroll& scroll : m_scrolls) version += scroll.version();
    return version;
}

}  // namespace ui::views::funnel
