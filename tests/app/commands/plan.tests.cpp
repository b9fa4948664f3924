#include "app/commands/plan.h"

#include <map>
#include <set>

#include "app/rules/prerequisites.h"
#include "app/rules/tiered_plan.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

struct Planning : Workroom {
    std::vector<Id<Tier>> tiers;
    std::vector<Id<Action>> actions;

    Id<Tier> tier(std::optional<std::int64_t> tenthDays, std::optional<std::int64_t> euros) {
        const auto id = created<Tier>([](const Board& b, Asking& a) { return commands::addTier(b, a, "Palier"); });
        Tier t = *board().find(id);
        t.tenthDays = tenthDays, t.euros = euros;
        must([&](const Board& b, Asking& a) { return commands::editTier(b, a, t); });
        tiers.push_back(id);
        return id;
    }
    Id<Action> costed(int impact, std::optional<std::int64_t> tenthDays, std::optional<std::int64_t> euros) {
        const auto id = action("action " + std::to_string(actions.size()));
        must([&](const Board& b, Asking& a) {
            return commands::estimate(
                b, a, {.action = id, .impactCustomer = impact, .impactCompany = impact, .tenthDays = tenthDays, .euros = euros});
        });
        actions.push_back(id);
        return id;
    }
    void plan(Id<Action> action, Id<Tier> tier, Id<Action> before = {}) {
        must([&](const Board& b, Asking& a) { return commands::planAction(b, a, action, tier, before); });
    }
    Result<Touched> link(Id<Action> from, Id<Action> to, LinkKind kind = LinkKind::Needs) {
        return run([&](const Board& b, Asking& a) { return commands::linkActions(b, a, from, to, kind); });
    }
    rules::Plans plans() const { return rules::plans(board(), {}); }
    void take(const rules::Proposal& proposal) {
        must([&](const Board& b, Asking& a) { return commands::takePlan(b, a, proposal.placings); });
    }
    std::vector<Id<Action>> in(std::size_t tier) const { return board().plannedIn(tiers.at(tier)); }
};

}  // namespace

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
    room.must([&](const Board& board, Asking& asking) { return commands::takeOutOfPlan(board, asking, a, false); });
    CHECK_FALSE(room.board().find<Planned>(a.value));
    room.must([&](const Board& board, Asking& asking) { return commands::pin(board, asking, b, Pin::Excluded); });
    CHECK(room.in(0).empty());
    CHECK(room.refused([&](const Board& board, Asking& asking) { return commands::pin(board, asking, b, Pin::Imposed); }) ==
          "Put it into a tier first.");
    room.must([&](const Board& board, Asking& asking) { return commands::pin(board, asking, b, Pin::None); });
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
    room.must([&](const Board& board, Asking& asking) { return commands::removeTier(board, asking, tier); });
    CHECK(room.board().all<Planned>().empty());
    CHECK(room.board().find(a));
    room.must([&](const Board& board, Asking& asking) { return commands::removeAction(board, asking, b); });
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
    CHECK(room.refused([&](const Board& b, Asking& a) { return commands::editTier(b, a, t); }) ==
          "It would end before it starts.");
    t.endDay = 20'030, t.tenthDays = -1;
    CHECK(room.refused([&](const Board& b, Asking& a) { return commands::editTier(b, a, t); }) ==
          "A budget cannot be less than nothing.");
    room.must([&](const Board& b, Asking& a) { return commands::moveTier(b, a, second, -1); });
    CHECK(room.board().tiers() == std::vector{second, first});
}

TEST_CASE("The best plan keeps to caps, pins, prerequisites and variants, and says what it leaves and why", "[rules][plan]") {
    Planning room;
    const auto quick = room.tier(100, 10'000), later = room.tier(100, 10'000);
    const auto cheap = room.costed(4, 20, 1'000), needs = room.costed(5, 30, 2'000), base = room.costed(1, 60, 3'000);
    const auto twin = room.costed(3, 30, 2'000), huge = room.costed(5, 900, 2'000), unknown = room.costed(5, {}, {}),
               out = room.costed(5, 10, 100);
    REQUIRE(room.link(needs, base));
    REQUIRE(room.link(twin, cheap, LinkKind::Excludes));
    room.must([&](const Board& b, Asking& a) { return commands::pin(b, a, out, Pin::Excluded); });
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
    room.must([&](const Board& b, Asking& a) { return commands::estimate(b, a, e); });
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
    room.must([&](const Board& b, Asking& a) { return commands::estimate(b, a, e); });
    auto steady = room.plans().steady;
    REQUIRE(steady.differences.size() == 1);
    CHECK(steady.differences[0].action == good);  // its ratio is the better one, yet nothing changed for the other
    // Agreed at its new cost: from now on the worse ratio goes.
    Tier tier = *room.board().find(room.tiers[0]);
    tier.tenthDays = 21;
    room.must([&](const Board& b, Asking& a) { return commands::editTier(b, a, tier); });
    room.take(room.plans().steady);
    tier.tenthDays = 20;
    room.must([&](const Board& b, Asking& a) { return commands::editTier(b, a, tier); });
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
    room.must([&](const Board& board, Asking& asking) { return commands::takeOutOfPlan(board, asking, c, false); });
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
    room.must([&](const Board& b, Asking& asking) { return commands::editTerms(b, asking, terms); });
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
        room.must([&](const Board& b, Asking& asking) { return commands::editTerms(b, asking, terms); });
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
    room.must([&](const Board& board, Asking& asking) { return commands::editTerms(board, asking, terms); });
    const auto best = room.plans().best;
    CHECK(best.placings.size() == 2);  // the second tier is not left without a euro
    CHECK(best.left.empty());
    CHECK(best.tiers[1].eurosCap == 7'000);
    room.plan(a, first), room.plan(b, second);
    CHECK_FALSE(rules::wholeFill(room.board()).over());
    CHECK(room.plans().perMille == 1000);
    terms.euros = 5'000;
    room.must([&](const Board& board, Asking& asking) { return commands::editTerms(board, asking, terms); });
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

TEST_CASE("The fair plan buys what each group's own share can pay", "[rules][plan][fair]") {
    Planning room;
    room.tier(1000, 6'000);
    // Two of three want the first two, dear; the third wants the last one, and has a third of the money.
    const auto a = room.costed(5, 10, 2'000), b = room.costed(5, 10, 2'000), c = room.costed(5, 10, 2'000),
               d = room.costed(1, 10, 2'000);
    std::vector<Id<Seat>> seats;
    for (int i = 0; i < 3; ++i) seats.push_back(room.seat(Edge::Bottom, 0.2f + 0.3f * float(i)));
    const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 3, .secret = false});
    for (int i : {0, 1})
        for (const auto& action : {a, b, c}) room.cast(id, seats[std::size_t(i)], action.value);
    room.cast(id, seats[2], d.value);
    CHECK(room.plans().fair.problem == "The fair plan is made of a vote with dots or points: there is none yet.");
    room.close(id), room.reveal(id);
    const auto fair = room.plans().fair;
    CHECK_FALSE(fair.cutShort);
    CHECK(rules::plans(room.board(), [] { return true; }).fair.cutShort);  // no time at all: told, and not raised
    CHECK(rules::plans(room.board(), [] { return true; }).fair.raises == 0);
    CHECK(fair.problem.empty());
    CHECK(fair.round == id);
    std::set<Id<Action>> chosen;
    for (const auto& p : fair.placings) chosen.insert(p.action);
    CHECK(chosen.contains(d));  // paid by the third alone
    CHECK(chosen.size() == 3);
    REQUIRE(fair.voters.size() == 3);
    for (const auto& voter : fair.voters)
        if (voter.seat == seats[2]) {
            CHECK(voter.cardsFair == 1);
            CHECK(voter.cardsBest == 0);
            CHECK(voter.costFair == 2'000);
        }
}

TEST_CASE("The fair plan buys what needs something together with it, and one of two variants", "[rules][plan][fair]") {
    Planning room;
    room.tier(1000, 100);
    // Three of four want the one that needs another; the fourth wants two that exclude each other.
    const auto wanted = room.costed(3, 10, 30), base = room.costed(1, 10, 20), other = room.costed(3, 10, 10),
               twin = room.costed(4, 10, 10);
    REQUIRE(room.link(wanted, base));
    REQUIRE(room.link(other, twin, LinkKind::Excludes));
    std::vector<Id<Seat>> seats;
    for (int i = 0; i < 4; ++i) seats.push_back(room.seat(Edge::Bottom, 0.2f + 0.2f * float(i)));
    const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 3, .cap = 2, .secret = false});
    for (std::size_t i = 0; i < 3; ++i) room.cast(id, seats[i], wanted.value);
    room.cast(id, seats[3], other.value, 2), room.cast(id, seats[3], twin.value);
    room.close(id), room.reveal(id);
    const auto fair = room.plans().fair;
    CHECK(fair.problem.empty());
    std::set<Id<Action>> chosen;
    for (const auto& p : fair.placings) chosen.insert(p.action);
    CHECK(chosen == std::set{wanted, base, other});
    CHECK(fair.alongside == std::vector{base});
    const auto left = std::ranges::find(fair.left, twin, &rules::LeftOut::action);
    REQUIRE(left != fair.left.end());
    CHECK(left->why == rules::LeftBecause::VariantTaken);
    CHECK(left->other == other);
    CHECK(std::ranges::count(fair.left, twin, &rules::LeftOut::action) == 1);
}

TEST_CASE("A need that is bought already is not paid for again, and nothing affordable is left out", "[rules][plan][fair]") {
    const auto chosenOf = [](const rules::FairProposal& fair) {
        std::set<Id<Action>> chosen;
        for (const auto& p : fair.placings) chosen.insert(p.action);
        return chosen;
    };
    SECTION("both are wanted, and together they fit") {
        Planning room;
        room.tier(1000, 1000);
        const auto a = room.costed(3, 10, 400), b = room.costed(3, 10, 500);
        REQUIRE(room.link(a, b));
        const std::vector<Id<Seat>> seats{room.seat(), room.seat(Edge::Top)};
        const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 2, .secret = false});
        for (const auto& seat : seats) room.cast(id, seat, a.value), room.cast(id, seat, b.value);
        room.close(id), room.reveal(id);
        CHECK(chosenOf(room.plans().fair) == std::set{a, b});
    }
    SECTION("two need the same third") {
        Planning room;
        room.tier(1000, 1000);
        const auto a = room.costed(3, 10, 400), b = room.costed(1, 10, 200), c = room.costed(3, 10, 400);
        REQUIRE(room.link(a, b));
        REQUIRE(room.link(c, b));
        const std::vector<Id<Seat>> seats{room.seat(), room.seat(Edge::Top)};
        const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 1, .secret = false});
        room.cast(id, seats[0], a.value), room.cast(id, seats[1], c.value);
        room.close(id), room.reveal(id);
        const auto fair = room.plans().fair;
        CHECK(chosenOf(fair) == std::set{a, b, c});
        CHECK(fair.alongside == std::vector{b});
        for (const auto& left : fair.left) CHECK(std::ranges::count(fair.left, left.action, &rules::LeftOut::action) == 1);
    }
}

TEST_CASE("Money that could not be laid into a tier buys something else", "[rules][plan][fair]") {
    Planning room;
    room.tier(50, 100);
    const auto tooLong = room.costed(3, 60, 60), small = room.costed(3, 40, 50);
    const auto ana = room.seat();
    const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 5, .cap = 3, .secret = false});
    room.cast(id, ana, tooLong.value, 3), room.cast(id, ana, small.value, 1);
    room.close(id), room.reveal(id);
    const auto fair = room.plans().fair;
    REQUIRE(fair.placings.size() == 1);
    CHECK(fair.placings[0].action == small);
    const auto left = std::ranges::find(fair.left, tooLong, &rules::LeftOut::action);
    REQUIRE(left != fair.left.end());
    CHECK(left->why == rules::LeftBecause::NoRoom);
}

TEST_CASE("In the fair plan too, what a hand put in stays, and is paid for before anything is shared", "[rules][plan][fair]") {
    Planning room;
    const auto tier = room.tier(1000, 6'000);
    const auto wanted = room.costed(5, 10, 4'000), also = room.costed(4, 10, 3'000), unvoted = room.costed(1, 10, 2'500);
    const auto ana = room.seat();
    const auto id = room.ballot({.scope = {.on = BallotOn::Actions}, .dotsEach = 2, .secret = false});
    room.cast(id, ana, wanted.value), room.cast(id, ana, also.value);
    room.close(id), room.reveal(id);
    room.plan(unvoted, tier);
    const auto fair = room.plans().fair;
    CHECK(fair.problem.empty());
    CHECK(fair.budget == 3'500);
    CHECK(fair.imposed == std::vector{unvoted});
    std::set<Id<Action>> chosen;
    for (const auto& p : fair.placings) chosen.insert(p.action);
    CHECK(chosen == std::set{unvoted, also});
    CHECK(fair.byEqualShares == std::vector{also});
}
