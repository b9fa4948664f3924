#include "app/rules/standings.h"

#include <cmath>
#include <functional>
#include <random>

#include "app/rules/methods/profile.h"
#include "app/rules/profiles.h"
#include "app/rules/round_stability.h"
#include "app/rules/voting.h"
#include "tests/app/rules/backlog.h"
#include "tests/timed.h"

using namespace tests;

TEST_CASE("Standings show revealed rounds only, and run from the part of the board that matters", "[rules][standings]") {
    Backlog room;
    for (int i = 0; i < 4; ++i) room.costed("x" + std::to_string(i), 3, 3, 10 * (i + 1), 100);
    const auto ana = room.seat(), ben = room.seat(Edge::Top);
    room.note("rien à voir", room.cell(0, 1));
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 2});
    room.cast(id, ana, room.actions[2].value), room.cast(id, ben, room.actions[2].value),
        room.cast(id, ben, room.actions[1].value);
    const auto reckoned = [&] {
        Board part = rules::rankingPart(room.board());
        part.rebuildIndexes();
        return rules::standings(part);
    };
    CHECK(reckoned().rounds.empty());
    room.close(id);
    CHECK(reckoned().rounds.empty());
    CHECK(reckoned().list(rules::RankBy::Votes).empty());
    room.reveal(id);
    const auto standings = reckoned();
    REQUIRE(standings.rounds.size() == 1);
    CHECK(standings.votesRound == id);
    CHECK(room.titles(standings.list(rules::RankBy::Votes))[0] == "1 x2");
    CHECK(standings.list(rules::RankBy::Value)[0].dots >= 0);
    CHECK_FALSE(standings.rounds[0].stability);  // two ballots: no percentages
    const auto duels = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::BestWorst, .winners = 2});
    const auto items = room.board().candidates(duels);
    room.must([&](const Board& b, CommandContext& a) {
        return commands::answerScreen(b, a, duels, ana, {items, items[0], items[1]});
    });
    const auto running = reckoned().duels;
    REQUIRE(running);
    CHECK(running->state.shown.size() == 1);
    CHECK(running->state.theta[0] > running->state.theta[1]);
}

TEST_CASE("Two camps are told before ranks", "[rules][standings]") {
    Backlog room;
    room.costed("splits", 0, 0, 10, 100), room.costed("unites", 0, 0, 10, 100);
    std::vector<Id<Seat>> seats;
    for (int i = 0; i < 6; ++i) seats.push_back(room.seat(Edge::Bottom, 0.1f + 0.15f * float(i)));
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Scores, .criteria = 1});
    for (std::size_t i = 0; i < seats.size(); ++i) {
        room.must([&](const Board& b, CommandContext& a) {
            return commands::giveScore(b, a, id, seats[i], room.actions[0].value, 0, i % 2 ? 5 : 1);
        });
        room.must([&](const Board& b, CommandContext& a) {
            return commands::giveScore(b, a, id, seats[i], room.actions[1].value, 0, 4);
        });
    }
    CHECK_FALSE(rules::standings(room.board()).closed);
    room.close(id);
    // Before the reveal only what has to be talked about.
    const auto closed = rules::standings(room.board());
    REQUIRE(closed.closed);
    CHECK(closed.closed->polarised == std::vector<std::uint64_t>{room.actions[0].value});
    CHECK(closed.rounds.empty());
    room.reveal(id);
    const auto standings = rules::standings(room.board());
    CHECK_FALSE(standings.closed);
    CHECK(standings.rounds[0].polarised == std::vector<std::uint64_t>{room.actions[0].value});
}

TEST_CASE("A round is counted by several methods beside each other, duels and empty rounds are not", "[rules][standings]") {
    Backlog room;
    for (const char* title : {"a", "b", "c"}) room.costed(title, 0, 0, 10, 100);
    const auto seat = room.seat(Edge::Bottom, 0.5f);
    const auto round = [&](BallotForm form, const std::function<void(Id<Round>)>& cast) {
        const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = form, .dotsEach = 3, .cap = 2});
        cast(id);
        room.close(id), room.reveal(id);
        return id;
    };
    const auto dots = round(BallotForm::Dots, [&](auto id) {
        for (int i : {1, 1, 2})
            room.must([&](const Board& b, CommandContext& a) {
                return commands::castDot(b, a, id, seat, room.actions[static_cast<std::size_t>(i)].value);
            });
    });
    const auto duels = round(BallotForm::Duels, [&](auto id) {
        room.must([&](const Board& b, CommandContext& a) {
            return commands::answerScreen(
                b, a, id, seat, {{room.actions[0].value, room.actions[1].value}, room.actions[0].value, room.actions[1].value});
        });
    });
    const auto nobody = round(BallotForm::Orders, [](auto) {});
    const auto standings = rules::standings(room.board());
    const auto& methods = standings.standingOf(dots)->methods;
    REQUIRE(methods);
    const int best = rules::indexOf(room.board().candidates(dots), room.actions[1].value);
    CHECK(methods->condorcetWinner == best);
    CHECK(methods->methods.front().ranks[static_cast<std::size_t>(best)] == 1);
    CHECK_FALSE(standings.standingOf(duels)->methods);
    CHECK_FALSE(standings.standingOf(nobody)->methods);
}

namespace {

// One voter of the test on names: what they give to four things, in any form.
struct Said {
    std::array<int, 4> given{};              // 0 … 2 of each
    std::vector<std::pair<int, int>> duels;  // winner, loser
    int best = 0, worst = 1;
};

void say(Backlog& room, const Round& round, Id<Seat> seat, const Said& said, const std::vector<int>& order,
         std::map<int, Id<Action>>& actions) {
    const auto must = [&](auto&& verb) { room.must(verb, seat); };
    const auto id = round.id;
    const auto item = [&](int i) { return actions[i].value; };
    for (int i : order) {
        const int g = said.given[static_cast<std::size_t>(i)];
        if (round.form == BallotForm::Dots) room.cast(id, seat, item(i), g);
        if (round.form == BallotForm::Points)
            must([&](const Board& b, CommandContext& a) { return commands::givePoints(b, a, id, seat, item(i), g * 10); });
        if (round.form == BallotForm::Scores)
            must([&](const Board& b, CommandContext& a) { return commands::giveScore(b, a, id, seat, item(i), 0, g); });
    }
    if (round.form == BallotForm::Orders) {
        std::vector<std::vector<std::uint64_t>> levels(3);
        for (int i : order) levels[static_cast<std::size_t>(2 - said.given[static_cast<std::size_t>(i)])].push_back(item(i));
        must([&](const Board& b, CommandContext& a) { return commands::giveOrder(b, a, id, seat, levels); });
    }
    if (round.form == BallotForm::Duels)
        for (const auto& [winner, loser] : said.duels)
            must([&](const Board& b, CommandContext& a) {
                return commands::answerScreen(b, a, id, seat, {{item(winner), item(loser)}, item(winner), item(loser)});
            });
    if (round.form == BallotForm::BestWorst) {
        std::vector<std::uint64_t> all;
        for (int i : order) all.push_back(item(i));
        must([&](const Board& b, CommandContext& a) {
            return commands::answerScreen(b, a, id, seat, {all, item(said.best), item(said.worst)});
        });
    }
}

// A list as far as ids may decide nothing in it: titles, ranks and what parted them; what only the lot has parted stands
// together.
std::vector<std::string> withoutLot(const Board& board, const std::vector<rules::RankedAction>& rows) {
    std::vector<std::string> list;
    std::vector<std::string> together;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        together.push_back(board.find(rows[i].action)->title);
        if (i + 1 < rows.size() && rows[i].settledBy == rules::TieStep::Lot) continue;
        std::ranges::sort(together);
        std::string line = std::to_string(rows[i].rank) + (rows[i].tied ? "=" : "") + ":";
        for (const auto& title : together) line += " " + title;
        list.push_back(line + (i + 1 < rows.size() ? std::string(" by ") + rules::nameOf(rows[i].settledBy) : ""));
        together.clear();
    }
    return list;
}

}  // namespace

TEST_CASE("Ranks and the whole tie chain depend neither on ids nor on the order things were made in", "[rules][standings]") {
    std::mt19937_64 random(99);
    std::map<rules::TieStep, int> steps;
    for (int run = 0; run < 60; ++run) {
        const auto form = static_cast<BallotForm>(run % 6);
        std::vector<Said> said(run % 12 < 6 ? 6 : 2);  // few voters: many ties
        for (Said& one : said) {
            for (int& g : one.given) g = static_cast<int>(random() % 3);
            for (int d = 0; d < 3; ++d) {
                const int winner = static_cast<int>(random() % 4);
                one.duels.emplace_back(winner, (winner + 1 + static_cast<int>(random() % 3)) % 4);
            }
            one.best = static_cast<int>(random() % 4), one.worst = (one.best + 1 + static_cast<int>(random() % 3)) % 4;
        }
        const bool sameWorth = random() % 2;
        std::vector<std::string> first, firstByValue;
        for (int turn = 0; turn < 3; ++turn) {
            Backlog room(1000u + static_cast<unsigned>(turn));
            std::vector<int> order{0, 1, 2, 3};
            std::shuffle(order.begin(), order.end(), random);
            std::map<int, Id<Action>> actions;
            // Equal in value for cost where asked, then parted by budget or time, and 2 and 3 by nothing but the lot.
            for (int i : order)
                actions[i] = sameWorth ? room.costed("x" + std::to_string(i), i == 0 ? 5 : 3, i == 0 ? 5 : 3, i == 0 ? 20 : 10,
                                                     i == 0 ? 200 : 100)
                                       : room.costed("x" + std::to_string(i), 1 + i, 3, 10 * (1 + i % 2), 100);
            const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = form, .dotsEach = 12, .cap = 4, .winners = 2});
            std::vector<std::size_t> voters(said.size());
            for (std::size_t v = 0; v < voters.size(); ++v) voters[v] = v;
            std::shuffle(voters.begin(), voters.end(), random);
            for (std::size_t v : voters) {
                const auto seat = room.seat(Edge::Bottom, 0.05f + 0.15f * float(v));
                say(room, *room.board().find(id), seat, said[v], order, actions);
            }
            room.close(id), room.reveal(id);
            const auto rows = rules::rankedByRound(room.board(), *room.board().find(id));
            const auto list = withoutLot(room.board(), rows),
                       byValue = withoutLot(room.board(), rules::rankedByValue(room.board(), rules::worths(room.board())));
            if (turn == 0) first = list, firstByValue = byValue;
            INFO("run " << run << ", form " << static_cast<int>(form));
            CHECK(list == first);
            CHECK(byValue == firstByValue);
            for (const auto& row : rows) ++steps[row.settledBy];
        }
    }
    for (const auto step : {rules::TieStep::Score, rules::TieStep::Breadth, rules::TieStep::ValueForCost, rules::TieStep::Budget,
                            rules::TieStep::Lot})
        CHECK(steps[step] > 0);
}

TEST_CASE("A table's round tells its stability in every form but duels, quickly, and the same each time",
          "[rules][standings][stability]") {
    std::mt19937_64 random(4);
    for (const auto form : {BallotForm::Dots, BallotForm::Points, BallotForm::Scores, BallotForm::Orders}) {
        Backlog room;
        for (int i = 0; i < 150; ++i) room.actions.push_back(room.action("x" + std::to_string(i)));
        const auto id = room.round(
            {.scope = {.on = RoundOn::Actions}, .form = form, .dotsEach = 10, .cap = 3, .secret = false, .winners = 10});
        room.must(
            [&](const Board& b, CommandContext& a) {  // thirty ballots at once, by no hand: what is measured is the reckoning
                Edit edit(b, Op::Import, a);
                for (int v = 0; v < 30; ++v) {
                    const Ballot ballot{a.ids.make<Ballot>(), id, {}, 1 + v % 2};
                    edit.put(ballot);
                    int left = 100;
                    for (const auto action : room.actions) {
                        const int chance = static_cast<int>(random() % 100);
                        const auto answer = [&](Says says, int value, int part) {
                            edit.put(Entry{a.ids.make<Entry>(), id, ballot.id, action.value, says, value, part});
                        };
                        if (form == BallotForm::Dots && chance < 7) edit.put(Dot{a.ids.make<Dot>(), id, ballot.id, action.value});
                        if (form == BallotForm::Points && chance < 10 && left >= 10) answer(Says::Points, 10, 0), left -= 10;
                        for (int c = 0; c < 2 && form == BallotForm::Scores; ++c)
                            answer(Says::Score, 1 + static_cast<int>(random() % 5), c);
                        if (form == BallotForm::Orders) answer(Says::Level, 1 + chance, 0);
                    }
                }
                return Result<Transaction>(edit.finish());
            });
        room.must([&](const Board& b, CommandContext& a) {
            Edit edit(b, Op::RevealRound, a);
            edit.update<Round>(id.value, [](Round& round) { round.state = RoundState::Revealed; });
            return Result<Transaction>(edit.finish());
        });
        const Round& round = *room.board().find(id);
        std::optional<std::vector<double>> shares;
        const double least = tests::leastMilliseconds([&] {
            const auto again = rules::stabilityOf(room.board(), round);
            if (shares) CHECK(*shares == *again);
            shares = again;
        });
        REQUIRE(shares);
        double all = 0;
        for (const double share : *shares) all += share;
        CHECK(all == Approx(10));  // so many are kept each time
        INFO(static_cast<int>(form) << ": " << least << " ms");
        if (tests::kTimed) CHECK(least < 10);
    }
}

TEST_CASE("Stability is that of the round's own order", "[rules][standings][stability]") {
    // Five who agree leave no doubt; the shares of who is first are those of three against two.
    for (const auto form : {BallotForm::Scores, BallotForm::Orders})
        for (const bool split : {false, true}) {
            Backlog room;
            const auto a = room.action("a"), b = room.action("b");
            const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = form, .winners = 1});
            for (int v = 0; v < 5; ++v) {
                const auto seat = room.seat(static_cast<Edge>(v % 4), 0.1f + 0.15f * float(v));
                const auto &one = split && v > 2 ? b : a, &other = split && v > 2 ? a : b;
                if (form == BallotForm::Orders)
                    room.must(
                        [&](const Board& board, CommandContext& context) {
                            return commands::giveOrder(board, context, id, seat, {{one.value}, {other.value}});
                        },
                        seat);
                for (int c = 0; c < 2 && form == BallotForm::Scores; ++c) {
                    room.must(
                        [&](const Board& board, CommandContext& context) {
                            return commands::giveScore(board, context, id, seat, one.value, c, 5);
                        },
                        seat);
                    room.must(
                        [&](const Board& board, CommandContext& context) {
                            return commands::giveScore(board, context, id, seat, other.value, c, 3);
                        },
                        seat);
                }
            }
            room.close(id), room.reveal(id);
            const auto standings = rules::standings(room.board());
            const auto& round = standings.rounds.at(0);
            REQUIRE(round.stability);
            CHECK((*round.stability)[0] == Approx(split ? 0.683 : 1).margin(0.03));
        }
    Backlog room;
    room.action("a"), room.action("b");
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Duels});
    CHECK_FALSE(rules::stabilityOf(room.board(), *room.board().find(id)));  // the model tells a chance by itself
}

TEST_CASE("One voter, no voter and all tied are results like others", "[rules][standings]") {
    for (const auto form : {BallotForm::Dots, BallotForm::Points, BallotForm::Scores, BallotForm::Duels, BallotForm::BestWorst,
                            BallotForm::Orders}) {
        Backlog room;
        for (int i = 0; i < 3; ++i) room.costed("x" + std::to_string(i), 3, 3, 10, 100);
        room.seat();
        const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = form});
        room.close(id), room.reveal(id);
        const auto rows = rules::tally(room.board(), *room.board().find(id));
        REQUIRE(rows.size() == 3);
        for (const auto& row : rows) {
            CHECK(row.rank == 1);
            CHECK(row.tied);
            CHECK(row.voters == 0);
        }
        CHECK(rules::tieAtCut(room.board(), *room.board().find(id)).empty());  // nobody voted: nothing to settle
        CHECK_NOTHROW(rules::standings(room.board()));
    }
}
