#include "app/rules/tally.h"

#include <algorithm>
#include <set>

#include "app/commands/plan.h"
#include "app/rules/profiles.h"
#include "app/rules/ranking.h"
#include "app/rules/voting.h"
#include "tests/app/workroom.h"

using namespace tests;
using rules::TieStep;

namespace {

struct Count : Workroom {
    std::vector<Id<Seat>> seats;
    std::vector<std::uint64_t> items;
    Id<Round> id;

    // votes[s][i]: dots of seat s on item i.
    Count(const std::vector<std::vector<int>>& votes, int winners, TieRule tie = TieRule::RunOff, bool secret = true) {
        for (std::size_t s = 0; s < votes.size(); ++s)
            seats.push_back(seat(static_cast<Edge>(s % 4), 0.1f * static_cast<float>(s)));
        for (std::size_t i = 0; i < votes[0].size(); ++i)
            items.push_back(note("irritant " + std::to_string(i), cell(i % 3, 1)).value);
        id = round({.dotsEach = 20, .cap = 20, .secret = secret, .winners = winners, .tie = tie});
        vote(id, votes);
        reveal(id);
    }
    void vote(Id<Round> round, const std::vector<std::vector<int>>& votes) {
        for (std::size_t s = 0; s < votes.size(); ++s)
            for (std::size_t i = 0; i < votes[s].size(); ++i) cast(round, seats[s], items[i], votes[s][i]);
        close(round);
    }
    std::vector<rules::TallyRow> rows() const { return rules::tally(board(), *board().find(id)); }
    std::vector<int> order() const {
        std::vector<int> order;
        for (const auto& row : rows()) order.push_back(static_cast<int>(std::ranges::find(items, row.item) - items.begin()));
        return order;
    }
};

std::vector<int> ranks(const std::vector<rules::TallyRow>& rows) {
    std::vector<int> ranks;
    for (const auto& row : rows) ranks.push_back(row.rank);
    return ranks;
}

}  // namespace

TEST_CASE("Equal totals share a rank and the next one is passed over: 1-2-2-4", "[rules][tally]") {
    const Count count({{3, 2, 0, 1}, {0, 0, 2, 0}}, 4);
    const auto rows = count.rows();
    CHECK(ranks(rows) == std::vector{1, 2, 2, 4});
    CHECK(rows[0].total == 3);
    CHECK_FALSE(rows[0].tied);
    CHECK(rows[1].tied);
    CHECK(rows[2].tied);
    CHECK(rows[1].largestShare == 2);
}

TEST_CASE("Items without a dot are in the result too, last and tied", "[rules][tally]") {
    const Count count({{1, 0, 0, 0}}, 1);
    CHECK(ranks(count.rows()) == std::vector{1, 2, 2, 2});
    CHECK(count.rows()[3].total == 0);
    CHECK(count.rows()[3].voters == 0);
}

TEST_CASE("Of equal totals the one with more voters stands first, and is said to", "[rules][tally]") {
    const Count count({{3, 1, 0}, {0, 1, 0}, {0, 1, 1}}, 1);
    CHECK(count.order() == std::vector{1, 0, 2});
    const auto rows = count.rows();
    CHECK(rows[0].settledBy == TieStep::Breadth);
    CHECK(rows[1].settledBy == TieStep::Score);
    CHECK(rows[0].rank == 1);
    CHECK(rows[1].rank == 1);  // the rank still shows the tie
    CHECK(rules::tieAtCut(count.board(), *count.board().find(count.id)).empty());
}

TEST_CASE("A tie across the cut is seen with all who share the score, above and below", "[rules][tally]") {
    const Count count({{3, 1, 1, 1, 0}}, 2);
    auto tied = rules::tieAtCut(count.board(), *count.board().find(count.id));
    std::ranges::sort(tied);
    auto expected = std::vector{count.items[1], count.items[2], count.items[3]};
    std::ranges::sort(expected);
    CHECK(tied == expected);
    const Count notAtTheCut({{3, 2, 1, 1}}, 2);
    CHECK(rules::tieAtCut(notAtTheCut.board(), *notAtTheCut.board().find(notAtTheCut.id)).empty());
    const Count nobodyVoted({{1, 0, 0, 0}}, 2);  // nothing stands behind the first: no tie worth a run-off
    CHECK(rules::tieAtCut(nobodyVoted.board(), *nobodyVoted.board().find(nobodyVoted.id)).empty());
}

TEST_CASE("A revealed run-off settles the tie; before that a lot orders it, always the same one", "[rules][tally]") {
    Count count({{1, 1, 1}, {0, 0, 0}}, 1);
    const auto drawn = count.order();
    CHECK(drawn == count.order());
    CHECK(count.rows()[0].settledBy == TieStep::Lot);
    const int last = drawn[2];  // the run-off will turn the lot round
    const Id<Round> runOff =
        count.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, count.id); });
    count.cast(runOff, count.seats[0], count.items[static_cast<std::size_t>(last)]);
    CHECK(count.order() == drawn);  // nothing shows before the reveal
    count.close(runOff);
    CHECK(count.order() == drawn);
    count.reveal(runOff);
    CHECK(count.order()[0] == last);
    CHECK(count.rows()[0].settledBy == TieStep::RunOff);
    CHECK(count.rows()[0].rank == 1);
    CHECK(count.rows()[1].settledBy == TieStep::Lot);
    CHECK(rules::tieAtCut(count.board(), *count.board().find(count.id)).empty());
}

TEST_CASE("A run-off fills the places that are open, settles its round without replacing it, and may need another",
          "[rules][tally]") {
    Count count({{2, 1, 1, 1, 0}, {1, 1, 1, 1, 0}}, 3);  // one is through; three tie for two places
    const auto runOff = [&] {
        return count.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, count.id); });
    };
    const Id<Round> first = runOff();
    CHECK(count.board().find(first)->winners == 2);
    CHECK(count.board().find(first)->dotsEach == 2);
    count.cast(first, count.seats[0], count.items[1]);
    count.cast(first, count.seats[0], count.items[2]);
    count.cast(first, count.seats[1], count.items[1]);
    count.cast(first, count.seats[1], count.items[3]);  // 1 leads; 2 and 3 tie for the last place
    count.close(first);
    count.reveal(first);
    CHECK(rules::latestRevealed(count.board(), RoundOn::Notes)->id == count.id);  // the round itself is what is shown
    CHECK(count.order()[0] == 0);
    CHECK(count.order()[1] == 1);
    auto still = rules::tieAtCut(count.board(), *count.board().find(count.id));
    std::ranges::sort(still);
    auto expected = std::vector{count.items[2], count.items[3]};
    std::ranges::sort(expected);
    CHECK(still == expected);
    const Id<Round> second = count.created<Round>(
        [&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, first); });  // asked of the run-off
    CHECK(count.board().find(second)->runOffOf == count.id);
    CHECK(count.board().find(second)->winners == 1);
    count.cast(second, count.seats[0], count.items[3]);
    count.close(second);
    count.reveal(second);
    CHECK(count.order() == std::vector<int>{0, 1, 3, 2, 4});
    CHECK(rules::tieAtCut(count.board(), *count.board().find(count.id)).empty());
}

TEST_CASE("A lot depends on the session's seed and on both ids, not on their order", "[rules][lot]") {
    CHECK(rules::lot(1, 2, 3) == rules::lot(1, 2, 3));
    CHECK(rules::lot(1, 2, 3) != rules::lot(2, 2, 3));
    CHECK(rules::lot(1, 2, 3) != rules::lot(1, 3, 2));
    int first = 0;  // neighbours in id have no advantage
    for (std::uint64_t seed = 0; seed < 1000; ++seed) first += rules::lot(seed, 5, 10) < rules::lot(seed, 5, 11);
    CHECK(first > 430);
    CHECK(first < 570);
}

TEST_CASE("Open and secret rounds with the same dots say the same", "[rules][tally]") {
    const std::vector<std::vector<int>> votes{{2, 0, 1, 0}, {0, 3, 1, 0}, {1, 0, 1, 0}};
    const Count secret(votes, 2), open(votes, 2, TieRule::RunOff, false);
    const auto a = secret.rows(), b = open.rows();
    REQUIRE(a.size() == b.size());
    CHECK(secret.board().ballotsOf(secret.id).size() == 3);
    CHECK(open.board().ballotsOf(open.id).size() == 3);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].total == b[i].total);
        CHECK(a[i].voters == b[i].voters);
        CHECK(a[i].largestShare == b[i].largestShare);
        CHECK(a[i].rank == b[i].rank);
    }
}

TEST_CASE("Dots are suggested by a third of the items, one at the least and ten at the most", "[rules][voting]") {
    CHECK(rules::suggestedDots(0) == 1);
    CHECK(rules::suggestedDots(3) == 1);
    CHECK(rules::suggestedDots(4) == 2);
    CHECK(rules::suggestedDots(20) == 7);
    CHECK(rules::suggestedDots(300) == 10);
}

TEST_CASE("Every seat sees all items of a vote, in an order of its own that stays", "[rules][voting]") {
    Count count({{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, {}, {}, {}}, 1);
    const Round& round = *count.board().find(count.id);
    std::set<std::vector<std::uint64_t>> orders;
    for (Id<Seat> seat : count.seats) {
        auto order = rules::orderFor(count.board(), round, seat);
        CHECK(order == rules::orderFor(count.board(), round, seat));
        orders.insert(order);
        std::ranges::sort(order);
        CHECK(order == count.board().candidates(count.id));
    }
    CHECK(orders.size() == 4);
}

TEST_CASE("The newest revealed vote is the one that is shown, on notes and on actions apart", "[rules][voting]") {
    Count count({{1, 0}}, 1);
    CHECK(rules::latestRevealed(count.board(), RoundOn::Notes)->id == count.id);
    CHECK_FALSE(rules::latestRevealed(count.board(), RoundOn::Actions));
    const Id<Round> next = count.round({.dotsEach = 1});
    CHECK(rules::openRound(count.board())->id == next);
    count.close(next);
    CHECK(rules::latestRevealed(count.board(), RoundOn::Notes)->id == count.id);
    CHECK_FALSE(rules::mayShow(*count.board().find(next)));
    CHECK_FALSE(rules::openRound(count.board()));
}

TEST_CASE("Actions stand by the vote, those made since behind it, oldest first and without a rank", "[rules][ranking]") {
    Workroom room;
    const Id<Seat> seat = room.seat();
    const Id<Action> a = room.action("a"), b = room.action("b"), c = room.action("c");
    const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 5, .cap = 5});
    room.cast(id, seat, c.value, 3);
    room.cast(id, seat, a.value, 1);
    room.close(id);
    room.reveal(id);
    const Id<Action> late = room.action("tard"), later = room.action("plus tard");
    const auto rows = rules::rankedByRound(room.board(), *room.board().find(id));
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].action == c);
    CHECK(rows[0].dots == 3);
    CHECK(rows[1].action == a);
    CHECK(rows[2].action == b);
    CHECK(rows[2].rank == 3);
    CHECK(rows[3].action == late);
    CHECK(rows[3].rank == 0);
    CHECK(rows[4].action == later);
    room.must([&](const Board& board, CommandContext& context) { return commands::removeAction(board, context, c); });
    CHECK(rules::rankedByRound(room.board(), *room.board().find(id)).size() == 4);  // a voted action that is gone is not shown
    CHECK(rules::rankedByHand(room.board()).size() == 4);
}

TEST_CASE("The most of one ballot is counted as its total is: with the ballot's weight", "[rules][tally]") {
    Workroom room;
    const Id<Seat> ana = room.seat(Edge::Bottom, 0.2f), ben = room.seat(Edge::Top);
    room.must([&](const Board& b, CommandContext& a) {
        Edit edit(b, Op::EditSeat, a);
        edit.update<Seat>(ana.value, [](Seat& s) { s.weight = 2; });
        return Result<Transaction>(edit.finish());
    });
    const Id<Action> a = room.action("a"), b = room.action("b");
    for (const bool secret : {false, true}) {
        const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 5, .cap = 5, .secret = secret});
        room.cast(id, ana, a.value, 2), room.cast(id, ben, a.value, 3), room.cast(id, ben, b.value);
        room.close(id), room.reveal(id);
        const auto rows = rules::tally(room.board(), *room.board().find(id));
        CHECK(rows[0].total == 7);
        CHECK(rows[0].largestShare == 4);  // two dots of a ballot that counts twice
        CHECK(rows[0].voters == 2);
        CHECK(rows[1].largestShare == 1);
    }
}

TEST_CASE("Breadth of duels counts who chose an item, not who was merely shown it", "[rules][tally][duels]") {
    for (const auto form : {BallotForm::Duels, BallotForm::BestWorst}) {
        Workroom room;
        std::vector<Id<Seat>> seats;
        for (int i = 0; i < 3; ++i) seats.push_back(room.seat(static_cast<Edge>(i), 0.5f));
        const Id<Action> a = room.action("a"), b = room.action("b"), c = room.action("c");
        const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .form = form, .winners = 1});
        const auto answer = [&](Id<Seat> seat, const commands::ScreenAnswer& said) {
            room.must([&](const Board& board, CommandContext& context) {
                return commands::answerScreen(board, context, id, seat, said);
            });
        };
        for (const auto& seat : seats) answer(seat, {{a.value, b.value}, a.value, b.value});
        answer(seats[0], {{b.value, c.value}, b.value, c.value}), answer(seats[0], {{b.value, c.value}, b.value, c.value});
        if (form == BallotForm::Duels) answer(seats[1], {{b.value, c.value}});  // equal: nobody preferred anything
        room.close(id), room.reveal(id);
        std::map<std::uint64_t, int> voters;
        for (const auto& row : rules::tally(room.board(), *room.board().find(id))) voters[row.item] = row.voters;
        CHECK(voters[a.value] == 3);
        CHECK(voters[b.value] == 1);
        CHECK(voters[c.value] == 0);
    }
}

TEST_CASE("Scores that were answered equal at the cut can still be settled by a run-off", "[rules][tally][duels]") {
    Workroom room;
    const Id<Seat> ana = room.seat();
    const Id<Action> a = room.action("a"), b = room.action("b");
    const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Duels, .winners = 1});
    room.must([&](const Board& board, CommandContext& context) {
        return commands::answerScreen(board, context, id, ana, {{a.value, b.value}});
    });
    room.close(id), room.reveal(id);
    CHECK(rules::tieAtCut(room.board(), *room.board().find(id)).size() == 2);
}

TEST_CASE("What does not belong to a round's form counts for nothing", "[rules][tally]") {
    Workroom room;
    const Id<Seat> ana = room.seat();
    const Id<Action> a = room.action("a"), b = room.action("b");
    const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 5, .cap = 5, .secret = false});
    room.cast(id, ana, a.value, 2);
    room.close(id), room.reveal(id);
    const auto said = [&] { return rules::tally(room.board(), *room.board().find(id)); };
    const int before = said()[0].total;
    room.must([&](const Board& board, CommandContext& context) {  // as a program of another kind could write it
        Edit edit(board, Op::Import, context);
        const Id<Ballot> ballot = board.ballotsOf(id).front();
        edit.put(Entry{context.ids.make<Entry>(), id, ballot, b.value, Says::Points, 90, 0});
        edit.put(Entry{context.ids.make<Entry>(), id, ballot, b.value, Says::Shown, 1, 1});
        return Result<Transaction>(edit.finish());
    });
    CHECK(said()[0].total == before);
    CHECK(said()[0].item == a.value);
    CHECK(said()[1].total == 0);
    CHECK(said()[1].voters == 0);
}

TEST_CASE("Scores read as orders go by each ballot's weighted mean over what it scored", "[rules][profiles]") {
    Workroom room;
    const Id<Seat> ana = room.seat();
    const Id<Action> a = room.action("a"), b = room.action("b"), c = room.action("c"), d = room.action("d");
    const Id<Round> id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Scores});
    const auto score = [&](Id<Action> action, int customer, int company) {
        for (int c = 0; c < 2; ++c)
            room.must([&](const Board& board, CommandContext& context) {
                return commands::giveScore(board, context, id, ana, action.value, c, c == 0 ? customer : company);
            });
    };
    score(a, 5, 0), score(b, 3, 3), score(c, 1, 5);
    room.close(id), room.reveal(id);
    const auto order = [&] {
        const auto& items = room.board().candidates(id);
        const auto profile = rules::asOrders(room.board(), *room.board().find(id));
        REQUIRE(profile.orders.size() == 1);
        std::vector<std::vector<std::uint64_t>> levels;
        for (const auto& group : profile.orders[0].groups) {
            levels.emplace_back();
            for (int i : group) levels.back().push_back(items[static_cast<std::size_t>(i)]);
            std::ranges::sort(levels.back());
        }
        return levels;
    };
    std::vector<std::uint64_t> even{b.value, c.value};
    std::ranges::sort(even);
    CHECK(order() == std::vector<std::vector<std::uint64_t>>{{a.value}, even});  // 5, then 3 and 3; d was not scored
    PlanTerms terms = room.board().planTerms();
    terms.customerWeight = 25;
    room.must([&](const Board& board, CommandContext& context) { return commands::editTerms(board, context, terms); });
    CHECK(order() == std::vector<std::vector<std::uint64_t>>{{a.value}, {c.value}, {b.value}});  // c: 0.25 · 1 + 0.75 · 5 = 4
    (void)d;
}

TEST_CASE("Means that differ by less than a millionth do not tie", "[rules][tally]") {
    Workroom room;
    const auto seat = room.seat();
    const auto a = room.action("a", seat), b = room.action("b", seat), c = room.action("c", seat);
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Scores, .secret = false, .criteria = 1});
    room.must([&](const Board& board, CommandContext& context) {
        Edit edit(board, Op::Import, context);
        const auto ballot = [&](int weight, int score, const std::vector<Id<Action>>& items) {
            const Ballot made{context.ids.make<Ballot>(), id, seat, weight};
            edit.put(made);
            for (const auto& item : items)
                edit.put(Entry{context.ids.make<Entry>(), id, made.id, item.value, Says::Score, score, 0});
        };
        ballot(1, 4, {a, b, c});
        for (int i = 0; i < 25; ++i) ballot(80, 3, {a, b, c});
        ballot(1, 3, {b});  // 3 + 1/2001, 3 + 1/2002, 3 + 1/2001
        return Result<Transaction>(edit.finish());
    });
    room.close(id), room.reveal(id);
    // Closing settles what open ballots weigh: here they are given again.
    room.must([&](const Board& board, CommandContext& context) {
        Edit edit(board, Op::Import, context);
        int n = 0;
        for (Id<Ballot> p : board.ballotsOf(id)) {
            bool single = false;
            for (const auto& [key, answer] : board.all<Entry>())
                if (answer.ballot == p) single = single || answer.value == 4;
            int answers = 0;
            for (const auto& [key, answer] : board.all<Entry>()) answers += answer.ballot == p;
            edit.update<Ballot>(p.value, [&](Ballot& ballot) { ballot.weight = single || answers == 1 ? 1 : 80; });
            ++n;
        }
        CHECK(n == 27);
        return Result<Transaction>(edit.finish());
    });
    const auto rows = rules::tally(room.board(), *room.board().find(id));
    CHECK(rows[2].item == b.value);
    CHECK(rows[2].rank == 3);
    CHECK_FALSE(rows[2].tied);
    CHECK(rows[1].rank == 1);
}
