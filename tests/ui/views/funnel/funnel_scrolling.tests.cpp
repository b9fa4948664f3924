#include "tests/ui/views/funnel/plan_wall.h"

using namespace tests;

TEST_CASE("One finger scrolls a long list while another hand holds a row; held sideways, a row is carried",
          "[interact][funnel]") {
    PlanWall wall(60);
    const auto shown = [&](std::size_t i) { return wall.funnel().rows().at(i).ranked.action; };
    wall.finger(1).down(shown(2)).moveBy({wall.mm(30), 0});
    REQUIRE(wall.table().drafts().held.size() == 1);
    wall.finger(2).down(shown(8)).moveBy({0, -wall.mm(80)});
    CHECK(wall.list().offset > 70);
    CHECK(wall.table().drafts().held.size() == 1);
    // A third finger that wants to scroll too is told.
    wall.finger(3).down(wall.where(shown(9))).moveBy({0, -wall.mm(20)});
    CHECK(wall.answered("Another hand is scrolling this."));
    for (int finger : {3, 2}) wall.finger(finger).up();
    CHECK(wall.list().hand == 0);
    const std::string before = wall.shownRanking()[2];
    wall.finger(1).cancel();
    CHECK(wall.shownRanking()[2] == before);
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("The grip takes a row whichever way the finger goes, and at the window's edge a held row scrolls the list",
          "[interact][funnel]") {
    PlanWall wall(60);
    const app::Rect row = wall.funnel().rowPx(3);
    const auto taken = wall.funnel().rows()[3].ranked.action;
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    wall.finger(2).down(wall.funnel().rowPx(5).centre());  // rests on a neighbour
    wall.finger(1)
        .down(Point{row.x + wall.mm(6), row.centre().y})
        .moveTo(Point{row.x + wall.mm(6), window.bottom() - wall.mm(3)});
    CHECK(wall.table().drafts().held.size() == 2);
    wall.finger(1).hold(900);
    CHECK(wall.list().offset > 40);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(rankingOf(wall.scene()).rankBy() == app::rules::RankBy::Hand);
    CHECK(wall.funnel().rows()[3].ranked.action != taken);
}

TEST_CASE("A flick lets the list coast until it stands; a tap on it opens nothing of others", "[interact][funnel]") {
    PlanWall wall(80);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    wall.finger(1)
        .down(Point{window.centre().x, window.bottom() - wall.mm(12)})
        .flickTo(Point{window.centre().x, window.bottom() - wall.mm(92)}, 100)
        .up();
    const float lifted = wall.list().offset;
    CHECK(wall.funnel().coasting());
    CHECK(wall.table().restless());
    wall.wait(4000);
    CHECK(wall.list().offset > lifted + 20);
    CHECK_FALSE(wall.funnel().coasting());
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("Rows under an open panel can be scrolled out from under it", "[interact][funnel]") {
    PlanWall wall(60);
    Funnel funnel = wall.funnel();
    const app::Rect window = funnel.windowPx(Funnel::Pane::List);
    const float most = funnel.scroll(Funnel::Pane::List).most;
    const app::Rect near{window.x, window.bottom() - wall.mm(90), window.w * 0.6f, wall.mm(200)},
        far{window.x, 0, window.w * 0.6f, window.y + wall.mm(70)};
    funnel.coverWith({near, far});
    funnel.scroll(Funnel::Pane::List).by(1e6f);
    CHECK(funnel.rowPx(59).bottom() <= near.y + 1);
    funnel.scroll(Funnel::Pane::List).by(-1e6f);
    CHECK(funnel.rowPx(0).y >= far.bottom() - 1);
    CHECK(funnel.visibleRows().first == 0);
    CHECK(funnel.bar(Funnel::Pane::List).from == Approx(0));
    funnel.coverWith({});  // closed: the list lies again as it did
    CHECK(funnel.scroll(Funnel::Pane::List).offset == 0);
    CHECK(funnel.scroll(Funnel::Pane::List).most == most);
    funnel.coverWith({{window.x - wall.mm(100), near.y, wall.mm(110), wall.mm(200)}});  // a corner hides no row
    CHECK(funnel.scroll(Funnel::Pane::List).most == most);
    // At the table: a form opens, and what it covers has that much further to go.
    const auto covered = [&] {
        const auto& seats = wall.scene().plan().seats;
        return std::ranges::any_of(
            seats, [&](const auto& seat) { return seat.open && app::clipped(seat.panel.box, window).w > window.w / 4; });
    };
    wall.finger(1).tap(wall.row(1));
    wall.finger(1).tap(wall.row(1) + "/edit");
    wall.wait(400);
    CHECK((wall.list().most > most || wall.list().least < 0) == covered());
}

TEST_CASE("Rows glide to their new place when the list changes its order", "[interact][funnel]") {
    PlanWall wall(8);
    CHECK(wall.table().drafts().transitions.empty());
    wall.finger(1).tap(std::string("ranking/by-value"));
    CHECK_FALSE(wall.table().drafts().transitions.empty());
    wall.wait(400);
    CHECK(wall.table().drafts().transitions.empty());
    CHECK(wall.funnel().by() == app::rules::RankBy::Value);
}

TEST_CASE("A list that shrinks under the finger that scrolls it is free for others afterwards", "[interact][funnel][rude]") {
    PlanWall wall(40);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List), pane = wall.funnel().toPx(wall.funnel().layout().list);
    const Point ground{window.centre().x, pane.bottom() - 2};
    REQUIRE(partAt(wall.scene(), ground) == FunnelPart::ListGround);
    wall.finger(1).down(ground).moveBy({0, -wall.mm(20)});
    REQUIRE(wall.list().hand != 0);
    for (int i = 39; i >= 2; --i)
        wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.at(i)); });
    REQUIRE_FALSE(wall.funnel().scroll(Funnel::Pane::List).overflows());
    wall.finger(2).down(wall.row(0)).hold(30);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.list().hand == 0);
}

TEST_CASE("An action's bubble stays while its row glides and scrolls, and closes when a hand carries it off",
          "[interact][funnel][bubble]") {
    PlanWall wall(60);
    const auto shown = wall.funnel().rows()[1].ranked.action;
    wall.finger(1).tap(shown);
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    wall.finger(2).tap(std::string("ranking/by-value"));  // all rows glide
    CHECK_FALSE(wall.table().drafts().transitions.empty());
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.wait(400);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    const Point free{window.x + window.w * 0.3f, window.bottom() - wall.mm(10)};
    wall.finger(2).down(free).moveBy({0, -wall.mm(150)}).up();  // out of its window
    CHECK(wall.list().offset > 100);
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.openCrowdOf(static_cast<int>(std::ranges::find(wall.actions, shown) - wall.actions.begin()));
    wall.finger(3).down("matrix/" + app::idText(shown)).moveBy({wall.mm(15), 0}).hold(60);
    CHECK(wall.table().drafts().bubbles.empty());
    wall.finger(3).cancel();
}

TEST_CASE("The wheel moves what lies under the pointer in the ranking, and never the map that is not shown",
          "[interact][funnel]") {
    PlanWall wall(60);
    const auto view = wall.scene().view();
    const app::Point list = wall.funnel().windowPx(Funnel::Pane::List).centre(),
                     plot = wall.funnel().toPx(wall.funnel().layout().plot).centre();
    const app::Point under = wall.funnel().plotAt(plot);
    wall.table().wheel(list, -3);
    wall.frame();
    CHECK(wall.list().offset == Approx(54));
    CHECK(wall.list().hand == 0);
    CHECK(wall.funnel().zoom().scale == 1);
    wall.table().wheel(plot, 2);
    wall.frame();
    CHECK(wall.funnel().zoom().scale == Approx(1.3225));
    CHECK(app::distance(wall.funnel().plotAt(plot), under) < 0.01f);  // the place under the pointer stays there
    CHECK(wall.list().offset == Approx(54));
    CHECK(wall.scene().view() == view);
    // What a hand moves is left to the hand.
    wall.finger(1).down(list).moveBy({0, -wall.mm(20)});
    const float held = wall.list().offset;
    wall.table().wheel(list, -3);
    CHECK(wall.list().offset == held);
    wall.finger(1).up();
}
