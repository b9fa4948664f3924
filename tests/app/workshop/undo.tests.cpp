#include <functional>

#include "app/board/fields.h"
#include "app/commands/merge.h"
#include "app/commands/plan.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

// A furnished room and one of everything to try commands on.
struct Furnished : Workroom {
    Id<Seat> ana = seat(Edge::Bottom, 0.3f), ben = seat(Edge::Top, 0.6f);
    Id<Note> a = note("a", cell(0, 1)), b = note("b", cell(0, 1)), c = note("c", cell(0, 1)), d = note("d", cell(1, 1)),
             e = note("e", cell(1, 1));
    Id<Note> inTray = written("tray", ana), binned = written("bin", ana);
    Id<Group> pair = group(b, a);
    Id<Action> first = action("première"), second = action("seconde");

    Furnished() {
        must([&](const Board& board, CommandContext& context) { return commands::binNote(board, context, binned, ana); });
        must([&](const Board& board, CommandContext& context) {
            return commands::moveRank(board, context, second, first, {first, second});
        });
        now += 60'000;
    }
};

using Command = std::function<Result<Transaction>(Furnished&, const Board&, CommandContext&)>;
struct Row {
    const char* name;
    Command command;
};

const std::vector<Row>& undoable() {
    using F = Furnished;
    static const std::vector<Row> kRows{
        {"renameSession", [](F&, auto& b, auto& a) { return commands::renameSession(b, a, "Autre"); }},
        {"speak", [](F&, auto& b, auto& a) { return commands::speak(b, a, "en"); }},
        {"seatEveryone", [](F&, auto& b, auto& a) { return commands::seatEveryone(b, a, Seating::Wall); }},
        {"addStage", [](F&, auto& b, auto& a) { return commands::addStage(b, a, "Neuve"); }},
        {"renameStage", [](F& f, auto& b, auto& a) { return commands::renameStage(b, a, f.stage(0), "Neuve"); }},
        {"hideStage", [](F& f, auto& b, auto& a) { return commands::hideStage(b, a, f.stage(0), true); }},
        {"moveStage", [](F& f, auto& b, auto& a) { return commands::moveStage(b, a, f.stage(0), 1); }},
        {"removeStage", [](F& f, auto& b, auto& a) { return commands::removeStage(b, a, f.stage(0)); }},
        {"addLane", [](F&, auto& b, auto& a) { return commands::addLane(b, a, "Neuf", NoteKind::Moments); }},
        {"renameLane", [](F& f, auto& b, auto& a) { return commands::renameLane(b, a, f.lane(1), "Neuf"); }},
        {"hideLane", [](F& f, auto& b, auto& a) { return commands::hideLane(b, a, f.lane(1), true); }},
        {"moveLane", [](F& f, auto& b, auto& a) { return commands::moveLane(b, a, f.lane(1), -1); }},
        {"removeLane", [](F& f, auto& b, auto& a) { return commands::removeLane(b, a, f.lane(1)); }},
        {"renameSeat", [](F& f, auto& b, auto& a) { return commands::renameSeat(b, a, f.ana, "Zoé"); }},
        {"moveSeat", [](F& f, auto& b, auto& a) { return commands::moveSeat(b, a, f.ana, Edge::Left, 0.1f); }},
        {"writeNote", [](F& f, auto& b, auto& a) { return commands::writeNote(b, a, NoteKind::Pains, "neuf", f.ana); }},
        {"editText", [](F& f, auto& b, auto& a) { return commands::editText(b, a, f.a, "neuf"); }},
        {"changeKind", [](F& f, auto& b, auto& a) { return commands::changeKind(b, a, f.a, NoteKind::Moments); }},
        {"placeNote", [](F& f, auto& b, auto& a) { return commands::placeNote(b, a, f.b, f.cell(2, 2), {}, 12); }},
        {"placeInGroup", [](F& f, auto& b, auto& a) { return commands::placeInGroup(b, a, f.d, f.pair, {}); }},
        {"turnNote", [](F& f, auto& b, auto& a) { return commands::turnNote(b, a, f.d, 30); }},
        {"flipNote", [](F& f, auto& b, auto& a) { return commands::flipNote(b, a, f.d); }},
        {"handNote", [](F& f, auto& b, auto& a) { return commands::handNote(b, a, f.d, f.ben); }},
        {"binNote", [](F& f, auto& b, auto& a) { return commands::binNote(b, a, f.b, f.ben); }},
        {"restoreNote", [](F& f, auto& b, auto& a) { return commands::restoreNote(b, a, f.binned); }},
        {"groupNotes", [](F& f, auto& b, auto& a) { return commands::groupNotes(b, a, f.e, f.d); }},
        {"groupNotes out of a pair", [](F& f, auto& b, auto& a) { return commands::groupNotes(b, a, f.b, f.d); }},
        {"ungroup", [](F& f, auto& b, auto& a) { return commands::ungroup(b, a, f.pair); }},
        {"moveGroup", [](F& f, auto& b, auto& a) { return commands::moveGroup(b, a, f.pair, f.cell(2, 2), {}); }},
        {"renameGroup", [](F& f, auto& b, auto& a) { return commands::renameGroup(b, a, f.pair, "Prix"); }},
        {"addAction", [](F& f, auto& b, auto& a) { return commands::addAction(b, a, "", f.a, {}); }},
        {"renameAction", [](F& f, auto& b, auto& a) { return commands::renameAction(b, a, f.first, "neuf"); }},
        {"setStage", [](F& f, auto& b, auto& a) { return commands::setStage(b, a, f.first, f.stage(1)); }},
        {"estimate",
         [](F& f, auto& b, auto& a) {
             return commands::estimate(b, a, {f.first, 1, 2, 30, 4});
         }},
        {"assign",
         [](F& f, auto& b, auto& a) {
             return commands::assign(b, a, {f.first, "Léa", 20'000});
         }},
        {"removeAction", [](F& f, auto& b, auto& a) { return commands::removeAction(b, a, f.first); }},
        {"moveRank", [](F& f, auto& b, auto& a) { return commands::moveRank(b, a, f.first, f.second, {}); }},
    };
    return kRows;
}

}  // namespace

TEST_CASE("Everything done from a seat is taken back at that seat, to the last record", "[workshop][undo]") {
    for (const Row& row : undoable()) {
        INFO(row.name);
        Furnished room;
        const Board before = room.board();
        room.must([&](const Board& b, CommandContext& a) { return row.command(room, b, a); }, room.ben);
        CHECK_FALSE(room.board() == before);
        CHECK(room.workshop.undo({room.ben, {}}, {room.ben}, room.now));
        CHECK(room.board() == before);
        CHECK(room.board().indexesHold());
        CHECK_FALSE(room.workshop.canUndo({room.ben, {}}));
    }
}

TEST_CASE("Everything done on the open board is taken back on any record it changed", "[workshop][undo]") {
    for (const Row& row : undoable()) {
        INFO(row.name);
        Furnished probe;
        const Touched touched = probe.must([&](const Board& b, CommandContext& a) { return row.command(probe, b, a); });
        REQUIRE_FALSE(touched.keys.empty());
        for (const RecordKey& key : touched.keys) {
            Furnished room;
            const Board before = room.board();
            room.must([&](const Board& b, CommandContext& a) { return row.command(room, b, a); });
            // Records made anew have the same ids, since the room's ids are drawn the same way each time.
            INFO(nameOf(key.kind));
            CHECK(room.workshop.undo({{}, key}, {}, room.now));
            CHECK(room.board() == before);
        }
    }
}

TEST_CASE("The life of a round, its dots, reveals, steps and seats are not taken back by a tap", "[workshop][undo]") {
    Furnished room;
    const Id<Round> id = room.round({.dotsEach = 3});
    const auto nothingLeft = [&] { return !room.workshop.canUndo({room.ben, {}}); };
    room.cast(id, room.ben, room.d.value);
    CHECK(nothingLeft());
    room.must([&](const Board& b, CommandContext& a) { return commands::takeDotBack(b, a, id, room.ben, room.d.value); },
              room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, room.ben, true); }, room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::changeDots(b, a, id, {2, 1}); }, room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); }, room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); }, room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::goToStep(b, a, steps::kMap); }, room.ben);
    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, room.ana); }, room.ben);
    CHECK(nothingLeft());
    CHECK(room.workshop.undo({room.ben, {}}, {room.ben}, room.now).refusal().text ==
          std::string("There is nothing to take back here."));
}

TEST_CASE("A seat takes back its own, never what another seat did", "[workshop][undo]") {
    Furnished room;
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, "d d’Ana"); }, room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.e, "e de Ben"); }, room.ben);
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "d");
    CHECK(room.board().find(room.e)->text == "e de Ben");
}

TEST_CASE("What somebody has changed since is not taken back under their hands", "[workshop][undo]") {
    Furnished room;
    room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.d, room.cell(2, 1), {}, 0); },
              room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.d, room.cell(0, 1), {}, 0); },
              room.ben);
    const Board before = room.board();
    const auto result = room.workshop.undo({room.ana, {}}, {room.ana}, room.now);
    REQUIRE_FALSE(result);
    CHECK(result.refusal().about == room.d.value);  // the record is named
    CHECK(result.refusal().text == std::string("Someone has just changed this."));
    CHECK(room.board() == before);
}

TEST_CASE("A step that cannot be taken back is said once, and the next tap reaches what lies before it", "[workshop][undo]") {
    Furnished room;
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.e, "e d’Ana"); }, room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.d, room.cell(2, 1), {}, 0); },
              room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.d, room.cell(0, 1), {}, 0); },
              room.ben);
    REQUIRE_FALSE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.e)->text == "e");
}

// Every note is somewhere a hand can reach it.
static bool nothingDangles(const Board& board) {
    for (const auto& [id, p] : board.all<Placement>())
        if (p.place == Place::Cell && (p.group ? !board.find(p.group) : !board.find(p.stage) || !board.find(p.lane)))
            return false;
    for (const auto& [id, rank] : board.all<Rank>())
        if (!board.find(rank.action)) return false;
    return true;
}

TEST_CASE("Undo never leaves a note in a group or a stage that is gone", "[workshop][undo]") {
    Furnished room;
    const UndoScope onD{{}, {RecordKind::Note, room.d.value}};
    SECTION("the group has got a third note since: it is not opened under it") {
        room.must([&](const Board& b, CommandContext& a) { return commands::groupNotes(b, a, room.e, room.d); });
        const Id<Group> group = room.board().find<Placement>(room.d.value)->group;
        room.must([&](const Board& b, CommandContext& a) { return commands::placeInGroup(b, a, room.c, group, {}); });
        CHECK_FALSE(room.workshop.undo(onD, {}, room.now));
    }
    SECTION("the group it came from is gone: it waits to be placed") {
        room.must([&](const Board& b, CommandContext& a) { return commands::placeInGroup(b, a, room.d, room.pair, {}); });
        room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.d, room.cell(2, 2), {}, 0); });
        room.must([&](const Board& b, CommandContext& a) { return commands::ungroup(b, a, room.pair); });
        CHECK(room.workshop.undo(onD, {}, room.now));
        CHECK(room.board().find<Placement>(room.d.value)->place == Place::Holding);
    }
    SECTION("a new stage has got notes since: it is not taken away under them") {
        room.must([](const Board& b, CommandContext& a) { return commands::addStage(b, a, "Neuve"); });
        const Id<Stage> fresh = room.board().stages().back();
        room.must([&](const Board& b, CommandContext& a) {
            return commands::placeNote(b, a, room.d, {fresh, room.lane(1)}, {}, 0);
        });
        CHECK_FALSE(room.workshop.undo({.frame = true}, {}, room.now));
    }
    CHECK(nothingDangles(room.board()));
    CHECK(room.board().indexesHold());
}

TEST_CASE("A row's undo takes back its move, then itself with its place, and never an import", "[workshop][undo]") {
    Furnished room;
    const Id<Action> fresh = room.action("troisième");
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, fresh, room.second, {}); });
    const UndoScope onRow{{}, {RecordKind::Action, fresh.value}};
    REQUIRE(room.workshop.undo(onRow, {}, room.now));
    CHECK(room.board().find(fresh));
    CHECK_FALSE(room.board().find<Rank>(fresh.value));
    REQUIRE(room.workshop.undo(onRow, {}, room.now));
    CHECK_FALSE(room.board().find(fresh));
    CHECK(nothingDangles(room.board()));
    CHECK_FALSE(canBeUndone(Op::Import));
}

TEST_CASE("Step after step is taken back, newest first, and an undo is not itself a step", "[workshop][undo]") {
    Furnished room;
    for (const char* text : {"un", "deux", "trois"}) {
        room.now += 60'000;
        room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, text); }, room.ana);
    }
    for (const char* left : {"deux", "un", "d"}) {
        REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
        CHECK(room.board().find(room.d)->text == left);
    }
}

TEST_CASE("On a note, what was done to it from any seat is taken back; its place and its words are one thing",
          "[workshop][undo]") {
    Furnished room;
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, "neuf"); }, room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::turnNote(b, a, room.d, 45); }, room.ben);
    const UndoScope onNote{{}, {RecordKind::Note, room.d.value}};
    REQUIRE(room.workshop.undo(onNote, {}, room.now));
    CHECK(room.placement(room.d).turn == 0);
    REQUIRE(room.workshop.undo(onNote, {}, room.now));
    CHECK(room.board().find(room.d)->text == "d");
}

TEST_CASE("What undo would bring back to a seat that has left waits to be placed: nothing goes out of reach",
          "[workshop][undo]") {
    Furnished room;
    room.must([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, room.inTray, room.cell(1, 1), {}, 0); });
    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, room.ana); });
    REQUIRE(room.workshop.undo({{}, {RecordKind::Note, room.inTray.value}}, {}, room.now));
    CHECK(room.placement(room.inTray).place == Place::Holding);
    CHECK(room.board().holding().size() == 1);
    CHECK(room.board().indexesHold());
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::handNote(b, a, room.d, room.ana); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::binNote(b, a, room.d, room.ana); }) ==
          "This is no longer there.");
}

TEST_CASE("Typing is one step while it goes on, and a new one after a pause or after something else", "[workshop][history]") {
    Furnished room;
    const auto type = [&](const std::string& text, Id<Seat> seat) {
        room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, text); }, seat);
    };
    std::string text = "d";
    for (char c : std::string(" et encore")) {
        room.now += 300;
        type(text += c, room.ana);
    }
    room.now += 6'000;
    type("après la pause", room.ana);
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "d et encore");
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "d");

    type("avant", room.ana);
    room.must([&](const Board& b, CommandContext& a) { return commands::flipNote(b, a, room.e); }, room.ana);
    type("ensuite", room.ana);
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "avant");
}

TEST_CASE("A clock that is set back does not make one step of what was typed hours apart", "[workshop][history]") {
    Furnished room;
    const auto type = [&](const std::string& text) {
        room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, text); }, room.ana);
    };
    type("le matin");
    room.now -= 86'400'000;
    type("le soir");
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "le matin");
}

TEST_CASE("Two seats that type into one note each keep their own steps", "[workshop][history]") {
    Furnished room;
    const auto type = [&](const std::string& text, Id<Seat> seat) {
        room.now += 200;
        room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, text); }, seat);
    };
    type("da", room.ana);
    type("dab", room.ben);
    type("dabc", room.ana);
    REQUIRE(room.workshop.undo({room.ana, {}}, {room.ana}, room.now));
    CHECK(room.board().find(room.d)->text == "dab");  // Ben's letter stays
}

TEST_CASE("Undo survives a restart: it is fed from the journal's newest transactions", "[workshop][history]") {
    struct Keeping : Journal {
        std::vector<Transaction> all;
        void append(const Transaction& t) override { all.push_back(t); }
        JournalState state() const override { return {all.size(), all.size(), {}}; }
    } journal;
    Workshop workshop{Board{}, journal, {}, IdSource{3}};
    const auto run = [&](auto command) { REQUIRE(workshop.run({}, 1, command)); };
    run([](const Board& b, CommandContext& a) {
        return commands::startSession(b, a, {"t", {{"s"}}, {{"l"}}}, "fr", Seating::Table);
    });
    run([](const Board& b, CommandContext& a) { return commands::renameSession(b, a, "un"); });
    run([](const Board& b, CommandContext& a) { return commands::renameSession(b, a, "deux"); });
    const UndoScope scope{{}, {RecordKind::Session, workshop.board().session().id.value}};
    REQUIRE(workshop.undo(scope, {}, 2));

    Workshop again{workshop.board(), journal, std::vector(journal.all), IdSource{9}};
    REQUIRE(again.undo(scope, {}, 3));  // "deux" is taken back already: now "un" is
    CHECK(again.board().session().title == "t");
}

TEST_CASE("An undo that would close a circle of prerequisites is refused", "[workshop]") {
    Workroom room;
    const Id<Action> a = room.action("a"), b = room.action("b"), c = room.action("c");
    const auto link = [&](Id<Action> from, Id<Action> to) {
        return room.created<Link>([&](const Board& board, CommandContext& context) {
            return commands::linkActions(board, context, from, to, LinkKind::Needs);
        });
    };
    const Id<Link> first = link(a, b);
    room.must([&](const Board& board, CommandContext& context) { return commands::unlink(board, context, first); });
    link(b, c);
    const Id<Link> last = link(c, a);  // a needed b once; it would again
    const Board before = room.board();
    const UndoScope scope{{}, {RecordKind::Link, first.value}};
    const auto undone = room.workshop.undo(scope, {}, room.now);
    REQUIRE_FALSE(undone);
    CHECK(std::string(undone.refusal().text) == "Someone has just changed this.");
    CHECK(room.board() == before);

    const Id<Action> d = room.action("d");
    room.must([&](const Board& board, CommandContext& context) { return commands::unlink(board, context, last); });
    link(c, d);
    REQUIRE(room.workshop.undo({{}, {RecordKind::Link, last.value}}, {}, room.now));  // no circle: it comes back
    CHECK(room.board().find(last));
}

TEST_CASE("A merge during a secret vote cannot be undone, not even after a restart; one in the open can", "[workshop][history]") {
    for (const bool secret : {true, false}) {
        struct Keeping : Journal {
            std::vector<Transaction> all;
            void append(const Transaction& t) override {
                all.push_back(t);  // as a journal on disk: without what it must not hold
                std::erase_if(all.back().changes, [](const Change& c) { return !isJournalled(c.key.kind); });
            }
            JournalState state() const override { return {all.size(), all.size(), {}}; }
        } journal;
        Workroom room;
        const Id<Seat> ana = room.seat();
        const Id<Action> into = room.action("reste", ana), gone = room.action("part", ana), third = room.action("tiers", ana);
        const Id<Round> round = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 2, .cap = 2, .secret = secret});
        room.cast(round, ana, gone.value);
        Workshop kept{room.board(), journal, {}, IdSource{3}};
        REQUIRE(
            kept.run({}, room.now, [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, gone, into); }));
        Workshop again{kept.board(), journal, std::vector(journal.all), IdSource{9}};
        CHECK(bool(again.undo({{}, {RecordKind::Action, gone.value}}, {}, room.now)) == !secret);
        CHECK(bool(again.board().find(gone)) == !secret);
        CHECK(again.board().find(third));
        if (!secret) continue;
        CHECK(journal.all.front().op == Op::MergeInVote);
        CHECK(canBeUndone(Op::MergeActions));
    }
}

TEST_CASE("A commit without changes is done, and leaves no trace", "[workshop]") {
    Furnished room;
    const auto stored = room.workshop.saved().accepted;
    room.workshop.takeTouched();
    room.must([&](const Board& b, CommandContext& a) { return commands::editText(b, a, room.d, "d"); }, room.ben);
    CHECK(room.workshop.saved().accepted == stored);
    CHECK(room.workshop.takeTouched().empty());
    CHECK_FALSE(room.workshop.canUndo({room.ben, {}}));
}

TEST_CASE("A refused command reaches neither journal nor history nor the frame", "[workshop]") {
    Furnished room;
    const auto stored = room.workshop.saved().accepted;
    room.workshop.takeTouched();
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::writeNote(b, a, NoteKind::Pains, "", {}); }) ==
          "Write something first.");
    CHECK(room.workshop.saved().accepted == stored);
    CHECK(room.workshop.takeTouched().empty());
}
