#include "app/commands/actions.h"

#include "app/rules/ranking.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

std::vector<Id<Action>> byHand(const Board& board) {
    std::vector<Id<Action>> actions;
    for (const auto& row : rules::rankedByHand(board)) actions.push_back(row.action);
    return actions;
}

}  // namespace

TEST_CASE("An action made from a note keeps the link, its stage and its words", "[commands][actions]") {
    Workroom room;
    const Id<Note> note = room.note("Livraison en retard", room.cell(1, 1));
    const Id<Action> action =
        room.created<Action>([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, "", note, {}); });
    CHECK(room.board().find(action)->title == "Livraison en retard");
    CHECK(room.board().find(action)->origin == note);
    CHECK(room.board().find(action)->stage == room.stage(1));
    CHECK(room.board().find<Estimate>(action.value));
    CHECK(room.board().find<Assignment>(action.value));
    CHECK(room.refused([](const Board& b, CommandContext& a) { return commands::addAction(b, a, " ", {}, {}); }) ==
          "Write something first.");
}

TEST_CASE("Actions are renamed, staged, estimated and assigned within what their fields hold", "[commands][actions]") {
    Workroom room;
    const Id<Action> action = room.action("Suivi par SMS");
    room.must([&](const Board& b, CommandContext& a) { return commands::renameAction(b, a, action, " SMS "); });
    room.must([&](const Board& b, CommandContext& a) { return commands::setStage(b, a, action, room.stage(2)); });
    room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, {action, 9, -3, 25, 12'000}); });
    room.must([&](const Board& b, CommandContext& a) { return commands::assign(b, a, {action, " Léa ", 20'000}); });
    CHECK(room.board().find(action)->title == "SMS");
    CHECK(room.board().find(action)->stage == room.stage(2));
    CHECK(*room.board().find<Estimate>(action.value) == Estimate{action, 5, 0, 25, 12'000});
    CHECK(*room.board().find<Assignment>(action.value) == Assignment{action, "Léa", 20'000});
    const Id<Action> gone{9};
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameAction(b, a, action, " "); }) ==
          "Write something first.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::estimate(b, a, {action, 1, 1, -1, {}});
    }) == "Time cannot be less than nothing.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::estimate(b, a, {action, 1, 1, {}, -1});
    }) == "A budget cannot be less than nothing.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::renameAction(b, a, gone, "x"); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::setStage(b, a, gone, {}); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, {gone}); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::assign(b, a, {gone}); }) ==
          "This is no longer there.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, gone); }) ==
          "This is no longer there.");
}

TEST_CASE("The first move by hand takes over the whole order that was shown", "[commands][actions]") {
    Workroom room;
    std::vector<Id<Action>> actions;
    for (int i = 0; i < 5; ++i) actions.push_back(room.action("action " + std::to_string(i)));
    const std::vector shown{actions[3], actions[1], actions[4], actions[0], actions[2]};
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, actions[2], actions[1], shown); });
    CHECK(byHand(room.board()) == std::vector{actions[3], actions[2], actions[1], actions[4], actions[0]});
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, actions[3], {}, byHand(b)); });
    CHECK(byHand(room.board()) == std::vector{actions[2], actions[1], actions[4], actions[0], actions[3]});
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, actions[0], actions[2], byHand(b)); });
    CHECK(byHand(room.board()).front() == actions[0]);
    const Board before = room.board();
    room.must([&](const Board& b, CommandContext& a) { return commands::moveRank(b, a, actions[0], actions[0], byHand(b)); });
    CHECK(room.board() == before);
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::moveRank(b, a, Id<Action>{9}, {}, byHand(b));
    }) == "This is no longer there.");
}

TEST_CASE("A removed action takes its estimate, assignment and rank with it", "[commands][actions]") {
    Workroom room;
    const Id<Action> a = room.action("a"), b = room.action("b");
    room.must([&](const Board& board, CommandContext& context) { return commands::moveRank(board, context, b, a, {a, b}); });
    room.must([&](const Board& board, CommandContext& context) { return commands::removeAction(board, context, a); });
    CHECK_FALSE(room.board().find<Estimate>(a.value));
    CHECK_FALSE(room.board().find<Assignment>(a.value));
    CHECK(room.board().ranking() == std::vector{b});
}

TEST_CASE("The impact in RICE is one of five steps", "[commands][actions]") {
    Workroom room;
    const Id<Action> action = room.action("a");
    for (const int impact : {0, 25, 50, 100, 200, 300}) {
        room.must([&](const Board& b, CommandContext& a) { return commands::rate(b, a, {.action = action, .impact = impact}); });
        CHECK(room.board().find<Factors>(action.value)->impact == impact);
    }
    for (const int impact : {-25, 1, 60, 299, 1000})
        CHECK(room.refused([&](const Board& b, CommandContext& a) {
            return commands::rate(b, a, {.action = action, .impact = impact});
        }) == "The impact in RICE is 0.25, 0.5, 1, 2 or 3.");
}

TEST_CASE("An action made of a note too long for a title keeps the whole text in its description", "[commands][actions]") {
    Workroom room;
    const std::string text = "Le devis " + std::string(600, 'x') + " fin";
    const auto note = room.note(text, room.cell(0, 1)), brief = room.note("Court", room.cell(0, 1));
    const auto made = [&](Id<Note> origin) -> Action {
        return *room.board().find(
            room.created<Action>([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, {}, origin, {}); }));
    };
    const Action action = made(note);
    CHECK(action.title.size() == 500);
    CHECK(action.description == text);
    CHECK(made(brief).description.empty());
}

TEST_CASE("A note becomes one action by a touch, however often it is touched; others of its own titles may follow",
          "[commands][actions]") {
    Workroom room;
    const auto note = room.note("Devis perdu", room.cell(0, 1));
    const auto made = [&](const char* title) {
        return room.run([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, title, note, {}); });
    };
    REQUIRE(made(""));
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, "", note, {}); }) ==
          "This note has become an action already.");
    REQUIRE(made("Un seul devis"));
    CHECK(room.board().all<Action>().size() == 2);
}
