#include "app/commands/notes.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board;

TEST_CASE("A note laid on another makes a group; a third joins it; the group is carried whole", "[interact][groups]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Découverte"),
               c = wall.note("pains", "c", "Rétention");
    wall.finger(1).down(b).moveTo(a);
    wall.finger(2).down(c).hold(30);  // meanwhile somebody takes the third
    wall.finger(1).up();
    REQUIRE(wall.board().all<app::Group>().size() == 1);
    const auto group = wall.board().all<app::Group>().begin()->second.id;
    wall.expect(a).in(group);
    wall.expect(b).in(group);
    wall.wait(300);
    wall.finger(2).moveTo(b).up();
    wall.expect(c).in(group);
    wall.wait(300);

    wall.finger(1).down(group);
    wall.finger(2).down(wall.where(group) + Point{10, 0});  // groups are not turned: a second finger is refused
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(1).moveTo(wall.cell("Découverte", "Opportunités")).up();
    wall.finger(2).up();
    CHECK(wall.board().find(group)->lane == wall.lane("Opportunités"));
    for (auto note : {a, b, c}) wall.expect(note).in("Découverte", "Opportunités");
}

TEST_CASE("A group that someone dissolves while it is held leaves the hand; its notes stay where it was",
          "[interact][groups][rude]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat");
    const auto group = wall.group(b, a);
    wall.finger(1).down(group).moveTo(wall.cell("Découverte", "Irritants"));
    CHECK(wall.table().drafts().held.size() == 1);
    wall.command([&](const Board& board, CommandContext& context) { return commands::ungroup(board, context, group); });
    CHECK(wall.table().drafts().held.empty());
    wall.finger(1).moveBy({20, 20}).up();
    CHECK(wall.notesIn("Achat", "Irritants") == std::vector{a, b});
    CHECK(wall.messages() == 0);
}

TEST_CASE("A note is dropped on one that is itself in another hand: it goes where that one lies", "[interact][groups][rude]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Découverte");
    const Point home = wall.where(a);
    wall.finger(1).down(a).moveTo(wall.cell("Rétention", "Irritants"));
    wall.finger(2).down(b).moveTo(home).up();
    // On the board a still lies at home: the two become a group there, but a stays in its hand, and goes where that drops it.
    CHECK(wall.board().all<app::Group>().size() == 1);
    wall.expect(a).held();
    wall.expect(b).in("Achat", "Irritants");
    wall.finger(1).up();
    wall.expect(a).in("Rétention", "Irritants");
    wall.expect(b).in("Achat", "Irritants");
    CHECK(wall.board().all<app::Group>().empty());
}

TEST_CASE("A note drawn out of a pair leaves the other alone; put back by undo, the pair is whole", "[interact][groups]") {
    Wall wall;
    wall.seat();
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat");
    wall.group(b, a);
    wall.finger(1).down(b);
    wall.finger(2).down(wall.emptyGround());
    wall.finger(1).moveTo(wall.cell("Rétention", "Irritants")).up();
    wall.finger(2).up();
    CHECK(wall.board().all<app::Group>().empty());
    wall.wait(300);
    wall.finger(1).tap(b);
    wall.finger(1).tap(app::idText(b) + "/undo");
    CHECK(wall.board().all<app::Group>().size() == 1);
}

TEST_CASE("A group dropped on no cell, or lost, stays where it was", "[interact][groups]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat");
    const auto group = wall.group(b, a);
    const app::Board before = wall.board();
    wall.finger(1).down(group);
    wall.finger(2).down(b).hold(30);  // and somebody holds one of its notes
    wall.finger(1).moveTo(Point{wall.scene().plan().boardArea.x + 4, wall.scene().plan().boardArea.y + 4}).up();
    CHECK(wall.answered("Drop it in a cell, or at a seat."));
    wall.wait(300);
    wall.finger(1).down(group).moveTo(wall.cell("Découverte", "Irritants"));
    wall.finger(1).cancel();
    wall.finger(2).up();
    CHECK(wall.board() == before);
}
