#include "app/rules/tiered_plan.h"

#include <map>
#include <set>

#include "tests/app/planning.h"

using namespace tests;

TEST_CASE("The best plan keeps to caps, pins, prerequisites and variants, and says what it leaves and why", "[rules][plan]") {
    Planning room;
    const auto quick = room.tier(100, 10'000), later = room.tier(100, 10'000);
    const auto cheap = room.costed(4, 20, 1'000), needs = room.costed(5, 30, 2'000), base = room.costed(1, 60, 3'000);
    const auto twin = room.costed(3, 30, 2'000), huge = room.costed(5, 900, 2'000), unknown = room.costed(5, {}, {}),
               out = room.costed(5, 10, 100);
    REQUIRE(room.link(needs, base));
    REQUIRE(room.link(twin, cheap, LinkKind::Excludes));
    room.must([&](const Board& b, CommandContext& a) { return commands::pin(b, a, out, Pin::Excluded); });
    const auto plans = room.plans();
    CHECK(plans.best.problem.empty());
    CHECK(plans.best.proved);
    CHECK(plans.best.perMille == 1000);
    const auto tierOf = [&](Id<Action> action) {
        for (const auto& p : plans.best.placings)
            if (p.action == action) return p.tier;
        return Id<Tier>{};
    };
    CHECK(tierOf(cheap));
    CHECK(tierOf(needs));
    CHECK(tierOf(base));
    CHECK_FALSE(tierOf(twin));
    std::map<Id<Action>, rules::LeftBecause> why;
    for (const auto& left : plans.best.left) why[left.action] = left.why;
    CHECK(why[huge] == rules::LeftBecause::NoRoom);
    CHECK(why[unknown] == rules::LeftBecause::ToBeCosted);
    CHECK(why[out] == rules::LeftBecause::Excluded);
    CHECK(why[twin] == rules::LeftBecause::VariantTaken);
    room.take(plans.best);
    CHECK(room.plans().perMille == 1000);
    CHECK(room.plans().best.differences.empty());
    CHECK(rules::conflicts(room.board()).empty());
    room.plan(base, later);
    room.plan(needs, quick);
    const auto conflicts = rules::conflicts(room.board());
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].action == needs);
    CHECK(conflicts[0].other == base);
}

TEST_CASE("Planning again after an edit moves nothing that it need not", "[rules][plan]") {
    Planning room;
    room.tier(100, {});
    std::vector<Id<Action>> five;
    for (int i = 0; i < 5; ++i) five.push_back(room.costed(3, 20, {}));
    room.take(room.plans().best);
    CHECK(room.in(0).size() == 5);
    CHECK(room.plans().steady.differences.empty());
    Estimate e = *room.board().find<Estimate>(five[2].value);
    e.tenthDays = 40;
    room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
    const auto steady = room.plans().steady;
    REQUIRE(steady.differences.size() == 1);
    CHECK(steady.differences[0].to == Id<Tier>{});
    CHECK(steady.differences[0].why == rules::MovedBecause::CapExceeded);
}

TEST_CASE("What was edited since it was put there gives way before what was not, until a plan is taken again", "[rules][plan]") {
    Planning room;
    room.tier(20, {});
    const auto good = room.costed(5, 10, {}), poor = room.costed(2, 10, {});
    room.take(room.plans().best);
    CHECK(room.in(0).size() == 2);
    Estimate e = *room.board().find<Estimate>(good.value);
    e.tenthDays = 11;
    room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
    auto steady = room.plans().steady;
    REQUIRE(steady.differences.size() == 1);
    CHECK(steady.differences[0].action == good);  // its ratio is the better one, yet nothing changed for the other
    // Agreed at its new cost: from now on the worse ratio goes.
    Tier tier = *room.board().find(room.tiers[0]);
    tier.tenthDays = 21;
    room.must([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, tier); });
    room.take(room.plans().steady);
    tier.tenthDays = 20;
    room.must([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, tier); });
    steady = room.plans().steady;
    REQUIRE(steady.differences.size() == 1);
    CHECK(steady.differences[0].action == poor);
}

TEST_CASE("A plan that cannot be kept is not compared with the best, and all plans are with the same bound", "[rules][plan]") {
    Planning room;
    const auto tier = room.tier(100, {});
    const auto a = room.costed(5, 60, {}), b = room.costed(4, 50, {}), c = room.costed(4, 50, {});
    auto plans = room.plans();
    REQUIRE(plans.best.proved);
    CHECK(plans.best.value > plans.greedy.value);
    CHECK(plans.greedy.bound == plans.best.value);
    CHECK(plans.greedy.perMille == plans.greedy.value * 1000 / plans.best.value);
    CHECK(plans.steady.bound == plans.best.value);
    REQUIRE(room.link(b, c, LinkKind::Excludes));
    room.plan(b, tier), room.plan(c, tier);
    CHECK_FALSE(rules::holds(room.board()));
    CHECK(room.plans().perMille == 0);
    room.must([&](const Board& board, CommandContext& context) { return commands::takeOutOfPlan(board, context, c, false); });
    CHECK(rules::holds(room.board()));
    CHECK(room.plans().perMille == 1000);  // b is imposed, and a does not fit beside it
    room.plan(a, tier);
    CHECK_FALSE(rules::holds(room.board()));
}

TEST_CASE("What a tier leaves goes past a tier without a limit, in the bars as in the plan", "[rules][plan]") {
    Planning room;
    room.tier(100, {}), room.tier({}, {}), room.tier(100, {});
    const auto large = room.costed(5, 200, {});
    PlanTerms terms = room.board().planTerms();
    terms.carryOver = true;
    room.must([&](const Board& b, CommandContext& context) { return commands::editTerms(b, context, terms); });
    room.plan(large, room.tiers[2]);
    const auto fill = rules::tierFills(room.board())[2];
    CHECK(fill.tenthDaysCap == 200);
    CHECK(fill.overTenthDays() == 0);
    CHECK(room.plans().steady.differences.empty());
    CHECK(room.plans().best.tiers[2].tenthDaysCap == 200);
}

TEST_CASE("The plan down the list goes down the list that is shown, whatever the weights", "[rules][plan]") {
    Planning room;
    room.tier(100, 10'000);
    const auto dear = room.costed(5, 10, 9'000), slow = room.costed(5, 90, 1'500);
    for (const int budgetWeight : {5, 95}) {
        PlanTerms terms = room.board().planTerms();
        terms.budgetWeight = budgetWeight;
        room.must([&](const Board& b, CommandContext& context) { return commands::editTerms(b, context, terms); });
        const auto greedy = room.plans().greedy;
        REQUIRE(greedy.placings.size() == 1);
        CHECK(greedy.placings[0].action == (budgetWeight == 5 ? dear : slow));
    }
}

TEST_CASE("What there is in all goes to every tier that has no cap of its own, and the plan as it stands is held to it",
          "[rules][plan]") {
    Planning room;
    const auto first = room.tier(60, {}), second = room.tier(60, {});
    const auto a = room.costed(5, 50, 3'000), b = room.costed(4, 50, 3'000);
    PlanTerms terms = room.board().planTerms();
    terms.euros = 10'000;
    room.must([&](const Board& board, CommandContext& context) { return commands::editTerms(board, context, terms); });
    const auto best = room.plans().best;
    CHECK(best.placings.size() == 2);  // the second tier is not left without a euro
    CHECK(best.left.empty());
    CHECK(best.tiers[1].eurosCap == 7'000);
    room.plan(a, first), room.plan(b, second);
    CHECK_FALSE(rules::wholeFill(room.board()).over());
    CHECK(room.plans().perMille == 1000);
    terms.euros = 5'000;
    room.must([&](const Board& board, CommandContext& context) { return commands::editTerms(board, context, terms); });
    CHECK(rules::wholeFill(room.board()).over());
    CHECK(room.plans().perMille == 0);
    CHECK(room.plans().steady.differences.size() == 1);  // both are imposed, and yet one has to go
}

TEST_CASE("Without tiers, actions or caps there is no plan, and it says why", "[rules][plan]") {
    Planning room;
    CHECK(room.plans().best.problem == "There is no tier yet.");
    room.tier({}, {});
    CHECK(room.plans().best.problem == "There is no action yet.");
    room.costed(3, 10, 100);
    CHECK(room.plans().best.problem == "Say first how many days or euros a tier holds.");
}
