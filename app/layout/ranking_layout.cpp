#include "app/layout/ranking_layout.h"

#include <algorithm>
#include <cmath>

namespace app::layout {

RankingLayout layOutRanking(const std::vector<rules::RankedAction>& rows, float aspect) {
    RankingLayout result;
    const int n = std::max(1, static_cast<int>(rows.size()));
    float bestScale = 0;
    int columns = 1;
    for (int c = 1; c <= std::max(1, n / 4); ++c) {
        const int perColumn = (n + c - 1) / c;
        const float w = c * kRowW + (c - 1) * kRankColumnGap;
        const float h = kRankHeaderH + std::max(perColumn, 12) * (kRowH + kRowGap);  // a short list is not blown up
        const float scale = std::min(aspect / w, 1 / h);
        if (scale > bestScale) bestScale = scale, columns = c;
    }
    result.rowsPerColumn = (n + columns - 1) / columns;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int column = static_cast<int>(i) / result.rowsPerColumn, place = static_cast<int>(i) % result.rowsPerColumn;
        const Rect rect{column * (kRowW + kRankColumnGap), kRankHeaderH + place * (kRowH + kRowGap), kRowW, kRowH};
        result.rows.push_back({rows[i], rect});
        result.bounds = united(result.bounds, rect);
    }
    result.bounds = united(result.bounds, {0, 0, kRowW, kRankHeaderH + 12 * (kRowH + kRowGap)});
    return result;
}

Id<Action> beforeAt(const RankingLayout& ranking, Point at, Id<Action> dragged) {
    if (ranking.rows.empty()) return {};
    const int columns = (static_cast<int>(ranking.rows.size()) + ranking.rowsPerColumn - 1) / ranking.rowsPerColumn;
    const int column = std::clamp(static_cast<int>(at.x / (kRowW + kRankColumnGap)), 0, columns - 1);
    const float place = (at.y - kRankHeaderH) / (kRowH + kRowGap);
    const int inColumn = std::clamp(static_cast<int>(std::lround(place)), 0, ranking.rowsPerColumn);
    std::size_t index = static_cast<std::size_t>(column * ranking.rowsPerColumn + inColumn);
    while (index < ranking.rows.size() && ranking.rows[index].row.action == dragged) ++index;
    return index < ranking.rows.size() ? ranking.rows[index].row.action : Id<Action>{};
}

}  // namespace app::layout
