#include "app/commands/votes.h"

#include "app/commands/merge.h"
#include "app/rules/ballots.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

struct VotingRoom : Workroom {
    Id<Seat> ana = seat(Edge::Bottom, 0.2f), ben = seat(Edge::Top, 0.5f), cleo = seat(Edge::Left, 0.5f);
    std::vector<Id<Action>> actions;
    Id<Round> id;

    explicit VotingRoom(commands::RoundTerms terms, int count = 5) {
        for (int i = 0; i < count; ++i) actions.push_back(action("action " + std::to_string(i), ana));
        terms.scope.on = RoundOn::Actions;
        id = round(terms);
    }
    std::uint64_t item(std::size_t i) const { return actions.at(i).value; }
    const Round& now() const { return *board().find(id); }
    template <class F, class... A>
    void does(F&& verb, Id<Seat> seat, A... with) {
        must([&](const Board& b, CommandContext& a) { return verb(b, a, id, seat, with...); }, seat);
    }
    std::string says(Id<Seat> seat, std::uint64_t item, int points) {
        return refused([&](const Board& b, CommandContext& a) { return commands::givePoints(b, a, id, seat, item, points); },
                       seat);
    }
    void points(Id<Seat> seat, std::uint64_t item, int given) {
        must([&](const Board& b, CommandContext& a) { return commands::givePoints(b, a, id, seat, item, given); }, seat);
    }
    void score(Id<Seat> seat, std::uint64_t item, int criterion, int given) {
        must([&](const Board& b, CommandContext& a) { return commands::giveScore(b, a, id, seat, item, criterion, given); },
             seat);
    }
    void screen(Id<Seat> seat, const commands::ScreenAnswer& answer) {
        must([&](const Board& b, CommandContext& a) { return commands::answerScreen(b, a, id, seat, answer); }, seat);
    }
    void order(Id<Seat> seat, const std::vector<std::vector<std::uint64_t>>& levels) {
        must([&](const Board& b, CommandContext& a) { return commands::giveOrder(b, a, id, seat, levels); }, seat);
    }
    std::vector<rules::TallyRow> rows() {
        close(id), reveal(id);
        return rules::tally(board(), now());
    }
};

}  // namespace

TEST_CASE("A hundred points are shared out, and never more than a hundred", "[commands][votes]") {
    for (const bool secret : {true, false}) {
        VotingRoom room({.form = BallotForm::Points, .secret = secret});
        room.points(room.ana, room.item(0), 60);
        room.points(room.ana, room.item(1), 40);
        CHECK(room.says(room.ana, room.item(2), 1) == "All your points are given: take some back first.");
        CHECK(room.says(room.ana, room.item(2), -1) == "All your points are given: take some back first.");
        room.points(room.ana, room.item(0), 10);  // replaces
        room.points(room.ana, room.item(2), 50);
        room.points(room.ben, room.item(2), 100);
        CHECK(rules::pointsGiven(room.board(), room.now(), room.ana) == 100);
        const auto rows = room.rows();
        CHECK(rows[0].item == room.item(2));
        CHECK(rows[0].total == 150);
        CHECK(rows[0].voters == 2);
        CHECK(rows[0].largestShare == 100);
        CHECK(room.board().all<Mark>().empty());
    }
}

TEST_CASE("Scores are given by criterion, may be left blank, and the value is the mean", "[commands][votes]") {
    VotingRoom room({.form = BallotForm::Scores});
    room.score(room.ana, room.item(0), 0, 5), room.score(room.ana, room.item(0), 1, 3);
    room.score(room.ben, room.item(0), 0, 4);
    room.score(room.ben, room.item(1), 0, 2), room.score(room.ben, room.item(1), 0, 0);  // taken back
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::giveScore(b, a, room.id, room.ana, room.item(0), 2, 3);
    }) == "This vote is not given this way.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::giveScore(b, a, room.id, room.ana, room.item(0), 0, 6);
    }) == "This vote is not given this way.");
    const auto rows = room.rows();
    CHECK(rows[0].item == room.item(0));
    CHECK(rows[0].means[0] == 4.5);
    CHECK(rows[0].means[1] == 3.0);
    CHECK(rows[0].figure == 3.75);
    CHECK(rows[1].voters == 0);
    CHECK(rows[1].rank == 2);
    CHECK(rows[4].rank == 2);
}

TEST_CASE("Duels count the winner, halves for equals and nothing for a skipped screen", "[commands][votes]") {
    VotingRoom room({.form = BallotForm::Duels, .winners = 1}, 3);
    const auto a = room.item(0), b = room.item(1), c = room.item(2);
    room.screen(room.ana, {{a, b}, a, b});
    room.screen(room.ana, {{a, c}, a, c});
    room.screen(room.ana, {{b, c}, 0, 0});
    room.screen(room.ben, {{b, c}, 0, 0, true});
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::answerScreen(board, context, room.id, room.ben, {{a, b, c}, a, c});
    }) == "This is not part of the vote.");
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::answerScreen(board, context, room.id, room.ben, {{a, b}, a, a});
    }) == "Choose one that is best and another that is worst.");
    CHECK(rules::screensAnswered(room.board(), room.now(), room.ana) == 3);
    CHECK(rules::screensAnswered(room.board(), room.now(), room.ben) == 0);
    room.does(commands::takeScreenBack, room.ana, false);
    CHECK(rules::screensAnswered(room.board(), room.now(), room.ana) == 2);
    const auto rows = room.rows();
    CHECK(rows[0].item == a);
    CHECK(rows[0].figure > 60);
    CHECK(rows[1].rank == 2);
    CHECK(rows[2].rank == 2);  // both lost once to the same
    CHECK(rows[0].chanceInTop > 0.5);
}

TEST_CASE("An order holds each thing once, and Borda shares the places of those left out", "[commands][votes]") {
    VotingRoom room({.form = BallotForm::Orders}, 3);
    const auto a = room.item(0), b = room.item(1), c = room.item(2);
    CHECK(room.refused([&](const Board& board, CommandContext& context) {
        return commands::giveOrder(board, context, room.id, room.ana, {{a}, {b, a}});
    }) == "One thing cannot stand in two places of an order.");
    room.order(room.ana, {{b}, {a}});
    room.order(room.ana, {{a}});  // the whole order anew
    CHECK(rules::orderGiven(room.board(), room.now(), room.ana) == std::vector<std::vector<std::uint64_t>>{{a}});
    const auto rows = room.rows();
    CHECK(rows[0].item == a);
    CHECK(rows[0].figure == 3);
    CHECK(rows[1].figure == 1.5);
    CHECK(rows[1].tied);
    CHECK((rows[1].item == b || rows[1].item == c));
}

TEST_CASE("Dots against have a budget of their own and stand beside, not below", "[commands][votes]") {
    VotingRoom room({.dotsEach = 2, .cap = 2, .resistanceEach = 1});
    const auto against = [&](Id<Seat> seat, std::uint64_t item) {
        return room.run(
            [&](const Board& b, CommandContext& a) { return commands::castDot(b, a, room.id, seat, item, false, true); }, seat);
    };
    room.cast(room.id, room.ana, room.item(0), 2);
    REQUIRE(against(room.ana, room.item(1)));
    CHECK_FALSE(against(room.ana, room.item(2)));
    REQUIRE(against(room.ben, room.item(0)));
    room.does([](auto& b, auto& a, auto id, auto s, auto i) { return commands::takeDotBack(b, a, id, s, i, true); }, room.ana,
              room.item(1));
    const auto rows = room.rows();
    CHECK(rows[0].item == room.item(0));
    CHECK(rows[0].total == 2);
    CHECK(rows[0].resistance == 1);
}

TEST_CASE("A stricter rule in mid-vote keeps the votes and tells what is too much", "[commands][votes]") {
    VotingRoom room({.dotsEach = 4, .cap = 3});
    room.cast(room.id, room.ana, room.item(0), 3), room.cast(room.id, room.ana, room.item(1));
    CHECK_FALSE(rules::overvote(room.board(), room.now(), room.ana));
    room.must([&](const Board& b, CommandContext& a) { return commands::changeDots(b, a, room.id, {2, 2}); });
    const auto overvote = rules::overvote(room.board(), room.now(), room.ana);
    CHECK(overvote.dots == 2);
    CHECK(overvote.items == std::vector<std::uint64_t>{room.item(0)});
    const auto rows = room.rows();
    CHECK(rows[0].total == 3);
    CHECK(rules::overvotedBallots(room.board(), room.now()) == 1);
}

TEST_CASE("One's own is out of reach where the round says so", "[commands][votes]") {
    VotingRoom room({.dotsEach = 2, .ownAllowed = false});
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::castDot(b, a, room.id, room.ana, room.item(0));
    }) == "In this vote, not for what one has written oneself.");
    room.cast(room.id, room.ben, room.item(0));
}

TEST_CASE("Who abstains is not waited for, nor is who has left with dots unspent", "[commands][votes]") {
    VotingRoom room({.dotsEach = 3});
    const auto progress = [&] { return rules::progress(room.board(), room.id); };
    room.cast(room.id, room.ana, room.item(0));
    CHECK(progress().voters == 3);
    const auto abstain = [&](bool abstains) {
        room.must([&](const Board& b, CommandContext& a) { return commands::abstain(b, a, room.id, room.ana, abstains); },
                  room.ana);
    };
    abstain(true);
    CHECK(rules::unsignedSoFar(room.board(), room.now()).empty());  // set aside: see round_life.tests.cpp
    CHECK(progress().voters == 2);
    abstain(false);
    CHECK(progress().voters == 3);
    room.cast(room.id, room.ben, room.item(1));
    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, room.ben); });
    CHECK(progress().voters == 3);  // what it gave counts
    CHECK(progress().done == 1);    // and nobody waits for the rest
    const Id<Seat> late = room.seat(Edge::Right, 0.5f);
    CHECK(rules::dotsLeft(room.board(), room.now(), late) == 3);
    room.cast(room.id, late, room.item(1));
    CHECK(room.rows()[0].total == 2);
}

TEST_CASE("A ballot weighs what its seat stands for, and tells its team only if it was not alone in it",
          "[commands][votes][secret]") {
    for (const bool secret : {true, false}) {
        VotingRoom room({.dotsEach = 1, .secret = secret});
        const auto set = [&](Id<Seat> seat, int weight, int team) {
            room.must([&](const Board& b, CommandContext& a) {
                Edit edit(b, Op::EditSeat, a);
                edit.update<Seat>(seat.value, [&](Seat& s) { s.weight = weight, s.team = team; });
                return Result<Transaction>(edit.finish());
            });
        };
        set(room.ana, 3, 1), set(room.ben, 1, 1), set(room.cleo, 1, 2);
        room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1)),
            room.cast(room.id, room.cleo, room.item(1));
        const auto rows = room.rows();
        CHECK(rows[0].item == room.item(0));
        CHECK(rows[0].total == 3);
        CHECK(rows[0].voters == 1);
        // Told or not for all three: among two marked ballots the one without would be the third voter's.
        CHECK(rows[0].perTeam[1] == (secret ? 0 : 3));
        CHECK(rows[1].perTeam[1] == (secret ? 0 : 1));
        CHECK(rows[1].perTeam[2] == (secret ? 0 : 1));
        CHECK(rows[1].perTeam[0] == (secret ? 2 : 0));
    }
}

TEST_CASE("Merging during a vote keeps every voter's dots up to the cap", "[commands][votes][merge]") {
    for (const bool secret : {true, false}) {
        VotingRoom room({.dotsEach = 4, .cap = 3, .secret = secret});
        room.cast(room.id, room.ana, room.item(0), 2), room.cast(room.id, room.ana, room.item(1), 2);
        room.cast(room.id, room.ben, room.item(1));
        room.must(
            [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, room.actions[1], room.actions[0]); });
        CHECK_FALSE(room.board().find(room.actions[1]));
        CHECK(rules::dotsGiven(room.board(), room.now(), room.ana, room.item(0)) == 3);  // the cap
        CHECK(rules::dotsLeft(room.board(), room.now(), room.ana) == 1);                 // and the fourth is hers again
        CHECK(rules::dotsGiven(room.board(), room.now(), room.ben, room.item(0)) == 1);
        // What a secret vote's merge changed is not kept to be undone; in the open it can be.
        const auto undone = room.workshop.undo({{}, {RecordKind::Action, room.item(0)}}, {}, room.now().closesAt);
        CHECK(bool(undone) == !secret);
        if (secret) {
            const auto rows = room.rows();
            CHECK(rows[0].total == 4);
            CHECK(rows[0].voters == 2);
            CHECK(rows.size() == 4);
        }
    }
}

TEST_CASE("Merging keeps points together, the better place, and makes no duel against itself", "[commands][merge]") {
    const auto merge = [](VotingRoom& room) {
        room.must(
            [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, room.actions[1], room.actions[0]); });
    };
    VotingRoom points({.form = BallotForm::Points});
    points.points(points.ana, points.item(0), 30), points.points(points.ana, points.item(1), 20);
    merge(points);
    CHECK(rules::pointsGiven(points.board(), points.now(), points.ana, points.item(0)) == 50);

    VotingRoom orders({.form = BallotForm::Orders});
    orders.order(orders.ana, {{orders.item(1)}, {orders.item(2)}, {orders.item(0)}});
    merge(orders);
    CHECK(rules::orderGiven(orders.board(), orders.now(), orders.ana) ==
          std::vector<std::vector<std::uint64_t>>{{orders.item(0)}, {orders.item(2)}});

    VotingRoom duels({.form = BallotForm::BestWorst});
    const auto a = duels.item(0), b = duels.item(1), c = duels.item(2), d = duels.item(3);
    duels.screen(duels.ana, {{a, b, c, d}, b, c});  // now a is best
    duels.screen(duels.ana, {{a, b, c, d}, a, b});  // best and worst of one thing: void
    merge(duels);
    CHECK(rules::screensAnswered(duels.board(), duels.now(), duels.ana) == 1);
    const auto said = rules::saidBy(duels.board(), duels.now(), duels.ana);
    CHECK(said.size() == 3);
    CHECK(std::ranges::count_if(said, [&](const rules::EntryView& e) { return e.item == a && e.value == 1; }) == 1);
}

TEST_CASE("The facilitator's word stands in the place of the lot, and is kept", "[commands][votes]") {
    VotingRoom room({.dotsEach = 1, .winners = 1}, 3);
    room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1)),
        room.cast(room.id, room.cleo, room.item(2));
    auto rows = room.rows();
    CHECK(rules::tieAtCut(room.board(), room.now()).size() == 3);
    CHECK(rows[0].settledBy == rules::TieStep::Lot);
    const std::vector<std::uint64_t> wanted{rows[2].item, rows[0].item, rows[1].item};
    room.must([&](const Board& b, CommandContext& a) { return commands::settleTie(b, a, room.id, wanted); });
    rows = rules::tally(room.board(), room.now());
    CHECK(rows[0].item == wanted[0]);
    CHECK(rows[1].item == wanted[1]);
    CHECK(rows[0].settledBy == rules::TieStep::ByHand);
    CHECK(rows[0].rank == 1);
    CHECK(rows[2].rank == 1);  // tied still, whatever put them in order
    CHECK(rules::tieAtCut(room.board(), room.now()).empty());
}

TEST_CASE("The facilitator's word also parts actions that differ in what they give for their cost", "[commands][votes]") {
    VotingRoom room({.dotsEach = 1, .winners = 1}, 3);
    for (std::size_t i = 0; i < 3; ++i)
        room.must([&](const Board& b, CommandContext& a) {
            Edit edit(b, Op::EstimateAction, a);
            edit.put(Estimate{.action = room.actions[i],
                              .impactCustomer = 3,
                              .impactCompany = 3,
                              .tenthDays = 10 + 10 * int(i),
                              .euros = 100 + 100 * int(i)});
            return Result<Transaction>(edit.finish());
        });
    room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1)),
        room.cast(room.id, room.cleo, room.item(2));
    auto rows = room.rows();
    CHECK(rows[0].settledBy == rules::TieStep::ValueForCost);
    CHECK(rows[0].item == room.item(0));
    const std::vector<std::uint64_t> wanted{room.item(2), room.item(0), room.item(1)};
    room.must([&](const Board& b, CommandContext& a) { return commands::settleTie(b, a, room.id, wanted); });
    rows = rules::tally(room.board(), room.now());
    CHECK(rows[0].item == wanted[0]);
    CHECK(rows[1].item == wanted[1]);
    CHECK(rows[2].item == wanted[2]);
    CHECK(rows[0].settledBy == rules::TieStep::ByHand);
    CHECK(rules::tieAtCut(room.board(), room.now()).empty());

    // Another choice stands alone: of the first nothing is left.
    const std::vector<std::uint64_t> two{room.item(1), room.item(0)};
    room.must([&](const Board& b, CommandContext& a) { return commands::settleTie(b, a, room.id, two); });
    CHECK(room.board().all<Settled>().size() == 2);
}

TEST_CASE("Who is alone without a team is not told by that either", "[commands][votes][secret]") {
    VotingRoom room({.dotsEach = 1});
    const auto team = [&](Id<Seat> seat, int team) {
        room.must([&](const Board& b, CommandContext& a) {
            Edit edit(b, Op::EditSeat, a);
            edit.update<Seat>(seat.value, [&](Seat& s) { s.team = team; });
            return Result<Transaction>(edit.finish());
        });
    };
    const Id<Seat> dina = room.seat(Edge::Right, 0.5f);
    const auto teams = [&] {
        std::vector<int> found;
        for (Id<Ballot> id : room.board().ballotsOf(room.id)) found.push_back(room.board().find(id)->team);
        std::ranges::sort(found);
        return found;
    };
    team(room.ana, 1), team(room.ben, 1), team(room.cleo, 2);
    SECTION("the only one of its team, all others in one") {
        for (Id<Seat> seat : {room.ana, room.ben, room.cleo}) room.cast(room.id, seat, room.item(0));
        room.close(room.id);
        CHECK(teams() == std::vector<int>{0, 0, 0});
    }
    SECTION("the only one that has none") {
        team(room.cleo, 1);
        for (Id<Seat> seat : {room.ana, room.ben, room.cleo, dina}) room.cast(room.id, seat, room.item(0));
        room.close(room.id);
        CHECK(teams() == std::vector<int>{0, 0, 0, 0});
    }
    SECTION("two of different teams hide each other") {
        team(dina, 3);
        for (Id<Seat> seat : {room.ana, room.ben, room.cleo, dina}) room.cast(room.id, seat, room.item(0));
        room.close(room.id);
        CHECK(teams() == std::vector<int>{0, 0, 1, 1});
    }
}

TEST_CASE("Saying done takes no abstention back, and who is not at the table says neither", "[commands][votes]") {
    VotingRoom room({.dotsEach = 1});
    room.does(commands::abstain, room.ana, true, false);
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::sayDone(b, a, room.id, room.ana, true, true);
    }) == "This seat takes no part in the vote.");
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, room.id, room.ana, true); });
    CHECK(rules::voterOf(room.board(), room.id, room.ana)->abstains);
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, room.id, room.ana, false); });
    CHECK(rules::voterOf(room.board(), room.id, room.ana)->abstains);
    room.cast(room.id, room.ana, room.item(0));
    CHECK_FALSE(rules::voterOf(room.board(), room.id, room.ana)->abstains);

    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, room.ben); });
    for (const Id<Seat> seat : {room.ben, Id<Seat>{}, Id<Seat>{12345}}) {
        CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, room.id, seat, true); }) ==
              "Choose a seat first.");
        CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::abstain(b, a, room.id, seat, true); }) ==
              "Choose a seat first.");
    }
}

TEST_CASE("A short list is the first of an earlier round and whoever ties with the last of them", "[commands][votes]") {
    VotingRoom room({.dotsEach = 2}, 5);
    room.cast(room.id, room.ana, room.item(3)), room.cast(room.id, room.ana, room.item(1)),
        room.cast(room.id, room.ben, room.item(3)), room.cast(room.id, room.ben, room.item(4));
    room.close(room.id), room.reveal(room.id);
    const auto second =
        room.round({.scope = {.on = RoundOn::Actions, .shortListOf = room.id, .shortList = 2}, .form = BallotForm::Duels});
    CHECK(room.board().candidates(second).size() == 3);  // 3, then 1 and 4 that tie
    room.close(second), room.reveal(second);
    const auto third =
        room.created<Round>([&](const Board& b, CommandContext& a) { return commands::openTopRunOff(b, a, room.id, 2); });
    CHECK(room.board().candidates(third).size() == 3);
    CHECK(room.board().find(third)->dotsEach == 1);
    CHECK(room.board().find(third)->runOffOf == room.id);
}

TEST_CASE("Whoever abstains has no ballot, whether the vote is secret or not", "[commands][votes]") {
    for (const bool secret : {false, true}) {
        VotingRoom room({.dotsEach = 3, .secret = secret}, 3);
        room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1));
        room.does(commands::abstain, room.ana, true, false);
        if (!secret) CHECK(rules::ballots(room.board(), room.id).size() == 1);
        room.does(commands::abstain, room.ana, false, false);
        room.cast(room.id, room.ana, room.item(2));
        room.does(commands::abstain, room.ana, true, false);
        room.close(room.id);
        CHECK(rules::ballots(room.board(), room.id).size() == 1);
        room.reveal(room.id);
        CHECK(room.board().ballotsOf(room.id).size() == 1);
    }
}

TEST_CASE("Rounds on groups count a group as one, beside notes on their own", "[commands][votes]") {
    Workroom room;
    const auto a = room.note("a", room.cell(0, 1)), b = room.note("b", room.cell(0, 1)), c = room.note("c", room.cell(0, 1));
    const auto group = room.group(b, a);
    const auto id = room.round({.scope = {.on = RoundOn::Groups}});
    std::vector<std::uint64_t> expected{group.value, c.value};
    std::ranges::sort(expected);
    CHECK(room.board().candidates(id) == expected);
    CHECK(rules::eligible(room.board(), {.stage = room.stage(1)}).empty());
    CHECK(rules::eligible(room.board(), {.stage = room.stage(0)}).size() == 3);
    CHECK(rules::eligible(room.board(), {.lane = room.lane(2)}).empty());
}

TEST_CASE("Forms that compare need two things, and dots are refused where there are none", "[commands][votes]") {
    Workroom room;
    const auto only = room.action("seule");
    CHECK(room.refused([](const Board& b, CommandContext& a) {
        return commands::openRound(b, a, {.scope = {.on = RoundOn::Actions}, .form = BallotForm::Duels});
    }) == "There must be at least two things to compare.");
    const auto ana = room.seat();
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Points});
    CHECK(room.refused([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, ana, only.value); }) ==
          "This vote is not given with dots.");
    CHECK(room.refused([&](const Board& b, CommandContext& a) {
        return commands::changeDots(b, a, id, {3, 1});
    }) == "This vote is not given with dots.");
}
