#include "app/rules/fair_plan.h"

#include <map>
#include <set>

#include "tests/app/planning.h"

using namespace tests;

TEST_CASE("The fair plan buys what each group's own share can pay", "[rules][plan][fair]") {
    Planning room;
    room.tier(1000, 6'000);
    // Two of three want the first two, dear; the third wants the last one, and has a third of the money.
    const auto a = room.costed(5, 10, 2'000), b = room.costed(5, 10, 2'000), c = room.costed(5, 10, 2'000),
               d = room.costed(1, 10, 2'000);
    std::vector<Id<Seat>> seats;
    for (int i = 0; i < 3; ++i) seats.push_back(room.seat(Edge::Bottom, 0.2f + 0.3f * float(i)));
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 3, .secret = false});
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
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 3, .cap = 2, .secret = false});
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
        const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 2, .secret = false});
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
        const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 1, .secret = false});
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
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 5, .cap = 3, .secret = false});
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
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 2, .secret = false});
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
