#pragma once
// The wall of ranked actions: rows in columns, best first, read down each column. Pure, in board units (1 unit = 1 mm at
// zoom 1); the table draws and hit-tests it. No scrolling: 300 actions stand on one wall that is zoomed like the map.
#include <vector>

#include "app/base/geometry.h"
#include "app/rules/ranking.h"

namespace app::layout {

constexpr float kRowW = 230, kRowH = 20, kRowGap = 3, kRankColumnGap = 10, kRankHeaderH = 26;

struct RowBox { rules::RankedAction row; Rect rect; };

struct RankingLayout {
    Rect bounds;
    std::vector<RowBox> rows;
    int rowsPerColumn = 1;
};

// As many rows a column as make the wall largest in an area of this width : height.
RankingLayout layOutRanking(const std::vector<rules::RankedAction>& rows, float aspect);

// Before which action a drop at this point puts the dragged one; 0 = at the end.
Id<Action> beforeAt(const RankingLayout& ranking, Point at, Id<Action> dragged);

}  // namespace app::layout
