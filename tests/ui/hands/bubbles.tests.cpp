#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board;

namespace {

std::string of(app::Id<app::Note> note, const std::string& name) { return app::idText(note) + "/" + name; }

}  // namespace

TEST_CASE("A tap opens a note's bubble, a second one closes it, and others stay open beside it", "[interact][bubble]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Rétention");
    wall.finger(1).tap(a);
    wall.finger(2).tap(b);
    CHECK(wall.table().drafts().bubbles.size() == 2);
    wall.finger(2).down(b).hold(80);
    wall.finger(1).tap(a);  // at the same time
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.finger(2).up();
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("A press that is longer than a tap opens nothing", "[interact][bubble]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).down(a).hold(700);
    wall.finger(2).down(wall.where(a) + Point{5, 5}).up();
    wall.finger(1).up();
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("A note pressed for a while and then carried away is carried away", "[interact][drag]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).down(a).hold(2000);
    wall.finger(2).down(wall.where(a)).hold(20).up();
    wall.finger(1).moveTo(wall.cell("Découverte", "Irritants")).up();
    wall.expect(a).in("Découverte", "Irritants");
}

TEST_CASE("From the bubble a note is turned down, turned up, made an action and binned", "[interact][bubble]") {
    Wall wall;
    const auto seat = wall.seat();
    const auto a = wall.note("pains", "Livraison en retard", "Achat");
    const auto choose = [&](const std::string& name) {
        wall.wait(100);
        if (!wall.has(of(a, name))) wall.finger(1).tap(a);
        wall.finger(2).down(a).hold(20);  // somebody's finger lies on the note
        wall.finger(1).tap(of(a, name));
        wall.finger(2).up();
    };
    choose("hide");
    CHECK(wall.board().find<app::Placement>(a.value)->faceDown);
    wall.finger(1).tap(a);
    CHECK_FALSE(wall.has(of(a, "edit")));  // what lies face down is not read
    wall.finger(1).tap(a);
    choose("reveal");
    CHECK_FALSE(wall.board().find<app::Placement>(a.value)->faceDown);
    choose("action");
    REQUIRE(wall.board().all<app::Action>().size() == 1);
    CHECK(wall.board().all<app::Action>().begin()->second.origin == a);
    CHECK(wall.answered("Added to the actions."));
    choose("bin");
    wall.expect(a).inBinOf(seat);
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("The turning knob turns by a quarter at a tap, and as far as the finger goes round", "[interact][bubble][turn]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).tap(a);
    wall.finger(1).tap(of(a, "turn"));
    wall.expect(a).turned(90);
    wall.finger(1).tap(of(a, "turn"));  // it stays open
    wall.expect(a).turned(180);
    const Point middle = wall.table().drafts().bubbles.at(0).anchorPx, knob = wall.where(of(a, "turn"));
    wall.finger(1).down(knob);
    for (int degrees = 5; degrees <= 40; degrees += 5)
        wall.finger(1).moveTo(middle + app::turned(knob - middle, static_cast<float>(degrees)), 16);
    wall.finger(2).down(a);  // what the knob turns is held
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(2).up();
    wall.finger(1).up();
    wall.expect(a).turned(220);
}

TEST_CASE("A button of a bubble acts when the finger lifts on it, and not if it slid off or was lost", "[interact][bubble]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).tap(a);
    wall.finger(1).down(of(a, "hide")).moveBy({0, 200});
    wall.finger(2).down(a).up();
    wall.finger(1).up();
    CHECK_FALSE(wall.board().find<app::Placement>(a.value)->faceDown);
    wall.wait(100);
    if (!wall.has(of(a, "hide"))) wall.finger(1).tap(a);
    wall.finger(1).down(of(a, "hide")).hold(50);
    wall.finger(1).cancel();
    CHECK_FALSE(wall.board().find<app::Placement>(a.value)->faceDown);
}

TEST_CASE("A bubble whose note is binned under the pressing finger is gone, and nothing is done to another",
          "[interact][bubble][rude]") {
    Wall wall;
    const auto seat = wall.seat();
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat");
    wall.finger(1).tap(a);
    wall.finger(1).down(of(a, "action")).hold(30);
    wall.command([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, a, seat); });
    wall.wait(30);
    CHECK(wall.table().drafts().bubbles.empty());
    wall.finger(1).up();
    CHECK(wall.board().all<app::Action>().empty());
    wall.expect(b).in("Achat", "Irritants");
}

TEST_CASE("A bubble left alone closes by itself, one in use does not", "[interact][bubble]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Rétention");
    wall.finger(1).tap(a);
    wall.finger(1).tap(b);
    wall.wait(8000);
    wall.finger(1).tap(of(a, "turn"));
    wall.wait(5000);
    CHECK(wall.has(of(a, "turn")));
    CHECK_FALSE(wall.has(of(b, "turn")));
}

TEST_CASE("Without a seat editing and binning say what to do first", "[interact][bubble]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).tap(a);
    wall.finger(2).down(a).hold(20);
    wall.finger(1).tap(of(a, "edit"));
    CHECK(wall.answered("Take a seat first: touch + at your edge."));
    wall.finger(1).tap(of(a, "bin"));
    wall.finger(2).up();
    wall.expect(a).in("Achat", "Irritants");
}

TEST_CASE("What was done to a note on the board is taken back on the note; a second undo under it is refused in words",
          "[interact][bubble][undo]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat");
    wall.finger(1).down(a).moveTo(wall.cell("Rétention", "Opportunités")).up();
    wall.wait(300);
    wall.finger(1).tap(a);
    wall.finger(2).down(wall.emptyGround()).hold(20);
    wall.finger(1).tap(of(a, "undo"));
    wall.finger(2).up();
    wall.expect(a).in("Achat", "Irritants");
}

TEST_CASE("A note that has become an action shows it and opens it, and is not made into a second one", "[interact][bubble]") {
    Wall wall;
    const auto seat = wall.seat();
    const auto note = wall.note("pains", "Trop cher", "Achat");
    const std::string id = app::idText(note);
    wall.finger(1).tap(note);
    wall.finger(2).down(wall.where(note) + Point{4, 4}).hold(30).up();  // a second hand in the way
    wall.wait(100);
    if (!wall.has(id + "/action")) wall.finger(1).tap(note);
    wall.finger(1).tap(id + "/action");
    wall.wait(200);
    REQUIRE(wall.board().all<app::Action>().size() == 1);
    wall.finger(1).tap(note);
    CHECK_FALSE(wall.has(id + "/action"));
    wall.finger(1).tap(id + "/open-action");
    wall.wait(200);
    CHECK(wall.board().all<app::Action>().size() == 1);
    CHECK(wall.has(wall.of(seat, "title")));  // the action's form lies before the nearest seat
}

TEST_CASE("A bubble faces whoever touched, at all four edges, lies on the glass and answers there", "[interact][bubble][sides]") {
    for (const app::Edge edge : {app::Edge::Bottom, app::Edge::Left, app::Edge::Top, app::Edge::Right})
        for (const ui::glass::TableSize size :
             {ui::glass::TableSize{1920, 1080, 2.5f}, {1366, 768, 2.573f}, {1080, 1920, 3.612f}}) {
            Wall wall({.size = size});
            const auto seat = wall.seat(edge);
            const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Trop loin", "Découverte");
            wall.finger(2).down(b).hold(20);  // another hand holds another note
            wall.finger(1).tap(a);
            REQUIRE(wall.table().drafts().bubbles.size() == 1);
            const auto& pose = wall.table().drafts().bubbles[0].pose;
            CHECK(pose.quarters == ui::glass::quartersOf(edge));
            CHECK(app::clipped(pose.box, size.rect()) == pose.box);
            CHECK_FALSE(pose.box.contains(wall.where(a)));
            for (const auto& target : wall.table().targets(wall.tr()))
                if (target.id.starts_with(app::idText(a) + "/"))
                    CHECK(app::clipped(target.px, pose.box).w == Approx(target.px.w).margin(0.1));
            wall.finger(1).tap(of(a, "hide"));
            CHECK(wall.board().find<app::Placement>(a.value)->faceDown);
            wall.finger(2).up();
            CHECK(wall.board().find(seat)->present);
        }
}

TEST_CASE("A refusal is turned to the hand it answers, at a side too", "[interact][sides]") {
    Wall wall;
    wall.seat(app::Edge::Left);
    const auto a = wall.note("pains", "a", "Découverte");
    wall.finger(1).down(a).moveBy({40, 0});
    wall.finger(2).down(wall.finger(1).at() + Point{3, 3}).hold(100);
    REQUIRE(wall.messages() == 1);
    CHECK(wall.table().drafts().messages[0].degrees == 90);
    wall.finger(2).up(), wall.finger(1).up();
}
