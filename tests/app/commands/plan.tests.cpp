#include "app/commands/plan.h"

#include "app/rules/prerequisites.h"
#include "tests/app/planning.h"

using namespace tests;

TEST_CASE("A hand puts an action into a tier, between others, and it stays there", "[commands][plan]") {
    Planning room;
    const auto first = room.tier(100, 10'000), second = room.tier({}, {});
    const auto a = room.costed(5, 50, 4'000), b = room.costed(3, 30, 2'000), c = room.costed(4, 40, 9'000);
    room.plan(a, first), room.plan(b, first), room.plan(c, first, b);
    CHECK(room.in(0) == std::vector{a, c, b});
    CHECK(room.board().find<Planned>(c.value)->pin == Pin::Imposed);
    const auto fills = rules::tierFills(room.board());
    CHECK(fills[0].tenthDays == 120);
    CHECK(fills[0].overTenthDays() == 20);
    CHECK(fills[0].euros == 15'000);
    CHECK(fills[0].overEuros() == 5'000);
    room.plan(c, second);
    CHECK(room.in(0) == std::vector{a, b});
    CHECK(room.in(1) == std::vector{c});
    room.must([&](const Board& board, CommandContext& context) { return commands::takeOutOfPlan(board, context, a, false); });
    CHECK_FALSE(room.board().find<Planned>(a.value));
    room.must([&](const Board& board, CommandContext& context) { return commands::pin(board, context, b, Pin::Excluded); });
    CHECK(room.in(0).empty());
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::pin(board, context, b, Pin::Imposed);
    }) == "Put it into a tier first.");
    room.must([&](const Board& board, CommandContext& context) { return commands::pin(board, context, b, Pin::None); });
    CHECK_FALSE(room.board().find<Planned>(b.value));
    REQUIRE(room.workshop.undo({{}, {RecordKind::Action, b.value}}, {}, room.now));
    CHECK(room.board().find<Planned>(b.value)->pin == Pin::Excluded);
}

TEST_CASE("Removing a tier leaves its actions in the list, and removing an action leaves no link behind", "[commands][plan]") {
    Planning room;
    const auto tier = room.tier({}, {});
    const auto a = room.costed(5, 50, 0), b = room.costed(3, 30, 0);
    room.plan(a, tier);
    REQUIRE(room.link(a, b));
    room.must([&](const Board& board, CommandContext& context) { return commands::removeTier(board, context, tier); });
    CHECK(room.board().all<Planned>().empty());
    CHECK(room.board().find(a));
    room.must([&](const Board& board, CommandContext& context) { return commands::removeAction(board, context, b); });
    CHECK(room.board().all<Link>().empty());
    REQUIRE(room.workshop.undo({{}, {RecordKind::Action, b.value}}, {}, room.now));
    CHECK(room.board().all<Link>().size() == 1);
}

TEST_CASE("Undoing an action's making takes its place in the plan and its links with it", "[commands][plan][undo]") {
    Planning room;
    const auto tier = room.tier({}, {});
    const auto a = room.action("sans chiffre"), b = room.action("autre");
    room.plan(a, tier);
    REQUIRE(room.link(b, a));
    REQUIRE(room.workshop.undo({{}, {RecordKind::Planned, a.value}}, {}, room.now));  // the planning
    room.plan(a, tier);
    Board before = room.board();
    for (int i = 0; i < 3 && room.board().find(a); ++i)
        (void)room.workshop.undo({{}, {RecordKind::Action, a.value}}, {}, room.now);
    CHECK_FALSE(room.board().find(a));
    CHECK_FALSE(room.board().find<Planned>(a.value));
    CHECK(room.board().all<Link>().empty());
}

TEST_CASE("A circle of prerequisites is refused, and shown", "[commands][plan]") {
    Planning room;
    const auto a = room.costed(5, 10, 0), b = room.costed(5, 10, 0), c = room.costed(5, 10, 0);
    REQUIRE(room.link(a, b));
    REQUIRE(room.link(b, c));
    CHECK(rules::circleWith(room.board(), c, a) == std::vector{c, a, b});
    CHECK(room.link(c, a).refusal().text == std::string("These would wait for each other in a circle."));
    CHECK(room.link(a, a).refusal().text == std::string("An action cannot depend on itself."));
    CHECK(room.link(a, b).refusal().text == std::string("These two are linked already."));
    CHECK(rules::circleWith(room.board(), a, c).empty());
}

TEST_CASE("A tier cannot end before it starts, and keeps its place when it is edited", "[commands][plan]") {
    Planning room;
    const auto first = room.tier({}, {}), second = room.tier({}, {});
    Tier t = *room.board().find(first);
    t.startDay = 20'000, t.endDay = 19'999;
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, t); }) ==
          "It would end before it starts.");
    t.endDay = 20'030, t.tenthDays = -1;
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, t); }) ==
          "A budget cannot be less than nothing.");
    room.must([&](const Board& b, CommandContext& a) { return commands::moveTier(b, a, second, -1); });
    CHECK(room.board().tiers() == std::vector{second, first});
}
