// When a plan's share of the best is told, and in which words.
#include "app/rules/tiered_plan.h"
#include "tests/app/planning.h"

using namespace tests;
using rules::PlanWord;

namespace {
PlanWord wordOf(const Board& board, const rules::Plans& plans) { return rules::wordOf(board, rules::tierFills(board), plans); }
}  // namespace

TEST_CASE("A plan is judged when its tiers are half full, or as a proposal that was taken; before, it has only begun",
          "[rules][plan]") {
    Planning room;
    const auto tier = room.tier(100, 10'000);
    std::vector<Id<Action>> actions;
    for (int i = 0; i < 8; ++i) actions.push_back(room.costed(1 + i % 5, 20, 1'500));
    CHECK(wordOf(room.board(), room.plans()) == PlanWord::Empty);
    room.plan(actions[0], tier);
    room.plan(actions[1], tier);
    auto plans = room.plans();
    REQUIRE(plans.perMille < 700);
    CHECK(wordOf(room.board(), plans) == PlanWord::Begun);  // 40 of 100, 3 of 10
    room.plan(actions[2], tier);
    plans = room.plans();
    CHECK(wordOf(room.board(), plans) != PlanWord::Begun);
    for (const auto& [perMille, word] : {std::pair{1000, PlanWord::VeryGood},
                                         {950, PlanWord::VeryGood},
                                         {949, PlanWord::Good},
                                         {850, PlanWord::Good},
                                         {849, PlanWord::Fair},
                                         {700, PlanWord::Fair},
                                         {699, PlanWord::BetterIsFound},
                                         {0, PlanWord::BetterIsFound}}) {
        plans.perMille = perMille;
        CHECK(wordOf(room.board(), plans) == word);
    }
}

TEST_CASE("A proposal that was taken is judged however little it holds, and as the best where that is proved", "[rules][plan]") {
    Planning room;
    room.tier(1000, {});
    room.costed(3, 20, {});
    CHECK(wordOf(room.board(), room.plans()) == PlanWord::Empty);
    room.take(room.plans().best);
    auto plans = room.plans();
    REQUIRE(plans.best.proved);
    CHECK(wordOf(room.board(), plans) == PlanWord::Best);
    plans.best.proved = false;
    CHECK(wordOf(room.board(), plans) == PlanWord::VeryGood);
    plans.best.differences.push_back({});  // somebody has changed it since, and a tenth is not half
    CHECK(wordOf(room.board(), plans) == PlanWord::Begun);
}
