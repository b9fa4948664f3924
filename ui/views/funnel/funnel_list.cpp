// The ranked list of the funnel: its rows, what stands above equals, and where they lie.
#include <algorithm>
#include <cmath>

#include "ui/views/funnel/funnel.h"

namespace ui::views::funnel {

using app::Point, app::Rect;
using namespace app::layout;
namespace rules = app::rules;

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
    const rules::RoundStanding* listed = standings.standingOf(m_by == RankBy::Votes   ? standings.votesRound
                                                              : m_by == RankBy::Duels ? standings.duelsRound
                                                                                      : app::Id<app::Round>{});
    std::unordered_map<std::uint64_t, int> placeOf;
    if (listed)
        for (const rules::TallyRow& row : listed->rows) placeOf[row.item] = row.place;
    m_mostDots = 0;
    const auto add = [&](rules::RankedAction ranked) {
        const app::Action* action = board.find(ranked.action);
        if (!action || !m_rowOf.emplace(ranked.action.value, m_rows.size()).second) return;
        Row row{ranked, against[ranked.action.value], polarised.contains(ranked.action.value)};
        const auto own = dots.find(ranked.action.value);
        row.ranked.dots = own == dots.end() ? 0 : own->second;
        const auto place = placeOf.find(ranked.action.value);
        row.letters = static_cast<int>(std::ranges::count_if(action->title, [](char c) { return (c & 0xC0) != 0x80; }));
        row.place = place != placeOf.end() && ranked.rank > 0 ? place->second : ranked.rank;
        if (const auto origin = rules::votesInstead(board, standings, *action);
            origin && origin->round->form == app::BallotForm::Dots)
            row.originDots = origin->row->total;
        if (m_by == RankBy::Votes || m_by == RankBy::Hand) m_mostDots = std::max({m_mostDots, row.ranked.dots, row.originDots});
        if (const auto tier = tierOf.find(ranked.action.value); tier != tierOf.end()) row.tier = tier->second;
        if (const auto* planned = board.find<app::Planned>(ranked.action.value)) row.pin = planned->pin;
        m_hasPolarised = m_hasPolarised || row.polarised;
        m_rows.push_back(row);
    };
    if (m_by != RankBy::Hand)
        for (const auto& row : standings.list(m_by)) add(row);
    for (const auto& row : byHand) add(m_by == RankBy::Hand ? row : rules::RankedAction{.action = row.action});
    findHeads();
}

// Equals are said once, above them. An order made by hand has none.
void Funnel::findHeads() {
    m_heads.clear();
    if (m_by == RankBy::Hand) return;
    for (std::size_t from = 0, to = 0; from < m_rows.size(); from = to) {
        while (to < m_rows.size() && m_rows[to].place == m_rows[from].place) ++to;
        if (m_rows[from].place == 0 || to - from < 2) continue;
        const bool none = m_by == RankBy::Votes && m_rows[from].ranked.dots == 0;
        m_heads.push_back({from, static_cast<int>(to - from), none});
    }
}

const Funnel::Head* Funnel::headAt(app::Id<app::Action> first) const {
    const auto known = m_rowOf.find(first.value);
    const auto head = known == m_rowOf.end() ? m_heads.end() : std::ranges::find(m_heads, known->second, &Head::row);
    return head == m_heads.end() ? nullptr : &*head;
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

const Funnel::Row* Funnel::row(app::Id<app::Action> action) const {
    const auto at = m_rowOf.find(action.value);
    return at == m_rowOf.end() ? nullptr : &m_rows[at->second];
}

Rect Funnel::listPx(Rect content) const {
    content.y += m_layout.rowsWindow.y - scroll(Pane::List).offset;
    return toPx(content);
}

Rect Funnel::rowPx(std::size_t row) const { return listPx(rowRect(m_layout, static_cast<int>(row))); }

Rect Funnel::headPx(std::size_t head) const { return listPx(headRect(m_layout, static_cast<int>(head))); }

Rect Funnel::settlePx(std::size_t head) const {
    return m_heads[head].none ? Rect{} : listPx(settleRect(m_layout, static_cast<int>(head)));
}

Ref Funnel::tieAt(Point px) const {
    const auto [from, to] = visibleHeads();
    for (std::size_t i = from; i < to; ++i)
        if (settlePx(i).contains(px)) return refTo(m_rows[m_heads[i].row].ranked.action, placeOf(FunnelPart::Tie));
    return {};
}

std::pair<std::size_t, std::size_t> Funnel::visibleRows() const {
    const float offset = scroll(Pane::List).offset;
    const auto& tops = m_layout.rowTops;
    const auto first = std::ranges::lower_bound(tops, offset - kRowH),
               last = std::ranges::lower_bound(tops, offset + m_layout.rowsWindow.h);
    return {static_cast<std::size_t>(first - tops.begin()), static_cast<std::size_t>(last - tops.begin())};
}

std::pair<std::size_t, std::size_t> Funnel::visibleHeads() const {
    const float offset = scroll(Pane::List).offset;
    const auto& heads = m_layout.heads;
    const auto first = std::ranges::lower_bound(heads, offset - kHeadH, {}, &FunnelLayout::Head::top),
               last = std::ranges::lower_bound(heads, offset + m_layout.rowsWindow.h, {}, &FunnelLayout::Head::top);
    return {static_cast<std::size_t>(first - heads.begin()), static_cast<std::size_t>(last - heads.begin())};
}

int Funnel::rowGapAt(Point px) const {
    return app::layout::rowGapAt(m_layout, toMm(px).y - m_layout.rowsWindow.y + scroll(Pane::List).offset);
}

}  // namespace ui::views::funnel
