#include "tests/ui/views/funnel/plan_wall.h"
#include "ui/views/funnel/action_words.h"

using namespace tests;

TEST_CASE("A bubble dragged in the matrix is scored anew, and says in the hand what it would become", "[interact][funnel]") {
    PlanWall wall(5);
    wall.finger(2).down(wall.spot(2));  // somebody's finger lies on another bubble
    wall.finger(1).down(wall.spot(0)).moveTo(wall.inPlot(0.9f, 0.95f));
    const auto& held = wall.table().drafts().held;
    const auto mine = std::ranges::find_if(held, [&](const auto& h) { return h.thing.record.id == wall.at(0).value; });
    REQUIRE(mine != held.end());
    const std::string words = mine->words;
    CHECK(mine->title == "a");
    CHECK(wall.estimate(0).impactCustomer == 1);  // not yet
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.estimate(0).impactCustomer == 5);
    CHECK(wall.estimate(0).impactCompany == 5);
    CHECK(words == ui::views::funnel::estimateText(wall.tr(), wall.estimate(0)));  // as it was said
    CHECK(wall.estimate(0).tenthDays > 20);
    CHECK(wall.estimate(2).impactCustomer == 3);
}

TEST_CASE("Two fingers zoom the matrix, one then moves it, a button shows it whole; two hands on two bubbles do not zoom",
          "[interact][funnel]") {
    PlanWall wall(8);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    const Point a{plot.x + plot.w * 0.40f, plot.y + plot.h * 0.3f}, b{plot.x + plot.w * 0.45f, plot.y + plot.h * 0.35f};
    REQUIRE(partAt(wall.scene(), a) == FunnelPart::Plot);
    wall.atOnce([&] { wall.finger(1).down(a), wall.finger(2).down(b); });
    wall.finger(2).send(Point{plot.right() - 20, plot.bottom() - 60});
    wall.glide();
    CHECK(wall.funnel().zoom().scale > 2);
    wall.finger(1).up();
    wall.finger(2).up();
    const auto zoomed = wall.funnel().zoom();
    wall.finger(1).down(a).moveBy({-wall.mm(20), 0}).up();
    CHECK(wall.funnel().zoom().origin.x > zoomed.origin.x);
    CHECK(wall.funnel().zoom().scale == Approx(zoomed.scale));
    wall.finger(1).tap(std::string("matrix/whole"));
    CHECK(wall.funnel().zoom() == Funnel::Zoom{});
    CHECK_FALSE(wall.has("matrix/whole"));
    wall.atOnce([&] { wall.finger(1).down(wall.spot(0)), wall.finger(2).down(wall.spot(1)); });
    wall.finger(1).moveBy({wall.mm(20), 0});
    wall.finger(2).moveBy({wall.mm(20), 0});
    CHECK(wall.funnel().zoom().scale == 1);
    CHECK(wall.table().drafts().held.size() == 2);
    for (int finger : {1, 2}) wall.finger(finger).cancel();
}

TEST_CASE("The thresholds are dragged by two hands at once and set to the median by a button", "[interact][funnel]") {
    PlanWall wall(7);
    wall.finger(1).down(std::string("matrix/value-line"));
    wall.finger(2).down(std::string("matrix/effort-line"));
    wall.finger(3).down(wall.where(std::string("matrix/value-line")) + Point{2, 2});
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(3).up();
    wall.finger(1).moveBy({0, -wall.mm(30)});
    wall.finger(2).moveBy({-wall.mm(30), 0});
    CHECK(wall.funnel().heldLines() == 2);
    CHECK(wall.board().planTerms().valueLine == 0);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.board().planTerms().valueLine > 550);
    CHECK(wall.board().planTerms().effortLine < 450);
    const int before = wall.board().planTerms().valueLine;
    wall.finger(1).tap(std::string("matrix/median"));
    CHECK(wall.board().planTerms().valueLine != before);
}

TEST_CASE("Two hands far apart on the matrix: the one that moves it first has it, the other is told",
          "[interact][funnel][rude]") {
    PlanWall wall(6);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    std::vector<Point> free;
    for (float y = 0.05f; y < 1; y += 0.05f)
        for (float x = 0.05f; x < 1; x += 0.05f)
            if (const Point at{plot.x + plot.w * x, plot.y + plot.h * y}; partAt(wall.scene(), at) == FunnelPart::Plot)
                free.push_back(at);
    REQUIRE(free.size() > 4);
    const Point a = free.front(), b = free.back(), near = a + Point{wall.mm(15), wall.mm(2)};
    REQUIRE(app::distance(a, b) > wall.mm(100));
    // At its whole size one finger moves nothing and is in nobody's way.
    wall.finger(9).down(b).moveBy({-wall.mm(20), 0});
    CHECK(wall.funnel().zoom() == Funnel::Zoom{});
    wall.atOnce([&] { wall.finger(1).down(a), wall.finger(2).down(near); });
    CHECK(wall.messages() == 0);
    wall.finger(2).moveBy({wall.mm(60), wall.mm(40)});
    const auto zoomed = wall.funnel().zoom();
    CHECK(zoomed.scale > 1.5f);
    wall.finger(9).moveBy({-wall.mm(20), 0});
    CHECK(wall.funnel().zoom() == zoomed);
    CHECK(wall.answered("Another hand is moving the matrix."));
    for (int finger : {1, 2, 9}) wall.finger(finger).up();
    const auto before = wall.funnel().zoom();
    wall.finger(1).down(wall.emptyPlot()).moveBy({-wall.mm(15), 0}).up();
    CHECK(wall.funnel().zoom().origin.x > before.origin.x);  // nobody has it any more
}
