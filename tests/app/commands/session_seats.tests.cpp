#include <set>

#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/app/workroom.h"

using namespace tests;

TEST_CASE("A session begins once, with the stages and lanes of its template in order", "[commands][session]") {
    Workroom room;
    CHECK(room.board().session().title == "Parcours d’achat");
    CHECK(room.board().session().step == steps::kMap);
    CHECK(room.board().stages().size() == 3);
    CHECK(room.board().find(room.stage(1))->title == "Achat");
    CHECK(room.board().find(room.lane(1))->kind == NoteKind::Pains);
    CHECK(room.refused([](const Board& b, CommandContext& a) {
        return commands::startSession(b, a, {"x", {}, {}}, "fr", Seating::Wall);
    }) == "This session has already begun.");
}

TEST_CASE("The session's title, language, seating and step are changed; an empty title is refused", "[commands][session]") {
    Workroom room;
    room.must([](const Board& b, CommandContext& a) { return commands::renameSession(b, a, " Magasin "); });
    room.must([](const Board& b, CommandContext& a) { return commands::speak(b, a, "en"); });
    room.must([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, Seating::Wall); });
    room.must([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, steps::kRanking); });
    const Session& session = room.board().session();
    CHECK(session.title == "Magasin");
    CHECK(session.lang == "en");
    CHECK(session.seating == Seating::Wall);
    CHECK(session.step == steps::kRanking);
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::renameSession(b, a, " "); }) ==
          "A name is needed.");
}

TEST_CASE("Twelve seats have twelve colours and names; the thirteenth is refused; who leaves makes room", "[commands][seats]") {
    Workroom room;
    std::set<int> colours;
    std::set<std::string> names;
    std::vector<Id<Seat>> seats;
    for (int i = 0; i < kMostSeats; ++i) {
        seats.push_back(room.seat(static_cast<Edge>(i % 4), 0.1f * static_cast<float>(i)));
        colours.insert(room.board().find(seats.back())->colour);
        names.insert(room.board().find(seats.back())->name);
    }
    CHECK(colours.size() == 12);
    CHECK(names.size() == 12);
    CHECK(names.contains("Loutre"));
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::addSeat(b, a, Edge::Left, 0.5f); }) ==
          "The table is full: twelve seats.");
    const int freed = room.board().find(seats[4])->colour;
    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, seats[4]); });
    CHECK(commands::seatsPresent(room.board()) == 11);
    CHECK(room.board().find(room.seat())->colour == freed);
}

TEST_CASE("An English session proposes English animals", "[commands][seats]") {
    Workroom room;
    room.must([](const Board& b, CommandContext& a) { return commands::speak(b, a, "en"); });
    CHECK(room.board().find(room.seat())->name == "Otter");
}

TEST_CASE("A seat is renamed and moved along the table, never past its end", "[commands][seats]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    room.must([&](const Board& b, CommandContext& a) { return commands::renameSeat(b, a, seat, " Zoé "); });
    CHECK(room.board().find(seat)->name == "Zoé");
    room.must([&](const Board& b, CommandContext& a) { return commands::moveSeat(b, a, seat, Edge::Left, 1.4f); });
    CHECK(room.board().find(seat)->edge == Edge::Left);
    CHECK(room.board().find(seat)->along == 1.0f);
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameSeat(b, a, seat, ""); }) ==
          "A name is needed.");
}

TEST_CASE("A seat votes for several people and in a team, within the bounds that are told", "[commands][seats]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    room.must([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, seat, 12, 4); });
    CHECK(room.board().find(seat)->weight == 12);
    CHECK(room.board().find(seat)->team == 4);
    for (int weight : {0, -3, 100})
        CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, seat, weight, 0); }) ==
              "A seat votes for 1 to 99 people.");
    for (int team : {-1, 5})
        CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, seat, 1, team); }) ==
              "There are four teams at most.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, Id<Seat>{987654}, 1, 0); }) ==
          "This is no longer there.");
    CHECK(room.board().find(seat)->weight == 12);
    room.must([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, seat, 1, 0); });
    CHECK(room.board().find(seat)->team == 0);
}

TEST_CASE("Who leaves leaves notes behind: those of the tray wait to be placed, the bin stays with the seat",
          "[commands][seats]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    const Id<Note> a = room.written("a", seat), b = room.written("b", seat);
    room.must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, b, seat); });
    room.must([&](const Board& board, CommandContext& context) { return commands::leaveSeat(board, context, seat); });
    CHECK_FALSE(room.board().find(seat)->present);
    CHECK(room.placement(a).place == Place::Holding);
    CHECK(room.board().find(a)->author == seat);
    CHECK(room.board().binOf(seat).size() == 1);
}

TEST_CASE("The bin of whoever leaves goes to the nearest seat, whatever ids were drawn", "[commands][seats]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Workroom room(seed);
        const Id<Seat> far = room.seat(Edge::Top, 0.5f), side = room.seat(Edge::Right, 0.5f),
                       near = room.seat(Edge::Bottom, 0.2f), leaver = room.seat(Edge::Bottom, 0.6f),
                       nearest = room.seat(Edge::Bottom, 0.8f);
        const Id<Note> note = room.written("a", leaver);
        room.must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, note, leaver); });
        room.must([&](const Board& board, CommandContext& context) { return commands::leaveSeat(board, context, leaver); });
        INFO(seed);
        CHECK(room.board().binOf(nearest).size() == 1);
        for (const Id<Seat> next : {nearest, near, side})
            room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, next); });
        CHECK(room.board().binOf(far).size() == 1);
    }
}

TEST_CASE("A seat is named in the language the table speaks, whatever its session asks for", "[commands][seats]") {
    Workroom room;
    const auto seat =
        room.created<Seat>([](const Board& b, CommandContext& a) { return commands::addSeat(b, a, Edge::Left, 0.5f, "en"); });
    CHECK(room.board().find(seat)->name == "Otter");
}
