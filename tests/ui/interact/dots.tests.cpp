// Dots of an open ballot, dragged from a tray onto notes for all to see.
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::Asking, app::Board, app::Edge;

namespace {

struct OpenVote : Wall {
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.25f), ben = seat(Edge::Top, 0.5f);
    app::Id<app::Note> dear = note("pains", "Trop cher", "Achat"), slow = note("pains", "Lent", "Rétention"), idea = note("opportunities", "Idée", "Achat");
    app::Id<app::Ballot> ballot = Wall::ballot({.dotsEach = 3, .cap = 2, .secret = false});

    int given(app::Id<app::Seat> seat, app::Id<app::Note> note) const { return app::rules::dotsGiven(board(), *board().find(ballot), seat, note.value); }
    int left(app::Id<app::Seat> seat) const { return app::rules::dotsLeft(board(), *board().find(ballot), seat); }
};

}  // namespace

TEST_CASE("Two seats drag dots from their trays onto notes at the same time", "[interact][dots]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots"));
    wall.finger(2).down(wall.of(wall.ben, "dots"));
    wall.finger(1).send(wall.dear);
    wall.finger(2).send(wall.dear);
    wall.glide();
    CHECK(wall.table().drafts().held.size() == 2);
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    CHECK(wall.given(wall.ana, wall.dear) == 1);
    CHECK(wall.given(wall.ben, wall.dear) == 1);
    CHECK(wall.left(wall.ana) == 2);
    CHECK(wall.labelOf(wall.of(wall.ana, "dots")) == "2");
}

TEST_CASE("A dot dropped on what is not voted on, beyond the cap, or on nothing is refused or goes back", "[interact][dots]") {
    OpenVote wall;
    const auto drag = [&](auto where) {
        wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(where);
        wall.finger(2).down(wall.dear).hold(20);  // somebody's finger lies on a note
        wall.finger(1).up();
        wall.finger(2).up();
        wall.wait(600);
    };
    drag(wall.where(wall.idea));
    CHECK(wall.answered("This is not part of the vote."));
    drag(wall.emptyGround());
    CHECK(wall.left(wall.ana) == 3);
    drag(wall.where(wall.slow));
    drag(wall.where(wall.slow));
    drag(wall.where(wall.slow));
    CHECK(wall.answered("No more dots on this one."));
    CHECK(wall.given(wall.ana, wall.slow) == 2);
}

TEST_CASE("Several fingers take several dots from one tray", "[interact][dots]") {
    OpenVote wall;
    const Point dots = wall.where(wall.of(wall.ana, "dots"));
    wall.finger(1).down(dots);
    wall.finger(2).down(dots + Point{wall.mm(4), 0});
    wall.finger(1).send(wall.dear);
    wall.finger(2).send(wall.slow);
    wall.glide();
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.given(wall.ana, wall.dear) == 1);
    CHECK(wall.given(wall.ana, wall.slow) == 1);
}

TEST_CASE("A ballot closed while dots are in hand: they count for nothing, and it is said", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.dear);
    wall.finger(2).down(wall.of(wall.ben, "dots")).moveTo(wall.slow).up();
    wall.command([&](const Board& b, Asking& a) { return commands::closeBallot(b, a, wall.ballot); });
    wall.finger(1).up();
    CHECK(wall.answered("This vote is not open."));
    CHECK(wall.board().dotsOf(wall.ballot).size() == 1);
    CHECK(wall.table().drafts().held.empty());
    // From a closed ballot no further dot is taken.
    CHECK_FALSE(wall.has(wall.of(wall.ana, "dots")));
}

TEST_CASE("The note under a dot is carried off: the dot falls on what lies there then", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.slow);
    wall.command([&](const Board& b, Asking& a) { return commands::binNote(b, a, wall.slow, wall.ben); });
    wall.finger(1).up();
    CHECK(wall.left(wall.ana) == 3);
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("A seat that leaves with a dot in the hand gives no dot any more", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.dear);
    wall.command([&](const Board& b, Asking& a) { return commands::leaveSeat(b, a, wall.ana); });
    wall.finger(2).down(wall.of(wall.ben, "dots")).moveTo(wall.dear).up();
    wall.finger(1).up();
    CHECK(wall.given(wall.ana, wall.dear) == 0);
    CHECK(wall.given(wall.ben, wall.dear) == 1);
}

TEST_CASE("A lost finger gives no dot", "[interact][dots]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.dear);
    wall.finger(2).down(wall.dear).up();
    wall.finger(1).cancel();
    CHECK(wall.left(wall.ana) == 3);
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("In a secret ballot the tray gives no dots to drag", "[interact][dots][secret]") {
    Wall wall;
    const auto ana = wall.seat();
    const auto dear = wall.note("pains", "Trop cher", "Achat");
    const auto ballot = wall.ballot({.dotsEach = 3});
    wall.finger(2).down(dear).hold(20);
    wall.finger(1).down(wall.of(ana, "dots")).moveTo(dear).up();
    wall.finger(2).up();
    CHECK(app::rules::dotsLeft(wall.board(), *wall.board().find(ballot), ana) == 3);
    CHECK(wall.board().all<app::Mark>().empty());
}
