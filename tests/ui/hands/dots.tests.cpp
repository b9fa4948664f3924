// Dots of an open round, dragged from a tray onto notes for all to see.
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"
#include "ui/glass/item_votes.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge;

namespace {

struct OpenVote : Wall {
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.25f), ben = seat(Edge::Top, 0.5f);
    app::Id<app::Note> dear = note("pains", "Trop cher", "Achat"), slow = note("pains", "Lent", "Rétention"),
                       idea = note("opportunities", "Idée", "Achat");
    app::Id<app::Round> round = Wall::round({.dotsEach = 3, .cap = 2, .secret = false});

    int given(app::Id<app::Seat> seat, app::Id<app::Note> note) const {
        return app::rules::dotsGiven(board(), *board().find(round), seat, note.value);
    }
    int left(app::Id<app::Seat> seat) const { return app::rules::dotsLeft(board(), *board().find(round), seat); }
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
    wall.finger(1).tap("map/show-all"), wall.wait(50);  // the round shows what may be voted on only
    drag(wall.where(wall.idea));
    CHECK(wall.answered("This is not part of the vote."));
    drag(wall.emptyGround());
    CHECK(wall.left(wall.ana) == 3);
    CHECK(wall.answered("There is nothing to vote on here: your dot is back at your seat."));
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

TEST_CASE("A round closed while dots are in hand: they count for nothing, and it is said", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.dear);
    wall.finger(2).down(wall.of(wall.ben, "dots")).moveTo(wall.slow).up();
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, wall.round); });
    wall.finger(1).up();
    CHECK(wall.answered("This vote is not open."));
    CHECK(wall.board().dotsOf(wall.round).size() == 1);
    CHECK(wall.table().drafts().held.empty());
    // From a closed round no further dot is taken.
    CHECK_FALSE(wall.has(wall.of(wall.ana, "dots")));
}

TEST_CASE("The note under a dot is carried off: the dot falls on what lies there then", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.slow);
    wall.command([&](const Board& b, CommandContext& a) { return commands::binNote(b, a, wall.slow, wall.ben); });
    wall.finger(1).up();
    CHECK(wall.left(wall.ana) == 3);
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("A seat that leaves with a dot in the hand gives no dot any more", "[interact][dots][rude]") {
    OpenVote wall;
    wall.finger(1).down(wall.of(wall.ana, "dots")).moveTo(wall.dear);
    wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, wall.ana); });
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

TEST_CASE("In a secret round the tray gives no dots to drag", "[interact][dots][secret]") {
    Wall wall;
    const auto ana = wall.seat();
    const auto dear = wall.note("pains", "Trop cher", "Achat");
    const auto round = wall.round({.dotsEach = 3});
    wall.finger(2).down(dear).hold(20);
    wall.finger(1).down(wall.of(ana, "dots")).moveTo(dear).up();
    wall.finger(2).up();
    CHECK(app::rules::dotsLeft(wall.board(), *wall.board().find(round), ana) == 3);
    CHECK(wall.board().all<app::Mark>().empty());
}

namespace {

struct OpenActions : Wall {
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.25f), ben = seat(Edge::Top, 0.5f);
    app::Id<app::Action> first = action("Simplifier"), second = action("Rappeler");
    app::Id<app::Round> round =
        Wall::round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 3, .cap = 2, .resistanceEach = 2, .secret = false});
    ui::glass::ItemVotes shown(std::uint64_t item) { return ui::glass::ShownDots(table().look(tr(), nowS())).of(item); }
};

}  // namespace

TEST_CASE("An open vote on actions shows the funnel: two seats drag dots onto one row in the same frame, for all to see",
          "[interact][dots][actions]") {
    OpenActions wall;
    REQUIRE(showsFunnel(wall.scene()));
    CHECK(wall.table().overlay().status.step == wall.tr()("Vote"));
    wall.finger(1).down(wall.of(wall.ana, "dots"));
    wall.finger(2).down(wall.of(wall.ben, "dots"));
    wall.finger(1).send(wall.first);
    wall.finger(2).send(wall.first);
    wall.glide();
    REQUIRE(wall.table().drafts().held.size() == 2);
    for (const auto& held : wall.table().drafts().held)
        CHECK(held.targetPx == funnelOf(wall.scene()).boxOf(FunnelPart::List, wall.first));
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    CHECK(wall.messages() == 0);
    const auto votes = wall.shown(wall.first.value);
    REQUIRE(votes.live.size() == 2);
    CHECK(votes.live[0].colour != votes.live[1].colour);
    CHECK_FALSE(wall.shown(wall.second.value).shows());
}

TEST_CASE("A dot against has a place of its own in the tray and is never taken for one for", "[interact][dots][actions]") {
    OpenActions wall;
    wall.finger(1).down(wall.of(wall.ana, "dots-against")).moveTo(wall.second);
    REQUIRE(wall.table().drafts().held.size() == 1);
    CHECK(wall.table().drafts().held[0].against);
    wall.finger(2).down(wall.of(wall.ben, "dots")).moveTo(wall.second);
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    const app::Round& round = *wall.board().find(wall.round);
    CHECK(app::rules::dotsGiven(wall.board(), round, wall.ana, wall.second.value, true) == 1);
    CHECK(app::rules::dotsGiven(wall.board(), round, wall.ana, wall.second.value) == 0);
    CHECK(wall.labelOf(wall.of(wall.ana, "dots-against")) == "1");
    const auto votes = wall.shown(wall.second.value);
    REQUIRE(votes.live.size() == 2);
    CHECK_FALSE(votes.live[0].against);
    CHECK(votes.live[1].against);
}

TEST_CASE("Where groups are voted on, a dot sticks to a group's frame and to any of its notes", "[interact][dots][groups]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f), ben = wall.seat(Edge::Top, 0.5f);
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Hors de prix", "Achat");
    wall.note("pains", "Lent", "Rétention");
    const auto group = wall.group(b, a);
    const auto round = wall.round({.scope = {.on = app::RoundOn::Groups}, .dotsEach = 2, .secret = false});
    wall.finger(1).down(wall.of(ana, "dots"));
    wall.finger(2).down(wall.of(ben, "dots"));
    wall.finger(1).send(group);
    wall.finger(2).send(a);
    wall.glide();
    REQUIRE(wall.table().drafts().held.size() == 2);
    for (const auto& held : wall.table().drafts().held) CHECK_FALSE(held.targetPx.empty());
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    CHECK(wall.messages() == 0);
    for (auto seat : {ana, ben}) CHECK(app::rules::dotsGiven(wall.board(), *wall.board().find(round), seat, group.value) == 1);
    CHECK(ui::glass::ShownDots(wall.table().look(wall.tr(), wall.nowS())).of(group.value).live.size() == 2);
}

TEST_CASE("Dots of a secret vote on actions show on no row, whoever gives them", "[interact][dots][actions][secret]") {
    Wall wall;
    const auto ana = wall.seat();
    const auto one = wall.action("Simplifier");
    const auto round = wall.round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 2});
    wall.command([&](const Board& b, CommandContext& context) { return commands::castDot(b, context, round, ana, one.value); });
    const ui::glass::ShownDots dots(wall.table().look(wall.tr(), wall.nowS()));
    CHECK_FALSE(dots.live());
    CHECK_FALSE(dots.of(one.value).shows());
}

TEST_CASE("A dot dragged in a secret vote, or where none is left, is answered in words at the finger", "[interact][dots]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f);
    const auto dear = wall.note("pains", "Trop cher", "Achat");
    const auto secret = wall.round({.dotsEach = 1});
    wall.finger(1).down(wall.of(ana, "dots")).moveTo(dear);
    CHECK(wall.table().drafts().held.empty());
    CHECK(wall.answered("In a secret vote dots are given in your own list: touch “Vote”."));
    wall.finger(1).up();
    CHECK(wall.board().marksOf(secret).empty());

    OpenVote open;
    for (const auto note : {open.dear, open.dear, open.slow})
        open.command(
            [&](const Board& b, CommandContext& a) { return commands::castDot(b, a, open.round, open.ana, note.value); });
    open.finger(1).down(open.of(open.ana, "dots")).moveTo(open.slow);
    CHECK(open.answered("All your dots are given: take one back first."));
    open.finger(1).up();
    CHECK(open.given(open.ana, open.slow) == 1);
}
