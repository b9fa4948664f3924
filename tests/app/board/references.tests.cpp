// What records name each other by is declared once, in fields.h: here that declaration is held against the fields, and deletion,
// undo, merging and import against the declaration, for each sort of reference.
#include "app/board/references.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/plan.h"
#include "app/commands/structure.h"
#include "app/rules/standings.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

template <class T>
constexpr bool isIdField = false;
template <class T>
constexpr bool isIdField<Id<T>> = true;

// Counts the ids of a record that are declared as references, and those that are not.
struct Tell {
    std::vector<std::string>& plain;
    template <class T>
    void operator()(const char* name, const T&) const {
        const bool isItem = std::string_view(name) == "item";
        if (isIdField<T> || isItem) plain.emplace_back(name);
    }
    template <class T>
    void operator()(const char*, const T&, const Reference&) const {}
};

bool hasReference(WhenGone sort) {
    for (int i = 0; i < kRecordKinds; ++i)
        for (const Named& named : referencesOf(blank(static_cast<RecordKind>(i))))
            if (named.reference.whenGone == sort) return true;
    return false;
}

}  // namespace

TEST_CASE("Every id in a record is its own or is declared as a reference", "[board][references]") {
    for (int i = 0; i < kRecordKinds; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        INFO(nameOf(kind));
        std::vector<std::string> plain;
        std::visit([&](const auto& r) { visitFields(r, Tell{plain}); }, blank(kind));
        const bool ownOnly = plain.empty() || plain == std::vector<std::string>{"id"};
        CHECK(ownOnly);
        // A record without an id of its own has another's, which is required and goes along.
        if (plain.empty()) {
            CHECK(subjectOf(kind) != kind);
            CHECK(referencesOf(blank(kind)).front().reference.isRequired);
            CHECK(referencesOf(blank(kind)).front().reference.whenGone == WhenGone::GoesAlong);
        } else {
            CHECK(subjectOf(kind) == kind);
        }
    }
    for (const auto sort : {WhenGone::GoesAlong, WhenGone::Emptied, WhenGone::Waits, WhenGone::Forbids, WhenGone::Outlives})
        CHECK(hasReference(sort));
}

TEST_CASE("The board lists what an indexed reference names, and nothing else", "[board][references][indexes]") {
    for (const RecordKind kind : {RecordKind::Dot, RecordKind::Entry, RecordKind::Ballot, RecordKind::Mark, RecordKind::Voter}) {
        const auto all = referencesOf(blank(kind));
        CHECK(std::ranges::count_if(all, [](const Named& n) { return n.reference.isIndexed; }) == 1);
    }
    Board board;
    board.load(Dot{{1}, {7}, {2}, 3, false});
    board.load(Dot{{2}, {8}, {2}, 3, false});
    board.load(Dot{{3}, {7}, {2}, 3, false});
    board.rebuildIndexes();
    CHECK(board.referring<Dot>(7) == std::vector<Id<Dot>>{{1}, {3}});
    CHECK(board.referring<Dot>(9).empty());
}

TEST_CASE("What goes along goes with an action whichever way it goes: deleted, merged, taken back", "[board][references]") {
    Workroom room;
    const Id<Action> first = room.action("première"), second = room.action("seconde"), third = room.action("troisième");
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, third, second, {first, second, third}); });
    room.must([&](const Board& b, CommandContext& a) { return commands::linkActions(b, a, first, second, LinkKind::Needs); });
    const auto along = goingAlong(room.board(), {{RecordKind::Action, second.value}});
    CHECK(std::ranges::find(along, RecordKey{RecordKind::Rank, second.value}) != along.end());
    CHECK(std::ranges::count(along, RecordKind::Link, &RecordKey::kind) == 1);
    SECTION("deleted") {
        room.must([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, second); });
    }
    SECTION("merged") {
        room.must([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, second, third); });
        CHECK(room.board().all<Link>().size() == 1);  // it leads to the one that stays
    }
    for (int i = 0; i < kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : room.board().all<T>())
                    for (const Named& named : referencesOf(record)) {
                        INFO(nameOf(kindOf<T>()) << "." << named.field);
                        if (named.kind == RecordKind::Action && named.id) CHECK(room.board().find<Action>(named.id));
                    }
            },
            blank(static_cast<RecordKind>(i)));
    CHECK(room.board().indexesHold());
}

TEST_CASE("What is emptied names nothing when its stage is deleted, and the stage it had when that is taken back",
          "[board][references][undo]") {
    Workroom room;
    const Id<Action> action = room.action("une");
    const Id<Stage> stage = room.stage(0);
    room.must([&](const Board& b, CommandContext& a) {
        Action with = *b.find(action);
        with.stage = stage;
        Edit edit(b, Op::EditAction, a);
        edit.put(with);
        return Result<Transaction>(edit.finish());
    });
    room.must([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, stage); });
    CHECK_FALSE(room.board().find(action)->stage);
    REQUIRE(room.workshop.undo({.frame = true}, {}, room.now));
    CHECK(room.board().find(action)->stage == stage);
}

TEST_CASE("What waits is refused by undo and moved by deletion; what forbids is refused", "[board][references][undo]") {
    Workroom room;
    room.must([&](const Board& b, CommandContext& a) { return commands::addStage(b, a, "Neuve"); });
    const Id<Stage> fresh = room.board().stages().back();
    const Id<Note> note = room.note("là", {fresh, room.board().lanes().front()});
    const auto refused = room.workshop.undo({.frame = true}, {}, room.now);
    REQUIRE_FALSE(refused);
    CHECK(room.board().find(fresh));
    room.must([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, fresh); });
    CHECK(room.board().find<Placement>(note.value)->place == Place::Holding);

    room.must([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, "Vague"); });
    const Id<Tier> tier = room.board().tiers().back();
    const Id<Action> action = room.action("une");
    room.must([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, action, tier, {}); });
    REQUIRE_FALSE(room.workshop.undo({{}, {RecordKind::Tier, tier.value}}, {}, room.now));
    CHECK(room.board().find(tier));
}

TEST_CASE("What outlives is kept when its note goes into another: an action then names the note that stays",
          "[board][references]") {
    Workroom room;
    const Id<Note> gone = room.note("a", room.cell(0, 1)), stays = room.note("b", room.cell(0, 1));
    const Id<Action> action = room.action("une");
    room.must([&](const Board& b, CommandContext& a) {
        Action of = *b.find(action);
        of.origin = gone;
        Edit edit(b, Op::EditAction, a);
        edit.put(of);
        return Result<Transaction>(edit.finish());
    });
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeNotes(b, a, gone, stays); });
    CHECK(room.board().find(action)->origin == stays);
    CHECK_FALSE(room.board().find<Placement>(gone.value));
}

TEST_CASE("Rankings hang on what is voted on, on actions and rounds, and on whatever is said of those; not on the map",
          "[board][references][rules]") {
    using enum RecordKind;
    for (const RecordKind kind : {Session,  Seat,       Note, Group,   Round, Candidate, Mark, Ballot,    Dot,    Entry, Action,
                                  Estimate, Assignment, Rank, Factors, Tier,  Planned,   Link, PlanTerms, Settled}) {
        INFO(nameOf(kind));
        CHECK(rules::concernsRanking(kind));
    }
    for (const RecordKind kind : {Stage, Lane, Placement}) {
        INFO(nameOf(kind));
        CHECK_FALSE(rules::concernsRanking(kind));
    }
}
