#include "app/layout/ranking_layout.h"

#include <catch2/catch.hpp>

using namespace app;
using namespace app::layout;

namespace {

std::vector<rules::RankedAction> actions(int count) {
    std::vector<rules::RankedAction> rows;
    for (int i = 1; i <= count; ++i) rows.push_back({Id<Action>{static_cast<std::uint64_t>(i)}, i, 0, false});
    return rows;
}

}  // namespace

TEST_CASE("Ranked actions are read down each column, none over another, however many", "[layout][ranking]") {
    for (int count : {1, 11, 12, 13, 148, 300})
        for (float aspect : {1.0f, 1.78f, 2.4f}) {
            INFO(count << " at " << aspect);
            const RankingLayout wall = layOutRanking(actions(count), aspect);
            REQUIRE(wall.rows.size() == static_cast<std::size_t>(count));
            for (std::size_t i = 0; i < wall.rows.size(); ++i) {
                CHECK(wall.rows[i].row.action.value == i + 1);
                CHECK(wall.bounds.x <= wall.rows[i].rect.x);
                CHECK(wall.bounds.right() >= wall.rows[i].rect.right() - 0.01f);
                CHECK(wall.bounds.bottom() >= wall.rows[i].rect.bottom() - 0.01f);
                if (i == 0) continue;
                const Rect last = wall.rows[i - 1].rect, rect = wall.rows[i].rect;
                CHECK((rect.x > last.x || (rect.x == last.x && rect.y > last.y)));
                CHECK_FALSE(rect.touches(last));
            }
        }
}

TEST_CASE("An empty ranking has room for its words and no rows", "[layout][ranking]") {
    const RankingLayout wall = layOutRanking({}, 1.78f);
    CHECK(wall.rows.empty());
    CHECK_FALSE(wall.bounds.empty());
    CHECK_FALSE(beforeAt(wall, {10, 10}, {}));
}

TEST_CASE("Three hundred actions stay on one wall at a size that can be read", "[layout][ranking]") {
    const RankingLayout wall = layOutRanking(actions(300), 1.78f);
    const float scale = std::min(1.78f / wall.bounds.w, 1 / wall.bounds.h);
    const float usedW = wall.bounds.w * scale / 1.78f, usedH = wall.bounds.h * scale;
    CHECK(usedW > 0.75f);
    CHECK(usedH > 0.75f);
}

TEST_CASE("A drop on the upper half of a row stands before it, on the lower half behind it", "[layout][ranking]") {
    const RankingLayout wall = layOutRanking(actions(40), 1.78f);
    const auto before = [&](Point at, std::uint64_t dragged) { return beforeAt(wall, at, Id<Action>{dragged}).value; };
    const Rect fifth = wall.rows[4].rect;
    CHECK(before({fifth.centre().x, fifth.y + 2}, 9) == 5);
    CHECK(before({fifth.centre().x, fifth.bottom() - 2}, 9) == 6);
    CHECK(before({fifth.centre().x, fifth.bottom() - 2}, 6) == 7);  // not before itself
    const Rect last = wall.rows.back().rect;
    CHECK(before({last.centre().x, last.bottom() + 5}, 1) == 0);
    CHECK(before({-1000, -1000}, 9) == 1);
    CHECK(before({last.right() + 5000, last.bottom() + 5000}, 9) == 0);
}
