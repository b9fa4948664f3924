// Discs of the matrix that would cover each other are told as one, which a touch opens; titles, names and a scale that spreads.
#include "app/commands/seats.h"
#include "app/rules/voting.h"
#include "tests/app/layout/inside.h"
#include "tests/ui/views/funnel/plan_wall.h"

using namespace tests;

namespace {

// Eight actions with the same figures, and two apart.
struct Heap : PlanWall {
    Heap() : PlanWall(10) {
        for (int i = 0; i < 8; ++i) score(i, 3, 100, 10'000);
        score(8, 5, 900, 90'000), score(9, 1, 10, 100);
        wait(2000);
    }
    Point heap() const { return funnel().crowdPx(funnel().crowds().at(0)); }
};

}  // namespace

TEST_CASE("Discs in one place are told as one with their number; a touch lays them beside each other to be touched",
          "[interact][funnel][crowds]") {
    Heap wall;
    REQUIRE(wall.funnel().crowds().size() == 1);
    CHECK(wall.funnel().crowds()[0].spots.size() == 8);
    for (const auto& spot : wall.funnel().spots()) CHECK(2 * spot.radiusMm >= 9);
    CHECK(partAt(wall.scene(), wall.heap()) == FunnelPart::Crowd);
    CHECK_FALSE(wall.has(wall.spot(3)));
    CHECK(wall.has(wall.spot(8)));
    wall.finger(1).tap(wall.heap());
    REQUIRE(wall.funnel().fans().size() == 1);
    CHECK(wall.funnel().crowds().empty());
    for (int i = 0; i < 8; ++i) {
        REQUIRE(wall.has(wall.spot(i)));
        CHECK(wall.scene().pick(wall.funnel().spotPx(wall.spotOf(i))).record.id == wall.at(i).value);
        for (int j = 0; j < i; ++j)
            CHECK(app::distance(wall.funnel().spotPx(wall.spotOf(i)), wall.funnel().spotPx(wall.spotOf(j))) >= wall.mm(9));
    }
    wall.finger(1).tap(wall.spot(3));
    CHECK(wall.table().drafts().bubbles.size() == 1);
    // Its plate closes it.
    const app::Rect plate = wall.funnel().toPx(wall.funnel().fans()[0].plateMm);
    wall.finger(2).tap(Point{plate.x + 3, plate.y + 3});
    CHECK(wall.funnel().fans().empty());
    CHECK(wall.funnel().crowds().size() == 1);
}

TEST_CASE("An opened crowd stays open while a hand is near it, and closes by itself when none is", "[interact][funnel][crowds]") {
    Heap wall;
    const Point beside = wall.heap() + Point{wall.mm(40), wall.mm(50)};
    wall.finger(1).tap(wall.heap());
    wall.finger(2).down(beside);
    wall.wait(15'000);
    CHECK(wall.funnel().fans().size() == 1);
    wall.finger(2).up();
    wall.wait(9'000);
    CHECK(wall.funnel().fans().size() == 1);
    wall.wait(2'000);
    CHECK(wall.funnel().fans().empty());
}

TEST_CASE(
    "A disc drawn out of an opened crowd is estimated anew; dropped on another it is told with it only when no hand is near",
    "[interact][funnel][crowds]") {
    Heap wall;
    wall.finger(1).tap(wall.heap());
    wall.finger(1).down(wall.spot(2)).moveTo(wall.funnel().spotPx(wall.spotOf(8))).up();
    CHECK(wall.estimate(2).tenthDays > 500);
    REQUIRE(wall.funnel().fans().size() == 1);
    CHECK(wall.funnel().fans()[0].members.size() == 7);
    wall.finger(1).down(wall.funnel().spotPx(wall.spotOf(8)) + Point{-wall.mm(40), wall.mm(20)});  // the hand stays
    wall.wait(4000);
    CHECK(wall.spotOf(2).crowd < 0);
    wall.finger(1).up();
    wall.wait(1000);
    CHECK(wall.spotOf(2).crowd < 0);
    wall.wait(1500);
    CHECK(wall.spotOf(2).crowd >= 0);
    CHECK(wall.spotOf(2).crowd == wall.spotOf(8).crowd);
}

TEST_CASE("Two fingers zoom the matrix though one of them lies on a crowd, and near enough a crowd is one no more",
          "[interact][funnel][crowds][rude]") {
    PlanWall wall(2);
    wall.score(0, 3, 100, 10'000), wall.score(1, 3, 110, 11'000);
    wall.wait(2000);
    REQUIRE(wall.funnel().crowds().size() == 1);
    const Point on = wall.funnel().crowdPx(wall.funnel().crowds()[0]);
    wall.atOnce([&] { wall.finger(1).down(on), wall.finger(2).down(on + Point{wall.mm(20), wall.mm(5)}); });
    wall.finger(2).moveBy({wall.mm(120), wall.mm(60)});
    CHECK(wall.funnel().zoom().scale > 3);
    wall.finger(1).up(), wall.finger(2).up();
    CHECK(wall.funnel().crowds().empty());
    CHECK(wall.funnel().fans().empty());
}

TEST_CASE("A dot dropped on a crowd, or on the key above equals, is given to none of them", "[interact][funnel][crowds][rude]") {
    Heap wall;
    const auto seat = wall.seat(app::Edge::Bottom, 0.5f);
    const auto open = wall.round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 3, .secret = false});
    wall.wait(2000);
    wall.finger(1).down(wall.of(seat, "dots")).moveTo(wall.heap()).up();
    CHECK(wall.board().dotsOf(open).empty());
    wall.finger(1).down(wall.of(seat, "dots")).moveTo(wall.row(3)).up();
    CHECK(wall.board().dotsOf(open).size() == 1);
}

TEST_CASE("Spread, the effort keeps its order and shares the width out; no drop changes the scale, and the key leads back",
          "[interact][funnel][crowds]") {
    PlanWall wall(12);
    for (int i = 0; i < 12; ++i) wall.score(i, 1 + i % 5, 10 + 6 * i, 500 + 300 * i);  // all of them cheap
    wall.wait(400);
    const auto across = [&](int i) { return wall.funnel().plotPx(wall.spotOf(i).base).x; };
    const float before = across(11) - across(0);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    REQUIRE(before < plot.w * 0.4f);
    wall.finger(1).tap(std::string("matrix/stretch"));
    REQUIRE(wall.funnel().stretched());
    CHECK(across(11) - across(0) > plot.w * 0.7f);
    for (int i = 1; i < 12; ++i) CHECK(across(i) > across(i - 1));
    // The threshold stands between the same actions as before, and a place under a finger is the place that is meant.
    const app::Point line = wall.funnel().plotPx(wall.funnel().lines());
    CHECK((wall.funnel().spot(wall.at(11))->base.x <= wall.funnel().lines().x) == (across(11) <= line.x));
    for (float x : {0.0f, 0.1f, 0.33f, 0.9f, 1.0f})
        CHECK(wall.funnel().plotAt(wall.funnel().plotPx({x, 0.4f})).x == Approx(x).margin(1e-3));
    std::map<int, float> lay;
    for (int i = 0; i < 12; ++i) lay[i] = across(i);
    const Point to{plot.x + plot.w * 0.8f, plot.y + plot.h * 0.9f};
    wall.openCrowdOf(0);
    wall.finger(1).down(wall.spot(0)).moveTo(to).up();
    CHECK(app::distance(wall.funnel().spotPx(wall.spotOf(0)), to) <= wall.mm(1));
    for (int i = 1; i < 12; ++i) CHECK(across(i) == Approx(lay[i]));
    wall.finger(1).tap(std::string("matrix/stretch"));
    CHECK_FALSE(wall.funnel().stretched());
    CHECK(across(11) - across(1) < before);
    // With nothing to spread it says so.
    PlanWall few(2);
    few.finger(1).tap(std::string("matrix/stretch"));
    CHECK(few.answered("There is nothing to spread: fewer than three actions differ in effort."));
}

TEST_CASE("Names of the quarters lie above the discs, in the plot, off each other, and twice where people stand on two sides",
          "[funnel][crowds]") {
    PlanWall wall(60);
    const auto check = [&](std::size_t count) {
        const auto plates = wall.funnel().namePlates();
        REQUIRE(plates.size() == count);
        const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
        for (std::size_t i = 0; i < plates.size(); ++i) {
            CHECK(liesInside(plot, plates[i].px));
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(plates[i].px.grown(-0.5f).touches(plates[j].px));
        }
    };
    check(8);
    wall.command([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, app::Seating::Wall); });
    wall.frame();
    check(4);
}

TEST_CASE("The first five have titles in the matrix that touch no other and open their action", "[interact][funnel][crowds]") {
    PlanWall wall(40);
    wall.finger(1).tap(std::string("ranking/by-value"));
    wall.wait(2000);
    const auto& titles = wall.funnel().titles();
    REQUIRE(titles.size() == 5);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        CHECK(titles[i].action == wall.funnel().rows()[i].ranked.action);
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(wall.funnel().titlePx(titles[i]).grown(-1).touches(wall.funnel().titlePx(titles[j])));
        CHECK(wall.scene().pick(wall.funnel().titlePx(titles[i]).centre()).record.id == titles[i].action.value);
    }
    const auto first = titles[0].action;
    wall.finger(1).tap(wall.funnel().titlePx(titles[0]).centre());
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    CHECK(wall.table().drafts().bubbles[0].thing.record.id == first.value);
}
