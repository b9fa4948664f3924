#include "tests/ui/views/funnel/plan_wall.h"

using namespace tests;

TEST_CASE("From an action's bubble it is pinned, left to the plan, taken out and kept out", "[interact][funnel][bubble]") {
    PlanWall wall(3);
    const auto tier = wall.tier("un");
    wall.plan(0, tier);
    const auto choose = [&](const std::string& target, const std::string& name) {
        wall.wait(200);
        wall.finger(2).down(wall.row(2)).hold(20);
        wall.finger(1).tap(target);
        wall.finger(1).tap(app::idText(wall.at(0)) + "/" + name);
        wall.finger(2).up();
        wall.wait(100);
    };
    const auto planned = [&] { return wall.board().find<app::Planned>(wall.at(0).value); };
    choose(wall.card(0), "unpin");
    CHECK(planned()->pin == app::Pin::None);
    CHECK(wall.planned(tier) == "a");
    choose(wall.card(0), "pin");
    CHECK(planned()->pin == app::Pin::Imposed);
    choose(wall.row(0), "take-out");
    CHECK(wall.planned(tier).empty());
    choose(wall.row(0), "keep-out");
    CHECK(planned()->pin == app::Pin::Excluded);
    choose(wall.spot(0), "unpin");
    CHECK_FALSE(planned());
}

TEST_CASE("Why opens an explanation that stays until it is closed, and others go on meanwhile", "[interact][funnel][bubble]") {
    PlanWall wall(5);
    wall.finger(1).tap(wall.row(1));
    wall.finger(1).tap(app::idText(wall.at(1)) + "/why");
    wall.wait(50);
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const auto& bubble = wall.table().drafts().bubbles.front();
    CHECK(bubble.reading);
    REQUIRE_FALSE(bubble.columns.empty());
    CHECK(bubble.columns.front().lines.size() > 4);
    CHECK(app::clipped(bubble.pose.box, wall.scene().plan().size.rect()) == bubble.pose.box);
    wall.wait(20'000);  // longer than a menu stays
    CHECK(wall.table().drafts().bubbles.size() == 1);
    const app::Rect box = bubble.pose.box;
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");  // whoever stands on the other side turns it to them
    CHECK(bubble.pose.quarters == 2);
    CHECK(bubble.pose.box == box);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");
    CHECK(bubble.pose.quarters == 0);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("A bubble grows upwards for a conflict that comes later, its buttons stay where they are",
          "[interact][funnel][bubble]") {
    PlanWall wall(4);
    const auto first = wall.tier("un"), second = wall.tier("deux");
    wall.plan(0, first), wall.plan(1, second);
    wall.finger(1).tap(wall.card(0));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const app::Rect before = wall.table().drafts().bubbles[0].pose.box;
    const Point edit = wall.where(app::idText(wall.at(0)) + "/edit");
    wall.finger(2).down(wall.row(2)).hold(20);
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::linkActions(b, a, wall.at(0), wall.at(1), app::LinkKind::Needs);
    });  // but b comes later
    wall.finger(2).up();
    wall.frame();
    REQUIRE(wall.funnel().inConflict(wall.at(0)));
    const app::Rect after = wall.table().drafts().bubbles[0].pose.box;
    CHECK(after.h > before.h + wall.mm(5));
    CHECK(after.bottom() == Approx(before.bottom()).margin(1));
    CHECK(app::distance(wall.where(app::idText(wall.at(0)) + "/edit"), edit) < 1.5f);
}

TEST_CASE("Edit does not push aside a list or a form that lies open at the nearest seat", "[interact][funnel][rude]") {
    PlanWall wall(4);
    const auto seat = wall.seat(app::Edge::Bottom, 0.5f);
    const auto edit = [&](int i) {
        wall.finger(1).tap(wall.row(i));
        wall.finger(1).tap(app::idText(wall.at(i)) + "/edit");
        wall.wait(50);
    };
    edit(0);
    REQUIRE(wall.has(wall.of(seat, "close")));
    const app::Rect first = wall.table().scene().plan().find(seat)->panel.box;
    wall.finger(2).down(wall.row(3)).hold(20);
    edit(1);
    CHECK(wall.answered("This seat is busy: close its panel first."));
    CHECK(wall.table().scene().plan().find(seat)->panel.box == first);
    wall.finger(2).up();
    wall.finger(2).tap(wall.of(seat, "close"));
    wall.wait(3000);
    edit(1);
    CHECK_FALSE(wall.answered("This seat is busy: close its panel first."));
    CHECK(wall.has(wall.of(seat, "close")));
}

TEST_CASE("A finger on a button whose bubble another hand turns into something else presses nothing there",
          "[interact][funnel][bubble][rude]") {
    PlanWall wall(5);
    const std::string id = app::idText(wall.at(1));
    wall.finger(3).tap(wall.row(1));
    wall.finger(1).down(id + "/edit");
    wall.finger(2).tap(id + "/why");
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    REQUIRE(wall.table().drafts().bubbles[0].reading);
    wall.finger(1).moveTo(id + "/close").up();  // its first button, as "edit" was
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.finger(2).tap(id + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("A removed action can be brought back where it was removed, and what was undone is said",
          "[interact][funnel][bubble]") {
    PlanWall wall(12);
    const auto action = wall.at(1);
    const std::string id = app::idText(action);
    wall.finger(1).tap(action);
    wall.finger(1).tap(id + "/remove");
    wall.wait(200);
    REQUIRE_FALSE(wall.board().find(action));
    REQUIRE(wall.has(id + "/bring-back"));
    // Another hand rudely removes another one meanwhile: each has its own way back.
    wall.finger(2).tap(wall.at(11));
    wall.finger(2).tap(app::idText(wall.at(11)) + "/remove");
    wall.finger(1).tap(id + "/bring-back");
    wall.wait(100);
    CHECK(wall.board().find(action));
    CHECK_FALSE(wall.board().find(wall.at(11)));
    CHECK_FALSE(wall.has(id + "/bring-back"));
    CHECK(wall.has(app::idText(wall.at(11)) + "/bring-back"));
    wall.finger(1).tap(action);
    wall.finger(1).tap(id + "/keep-out");
    wall.finger(1).tap(action);
    wall.finger(1).tap(id + "/undo");
    CHECK(wall.answered("Undone: {0}"));
    CHECK(std::ranges::any_of(wall.table().drafts().messages,
                              [](const auto& a) { return a.about && std::string(a.about) == "an action’s place in the plan"; }));
    wall.wait(61'000);
    CHECK_FALSE(wall.has(app::idText(wall.at(11)) + "/bring-back"));  // nobody has to tidy up
}
