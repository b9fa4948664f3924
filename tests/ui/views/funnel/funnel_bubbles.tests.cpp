#include "app/commands/seats.h"
#include "tests/ui/views/funnel/plan_wall.h"
#include "ui/views/funnel/action_words.h"

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
    const int first = bubble.pose.quarters;
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");  // whoever stands on the other side turns it to them
    CHECK(bubble.pose.quarters == (first + 2) % 4);
    CHECK(bubble.pose.box == box);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");
    CHECK(bubble.pose.quarters == first);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("A bubble grows upwards for a conflict that comes later, its buttons stay where they are",
          "[interact][funnel][bubble]") {
    PlanWall wall(12);  // one of them low enough to be touched from below
    const auto first = wall.tier("un"), second = wall.tier("deux");
    wall.plan(9, first), wall.plan(1, second);
    wall.finger(1).tap(wall.row(9));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const app::Rect before = wall.table().drafts().bubbles[0].pose.box;
    const Point edit = wall.where(app::idText(wall.at(9)) + "/edit");
    wall.finger(2).down(wall.row(2)).hold(20);
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::linkActions(b, a, wall.at(9), wall.at(1), app::LinkKind::Needs);
    });  // but b comes later
    wall.finger(2).up();
    wall.frame();
    REQUIRE(wall.funnel().inConflict(wall.at(9)));
    const app::Rect after = wall.table().drafts().bubbles[0].pose.box;
    CHECK(after.h > before.h + wall.mm(5));
    CHECK(after.bottom() == Approx(before.bottom()).margin(1));
    CHECK(app::distance(wall.where(app::idText(wall.at(9)) + "/edit"), edit) < 1.5f);
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

TEST_CASE("An action's bubble faces who touched it: at the upper edge it stands on its head, on a wall never",
          "[interact][funnel][bubble]") {
    PlanWall wall(12);
    const auto facing = [&](int i) {
        wall.finger(1).tap(wall.row(i));
        REQUIRE(wall.table().drafts().bubbles.size() == 1);
        const int quarters = wall.table().drafts().bubbles[0].pose.quarters;
        wall.finger(1).tap(wall.row(i));
        wall.wait(100);
        return quarters;
    };
    CHECK(facing(0) == 2);
    CHECK(facing(11) == 0);
    wall.command([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, app::Seating::Wall); });
    wall.wait(100);
    CHECK(facing(0) == 0);
}

TEST_CASE("A bubble that faces the upper edge grows towards the middle, its buttons stay", "[interact][funnel][bubble]") {
    PlanWall wall(12);
    const auto tier = wall.tier("un");
    wall.plan(0, tier);
    wall.finger(1).tap(wall.row(0));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    REQUIRE(wall.table().drafts().bubbles[0].pose.quarters == 2);
    const app::Rect before = wall.table().drafts().bubbles[0].pose.box;
    const Point edit = wall.where(app::idText(wall.at(0)) + "/edit");
    wall.finger(2).down(wall.row(8)).hold(20);
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::linkActions(b, a, wall.at(0), wall.at(1), app::LinkKind::Needs);
    });
    wall.finger(2).cancel();
    wall.frame();
    REQUIRE(wall.funnel().inConflict(wall.at(0)));
    const app::Rect after = wall.table().drafts().bubbles[0].pose.box;
    CHECK(after.h > before.h + wall.mm(5));
    CHECK(after.y == Approx(before.y).margin(1));
    CHECK(app::distance(wall.where(app::idText(wall.at(0)) + "/edit"), edit) < 1.5f);
}

TEST_CASE("An action's bubble says where it stands by value, in words; its figures are behind Why", "[funnel][bubble]") {
    PlanWall wall(5);
    wall.score(2, 5, 10, 500);
    wall.wait(400);
    const auto said = [&](int i) {
        return ui::views::funnel::summaryText({wall.table().look(wall.tr(), wall.nowS()), wall.funnel()}, wall.at(i));
    };
    CHECK(said(2) == wall.tr().fill("Worth its cost: {0} of {1}", app::ordinalText(wall.tr(), 1), "5"));
    CHECK(said(0).find("%") == std::string::npos);
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::estimate(b, a,
                                  app::Estimate{.action = wall.at(2), .impactCustomer = 4, .impactCompany = 4, .tenthDays = 30});
    });
    wall.command(
        [&](const Board& b, CommandContext& a) { return commands::estimate(b, a, app::Estimate{.action = wall.at(1)}); });
    wall.wait(400);
    CHECK(said(1) == wall.tr()("to be costed"));  // it has no place yet
}
