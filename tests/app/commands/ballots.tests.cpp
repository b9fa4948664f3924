#include "app/commands/rounds.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

struct Vote : Workroom {
    Id<Seat> ana = seat(Edge::Bottom, 0.2f), ben = seat(Edge::Top, 0.5f);
    std::vector<Id<Note>> pains;

    Vote() {
        for (int i = 0; i < 4; ++i)
            pains.push_back(note("irritant " + std::to_string(i), cell(static_cast<std::size_t>(i) % 3, 1)));
        note("une idée", cell(0, 2));
    }
    std::string castRefused(Id<Round> id, Id<Seat> seat, std::uint64_t item) {
        return refused([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, seat, item); }, seat);
    }
};

}  // namespace

TEST_CASE("An opened round fixes its candidates, suggests dots, keeps its time and shows the vote", "[commands][rounds]") {
    Vote room;
    room.must([&](const Board& b, CommandContext& a) {
        return commands::flipNote(b, a, room.pains[3]);
    });  // face down: not yet shown, not voted on
    const Id<Round> id = room.round({.boxSeconds = 120});
    const Round& round = *room.board().find(id);
    CHECK(round.state == RoundState::Open);
    CHECK(round.number == 1);
    CHECK(round.dotsEach == 1);  // a third of three
    CHECK(round.closesAt == room.now + 120'000);
    CHECK(room.board().candidates(id).size() == 3);
    CHECK(room.board().session().step == steps::kVote);
    const Id<Note> late = room.note("arrivé après", room.cell(0, 1));
    CHECK(room.castRefused(id, room.ana, late.value) == "This is not part of the vote.");
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::openRound(b, a, {}); }) ==
          "Another vote is open: close it first.");
    room.must([&](const Board& b, CommandContext& a) { return commands::extendRound(b, a, id, 60); });
    CHECK(room.board().find(id)->closesAt == room.now + 180'000);
    room.now += 500'000;  // long over: a minute more counts from now
    room.must([&](const Board& b, CommandContext& a) { return commands::extendRound(b, a, id, 60); });
    CHECK(room.board().find(id)->closesAt == room.now + 60'000);
}

TEST_CASE("There is no round on nothing", "[commands][rounds]") {
    Workroom room;
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::openRound(b, a, {}); }) ==
          "There is nothing to vote on yet.");
    CHECK(room.refused([](const Board& b, CommandContext& a) {
        return commands::openRound(b, a, {.scope = {.on = RoundOn::Actions}});
    }) == "There is nothing to vote on yet.");
}

TEST_CASE("A seat gives as many dots as it has, and no more on one item than the cap", "[commands][rounds]") {
    for (const bool secret : {true, false}) {
        Vote room;
        INFO((secret ? "secret" : "open"));
        const Id<Round> id = room.round({.dotsEach = 3, .cap = 2, .secret = secret});
        const std::uint64_t a = room.pains[0].value, b = room.pains[1].value;
        room.cast(id, room.ana, a, 2);
        CHECK(room.castRefused(id, room.ana, a) == "No more dots on this one.");
        room.cast(id, room.ana, b);
        CHECK(room.castRefused(id, room.ana, b) == "All your dots are given: take one back first.");
        CHECK(room.castRefused(id, Id<Seat>{9}, b) == "Choose a seat first.");
        CHECK(rules::dotsLeft(room.board(), *room.board().find(id), room.ana) == 0);
        CHECK(rules::dotsLeft(room.board(), *room.board().find(id), room.ben) == 3);
        room.must(
            [&](const Board& board, CommandContext& context) { return commands::takeDotBack(board, context, id, room.ana, a); });
        CHECK(rules::dotsGiven(room.board(), *room.board().find(id), room.ana, a) == 1);
        CHECK(room.refused([&](const Board& board, CommandContext& context) {
            return commands::takeDotBack(board, context, id, room.ben, a);
        }) == "You have no dot on this one.");
    }
}

TEST_CASE("Changing the number of dots keeps the dots that were given", "[commands][rounds]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 3, .cap = 2});
    room.cast(id, room.ana, room.pains[0].value, 2);
    room.must([&](const Board& b, CommandContext& a) { return commands::changeDots(b, a, id, {1, 5}); });
    CHECK(room.board().find(id)->dotsEach == 1);
    CHECK(room.board().find(id)->cap == 1);
    CHECK(room.board().marksOf(id).size() == 2);
    CHECK(rules::dotsLeft(room.board(), *room.board().find(id), room.ana) == 0);
}

TEST_CASE("Closing a secret round leaves ballots without seats and no marks", "[commands][rounds][secret]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 3, .cap = 2});
    room.cast(id, room.ana, room.pains[0].value, 2);
    room.cast(id, room.ana, room.pains[1].value);
    room.cast(id, room.ben, room.pains[2].value);
    CHECK(room.board().all<Mark>().size() == 4);
    CHECK(room.board().all<Dot>().empty());
    room.close(id);
    CHECK(room.board().all<Mark>().empty());
    REQUIRE(room.board().all<Ballot>().size() == 2);
    for (const auto& [key, ballot] : room.board().all<Ballot>()) CHECK_FALSE(ballot.seat);
    CHECK(room.board().dotsOf(id).size() == 4);
    CHECK(room.board().find(id)->state == RoundState::Closed);
    // Nobody's dots can be told any more, not even by the program.
    CHECK(rules::dotsGiven(room.board(), *room.board().find(id), room.ana) == 0);
    CHECK_FALSE(room.workshop.canUndo({room.ana, {}}));
    CHECK_FALSE(room.workshop.canUndo({{}, {RecordKind::Round, id.value}}));
}

TEST_CASE("In an open round a ballot names its seat", "[commands][rounds]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 2, .cap = 1, .secret = false});
    room.cast(id, room.ana, room.pains[0].value);
    room.cast(id, room.ana, room.pains[1].value);
    REQUIRE(room.board().all<Ballot>().size() == 1);
    CHECK(room.board().all<Ballot>().begin()->second.seat == room.ana);
    room.close(id);
    CHECK(room.board().dotsOf(id).size() == 2);
}

TEST_CASE("Who says done may still change the vote until it is closed, and is then not done any more", "[commands][rounds]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 2, .cap = 1});
    room.cast(id, room.ana, room.pains[0].value);
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, room.ana, true); }, room.ana);
    CHECK(rules::progress(room.board(), id).done == 1);
    CHECK(rules::progress(room.board(), id).voters == 2);
    room.cast(id, room.ana, room.pains[1].value);
    CHECK(rules::progress(room.board(), id).done == 0);
    const Id<Seat> late = room.seat(Edge::Left);
    CHECK(rules::progress(room.board(), id).voters == 3);
    room.cast(id, late, room.pains[0].value);
    room.close(id);
    CHECK(room.castRefused(id, late, room.pains[1].value) == "This vote is not open.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, late, true); }) ==
          "This vote is not open.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::takeDotBack(b, a, id, late, room.pains[0].value);
    }) == "This vote is not open.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); }) ==
          "This vote is not open.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::extendRound(b, a, id, 60); }) ==
          "This vote is not open.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::changeDots(b, a, id, {3, 1});
    }) == "This vote is not open.");
}

TEST_CASE("The facilitator enters a round for a person: it is marked until the person begins, and then it is theirs",
          "[commands][rounds][proxy]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 2, .cap = 1});
    room.must(
        [&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, room.ben, room.pains[0].value, true); });
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, room.ben, true, true); });
    CHECK(rules::voterOf(room.board(), id, room.ben)->proxy);
    CHECK(room.board().find(room.board().marksOf(id)[0])->proxy);
    room.cast(id, room.ben, room.pains[1].value);  // the person came back
    CHECK_FALSE(rules::voterOf(room.board(), id, room.ben)->proxy);
    for (Id<Mark> mark : room.board().marksOf(id)) CHECK_FALSE(room.board().find(mark)->proxy);
    CHECK(rules::dotsGiven(room.board(), *room.board().find(id), room.ben) == 2);
}

TEST_CASE("A round is revealed only after it is closed; then the results are shown", "[commands][rounds]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 1});
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); }) ==
          "Close the vote first.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, id); }) ==
          "Reveal the vote first.");
    room.close(id);
    room.reveal(id);
    CHECK(room.board().session().step == steps::kResults);
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); }) ==
          "Close the vote first.");
    room.action("une action");
    const Id<Round> second = room.round({.scope = {.on = RoundOn::Actions}});
    CHECK(room.board().find(second)->number == 2);
    room.close(second);
    room.reveal(second);
    CHECK(room.board().session().step == steps::kRanking);
}

TEST_CASE("Tied items across the cut go to a run-off of one dot each, and only if there is a tie", "[commands][rounds]") {
    Vote room;
    const Id<Round> id = room.round({.dotsEach = 1, .winners = 1});
    room.cast(id, room.ana, room.pains[0].value);
    room.cast(id, room.ben, room.pains[1].value);
    room.close(id);
    room.reveal(id);
    const Id<Round> runOff =
        room.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, id); });
    const Round& round = *room.board().find(runOff);
    CHECK(round.runOffOf == id);
    CHECK(round.dotsEach == 1);
    CHECK(room.board().candidates(runOff).size() == 2);
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, id); }) ==
          "Another vote is open: close it first.");
    room.cast(runOff, room.ana, room.pains[1].value);
    room.close(runOff);
    room.reveal(runOff);
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, id); }) ==
          "There is no tie to settle.");
}

TEST_CASE("A vote on actions opens on the ranking, where they lie; one on notes on the map", "[commands][rounds]") {
    Vote room;
    room.action("Simplifier"), room.action("Rappeler");
    const Id<Round> onActions = room.round({.scope = {.on = RoundOn::Actions}, .secret = false});
    CHECK(room.board().session().step == steps::kRanking);
    room.must([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, onActions); });
    room.round({});
    CHECK(room.board().session().step == steps::kVote);
}
