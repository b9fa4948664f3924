#include "ui/views/funnel/funnel.h"

#include <algorithm>
#include <cmath>

namespace ui::views::funnel {

using app::Point, app::Rect;
using namespace app::layout;
namespace rules = app::rules;

void Funnel::update(const app::Board& board, const rules::Standings& standings, RankBy wanted, const Rect& areaPx,
                    float pxPerMm) {
    std::unordered_map<std::uint64_t, Rect> before;
    // Lower or higher, it is the same list: strips with a result take their room from it, just when its rows have news to tell.
    const bool sameRoom = m_area.w == areaPx.w && m_pxPerMm == pxPerMm;
    if (sameRoom)
        for (std::size_t i = 0; i < m_rows.size(); ++i) before[m_rows[i].ranked.action.value] = rowPx(i);
    m_area = areaPx, m_pxPerMm = pxPerMm;
    m_by = wanted == RankBy::Hand || standings.list(wanted).empty() ? RankBy::Hand : wanted;
    m_tiers = rules::tierFills(board);
    m_conflicts = rules::conflicts(board);
    fillRows(board, standings);
    fillMatrix(board, standings);
    FunnelNeeds needs{
        .rows = static_cast<int>(m_rows.size()), .toPlace = static_cast<int>(m_toPlace.size()), .banner = m_hasPolarised};
    const bool valued = std::ranges::any_of(standings.worths.actions, [](const auto& a) { return a.figure.has_value(); });
    needs.chips = {{!standings.list(RankBy::Votes).empty(), valued, !standings.list(RankBy::Duels).empty(), true}};
    for (const rules::TierFill& tier : m_tiers)
        needs.tiers.push_back(
            {static_cast<int>(tier.actions.size()), tier.overTenthDays() > 0 || tier.overEuros() > 0 || tier.uncosted > 0});
    m_layout = layOutFunnel({areaPx.w / pxPerMm, areaPx.h / pxPerMm}, needs);
    limitScrolls();
    spreadSpots();
    if (sameRoom) findGlides(before);
    ++m_version;
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

void Funnel::fillRows(const app::Board& board, const rules::Standings& standings) {
    // What hands have ordered is known at once; the other lists are reckoned and may lag: what is gone is left out, what is new
    // comes last.
    const auto byHand = rules::rankedByHand(board);
    std::unordered_map<std::uint64_t, int> dots, against, tierOf;
    for (const auto& row : standings.list(RankBy::Votes)) dots[row.action.value] = row.dots;
    if (const rules::RoundStanding* standing = standings.standingOf(standings.votesRound))
        for (const rules::TallyRow& row : standing->rows) against[row.item] = row.resistance;
    for (std::size_t t = 0; t < m_tiers.size(); ++t)
        for (app::Id<app::Action> action : m_tiers[t].actions) tierOf[action.value] = static_cast<int>(t);
    std::unordered_map<std::uint64_t, bool> polarised;
    for (const auto& standing : standings.rounds)
        if (const app::Round* round = board.find(standing.round); round && round->on == app::RoundOn::Actions)
            for (std::uint64_t item : standing.polarised) polarised[item] = true;
    m_rows.clear(), m_rowOf.clear(), m_hasPolarised = false;
    const auto add = [&](rules::RankedAction ranked) {
        if (!board.find(ranked.action) || !m_rowOf.emplace(ranked.action.value, m_rows.size()).second) return;
        Row row{ranked, against[ranked.action.value], polarised.contains(ranked.action.value)};
        row.ranked.dots = dots[ranked.action.value];
        if (const auto tier = tierOf.find(ranked.action.value); tier != tierOf.end()) row.tier = tier->second;
        if (const auto* planned = board.find<app::Planned>(ranked.action.value)) row.pin = planned->pin;
        m_hasPolarised = m_hasPolarised || row.polarised;
        m_rows.push_back(row);
    };
    if (m_by != RankBy::Hand)
        for (const auto& row : standings.list(m_by)) add(row);
    for (const auto& row : byHand) add(m_by == RankBy::Hand ? row : rules::RankedAction{.action = row.action});
    for (std::size_t i = 1; i < m_rows.size(); ++i) m_rows[i - 1].tiesBelow = m_rows[i - 1].ranked.rank == m_rows[i].ranked.rank;
}

void Funnel::findGlides(const std::unordered_map<std::uint64_t, Rect>& before) {
    if (before.empty()) return;
    const Rect window = windowPx(Pane::List);
    const auto [from, to] = visibleRows();
    for (std::size_t i = from; i < to; ++i) {
        const auto known = before.find(m_rows[i].ranked.action.value);
        const Rect now = rowPx(i);
        if (known == before.end() || std::abs(known->second.y - now.y) < 1) continue;
        Rect start = known->second;  // from far away it comes in at the window's edge
        start.y = std::clamp(start.y, window.y - start.h / 2, window.bottom() - start.h / 2);
        m_glides.push_back({m_rows[i].ranked.action, start});
    }
}

bool Funnel::inConflict(app::Id<app::Action> action) const {
    return std::ranges::any_of(m_conflicts, [&](const rules::Conflict& c) { return c.action == action; });
}

const Funnel::Row* Funnel::row(app::Id<app::Action> action) const {
    const auto at = m_rowOf.find(action.value);
    return at == m_rowOf.end() ? nullptr : &m_rows[at->second];
}

const Funnel::Spot* Funnel::spot(app::Id<app::Action> action) const {
    const auto at = m_spotOf.find(action.value);
    return at == m_spotOf.end() ? nullptr : &m_spots[at->second];
}

Rect Funnel::toPx(const Rect& mm) const {  // whole pixels: what stands still is sharp
    const float x = std::round(m_area.x + mm.x * m_pxPerMm), y = std::round(m_area.y + mm.y * m_pxPerMm);
    return {x, y, std::round(m_area.x + mm.right() * m_pxPerMm) - x, std::round(m_area.y + mm.bottom() * m_pxPerMm) - y};
}

Rect Funnel::rowPx(std::size_t row) const {
    Rect r = rowRect(m_layout, static_cast<int>(row));
    r.y += m_layout.rowsWindow.y - scroll(Pane::List).offset;
    return toPx(r);
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
        case FunnelPart::Matrix:
            if (const Spot* spot = this->spot(action)) {
                const float r = spot->radiusMm * m_pxPerMm;
                const Point c = spotPx(*spot);
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

std::pair<std::size_t, std::size_t> Funnel::visibleRows() const {
    const float offset = scroll(Pane::List).offset, pitch = kRowH + kRowGap;
    const auto first = static_cast<std::size_t>(std::max(0.0f, std::floor(offset / pitch)));
    const auto last = static_cast<std::size_t>(std::max(0.0f, std::ceil((offset + m_layout.rowsWindow.h) / pitch)));
    return {std::min(first, m_rows.size()), std::min(last, m_rows.size())};
}

int Funnel::rowGapAt(Point px) const {
    return app::layout::rowGapAt(toMm(px).y - m_layout.rowsWindow.y + scroll(Pane::List).offset, static_cast<int>(m_rows.size()));
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
