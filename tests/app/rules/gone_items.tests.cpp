// What has been voted on may be deleted since: it takes nobody's place, and what was said of it stays in the record.
#include <algorithm>
#include <map>

#include "app/commands/merge.h"
#include "app/commands/plan.h"
#include "app/rules/given_screen.h"
#include "app/rules/standings.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

struct Deleted : Workroom {
    Id<Seat> ana = seat(Edge::Bottom, 0.2f), ben = seat(Edge::Top, 0.5f);
    std::vector<Id<Action>> actions;
    Id<Round> id;

    explicit Deleted(commands::RoundTerms terms, int count = 4) {
        for (int i = 0; i < count; ++i) actions.push_back(action(std::string(1, static_cast<char>('a' + i))));
        terms.scope.on = RoundOn::Actions;
        id = round(terms);
    }
    const Round& now() const { return *board().find(id); }
    void remove(std::size_t i) {
        must([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, actions[i]); });
    }
    std::string listed() const {
        std::string text;
        for (const auto& row : rules::tally(board(), now()))
            text += (text.empty() ? "" : " ") + std::to_string(row.rank) + board().find<Action>(row.item)->title;
        return text;
    }
};

}  // namespace

TEST_CASE("A deleted action takes no rank, ties with nobody and enters no run-off", "[rules][tally][gone]") {
    Deleted room({.dotsEach = 6, .cap = 3, .winners = 2});
    room.cast(room.id, room.ana, room.actions[0].value, 3), room.cast(room.id, room.ana, room.actions[1].value, 2);
    room.cast(room.id, room.ben, room.actions[2].value, 2), room.cast(room.id, room.ben, room.actions[3].value, 1);
    room.close(room.id), room.reveal(room.id);
    REQUIRE(rules::tieAtCut(room.board(), room.now()).size() == 2);  // b and c
    room.remove(1);
    CHECK(room.listed() == "1a 2c 3d");
    CHECK(rules::tieAtCut(room.board(), room.now()).empty());
    const auto gone = rules::goneRows(room.board(), room.now());
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].item == room.actions[1].value);
    CHECK(gone[0].rank == 0);
    CHECK(gone[0].total == 2);  // what was said of it is kept
    CHECK(gone[0].voters == 1);
    const auto top =
        room.created<Round>([&](const Board& b, CommandContext& a) { return commands::openTopRunOff(b, a, room.id, 2); });
    CHECK(room.board().candidates(top).size() == 2);
    CHECK_FALSE(std::ranges::count(room.board().candidates(top), room.actions[1].value));
}

TEST_CASE("Every form is counted among what is left, and the methods beside each other too", "[rules][standings][gone]") {
    for (const auto form : {BallotForm::Dots, BallotForm::Points, BallotForm::Scores, BallotForm::Duels, BallotForm::BestWorst,
                            BallotForm::Orders}) {
        INFO(static_cast<int>(form));
        Deleted room({.form = form, .dotsEach = 9, .cap = 9, .winners = 1});
        const auto say = [&](auto&& command) { room.must(command); };
        const auto item = [&](std::size_t i) { return room.actions[i].value; };
        for (Id<Seat> s : {room.ana, room.ben}) switch (form) {  // a before b before c before d
                case BallotForm::Dots:
                    for (std::size_t i = 0; i < 4; ++i)
                        if (i < 3) room.cast(room.id, s, item(i), 4 - static_cast<int>(i));
                    break;
                case BallotForm::Points:
                    for (std::size_t i = 0; i < 4; ++i)
                        say([&](const Board& b, CommandContext& a) {
                            return commands::givePoints(b, a, room.id, s, item(i), 40 - 10 * static_cast<int>(i));
                        });
                    break;
                case BallotForm::Scores:
                    for (std::size_t i = 0; i < 4; ++i)
                        say([&](const Board& b, CommandContext& a) {
                            return commands::giveScore(b, a, room.id, s, item(i), 0, 5 - static_cast<int>(i));
                        });
                    break;
                case BallotForm::Duels:
                    for (const auto& [x, y] : {std::pair{0, 1}, {0, 2}, {1, 2}, {2, 3}, {1, 3}})
                        say([&](const Board& b, CommandContext& a) {
                            return commands::answerScreen(
                                b, a, room.id, s,
                                {{item(std::size_t(x)), item(std::size_t(y))}, item(std::size_t(x)), item(std::size_t(y))});
                        });
                    break;
                case BallotForm::BestWorst:
                    say([&](const Board& b, CommandContext& a) {
                        return commands::answerScreen(b, a, room.id, s, {{item(0), item(1), item(2), item(3)}, item(0), item(3)});
                    });
                    say([&](const Board& b, CommandContext& a) {
                        return commands::answerScreen(b, a, room.id, s, {{item(1), item(2)}, item(1), item(2)});
                    });
                    break;
                case BallotForm::Orders:
                    say([&](const Board& b, CommandContext& a) {
                        return commands::giveOrder(b, a, room.id, s, {{item(0)}, {item(1)}, {item(2)}, {item(3)}});
                    });
                    break;
            }
        room.close(room.id), room.reveal(room.id);
        CHECK(room.listed() == "1a 2b 3c 4d");
        const auto figures = [&] {
            std::map<std::string, double> all;
            for (const auto& row : rules::tally(room.board(), room.now()))
                all[room.board().find<Action>(row.item)->title] = row.figure;
            return all;
        };
        room.remove(0);
        CHECK(room.listed() == "1b 2c 3d");
        if (form == BallotForm::Orders) CHECK(figures()["b"] == 6);  // two ballots, three left: the first of them is worth 3
        const auto standings = rules::standings(room.board());
        const auto& round = *standings.standingOf(room.id);
        CHECK(round.rows.size() == 3);
        if (round.methods) {
            CHECK(round.methods->moves.size() == 3);
            const auto left = rules::candidatesLeft(room.board(), room.now());
            std::map<std::uint64_t, int> ranks;  // a method's ranks go by candidatesLeft
            for (std::size_t i = 0; i < left.size(); ++i) ranks[left[i]] = round.methods->methods.front().ranks.at(i);
            CHECK(ranks == std::map<std::uint64_t, int>{{item(1), 1}, {item(2), 2}, {item(3), 3}});
        }
        if (form == BallotForm::Duels)
            CHECK(round.rows[0].chanceInTop.value() > 0.5);  // nobody holds the first place for a card that is gone
        const auto lines = rules::why(room.board(), standings, {}, room.actions[1],
                                      rules::isDuel(form) ? rules::RankBy::Duels : rules::RankBy::Votes, Texts{});
        CHECK(lines[0].find("1 of 3") != std::string::npos);
        // The same from the part of the board that standings are reckoned from.
        Board part = rules::rankingPart(room.board());
        part.rebuildIndexes();
        CHECK(rules::standings(part).standingOf(room.id)->rows.size() == 3);
    }
}

TEST_CASE("A best-worst set with a card that is gone still says what it says of the others", "[rules][duels][gone]") {
    Deleted room({.form = BallotForm::BestWorst, .winners = 1});
    const auto item = [&](std::size_t i) { return room.actions[i].value; };
    room.must([&](const Board& b, CommandContext& a) {
        return commands::answerScreen(b, a, room.id, room.ana, {{item(0), item(1), item(2), item(3)}, item(0), item(3)});
    });
    room.close(room.id), room.reveal(room.id);
    room.remove(0);  // the best of them: b and c still stand before d
    auto rows = rules::tally(room.board(), room.now());
    CHECK(rows[2].item == item(3));
    CHECK(rows[2].rank == 3);
    CHECK(rows[1].rank == 1);
    room.remove(3);  // and the worst: of b and c nothing was said
    rows = rules::tally(room.board(), room.now());
    CHECK(rows.size() == 2);
    CHECK(rows[0].tied);
}

TEST_CASE("Deleted notes and groups are gone from their rounds too, also for who reckons without the notes' texts",
          "[rules][tally][gone]") {
    Workroom room;
    const auto a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(1, 1)), c = room.note("c", room.cell(2, 1));
    const auto ana = room.anySeat();
    const auto id = room.round({.dotsEach = 3, .cap = 3});
    room.cast(id, ana, a.value, 2), room.cast(id, ana, b.value);
    room.close(id), room.reveal(id);
    room.must([&](const Board& board, CommandContext& context) {
        Edit edit(board, Op::BinNote, context);
        edit.remove<Placement>(a.value), edit.remove<Note>(a.value);
        return Result<Transaction>(edit.finish());
    });
    Board part = rules::rankingPart(room.board());
    part.rebuildIndexes();
    for (const Board* board : {static_cast<const Board*>(&part), &room.board()}) {
        const auto standings = rules::standings(*board);
        const auto& rows = standings.rounds.at(0).rows;
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].item == b.value);
        CHECK(rows[0].rank == 1);
        CHECK(rows[1].item == c.value);
    }
    CHECK(rules::concernsRanking(RecordKind::Note));
    CHECK(rules::concernsRanking(RecordKind::Group));
    for (const auto& [key, note] : part.all<Note>()) CHECK(note.text.empty());
}

TEST_CASE("In an open vote nobody is shown or gives to what has been deleted, and what was given comes back",
          "[rules][voting][gone]") {
    Deleted room({.form = BallotForm::Orders, .secret = false});
    const auto item = [&](std::size_t i) { return room.actions[i].value; };
    room.must([&](const Board& b, CommandContext& a) {
        return commands::giveOrder(b, a, room.id, room.ana, {{item(0)}, {item(1)}, {item(2)}});
    });
    room.remove(1);
    CHECK(rules::orderFor(room.board(), room.now(), room.ana).size() == 3);
    const auto given = rules::orderGiven(room.board(), room.now(), room.ana);
    CHECK(given == std::vector<std::vector<std::uint64_t>>{{item(0)}, {item(2)}});
    room.must([&](const Board& b, CommandContext& a) { return commands::giveOrder(b, a, room.id, room.ana, given); });
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::giveOrder(b, a, room.id, room.ana, {{item(1)}});
    }) == "This is not part of the vote.");
    room.close(room.id);

    Deleted duels({.form = BallotForm::Duels}, 3);
    duels.remove(0);
    const auto running = rules::standings(duels.board()).duels;
    REQUIRE(running);
    const auto screen = rules::giveScreen(duels.board(), duels.now(), duels.ana, running->state, {}, 0);
    REQUIRE(screen);
    CHECK_FALSE(std::ranges::count(screen->items, duels.actions[0].value));

    Deleted dots({.dotsEach = 2});
    dots.cast(dots.id, dots.ana, dots.actions[0].value), dots.cast(dots.id, dots.ana, dots.actions[1].value);
    CHECK(rules::dotsLeft(dots.board(), dots.now(), dots.ana) == 0);
    dots.remove(0);
    CHECK(rules::dotsLeft(dots.board(), dots.now(), dots.ana) == 1);
}

TEST_CASE("A ballot that gave dots for what is gone and gave them again holds no more than the rule allows",
          "[rules][voting][gone]") {
    for (const bool secret : {true, false}) {
        Deleted room({.dotsEach = 20, .cap = 20, .secret = secret});
        room.cast(room.id, room.ana, room.actions[0].value, 12), room.cast(room.id, room.ana, room.actions[1].value, 8);
        room.remove(0);
        room.cast(room.id, room.ana, room.actions[2].value, 12);
        CHECK_FALSE(rules::overvote(room.board(), room.now(), room.ana));
        room.close(room.id);
        CHECK(rules::overvotedBallots(room.board(), room.now()) == 0);
    }
}

TEST_CASE("Points given again after a deletion that is then undone are in excess: told, taken back or counted in full",
          "[rules][voting][gone]") {
    for (const bool secret : {true, false}) {
        Deleted room({.form = BallotForm::Points, .secret = secret});
        const auto give = [&](std::size_t i, int points) {
            room.must([&](const Board& b, CommandContext& a) {
                return commands::givePoints(b, a, room.id, room.ana, room.actions[i].value, points);
            });
        };
        give(0, 60), give(1, 40);
        room.remove(0);
        give(2, 60);
        CHECK_FALSE(rules::overvote(room.board(), room.now(), room.ana));
        REQUIRE(room.workshop.undo({{}, {RecordKind::Action, room.actions[0].value}}, {}, room.Workroom::now));
        CHECK(rules::overvote(room.board(), room.now(), room.ana).points == 60);
        give(0, 59);  // what is too much can be taken back step by step
        CHECK(rules::overvote(room.board(), room.now(), room.ana).points == 59);
        CHECK(room.refused([&](const Board& b, CommandContext& a) {
            return commands::givePoints(b, a, room.id, room.ana, room.actions[0].value, 60);
        }) == "All your points are given: take some back first.");
        room.close(room.id);
        CHECK(rules::overvotedBallots(room.board(), room.now()) == 1);
        room.reveal(room.id);
        const auto rows = rules::tally(room.board(), room.now());
        CHECK(rows[0].total + rows[1].total + rows[2].total == 159);
        room.must(
            [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, room.actions[0], room.actions[2]); });
        CHECK(rules::tally(room.board(), room.now())[0].total == 100);  // nobody's points on one thing go above the cap
    }
}
