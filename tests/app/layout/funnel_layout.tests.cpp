#include "app/layout/funnel_layout.h"

#include <catch2/catch.hpp>

#include "tests/app/layout/inside.h"

using namespace app;
using tests::liesInside;
using namespace app::layout;

namespace {

FunnelNeeds full() {
    FunnelNeeds needs{.rows = 150, .toPlace = 12, .stages = 8, .banner = true, .chips = {{true, true, true, true}}};
    for (int cards : {5, 0, 7}) needs.tiers.push_back({cards, cards > 6});
    return needs;
}

}  // namespace

TEST_CASE("The three panes of the funnel lie inside the area and apart, wide or narrow, small or large", "[layout][funnel]") {
    for (Point size : {Point{712, 363}, Point{475, 230}, Point{1180, 620}, Point{400, 420}, Point{531, 299}, Point{900, 300}}) {
        INFO(size.x << " × " << size.y);
        const FunnelLayout l = layOutFunnel(size, full());
        const Rect area{0, 0, size.x, size.y};
        for (const Rect* pane : {&l.list, &l.matrix, &l.plan, &l.tiersWindow}) CHECK(liesInside(area, *pane));
        CHECK_FALSE(l.list.touches(l.matrix));
        CHECK_FALSE(l.list.touches(l.tiersWindow));
        CHECK_FALSE(l.matrix.touches(l.tiersWindow));
        CHECK_FALSE(l.plan.touches(l.tiersWindow));
        std::vector<Rect> parts{l.plot, l.median, l.stretch, l.whole, l.upName, l.acrossName, l.toPlaceTitle, l.trayWindow};
        parts.insert(parts.end(), l.legend.begin(), l.legend.end());
        REQUIRE(l.legend.size() == 8);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            CHECK(liesInside(l.matrix, parts[i]));
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(parts[i].touches(parts[j]));
        }
        for (const Rect* key : {&l.median, &l.stretch, &l.whole}) CHECK((key->h >= 12 && key->w >= 30));
        CHECK(l.plot.h > 80);
        for (const Rect& chip : l.chips) CHECK(liesInside(l.list, chip));
        for (const Rect& chip : l.chips) CHECK_FALSE(chip.touches(l.rowsWindow));
        CHECK(liesInside(l.list, l.rowsWindow));
        CHECK_FALSE(l.banner.touches(l.rowsWindow));
        CHECK(l.rowsWindow.h > 2 * kRowH);
        CHECK((l.listTurned.empty() && l.planTurned.empty()));
        FunnelNeeds both = full();
        both.bothSides = true;
        const FunnelLayout t = layOutFunnel(size, both);
        CHECK(liesInside(t.list, t.listTurned));
        CHECK_FALSE(t.listTurned.touches(t.rowsWindow));
        CHECK(liesInside(t.plan, t.planTurned));
        CHECK_FALSE(t.planTurned.touches(t.propose));
        CHECK_FALSE(t.plan.touches(t.tiersWindow));
        CHECK(t.rowsWindow.h > 2 * kRowH);
    }
}

TEST_CASE("Where the area is narrow the matrix lies below the list", "[layout][funnel]") {
    const FunnelLayout wide = layOutFunnel({700, 360}, full()), narrow = layOutFunnel({400, 420}, full());
    CHECK(wide.matrix.x > wide.list.right());
    CHECK(narrow.matrix.y > narrow.list.bottom());
}

TEST_CASE("A chip without data is absent, and without tiers there is a button to make them", "[layout][funnel]") {
    FunnelNeeds needs{.rows = 3, .chips = {{false, true, false, true}}};
    const FunnelLayout l = layOutFunnel({712, 363}, needs);
    CHECK(l.chips[rules::RankBy::Votes].empty());
    CHECK_FALSE(l.chips[rules::RankBy::Value].empty());
    CHECK_FALSE(l.makeTiers.empty());
    CHECK(l.trayWindow.empty());
    CHECK(layOutFunnel({712, 363}, full()).makeTiers.empty());
}

TEST_CASE("Cards of a tier stand two in a row inside it and none covers another", "[layout][funnel]") {
    const FunnelLayout l = layOutFunnel({712, 363}, full());
    REQUIRE(l.tiers.size() == 3);
    for (std::size_t t = 0; t < 3; ++t) {
        for (const Rect& card : l.tiers[t].cards) CHECK(liesInside(l.tiers[t].box, card));
        for (std::size_t i = 0; i < l.tiers[t].cards.size(); ++i)
            for (std::size_t j = i + 1; j < l.tiers[t].cards.size(); ++j)
                CHECK_FALSE(l.tiers[t].cards[i].touches(l.tiers[t].cards[j]));
        if (t > 0) CHECK_FALSE(l.tiers[t].box.touches(l.tiers[t - 1].box));
    }
    CHECK(l.tiers.back().box.bottom() == Approx(l.tiersHeight));
    CHECK(l.tiers[0].words.empty());
    CHECK_FALSE(l.tiers[2].words.empty());
}

TEST_CASE("A drop comes before the card whose left half it is on, behind one whose right half it is on, and into an empty tier",
          "[layout][funnel]") {
    const FunnelLayout l = layOutFunnel({712, 363}, full());
    const auto at = [&](std::size_t tier, std::size_t card, float share) {
        const Rect& r = l.tiers[tier].cards[card];
        const auto drop = tierDropAt(l, {r.x + r.w * share, r.centre().y});
        REQUIRE(drop);
        CHECK(drop->tier == static_cast<int>(tier));
        return drop->before;
    };
    CHECK(at(0, 0, 0.2f) == 0);
    CHECK(at(0, 0, 0.8f) == 1);
    CHECK(at(0, 1, 0.2f) == 1);
    CHECK(at(0, 1, 0.8f) == 2);
    CHECK(at(0, 4, 0.2f) == 4);
    CHECK(at(0, 4, 0.9f) == 5);
    const auto empty = tierDropAt(l, l.tiers[1].box.centre());
    REQUIRE(empty);
    CHECK(empty->tier == 1);
    CHECK(empty->before == 0);
    CHECK_FALSE(tierDropAt(l, {l.tiersWindow.x - 30, 10}));
    CHECK_FALSE(tierDropAt(l, {l.tiersWindow.centre().x, l.tiersHeight + 30}));
}

TEST_CASE("A drop in the list comes into the nearest gap, from before the first to behind the last", "[layout][funnel]") {
    const float pitch = kRowH + kRowGap;
    const FunnelLayout l = layOutFunnel({712, 363}, {.rows = 10});
    CHECK(rowGapAt(l, -50) == 0);
    CHECK(rowGapAt(l, 1) == 0);
    CHECK(rowGapAt(l, 3 * pitch - 1) == 3);
    CHECK(rowGapAt(l, 3 * pitch + 1) == 3);
    CHECK(rowGapAt(l, 1000) == 10);
    CHECK(rowGapAt(layOutFunnel({712, 363}, {}), 5) == 0);
}

TEST_CASE("Lines about equals stand between the rows, and a drop on one comes before the row below it", "[layout][funnel]") {
    FunnelNeeds needs = full();
    needs.rows = 300, needs.heads = {0, 7, 290};
    const FunnelLayout l = layOutFunnel({475, 230}, needs);
    REQUIRE(l.heads.size() == 3);
    std::vector<Rect> lines;
    for (int row = 0; row < needs.rows; ++row) {
        for (int head = 0; head < 3; ++head)
            if (l.heads[static_cast<std::size_t>(head)].row == row) lines.push_back(headRect(l, head));
        lines.push_back(rowRect(l, row));
    }
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].y == Approx(lines[i - 1].bottom() + kRowGap).margin(0.01));
    CHECK(lines.back().bottom() == Approx(l.rowsHeight).margin(0.01));
    for (int head = 0; head < 3; ++head) {
        CHECK(liesInside(headRect(l, head), settleRect(l, head)));
        CHECK(settleRect(l, head).h >= 12);
        CHECK(rowGapAt(l, headRect(l, head).centre().y) == l.heads[static_cast<std::size_t>(head)].row);
    }
}

TEST_CASE("A row's columns lie inside it and apart, its words keep most of it", "[layout][funnel]") {
    for (Point size : {Point{712, 363}, Point{475, 230}, Point{1180, 620}, Point{400, 420}})
        for (int with = 0; with < 8; ++with) {
            INFO(size.x << " × " << size.y << ", columns " << with);
            FunnelNeeds needs = full();
            needs.amounts = with & 1, needs.against = with & 2, needs.marks = with & 4;
            const FunnelLayout l = layOutFunnel(size, needs);
            const float row = rowRect(l, 0).w;
            CHECK(l.words.x == kGripW);
            CHECK(l.words.w >= row * 0.3f);
            CHECK(l.words.x + l.words.w <= l.amount.x);
            CHECK(l.amount.x + l.amount.w <= l.against.x);
            CHECK(l.against.x + l.against.w <= l.marks.x);
            CHECK(l.marks.x + l.marks.w <= row);
            CHECK((l.amount.w >= 24) == needs.amounts);
            CHECK((l.against.w > 0) == needs.against);
            CHECK((l.marks.w > 0) == needs.marks);
        }
}

TEST_CASE("The plot stays as it is when the last action has been placed", "[layout][funnel][matrix]") {
    FunnelNeeds needs = full();
    const FunnelLayout some = layOutFunnel({712, 363}, needs);
    needs.toPlace = 0;
    CHECK(layOutFunnel({712, 363}, needs).plot == some.plot);
}
