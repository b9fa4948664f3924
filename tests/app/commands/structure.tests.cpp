#include "app/commands/structure.h"

#include "tests/app/workroom.h"

using namespace tests;

TEST_CASE("Stages and lanes are put behind the last, renamed, hidden and moved one place", "[commands][frame]") {
    Workroom room;
    const Id<Stage> stage =
        room.created<Stage>([](const Board& b, CommandContext& a) { return commands::addStage(b, a, "Recommandation"); });
    CHECK(room.board().stages().back() == stage);
    const Id<Lane> lane = room.created<Lane>(
        [](const Board& b, CommandContext& a) { return commands::addLane(b, a, "Pensées", NoteKind::Thoughts); });
    CHECK(room.board().find(lane)->kind == NoteKind::Thoughts);
    room.must([&](const Board& b, CommandContext& a) { return commands::renameStage(b, a, stage, " Avis "); });
    CHECK(room.board().find(stage)->title == "Avis");
    room.must([&](const Board& b, CommandContext& a) { return commands::renameLane(b, a, lane, "Idées"); });
    room.must([&](const Board& b, CommandContext& a) { return commands::hideStage(b, a, stage, true); });
    CHECK(room.board().find(stage)->hidden);
    room.must([&](const Board& b, CommandContext& a) { return commands::hideLane(b, a, lane, true); });
    CHECK(room.board().find(lane)->hidden);

    const auto order = room.board().stages();
    room.must([&](const Board& b, CommandContext& a) { return commands::moveStage(b, a, order[2], -1); });
    CHECK(room.board().stages() == std::vector{order[0], order[2], order[1], order[3]});
    room.must([&](const Board& b, CommandContext& a) { return commands::moveStage(b, a, order[2], 1); });
    CHECK(room.board().stages() == order);
    room.must([&](const Board& b, CommandContext& a) { return commands::moveStage(b, a, order[0], -1); });  // stays at the end
    room.must([&](const Board& b, CommandContext& a) { return commands::moveStage(b, a, order[3], 1); });
    CHECK(room.board().stages() == order);
    const auto lanes = room.board().lanes();
    room.must([&](const Board& b, CommandContext& a) { return commands::moveLane(b, a, lanes[0], 1); });
    CHECK(room.board().lanes()[1] == lanes[0]);
}

TEST_CASE("Frames refuse empty names and what is gone", "[commands][frame]") {
    Workroom room;
    const Id<Stage> gone{9};
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameStage(b, a, room.stage(0), "  "); }) ==
          "A name is needed.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameLane(b, a, room.lane(0), ""); }) ==
          "A name is needed.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameStage(b, a, gone, "x"); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::hideStage(b, a, gone, true); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::moveStage(b, a, gone, 1); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, gone); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::hideLane(b, a, Id<Lane>{9}, true); }) ==
          "This is no longer there.");
}

TEST_CASE("A new stage or lane has a name", "[commands][frame]") {
    Workroom room;
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::addStage(b, a, "  "); }) == "A name is needed.");
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::addLane(b, a, "", NoteKind::Pains); }) ==
          "A name is needed.");
}

TEST_CASE("With a removed stage nothing is lost: notes wait in the holding area, actions lose only their stage",
          "[commands][frame]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(1, 1)), b = room.note("b", room.cell(1, 1)), c = room.note("c", room.cell(1, 2)),
                   d = room.note("d", room.cell(0, 1));
    room.group(b, a);
    const Id<Action> action = room.created<Action>(
        [&](const Board& board, CommandContext& context) { return commands::addAction(board, context, {}, a, {}); });
    CHECK(room.board().find(action)->stage == room.stage(1));
    const Id<Stage> removed = room.stage(1);
    room.must([&](const Board& board, CommandContext& context) { return commands::removeStage(board, context, removed); });
    CHECK_FALSE(room.board().find(removed));
    CHECK(room.board().all<Group>().empty());
    std::vector<Id<Note>> held;
    for (const Item& item : room.board().holding()) held.push_back(item.note);
    CHECK(held == std::vector{a, b, c});
    CHECK(room.notesIn(room.cell(0, 1)) == std::vector{d});
    CHECK_FALSE(room.board().find(action)->stage);
}

TEST_CASE("With a removed lane its notes wait too, and the last stage and lane stay", "[commands][frame]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(1, 1));
    room.must([&](const Board& b, CommandContext& context) { return commands::removeLane(b, context, room.lane(1)); });
    CHECK(room.board().holding().size() == 1);
    CHECK(room.placement(a).place == Place::Holding);
    for (int i = 0; i < 2; ++i)
        room.must([&](const Board& b, CommandContext& context) { return commands::removeStage(b, context, room.stage(0)); });
    room.must([&](const Board& b, CommandContext& context) { return commands::removeLane(b, context, room.lane(0)); });
    CHECK(room.refused([&](const Board& b, CommandContext& context) {
        return commands::removeStage(b, context, room.stage(0));
    }) == "The last one stays.");
    CHECK(room.refused([&](const Board& b, CommandContext& context) { return commands::removeLane(b, context, room.lane(0)); }) ==
          "The last one stays.");
}
