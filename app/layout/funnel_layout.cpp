#include "app/layout/funnel_layout.h"

#include <algorithm>
#include <utility>

namespace app::layout {
namespace {

constexpr float kMargin = 3, kPaneGap = 6, kPad = 5;
constexpr float kTitleH = 15, kChipH = 9.5f, kChipGap = 2, kBannerH = 11;
constexpr float kBarW = 4;  // of the list's position bar, with its distance
constexpr float kSettleW = 38, kSettleH = 12;
constexpr float kRowPad = 4, kColumnGap = 3, kMarksW = 15, kAgainstW = 11;
constexpr float kAmountShare = 0.19f, kLeastAmountW = 24, kMostAmountW = 46;
constexpr float kUpNameW = 9, kAcrossH = 7, kKeyH = 12, kTrayTitleH = 7;
constexpr float kLeastPlotH = 30;
constexpr float kLegendW = 46, kLegendH = 7, kKeyGap = 3;
constexpr float kTurnedH = 8, kPlanTurnedH = 14;
constexpr float kPlanH = 27, kTierHeadH = 9, kFillH = 6.6f, kWordsH = 6.4f, kTierGap = 4;
constexpr Per<rules::RankBy, float> kChipShare({0.92f, 1.22f, 0.7f, 0.9f});  // of the room, by how long the words are

Rect positive(Rect r) { return {r.x, r.y, std::max(1.0f, r.w), std::max(1.0f, r.h)}; }

// From the right: marks, against, amounts; the words have what is left.
void layColumns(FunnelLayout& l, const FunnelNeeds& needs, float rowW) {
    float right = rowW - kRowPad;
    const auto take = [&](bool wanted, float w) {
        if (!wanted) return FunnelLayout::Column{right, 0};
        right -= w;
        return FunnelLayout::Column{std::exchange(right, right - kColumnGap), w};
    };
    l.marks = take(needs.marks, kMarksW);
    l.against = take(needs.against, kAgainstW);
    l.amount = take(needs.amounts, std::clamp(rowW * kAmountShare, kLeastAmountW, kMostAmountW));
    l.words = {kGripW, std::max(1.0f, right - kGripW)};
}

void layRows(FunnelLayout& l, const FunnelNeeds& needs) {
    float y = 0;
    auto head = needs.heads.begin();
    for (int row = 0; row < needs.rows; ++row) {
        if (head != needs.heads.end() && *head == row) {
            l.heads.push_back({row, y});
            y += kHeadH + kRowGap;
            ++head;
        }
        l.rowTops.push_back(y);
        y += kRowH + kRowGap;
    }
    l.rowsHeight = std::max(0.0f, y - kRowGap);
    layColumns(l, needs, l.rowsHeight > l.rowsWindow.h ? l.rowsWindow.w - kBarW : l.rowsWindow.w);
}

void layList(FunnelLayout& l, const FunnelNeeds& needs) {
    const Rect& p = l.list;
    const float inner = p.w - 2 * kPad;
    float shares = 0;
    using enum rules::RankBy;
    for (const auto by : {Votes, Value, Duels, Hand})
        if (needs.chips[by]) shares += kChipShare[by];
    // Beside the title where there is room for both, else below it.
    const float wanted = shares * 38;
    const bool beside = inner >= wanted + 46;
    l.listTitle = {p.x + kPad, p.y + 3, beside ? inner - wanted - 3 : inner, kTitleH - 4};
    float x = beside ? p.right() - kPad - wanted : p.x + kPad;
    const float y = beside ? p.y + (kTitleH + 2 - kChipH) / 2 : p.y + kTitleH - 1;
    const float room = beside ? wanted : std::min(inner, wanted);
    for (const auto by : {Votes, Value, Duels, Hand}) {
        if (!needs.chips[by]) continue;
        const float w = room * kChipShare[by] / shares;
        l.chips[by] = {x, y, w - kChipGap, kChipH};
        x += w;
    }
    float top = beside ? p.y + kTitleH + 3 : y + kChipH + 3;
    if (needs.banner) {
        l.banner = {p.x + kPad, top, inner, kBannerH};
        top += kBannerH + 2;
    }
    if (needs.bothSides) l.listTurned = {p.x + kPad, p.bottom() - kTurnedH - 1, inner, kTurnedH};
    l.rowsWindow = positive({p.x + kPad, top, inner, p.bottom() - (needs.bothSides ? kTurnedH + 2 : 4) - top});
    layRows(l, needs);
}

void layMatrix(FunnelLayout& l, const FunnelNeeds& needs) {
    const Rect& p = l.matrix;
    const float left = p.x + kPad, inner = p.w - 2 * kPad;
    const int columns = std::max(2, static_cast<int>(inner / kLegendW));
    int lines = (needs.stages + columns - 1) / columns;
    // Its room is kept when nothing is to be placed: the plot stays as it is when the last one has been. Between the strips of a
    // result on a small screen there is none for it, nor for the legend.
    float tray = kTrayTitleH + kTrayCardH + 5;
    const float others = kPad + 1 + kAcrossH + 1.5f + kKeyH + 1.5f + 3;
    const auto plotH = [&] { return p.h - others - static_cast<float>(lines) * kLegendH - tray; };
    if (plotH() < kLeastPlotH) tray = 0;
    if (plotH() < kLeastPlotH) lines = 0;
    const float bottom = p.bottom() - 3 - tray;
    const float legend = bottom - static_cast<float>(lines) * kLegendH, keys = legend - 1.5f - kKeyH,
                across = keys - 1.5f - kAcrossH;
    for (int i = 0; i < needs.stages && lines > 0; ++i) {
        const float w = inner / static_cast<float>(columns);
        l.legend.push_back(
            {left + static_cast<float>(i % columns) * w, legend + static_cast<float>(i / columns) * kLegendH, w - 1, kLegendH});
    }
    l.plot = positive({left + kUpNameW, p.y + kPad, inner - kUpNameW, across - 1 - p.y - kPad});
    l.upName = {left - 1, l.plot.y, kUpNameW, l.plot.h};
    l.acrossName = {l.plot.x, across, l.plot.w, kAcrossH};
    const float keyW = std::min(52.0f, (inner - 2 * kKeyGap) / 3);
    l.whole = {left, keys, keyW, kKeyH};
    l.median = {p.right() - kPad - keyW, keys, keyW, kKeyH};
    l.stretch = {l.median.x - kKeyGap - keyW, keys, keyW, kKeyH};
    l.toPlaceTitle = {p.x + kPad, bottom + 1.5f, p.w - 2 * kPad, kTrayTitleH};
    if (tray == 0) l.toPlaceTitle = {};
    if (needs.toPlace == 0 || tray == 0) return;
    l.trayWindow = positive({p.x + kPad, bottom + 1.5f + kTrayTitleH, p.w - 2 * kPad, kTrayCardH + 1.5f});
    l.trayWidth = static_cast<float>(needs.toPlace) * (kTrayCardW + kRowGap) - kRowGap;
}

void layTiers(FunnelLayout& l, const FunnelNeeds& needs, const Rect& pane) {
    l.plan = {pane.x, pane.y, pane.w, kPlanH + (needs.bothSides ? kPlanTurnedH : 0)};
    if (needs.bothSides) l.planTurned = {pane.x + kPad, l.plan.bottom() - kPlanTurnedH, pane.w - 2 * kPad, kPlanTurnedH - 2};
    const float proposeW = std::min(56.0f, pane.w * 0.4f);
    l.propose = {pane.right() - kPad - proposeW, pane.y + (kPlanH - kKeyH) / 2, proposeW, kKeyH};
    const float top = l.plan.bottom() + kTierGap;
    l.tiersWindow = positive({pane.x, top, pane.w, pane.bottom() - top});
    if (needs.tiers.empty()) {
        const float w = std::min(64.0f, pane.w - 2 * kPad);
        l.makeTiers = {pane.x + (pane.w - w) / 2, top + 34, w, 13};
        return;
    }
    const float cardW = (pane.w - 2 * kPad - kCardGap) / 2;
    float y = 0;
    for (const FunnelNeeds::Tier& tier : needs.tiers) {
        TierBox t;
        float at = y + 3;
        t.title = {pane.x + kPad, at, pane.w - 2 * kPad, kTierHeadH};
        at += kTierHeadH;
        t.days = {pane.x + kPad, at, pane.w - 2 * kPad, kFillH};
        at += kFillH;
        t.euros = {pane.x + kPad, at, pane.w - 2 * kPad, kFillH};
        at += kFillH;
        if (tier.words) {
            t.words = {pane.x + kPad, at, pane.w - 2 * kPad, kWordsH};
            at += kWordsH;
        }
        at += 1.5f;
        const int lines = std::max(1, (tier.cards + 1) / 2);
        t.cardsArea = {pane.x + kPad, at, pane.w - 2 * kPad, lines * kCardH + (lines - 1) * kCardGap};
        for (int i = 0; i < tier.cards; ++i)
            t.cards.push_back({pane.x + kPad + (i % 2) * (cardW + kCardGap), at + (i / 2) * (kCardH + kCardGap), cardW, kCardH});
        at += t.cardsArea.h + 4;
        t.box = {pane.x, y, pane.w, at - y};
        y = at + kTierGap;
        l.tiers.push_back(std::move(t));
    }
    l.tiersHeight = y - kTierGap;
}

}  // namespace

FunnelLayout layOutFunnel(Point size, const FunnelNeeds& needs) {
    FunnelLayout l;
    l.size = {std::max(60.0f, size.x), std::max(60.0f, size.y)};
    const float w = l.size.x - 2 * kMargin, h = l.size.y - 2 * kMargin;
    Rect tiers;
    if (l.size.x >= 1.2f * l.size.y) {
        const float listW = (w - 2 * kPaneGap) * 0.35f, matrixW = (w - 2 * kPaneGap) * 0.37f;
        l.list = {kMargin, kMargin, listW, h};
        l.matrix = {l.list.right() + kPaneGap, kMargin, matrixW, h};
        tiers = {l.matrix.right() + kPaneGap, kMargin, l.size.x - kMargin - l.matrix.right() - kPaneGap, h};
    } else {  // narrow: the matrix below the list
        const float leftW = (w - kPaneGap) * 0.6f;
        l.list = {kMargin, kMargin, leftW, (h - kPaneGap) * 0.48f};
        l.matrix = {kMargin, l.list.bottom() + kPaneGap, leftW, h - l.list.h - kPaneGap};
        tiers = {l.list.right() + kPaneGap, kMargin, w - leftW - kPaneGap, h};
    }
    layList(l, needs);
    layMatrix(l, needs);
    layTiers(l, needs, tiers);
    return l;
}

Rect rowRect(const FunnelLayout& l, int row) {
    const float bar = l.rowsHeight > l.rowsWindow.h ? kBarW : 0;
    return {l.rowsWindow.x, l.rowTops[static_cast<std::size_t>(row)], l.rowsWindow.w - bar, kRowH};
}

Rect headRect(const FunnelLayout& l, int head) {
    const float bar = l.rowsHeight > l.rowsWindow.h ? kBarW : 0;
    return {l.rowsWindow.x, l.heads[static_cast<std::size_t>(head)].top, l.rowsWindow.w - bar, kHeadH};
}

Rect settleRect(const FunnelLayout& l, int head) {
    const Rect line = headRect(l, head);
    return {line.right() - kSettleW, line.y + (kHeadH - kSettleH) / 2, kSettleW, kSettleH};
}

Rect trayRect(const FunnelLayout& l, int card) {
    return {l.trayWindow.x + static_cast<float>(card) * (kTrayCardW + kRowGap), l.trayWindow.y, kTrayCardW, kTrayCardH};
}

int rowGapAt(const FunnelLayout& l, float contentY) {  // the rows whose middle lies above it
    const auto below = std::ranges::upper_bound(l.rowTops, contentY - kRowH / 2);
    return static_cast<int>(below - l.rowTops.begin());
}

std::optional<TierDrop> tierDropAt(const FunnelLayout& l, Point at) {
    for (std::size_t i = 0; i < l.tiers.size(); ++i) {
        const TierBox& t = l.tiers[i];
        if (at.y < t.box.y - kTierGap / 2 || at.y > t.box.bottom() + kTierGap / 2 || at.x < t.box.x || at.x > t.box.right())
            continue;
        TierDrop drop{static_cast<int>(i), static_cast<int>(t.cards.size()), {}};
        if (t.cards.empty()) {
            drop.mark = t.cardsArea;
            return drop;
        }
        const int line = std::max(0, static_cast<int>((at.y - t.cardsArea.y) / (kCardH + kCardGap)));
        const float cardW = t.cards.front().w;
        const int column = at.x < t.cards.front().x + cardW / 2 ? 0 : at.x < t.cards.front().x + cardW * 1.5f + kCardGap ? 1 : 2;
        drop.before = std::min(drop.before, line * 2 + column);
        const bool behind = drop.before == static_cast<int>(t.cards.size()) || column == 2;
        const Rect& card = t.cards[static_cast<std::size_t>(behind ? drop.before - 1 : drop.before)];
        drop.mark = {behind ? card.right() + kCardGap / 2 - 0.7f : card.x - kCardGap / 2 - 0.7f, card.y, 1.4f, card.h};
        return drop;
    }
    return std::nullopt;
}

}  // namespace app::layout
