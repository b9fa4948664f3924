#include "tests/bench/wall.h"

using namespace tests;

TEST_CASE("One finger on empty ground moves nothing; two of one hand move the board", "[interact][pan]") {
    Wall wall;
    const auto pain = wall.note("pains", "a", "Achat");
    const auto start = wall.scene().view();
    const Point ground = wall.emptyGround();
    wall.finger(1).down(ground).moveBy({150, 0}).up();
    CHECK(wall.scene().view() == start);
    wall.finger(1).down(ground);
    wall.finger(2).down(ground + Point{80, 0});
    wall.finger(3).down(pain).hold(20);  // someone holds a note meanwhile: it stays in that hand
    wall.finger(1).send(ground + Point{-60, 40});
    wall.finger(2).send(ground + Point{20, 40});
    wall.glide();
    CHECK(app::distance(wall.scene().view().offset, start.offset + Point{-60, 40}) < 3);
    CHECK(wall.scene().view().scale == Approx(start.scale));
    wall.finger(3).up();
    wall.finger(1).up();
    wall.finger(2).up();
    wall.finger(1).tap(std::string("table/fit-bottom"));
    CHECK(wall.scene().view() == start);
}

TEST_CASE("Two fingers apart zoom about the place between them", "[interact][pan]") {
    Wall wall;
    wall.note("pains", "a", "Achat");
    const auto start = wall.scene().view();
    const Point ground = wall.emptyGround();
    wall.finger(1).down(ground + Point{-50, 0});
    wall.finger(2).down(ground + Point{50, 0});
    wall.finger(1).send(ground + Point{-150, 0});
    wall.finger(2).send(ground + Point{150, 0});
    wall.glide();
    CHECK(wall.scene().view().scale > start.scale * 2);
    CHECK(app::distance(wall.scene().view().toPx(start.toBoard(ground)), ground) < 4);
    wall.finger(3).down(ground + Point{0, 60});
    CHECK(wall.answered("Another hand is moving the board."));
    wall.finger(3).up();
}

TEST_CASE("One board, so one pan at a time: another hand is told so, and finds the ground free afterwards",
          "[interact][pan][rude]") {
    Wall wall;
    const Point ground = wall.emptyGround();
    wall.finger(1).down(ground);
    wall.finger(2).down(ground + Point{60, 0});
    const auto start = wall.scene().view();
    wall.finger(3).down(ground + Point{0, 250});
    CHECK(wall.answered("Another hand is moving the board."));
    wall.finger(4).down(ground + Point{60, 250});
    wall.finger(3).send(ground + Point{300, 250});
    wall.finger(4).send(ground + Point{360, 250});
    wall.glide();
    CHECK(wall.scene().view() == start);
    wall.finger(1).up();
    wall.finger(2).up();
    wall.finger(3).up();
    wall.finger(4).up();
    wall.finger(3).down(ground + Point{0, 250});
    wall.finger(4).down(ground + Point{60, 250});
    wall.finger(3).send(ground + Point{50, 250});
    wall.finger(4).send(ground + Point{110, 250});
    wall.glide();
    CHECK_FALSE(wall.scene().view() == start);
}

TEST_CASE("A pan left with one finger takes that hand's other finger back, never one from across the table",
          "[interact][pan][rude]") {
    Wall wall;
    const Point ground = wall.emptyGround();
    wall.finger(1).down(ground);
    wall.finger(2).down(ground + Point{60, 0}).hold(30);
    wall.finger(2).up();
    wall.wait(800);
    wall.finger(3).down(ground + Point{-wall.mm(140), 0});
    CHECK(wall.answered("Another hand is moving the board."));
    const auto start = wall.scene().view();
    wall.finger(3).moveBy({-100, 0}).up();
    CHECK(wall.scene().view() == start);
    wall.finger(4).down(ground + Point{wall.mm(40), 0});
    wall.finger(1).send(ground + Point{0, 30});
    wall.finger(4).send(ground + Point{wall.mm(40), 30});
    wall.glide();
    CHECK(wall.scene().view().offset.y == Approx(start.offset.y + 30).margin(3));
}

TEST_CASE("Two single fingers that land apart in time are two people, not a pan", "[interact][pan]") {
    Wall wall;
    const Point ground = wall.emptyGround();
    const auto start = wall.scene().view();
    wall.finger(1).down(ground).hold(500);
    wall.finger(2).down(ground + Point{60, 0});
    wall.finger(1).send(ground + Point{100, 0});
    wall.finger(2).send(ground + Point{160, 0});
    wall.glide();
    CHECK(wall.scene().view() == start);
}

TEST_CASE("However far it is moved, some of the board stays on the glass", "[interact][pan]") {
    Wall wall;
    for (const Point far : {Point{3000, 0}, Point{-3000, 0}, Point{0, 3000}, Point{0, -3000}}) {
        const Point ground = wall.emptyGround();
        wall.finger(1).down(ground);
        wall.finger(2).down(ground + Point{60, 0});
        wall.finger(1).send(ground + far);
        wall.finger(2).send(ground + Point{60, 0} + far);
        wall.glide();
        wall.finger(1).up();
        wall.finger(2).cancel();
        const app::Rect shown =
            app::clipped(wall.scene().view().toPx(mapOf(wall.scene()).layout().bounds), wall.scene().plan().boardArea);
        CHECK(shown.w >= wall.mm(59));
        CHECK(shown.h >= wall.mm(59));
        wall.finger(1).tap(std::string("table/fit-top"));
    }
}

TEST_CASE("Zooming stops at both ends, however often two fingers close or open", "[interact][pan]") {
    for (const bool in : {true, false}) {
        Wall wall;
        for (int round = 0; round < 6; ++round) {
            const Point free = wall.emptyGround(), wide{100, 0}, narrow{20, 0};
            wall.finger(1).down(free - (in ? narrow : wide));
            wall.finger(2).down(free + (in ? narrow : wide));
            wall.finger(1).send(free - (in ? wide : narrow));
            wall.finger(2).send(free + (in ? wide : narrow));
            wall.glide();
            if (round == 3) wall.finger(3).down(free + Point{0, 30}).up();  // somebody pokes in between
            wall.finger(1).up();
            wall.finger(2).up();
        }
        CHECK(wall.scene().view().scale == Approx(in ? 12.0f : 0.16f));  // 6 and 0.08 millimetres of table for one of board
    }
}

TEST_CASE("A mouse pans with its one contact, also after resting, while fingers do what they do", "[interact][pan]") {
    Wall wall;
    const auto pain = wall.note("pains", "a", "Achat");
    const auto start = wall.scene().view();
    wall.mouse().down(wall.emptyGround()).hold(700);
    wall.finger(1).down(pain).moveBy({0, -30});
    wall.mouse().moveBy({70, 30});
    CHECK(app::distance(wall.scene().view().offset, start.offset + Point{70, 30}) < 2);
    wall.expect(pain).held();
    wall.mouse().up();
    wall.finger(1).cancel();
    wall.expect(pain).in("Achat", "Irritants");
}

TEST_CASE("On a wall the buttons stand at the bottom only, and the whole board is in reach of them", "[interact][pan]") {
    Wall wall({.seating = app::Seating::Wall});
    CHECK_FALSE(wall.has("table/fit-top"));
    const auto start = wall.scene().view();
    const Point ground = wall.emptyGround();
    wall.finger(1).down(ground);
    wall.finger(2).down(ground + Point{60, 0});
    wall.finger(1).send(ground + Point{40, 0});
    wall.finger(2).send(ground + Point{100, 0});
    wall.glide();
    wall.finger(1).up();
    wall.finger(3).tap(std::string("table/fit-bottom"));
    wall.finger(2).up();
    CHECK(wall.scene().view() == start);
    wall.finger(1).tap(std::string("table/seat-bottom"));
    CHECK(wall.scene().plan().seats.at(0).tray.quarters == 0);
}

TEST_CASE("Fit-all stands at every edge of a table and brings everything back, whoever pans", "[interact][pan]") {
    Wall wall;
    const auto start = wall.scene().view();
    for (const char* button : {"table/fit-bottom", "table/fit-top", "table/fit-left", "table/fit-right"}) {
        const Point ground = wall.emptyGround();
        wall.finger(1).down(ground);
        wall.finger(2).down(ground + Point{80, 0});
        wall.finger(1).send(ground + Point{-40, 30});
        wall.finger(2).send(ground + Point{120, 30});
        wall.glide();
        wall.finger(1).up();
        wall.finger(2).up();
        CHECK_FALSE(wall.scene().view() == start);
        wall.finger(3).down(ground).hold(20);
        wall.finger(1).tap(button);
        wall.finger(3).up();
        CHECK(wall.scene().view() == start);
    }
}

TEST_CASE("A corner held for a second calls the facilitator's pages; a shorter hold, a move or a lost finger does not",
          "[interact][corner]") {
    const Point corners[] = {{10, 10}, {1910, 10}, {1910, 1070}, {10, 1070}};
    for (const Point corner : corners) {
        Wall wall;
        INFO(corner.x << " " << corner.y);
        wall.finger(1).down(corner).hold(800);
        CHECK(wall.table().drafts().holdRing);
        wall.finger(1).up();
        CHECK_FALSE(wall.has("facilitator/tab-steps"));
        wall.finger(1).down(corner).moveBy({corner.x < 900 ? 60.0f : -60.0f, 0}, 600).hold(900);
        wall.finger(1).up();
        CHECK_FALSE(wall.has("facilitator/tab-steps"));
        wall.finger(1).down(corner).hold(700);
        wall.finger(1).cancel();
        wall.wait(600);
        CHECK_FALSE(wall.has("facilitator/tab-steps"));
        wall.finger(1).down(corner).hold(500);
        wall.finger(2).down(corner + Point{corner.x < 900 ? 12.0f : -12.0f, 0}).up();  // someone brushes by
        wall.finger(1).hold(600);
        CHECK(wall.has("facilitator/tab-steps"));
        wall.finger(1).up();
        CHECK(wall.has("facilitator/tab-steps"));
    }
}

TEST_CASE("A seat is taken at every edge by a tap, and the thirteenth is refused", "[interact][seats]") {
    Wall wall;
    wall.finger(9).down(wall.emptyGround());
    for (const char* button : {"table/seat-bottom", "table/seat-top", "table/seat-left", "table/seat-right"})
        wall.finger(1).tap(button);
    wall.finger(9).up();
    REQUIRE(wall.board().all<app::Seat>().size() == 4);
    std::set<app::Edge> edges;
    for (const auto& [id, seat] : wall.board().all<app::Seat>()) edges.insert(seat.edge);
    CHECK(edges.size() == 4);
    // Slid off the button: no seat.
    wall.finger(1).down(std::string("table/seat-top")).moveBy({0, 200}).up();
    CHECK(wall.board().all<app::Seat>().size() == 4);
    for (int i = 0; i < 8; ++i) wall.finger(1).tap(i % 2 ? "table/seat-bottom" : "table/seat-top");
    CHECK(wall.board().all<app::Seat>().size() == 12);
    CHECK_FALSE(wall.has("table/seat-bottom"));
}
