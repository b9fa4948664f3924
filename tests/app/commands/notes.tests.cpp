#include "app/commands/notes.h"

#include "app/base/utf8.h"
#include "tests/app/workroom.h"

using namespace tests;

TEST_CASE("A note is written into the tray of its seat, cleaned, of the kind asked for", "[commands][notes]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    const Id<Note> note = room.written("  Site trop lent\x07 ", seat, NoteKind::Thoughts);
    CHECK(*room.board().find(note) == Note{note, NoteKind::Thoughts, "Site trop lent", seat, room.now});
    CHECK(room.placement(note).place == Place::Tray);
    CHECK(room.placement(note).seat == seat);
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::writeNote(b, a, NoteKind::Pains, " \n ", seat);
    }) == "Write something first.");
}

TEST_CASE("A text of a hundred thousand characters is cut at what a record holds, between characters", "[commands][notes]") {
    Workroom room;
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "é";
    const Id<Note> note = room.written(text, room.seat());
    CHECK(room.board().find(note)->text.size() == kLongestText);
    CHECK(isUtf8(room.board().find(note)->text));
}

TEST_CASE("A note's text and kind are edited; an empty text and a note that is gone are refused", "[commands][notes]") {
    Workroom room;
    const Id<Note> note = room.note("a", room.cell(1, 1));
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, note, "b"); });
    CHECK(room.board().find(note)->text == "b");
    room.must([&](const Board& b, CommandContext& a) { return commands::changeKind(b, a, note, NoteKind::Moments); });
    CHECK(room.board().find(note)->kind == NoteKind::Moments);
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::editText(b, a, note, " "); }) ==
          "Write something first.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::editText(b, a, Id<Note>{9}, "x"); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::changeKind(b, a, Id<Note>{9}, NoteKind::Pains);
    }) == "This is no longer there.");
}

TEST_CASE("Placed in a cell a note takes its lane's kind and stands where it was put", "[commands][notes]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1)), c = room.note("c", room.cell(2, 2));
    CHECK(room.board().find(c)->kind == NoteKind::Opportunities);
    const commands::Gap gap{room.placement(a).order, room.placement(b).order};
    room.must([&](const Board& board, CommandContext& context) {
        return commands::placeNote(board, context, c, room.cell(0, 1), gap, 370);
    });
    CHECK(room.notesIn(room.cell(0, 1)) == std::vector{a, c, b});
    CHECK(room.board().find(c)->kind == NoteKind::Pains);
    CHECK(room.placement(c).turn == Approx(10));
    CHECK(commands::cellOf(room.board(), c) == room.cell(0, 1));
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::placeNote(board, context, c, {Id<Stage>{9}, room.lane(0)}, {}, 0);
    }) == "This is no longer there.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::placeNote(board, context, Id<Note>{9}, room.cell(0, 0), {}, 0);
    }) == "This is no longer there.");
}

TEST_CASE("Notes turn, flip, and all that lie face down on the map are revealed at once", "[commands][notes]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(1, 1));
    const Id<Note> mine = room.written("encore à moi", room.anySeat());
    room.must([&](const Board& board, CommandContext& context) { return commands::turnNote(board, context, a, -190); });
    CHECK(room.placement(a).turn == Approx(170));
    for (Id<Note> note : {a, b, mine})
        room.must([&](const Board& board, CommandContext& context) { return commands::flipNote(board, context, note); });
    CHECK(room.placement(a).faceDown);
    room.must([](const Board& board, CommandContext& context) { return commands::revealNotes(board, context); });
    CHECK_FALSE(room.placement(a).faceDown);
    CHECK_FALSE(room.placement(b).faceDown);
    CHECK(room.placement(mine).faceDown);  // what is still in a tray is its person's
}

TEST_CASE("A note goes to a seat, into its bin, and back into its tray", "[commands][notes]") {
    Workroom room;
    const Id<Seat> a = room.seat(), b = room.seat(Edge::Top);
    const Id<Note> note = room.note("a", room.cell(1, 1));
    room.must([&](const Board& board, CommandContext& context) { return commands::handNote(board, context, note, b); });
    CHECK(room.board().trayOf(b).size() == 1);
    CHECK_FALSE(commands::cellOf(room.board(), note));
    room.must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, note, a); });
    CHECK(room.board().binOf(a).size() == 1);
    CHECK(room.board().find(note));  // binned is not gone
    room.must([&](const Board& board, CommandContext& context) { return commands::restoreNote(board, context, note); });
    CHECK(room.board().trayOf(a).size() == 1);
    CHECK(room.board().binOf(a).empty());
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::restoreNote(board, context, note);
    }) == "This is no longer in the bin.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::handNote(board, context, note, Id<Seat>{9});
    }) == "This is no longer there.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::binNote(board, context, note, Id<Seat>{9});
    }) == "This is no longer there.");
}

TEST_CASE("Laid on another, a note makes a group with it where that one lies", "[commands][groups]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1)), c = room.note("c", room.cell(2, 2));
    const OrderKey place = room.placement(b).order;
    const Id<Group> group = room.group(c, b);
    CHECK(*room.board().find(group) == Group{group, room.stage(0), room.lane(1), place, {}});
    CHECK(room.board().notesIn(group)[0].note == b);
    CHECK(room.board().notesIn(group)[1].note == c);
    CHECK(room.board().find(c)->kind == NoteKind::Pains);
    CHECK(commands::cellOf(room.board(), c) == room.cell(0, 1));
    room.must([&](const Board& board, CommandContext& context) {
        return commands::groupNotes(board, context, a, c);
    });  // onto a member: joins
    CHECK(room.board().notesIn(group).size() == 3);
    CHECK(room.board().all<Group>().size() == 1);
    const Id<Note> tray = room.written("d", room.anySeat());
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::groupNotes(board, context, a, tray);
    }) == "Lay it on a note of the map.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) { return commands::groupNotes(board, context, a, a); }) ==
          "Lay it on a note of the map.");
}

TEST_CASE("A group whose last but one note leaves is no group any more", "[commands][groups]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1)), c = room.note("c", room.cell(0, 1));
    const Id<Group> group = room.group(b, a);
    const OrderKey place = room.board().find(group)->order;
    room.must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, b, room.anySeat()); });
    CHECK(room.board().all<Group>().empty());
    CHECK(room.notesIn(room.cell(0, 1)) == std::vector{a, c});
    CHECK(room.placement(a).order == place);
}

TEST_CASE("Ungrouped, notes stay in the cell, in order, where the group was", "[commands][groups]") {
    Workroom room;
    const Cell cell = room.cell(1, 1);
    const Id<Note> first = room.note("0", cell), a = room.note("a", cell), b = room.note("b", cell), c = room.note("c", cell),
                   last = room.note("9", cell);
    const Id<Group> group = room.group(b, a);
    room.must([&](const Board& board, CommandContext& context) { return commands::groupNotes(board, context, c, a); });
    room.must([&](const Board& board, CommandContext& context) { return commands::ungroup(board, context, group); });
    CHECK(room.notesIn(cell) == std::vector{first, a, b, c, last});
    CHECK(room.refused([&](const Board& board, CommandContext& context) { return commands::ungroup(board, context, group); }) ==
          "This is no longer there.");
}

TEST_CASE("Groups move with their notes, are named, and their notes are put in order", "[commands][groups]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1));
    const Id<Group> group = room.group(b, a);
    room.must([&](const Board& board, CommandContext& context) {
        return commands::moveGroup(board, context, group, room.cell(2, 2), {});
    });
    CHECK(commands::cellOf(room.board(), b) == room.cell(2, 2));
    CHECK(room.board().find(b)->kind == NoteKind::Opportunities);
    room.must(
        [&](const Board& board, CommandContext& context) { return commands::renameGroup(board, context, group, " Attente "); });
    CHECK(room.board().find(group)->title == "Attente");
    const commands::Gap front{{}, room.placement(a).order};
    room.must(
        [&](const Board& board, CommandContext& context) { return commands::placeInGroup(board, context, b, group, front); });
    CHECK(room.board().notesIn(group)[0].note == b);
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::placeInGroup(board, context, b, Id<Group>{9}, {});
    }) == "This is no longer there.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::moveGroup(board, context, Id<Group>{9}, room.cell(0, 0), {});
    }) == "This is no longer there.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::renameGroup(board, context, Id<Group>{9}, "x");
    }) == "This is no longer there.");
}

TEST_CASE("A note moves from one group of two into another: the first is no group any more", "[commands][groups]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1)), c = room.note("c", room.cell(1, 1)),
                   d = room.note("d", room.cell(1, 1));
    room.group(b, a);
    const Id<Group> second = room.group(d, c);
    room.must([&](const Board& board, CommandContext& context) { return commands::placeInGroup(board, context, b, second, {}); });
    CHECK(room.board().all<Group>().size() == 1);
    CHECK(room.board().notesIn(second).size() == 3);
    CHECK(room.notesIn(room.cell(0, 1)) == std::vector{a});
}
