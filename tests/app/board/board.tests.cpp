#include "app/board/board.h"

#include <catch2/catch.hpp>

#include "app/board/edit.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

// A transaction that makes, changes or removes, without a command's opinion.
Transaction change(const Board& board, std::optional<Record> after, RecordKey key) {
    return {1, Op::EditText, {}, 0, 0, {{key, board.find(key), std::move(after)}}};
}

}  // namespace

TEST_CASE("A transaction whose before no longer holds is refused whole", "[board][apply]") {
    Workroom room;
    const Id<Note> a = room.note("Trop cher", room.cell(1, 1)), b = room.note("Lent", room.cell(1, 1));
    IdSource ids(1);
    CommandContext context{{}, 0, ids};
    Edit edit(room.board(), Op::EditText, context);
    edit.update<Note>(a.value, [](Note& n) { n.text = "Cher"; });
    edit.update<Note>(b.value, [](Note& n) { n.text = "Trop lent"; });
    const Transaction stale = edit.finish();
    REQUIRE(stale.changes.size() == 2);

    room.must([&](const Board& board, CommandContext& ask) { return commands::editText(board, ask, b, "Autre"); });
    const Board before = room.board();
    const auto result = room.workshop.commit(stale);
    REQUIRE_FALSE(result);
    CHECK(result.refusal().about == b.value);
    CHECK(room.board() == before);  // the first half was not done either
    CHECK(room.board().find(a)->text == "Trop cher");
}

TEST_CASE("Making what exists and changing what does not are refused", "[board][apply]") {
    Workroom room;
    const Id<Note> a = room.note("Trop cher", room.cell(1, 1));
    Board board = room.board();
    const RecordKey key{RecordKind::Note, a.value};
    Transaction make{1, Op::EditText, {}, 0, 0, {{key, std::nullopt, *board.find(key)}}};
    CHECK_FALSE(board.apply(make));
    Note ghost = *board.find(a);
    ghost.id = Id<Note>{99};
    Transaction alter{1, Op::EditText, {}, 0, 0, {{{RecordKind::Note, 99}, ghost, ghost}}};
    CHECK_FALSE(board.apply(alter));
    CHECK(board == room.board());
}

TEST_CASE("What was touched is told, record by record", "[board][apply]") {
    Workroom room;
    const Id<Note> a = room.note("Trop cher", room.cell(1, 1));
    const Touched touched = room.must(
        [&](const Board& b, CommandContext& context) { return commands::placeNote(b, context, a, room.cell(0, 2), {}, 0); });
    CHECK(touched.op == Op::PlaceNote);
    CHECK(touched.keys ==
          std::vector<RecordKey>{{RecordKind::Note, a.value}, {RecordKind::Placement, a.value}});  // the lane gave it its kind
}

TEST_CASE("Cells, groups, trays, bins and the holding area list what lies in them, in order", "[board][indexes]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    const Id<Note> a = room.note("a", room.cell(1, 1)), b = room.note("b", room.cell(1, 1)), c = room.note("c", room.cell(1, 1));
    CHECK(room.notesIn(room.cell(1, 1)) == std::vector{a, b, c});
    const Id<Group> group = room.group(c, a);
    CHECK(room.board().itemsIn(room.cell(1, 1)).size() == 2);
    CHECK(room.board().itemsIn(room.cell(1, 1))[0].group == group);
    CHECK(room.board().notesIn(group).size() == 2);
    const Id<Note> d = room.written("d", seat), e = room.written("e", seat);
    CHECK(room.board().trayOf(seat)[0].note == d);
    CHECK(room.board().trayOf(seat)[1].note == e);
    room.must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, d, seat); });
    CHECK(room.board().trayOf(seat).size() == 1);
    CHECK(room.board().binOf(seat).size() == 1);
    CHECK(room.board().itemsIn(room.cell(2, 2)).empty());
    CHECK(room.board().holding().empty());
}

TEST_CASE("The inverse leads back, whatever the transaction", "[board][algebra]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(1, 1)), b = room.note("b", room.cell(1, 1));
    const Board before = room.board();
    Board board = before;
    IdSource ids(4);
    CommandContext context{{}, 5, ids};
    for (const auto& transaction :
         {commands::groupNotes(board, context, a, b), commands::removeStage(board, context, room.stage(1)),
          commands::addStage(board, context, "Autre"), commands::addAction(board, context, "", a, {})}) {
        REQUIRE(transaction);
        board = before;
        REQUIRE(board.apply(*transaction));
        CHECK_FALSE(board == before);
        const Transaction back = inverse(*transaction);
        CHECK(back.undoes == transaction->id);
        REQUIRE(board.apply(back));
        CHECK(board == before);
        CHECK(board.indexesHold());
        CHECK(inverse(back).changes == transaction->changes);
    }
}

TEST_CASE("Squashed, a sequence is one transaction that does the same; what cancels out is gone", "[board][algebra]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(1, 1));
    const Board before = room.board();
    Board board = before;
    IdSource ids(4);
    CommandContext context{{}, 5, ids};
    std::vector<Transaction> sequence;
    const auto go = [&](const Result<Transaction>& t) {
        REQUIRE(t);
        REQUIRE(board.apply(*t));
        sequence.push_back(*t);
    };
    go(commands::editText(board, context, a, "ab"));
    go(commands::editText(board, context, a, "abc"));
    go(commands::flipNote(board, context, a));
    go(commands::addStage(board, context, "Neuve"));
    go(commands::flipNote(board, context, a));
    go(commands::removeStage(board, context, board.stages().back()));
    const Transaction one = squash(sequence);
    CHECK(one.id == sequence.back().id);
    CHECK(one.op == Op::RemoveStage);
    REQUIRE(one.changes.size() == 1);  // only the text is another one
    Board fresh = before;
    REQUIRE(fresh.apply(one));
    CHECK(fresh == board);
    CHECK(fresh.indexesHold());
}

TEST_CASE("An edit reads its own changes and leaves out what does not differ", "[board][edit]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(1, 1));
    IdSource ids(4);
    CommandContext context{{}, 5, ids};
    Edit edit(room.board(), Op::EditText, context);
    edit.update<Note>(a.value, [](Note& n) { n.text = "b"; });
    CHECK(edit.find<Note>(a.value)->text == "b");
    edit.update<Note>(a.value, [](Note& n) { n.text = "a"; });
    edit.update<Note>(12345, [](Note&) { FAIL("there is no such note"); });
    edit.remove<Placement>(a.value);
    CHECK_FALSE(edit.find<Placement>(a.value));
    const Transaction made = edit.finish();
    REQUIRE(made.changes.size() == 1);
    CHECK(made.changes[0].key == RecordKey{RecordKind::Placement, a.value});
    CHECK_FALSE(made.changes[0].after);
}

TEST_CASE("A loaded board equals the one it was taken from, and a record twice is refused", "[board][load]") {
    Workroom room;
    room.group(room.note("a", room.cell(1, 1)), room.note("b", room.cell(1, 1)));
    Board loaded;
    for (int kind = 0; kind < kRecordKinds; ++kind)
        std::visit(
            [&](const auto& type) {
                for (const auto& [id, record] : room.board().all<std::remove_cvref_t<decltype(type)>>())
                    CHECK(loaded.load(record));
            },
            blank(static_cast<RecordKind>(kind)));
    loaded.rebuildIndexes();
    CHECK(loaded == room.board());
    CHECK(loaded.stages() == room.board().stages());
    CHECK(loaded.itemsIn(room.cell(1, 1)) == room.board().itemsIn(room.cell(1, 1)));
    CHECK_FALSE(loaded.load(room.board().session()));
}

TEST_CASE("Every kind of record is made, found and taken away through a transaction", "[board][fields]") {
    for (int k = 0; k < kRecordKinds; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        INFO(nameOf(kind));
        CHECK(kindNamed(nameOf(kind)) == kind);
        Record record = blank(kind);
        std::visit(
            [](auto& r) {
                bool first = true;
                visitFields(r, [&](const char*, auto& field) {
                    if constexpr (requires { field.value = std::uint64_t{42}; }) {
                        if (first) field.value = 42;
                    }
                    first = false;
                });
            },
            record);
        const RecordKey key = keyOf(record);
        CHECK(key == RecordKey{kind, 42});
        Board board;
        REQUIRE(board.apply(change(board, record, key)));
        CHECK(board.find(key) == record);
        CHECK(board.indexesHold());
        REQUIRE(board.apply(change(board, std::nullopt, key)));
        CHECK(board == Board{});
        CHECK(board.indexesHold());
    }
    CHECK(kindNamed("nonsense") == std::nullopt);
}

TEST_CASE("Every verb has a name of its own that leads back to it", "[board][op]") {
    for (int i = 0; i < kOps; ++i) CHECK(opNamed(nameOf(static_cast<Op>(i))) == static_cast<Op>(i));
    CHECK(opNamed("") == std::nullopt);
    CHECK(isJournalled(RecordKind::Dot));
    CHECK_FALSE(isJournalled(RecordKind::Mark));
}
