#include "app/commands/merge.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "tests/app/workroom.h"

using namespace tests;

TEST_CASE("A group's notes merge into one that lies where the group lay, with the actions they led to", "[commands][merge]") {
    Workroom room;
    const auto first = room.note("Devis perdu", room.cell(0, 1)),
               second = room.note("Le devis se perd en magasin", room.cell(0, 1)),
               third = room.note("devis perdu", room.cell(0, 1));
    const auto group = room.group(second, first);
    room.must([&](const Board& b, CommandContext& a) {
        return commands::placeInGroup(b, a, third, group, {room.board().notesIn(group).back().order, {}});
    });
    const auto action = room.created<Action>(
        [&](const Board& b, CommandContext& a) { return commands::addAction(b, a, "Un seul devis", second, {}); });
    const auto into = room.board().notesIn(group).front().note;
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeGroup(b, a, group); });
    CHECK(room.notesIn(room.cell(0, 1)) == std::vector<Id<Note>>{into});
    CHECK(room.board().all<Note>().size() == 1);
    CHECK(room.board().find(into)->text.find("magasin") != std::string::npos);
    CHECK(room.board().find(action)->origin == into);
    REQUIRE(room.workshop.undo({{}, {RecordKind::Note, into.value}}, {}, room.now));
    CHECK(room.board().all<Note>().size() == 3);
    CHECK(room.board().find(group));
}

TEST_CASE("Merged actions keep what only one of them had: who does it, what hands said of it, its place and its links",
          "[commands][merge]") {
    Workroom room;
    const auto into = room.action("reste"), gone = room.action("part"), third = room.action("tiers"),
               fourth = room.action("quart");
    const auto tier = room.created<Tier>([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, "vague"); });
    const auto link = [&](Id<Action> from, Id<Action> to, LinkKind kind) {
        room.must([&](const Board& b, CommandContext& a) { return commands::linkActions(b, a, from, to, kind); });
    };
    room.must([&](const Board& b, CommandContext& a) {
        Edit edit(b, Op::EditAction, a);
        edit.put(Assignment{.action = into, .dueDay = 20'000});
        edit.put(Assignment{
            .action = gone, .owner = "Zoé", .dueDay = 10'000, .accepted = true, .firstStep = "appeler", .measure = "délai"});
        edit.put(Factors{.action = into, .reach = 10}), edit.put(Factors{.action = gone, .reach = 99, .impact = 200, .ease = 4});
        return Result<Transaction>(edit.finish());
    });
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, gone, third, {third, gone}); });
    room.must([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, gone, tier, {}); });
    link(into, third, LinkKind::Needs), link(gone, third, LinkKind::Needs);          // the same twice
    link(into, fourth, LinkKind::Excludes), link(fourth, gone, LinkKind::Excludes);  // the same, said the other way round
    const auto before = room.board();
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, gone, into); });
    const Assignment& a = *room.board().find<Assignment>(into.value);
    CHECK(a.owner == "Zoé");
    CHECK(a.accepted);
    CHECK(a.dueDay == 20'000);
    CHECK(a.firstStep == "appeler");
    CHECK(a.measure == "délai");
    CHECK(*room.board().find<Factors>(into.value) == Factors{.action = into, .reach = 10, .impact = 200, .ease = 4});
    REQUIRE(room.board().find<Rank>(into.value));
    CHECK(room.board().find<Rank>(into.value)->order == before.find<Rank>(gone.value)->order);
    CHECK(room.board().plannedIn(tier) == std::vector<Id<Action>>{into});
    CHECK(room.board().find<Planned>(into.value)->pin == Pin::Imposed);
    CHECK(room.board().all<Link>().size() == 2);
    CHECK_FALSE(room.board().find<Planned>(gone.value));
    REQUIRE(room.workshop.undo({{}, {RecordKind::Action, into.value}}, {}, room.now));
    CHECK(room.board() == before);
}

TEST_CASE("A merge tells how many dots above the cap it takes out of rounds that are revealed, nothing of those that are not",
          "[commands][merge]") {
    Workroom room;
    const auto ana = room.seat(Edge::Bottom, 0.2f), ben = room.seat(Edge::Top, 0.5f);
    const auto into = room.action("reste"), gone = room.action("part");
    const auto round = [&](bool secret) {
        const auto id =
            room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 4, .cap = 2, .resistanceEach = 1, .secret = secret});
        room.cast(id, ana, into.value, 2), room.cast(id, ana, gone.value, 1), room.cast(id, ben, gone.value, 2);
        for (const auto& item : {into, gone})
            if (item == into || !secret)
                room.must([&](const Board& b, CommandContext& a) {
                    return commands::castDot(b, a, id, item == into ? ana : ben, item.value, false, true);
                });
        return id;
    };
    for (const bool secret : {false, true}) {
        const auto id = round(secret);
        room.close(id), room.reveal(id);
    }
    room.close(round(true));  // a word on it before it is revealed would be a word on who gave how much
    const auto open = round(false);
    int lost = -1;
    room.must([&](const Board& b, CommandContext& a) {
        auto made = commands::mergeActions(b, a, gone, into);
        if (made) lost = commands::dotsLost(b, *made);
        return made;
    });
    CHECK(lost == 2);  // one in each revealed round; those of the open one are Ana's to give again
    CHECK(room.board().dotsOf(open).size() == 6);
}

TEST_CASE("Of two links that a merge would bend into a circle only one stays", "[commands][merge]") {
    Workroom room;
    const auto into = room.action("reste"), gone = room.action("part"), third = room.action("tiers");
    const auto link = [&](Id<Action> from, Id<Action> to) {
        room.must([&](const Board& b, CommandContext& a) { return commands::linkActions(b, a, from, to, LinkKind::Needs); });
    };
    link(gone, third), link(third, into);
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, gone, into); });
    CHECK(room.board().all<Link>().size() == 1);
}

TEST_CASE("A merge cuts no text: what is too long for one record is refused in words, and nothing changes", "[commands][merge]") {
    Workroom room;
    const std::string first(3'000, 'a'), second = "Début " + std::string(3'000, 'b') + " fin", third(3'000, 'c');
    const auto one = room.note(first, room.cell(0, 1)), two = room.note(second, room.cell(0, 1));
    const auto group = room.group(two, one);
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeGroup(b, a, group); });
    const auto merged = room.board().itemsIn(room.cell(0, 1)).front().note;
    CHECK(room.board().find(merged)->text == first + "\n" + second);
    const auto more = room.group(room.note(third, room.cell(0, 1)), merged);
    const Board before = room.board();
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::mergeGroup(b, a, more); }) ==
          "Together they say more than one can hold: shorten one of them first.");
    CHECK(room.board() == before);
}

TEST_CASE("A text is left out of a merge only where the other says it in whole words", "[commands][merge]") {
    Workroom room;
    const auto merged = [&](const char* one, const char* other) {
        const auto a = room.note(one, room.cell(1, 1)), b = room.note(other, room.cell(1, 1));
        const auto group = room.group(b, a);
        room.must([&](const Board& board, CommandContext& context) { return commands::mergeGroup(board, context, group); });
        const auto left = room.board().itemsIn(room.cell(1, 1)).back().note;
        const std::string text = room.board().find(left)->text;
        room.must([&](const Board& board, CommandContext& context) {
            return commands::placeNote(board, context, left, room.cell(2, 2), {}, 0);
        });
        return text;
    };
    CHECK(merged("Trop cher", "cher") == "Trop cher");
    CHECK(merged("oui", "ouistiti") == "oui\nouistiti");
    CHECK(merged("été", "é") == "été\né");
}

TEST_CASE("Two actions whose descriptions are too long together are not merged", "[commands][merge]") {
    Workroom room;
    const auto into = room.action("reste"), gone = room.action("part");
    for (const auto& [id, letter] : {std::pair{into, 'a'}, std::pair{gone, 'b'}})
        room.must([&](const Board& b, CommandContext& a) {
            Edit edit(b, Op::EditAction, a);
            edit.update<Action>(id.value, [&](Action& action) { action.description = std::string(5'000, letter); });
            return Result<Transaction>(edit.finish());
        });
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, gone, into); }) ==
          "Together they say more than one can hold: shorten one of them first.");
}
