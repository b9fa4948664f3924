// What leaves as JSON comes back as the same session.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <tuple>

#include "app/commands/merge.h"
#include "app/rules/voting.h"
#include "storage/exports/json.h"
#include "storage/exports/tables.h"
#include "storage/imports/json_import.h"
#include "storage/session/session_file.h"
#include "tests/storage/counts.h"
#include "tests/storage/exports/plan_board.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;

namespace {

// Gives what is said on a ballot to a candidate of its round; false if there is none.
bool speaksOfOne(const Board& board, auto& entry) {
    entry.round = board.find(entry.ballot)->round;
    const auto& candidates = board.candidates(entry.round);
    if (candidates.empty()) return false;
    entry.item = candidates[entry.id.value % candidates.size()];
    return true;
}

// What a session is when nothing has to be left out: every round revealed, no marks, secret ballots without a seat, run-offs and
// short lists after the rounds they are made of, no circle of links, one ballot a seat that
// speaks of candidates of its own round, once, in what its form gives, tiers that end after they start. Random edits know no such
// rules.
Board allRevealed(const Board& board) {
    Board clean;
    std::set<std::pair<std::uint64_t, std::uint64_t>> seats, candidates;
    std::set<std::tuple<std::uint64_t, std::uint64_t, int>> said;
    const auto load = [&](const auto& record) { REQUIRE(clean.load(record)); };
    for (int i = 0; i < kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : board.all<T>()) {
                    T copy = record;
                    if constexpr (std::is_same_v<T, Mark>) continue;
                    else if constexpr (std::is_same_v<T, Round>) {
                        copy.state = RoundState::Revealed;
                        const Round* settled = board.find(copy.runOffOf);
                        if (settled && settled->number >= copy.number) copy.runOffOf = {};
                        const Round* longer = board.find(copy.shortListOf);
                        if (longer && longer->number >= copy.number) copy.shortListOf = {};
                    } else if constexpr (std::is_same_v<T, Link>) {
                        if (copy.from > copy.to) std::swap(copy.from, copy.to);
                    } else if constexpr (std::is_same_v<T, Tier>) {
                        if (copy.startDay && copy.endDay && *copy.endDay < *copy.startDay) copy.endDay.reset();
                    } else if constexpr (std::is_same_v<T, Ballot>) {
                        if (board.find(copy.round)->secret || !seats.insert({copy.round.value, copy.seat.value}).second)
                            copy.seat = {};
                    } else if constexpr (std::is_same_v<T, Candidate>) {
                        if (!candidates.insert({copy.round.value, copy.item}).second) continue;
                    } else if constexpr (std::is_same_v<T, Dot>) {
                        if (!speaksOfOne(board, copy) || board.find(copy.round)->form != BallotForm::Dots) continue;
                    } else if constexpr (std::is_same_v<T, Entry>) {
                        static constexpr std::array kSays{Says::Dot,   Says::Points, Says::Score,
                                                          Says::Shown, Says::Shown,  Says::Level};  // by form
                        if (!speaksOfOne(board, copy) || board.find(copy.round)->form == BallotForm::Dots) continue;
                        const Round& round = *board.find(copy.round);
                        copy.says = kSays.at(static_cast<std::size_t>(round.form));
                        copy.part = copy.says == Says::Score   ? (round.criteria == 3 ? copy.part % 2 : round.criteria - 1)
                                    : copy.says == Says::Shown ? copy.part
                                                               : 0;
                        if (copy.says == Says::Score) copy.value = std::min(copy.value, 5);
                        else if (copy.says != Says::Level) copy.value = 1;
                        if (!said.insert({copy.ballot.value, copy.item, copy.part}).second) continue;
                    }
                    load(copy);
                }
            },
            blank(static_cast<RecordKind>(i)));
    clean.rebuildIndexes();
    return clean;
}

Board fresh(IdSource& ids) {
    Board board;
    CommandContext context{{}, 1, ids};
    REQUIRE(board.apply(
        *commands::startSession(board, context, {"Neuf", {{"A"}, {"B"}}, {{"C", NoteKind::Pains}}}, "fr", Seating::Wall)));
    return board;
}

Board imported(const std::string& json) {
    IdSource ids{99};
    Board board = fresh(ids);
    CommandContext context{{}, 2, ids};
    const auto transaction = storage::imports::importSession(board, context, storage::imports::readSession(json, {}));
    REQUIRE(transaction);
    CHECK(transaction->op == Op::Import);
    REQUIRE(board.apply(*transaction));
    return board;
}

}  // namespace

TEST_CASE("random sessions are exported, imported and equal", "[storage][exports][imports][round-trip]") {
    const auto sessions = static_cast<std::uint64_t>(tests::countFrom("PARCOURS_ROUND_TRIPS", 200));
    for (std::uint64_t seed = 1; seed <= sessions; ++seed) {
        INFO("seed " << seed);
        tests::RandomEdits random(seed);
        Board board;
        REQUIRE(board.apply(random.first()));
        for (int i = random.below(120); i > 0; --i) REQUIRE(board.apply(random.next(board)));
        const Board original = allRevealed(board);
        const Board back = imported(storage::exports::sessionJson(original).dump());
        REQUIRE(back == original);
        REQUIRE(back.indexesHold());
        // The tables of any session can be written; they differ in nothing either.
        REQUIRE(storage::exports::notesTable(back, {}) == storage::exports::notesTable(original, {}));
        REQUIRE(storage::exports::votesTable(back, {}) == storage::exports::votesTable(original, {}));
        REQUIRE(storage::exports::entriesTable(back, {}) == storage::exports::entriesTable(original, {}));
        REQUIRE(storage::exports::actionsTable(back, {}) == storage::exports::actionsTable(original, {}));
        REQUIRE(storage::exports::rankingsTable(back, {}) == storage::exports::rankingsTable(original, {}));
        REQUIRE(storage::exports::ballotsTable(back, {}) == storage::exports::ballotsTable(original, {}));
        if (seed % 20 == 0) REQUIRE(storage::exports::planTable(back, {}) == storage::exports::planTable(original, {}));
    }
    tests::tellRow("random sessions exported and imported", std::to_string(sessions) + " equal");
}

TEST_CASE("merges, rules made stricter in a vote and deletions leave a session that can be imported",
          "[storage][exports][imports]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        tests::PlanBoard workshop;
        workshop.context().chanceSeed = 1'000 + seed;  // ids of ballots unlike those of the secret round it has already
        std::mt19937_64 random(seed);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        const auto stricter = workshop.open(
            {.scope = {.on = RoundOn::Actions}, .dotsEach = 6, .cap = 3, .resistanceEach = 2, .secret = seed % 2 == 0});
        for (std::size_t s = 0; s < 3; ++s)
            for (int d = 0; d < 4; ++d)
                if (const auto given = commands::castDot(workshop.board, workshop.context(), stricter, workshop.seats[s],
                                                         workshop.actions[below(6)].value, false, d == 3))
                    workshop.does(given);
        workshop.does(commands::changeDots(workshop.board, workshop.context(), stricter, {1, 1}));
        auto left = workshop.actions;
        for (int i = 0; i < 3; ++i) {  // in mid-vote, then closed, then revealed
            std::ranges::shuffle(left, random);
            workshop.does(commands::mergeActions(workshop.board, workshop.context(), left[0], left[1]));
            left.erase(left.begin());
            if (i == 0) workshop.does(commands::closeRound(workshop.board, workshop.context(), stricter));
            if (i == 1) workshop.does(commands::revealRound(workshop.board, workshop.context(), stricter));
        }
        workshop.does(commands::removeAction(workshop.board, workshop.context(), left[0]));
        const Board back = imported(storage::exports::sessionJson(workshop.board).dump());
        REQUIRE(back == workshop.board);
    }
}

TEST_CASE("points given again after a deletion, undone or not, leave a session that can be imported",
          "[storage][exports][imports]") {
    for (const bool secret : {true, false})
        for (const bool undone : {false, true}) {
            tests::PlanBoard workshop;
            workshop.context().chanceSeed = 1'000;
            const auto round = workshop.open({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Points, .secret = secret});
            const auto give = [&](std::size_t i, int points) {
                workshop.does(commands::givePoints(workshop.board, workshop.context(), round, workshop.seats[0],
                                                   workshop.actions[i].value, points));
            };
            give(0, 60), give(1, 40);
            const auto removal = commands::removeAction(workshop.board, workshop.context(), workshop.actions[0]);
            workshop.does(removal);
            give(2, 60);
            if (undone) workshop.does(inverse(*removal));
            workshop.reveal(round);
            CHECK(rules::overvotedBallots(workshop.board, *workshop.board.find(round)) == (undone ? 1 : 0));
            CHECK(imported(storage::exports::sessionJson(workshop.board).dump()) == workshop.board);
            if (undone)
                workshop.does(
                    commands::mergeActions(workshop.board, workshop.context(), workshop.actions[0], workshop.actions[2]));
            CHECK(imported(storage::exports::sessionJson(workshop.board).dump()) == workshop.board);
        }
}

TEST_CASE("a run-off among the first and one of a tie come back as what they are", "[storage][exports][imports]") {
    tests::PlanBoard workshop;
    workshop.does(commands::openTopRunOff(workshop.board, workshop.context(), workshop.dots, 2));
    const auto runOff = workshop.board.rounds().back();
    workshop.reveal(runOff);
    const Board back = imported(storage::exports::sessionJson(workshop.board).dump());
    CHECK(back == workshop.board);
    CHECK(back.find(runOff)->amongFirst);
}

TEST_CASE("every note of a random session stands once in the table, wherever it lies", "[storage][exports]") {
    tests::RandomEdits random(5);
    Board board;
    REQUIRE(board.apply(random.first()));
    for (int i = 0; i < 400; ++i) REQUIRE(board.apply(random.next(board)));
    const std::string table = storage::exports::notesTable(board, {});
    CHECK(board.all<Note>().size() > 10);
    for (const auto& [id, note] : board.all<Note>()) {
        const std::string cell = ";" + idText(id) + "\r\n";
        const std::size_t at = table.find(cell);
        REQUIRE(at != std::string::npos);
        REQUIRE(table.find(cell, at + 1) == std::string::npos);
    }
}

TEST_CASE("an imported session is stored and read again as it was", "[storage][imports]") {
    tests::SmallBoard small;
    small.voteAndRank();
    const std::string json = storage::exports::sessionJson(small.board).dump(1);
    const tests::TempFolder folder;
    IdSource ids{3};
    CommandContext context{{}, 1, ids};
    Board board;
    const auto first = *commands::startSession(board, context, {"Neuf", {{"A"}}, {{"B", NoteKind::Pains}}}, "fr", Seating::Wall);
    REQUIRE(board.apply(first));
    auto file = storage::session::SessionFile::create(folder / "neuf.parcours", first);
    REQUIRE(file);
    const auto transaction = storage::imports::importSession(board, context, storage::imports::readSession(json, {}));
    REQUIRE(transaction);
    REQUIRE(board.apply(*transaction));
    (*file)->store(std::vector<Transaction>{*transaction});
    CHECK((*file)->load() == small.board);
    CHECK(board == small.board);
}

TEST_CASE("what was left out in the middle of a vote is missing from the imported session, and nothing else",
          "[storage][imports]") {
    tests::SmallBoard small;
    small.voteAndRank();
    const std::size_t revealed = small.board.rounds().size();
    const Board before = small.board;
    const auto open = small.open({.scope = {.kind = NoteKind::Pains}, .dotsEach = 3, .secret = true});
    small.cast(open, 0, {small.pains[0].value});
    const auto session = storage::imports::readSession(storage::exports::sessionJson(small.board).dump(), {});
    CHECK(session.leftOut == std::vector<int>{static_cast<int>(revealed) + 1});
    Board back = imported(storage::exports::sessionJson(small.board).dump());
    CHECK(back.session().step == steps::kVote);
    IdSource ids{1};
    CommandContext context{{}, 1, ids};
    REQUIRE(back.apply(*commands::goToStep(back, context, before.session().step)));
    CHECK(back == before);
}
