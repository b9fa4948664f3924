// What becomes of a round before it is revealed: reopened, cancelled; whose ballot is in whose hand; what weights count.
#include "app/commands/merge.h"
#include "app/rules/ballots.h"
#include "app/rules/standings.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/app/workroom.h"

using namespace tests;

namespace {

struct Life : Workroom {
    Id<Seat> ana = seat(Edge::Bottom, 0.2f), ben = seat(Edge::Top, 0.5f), cleo = seat(Edge::Left, 0.5f);
    std::vector<Id<Action>> actions;
    Id<Round> id;

    explicit Life(commands::RoundTerms terms, int count = 4) {
        for (int i = 0; i < count; ++i) actions.push_back(action("action " + std::to_string(i)));
        terms.scope.on = RoundOn::Actions;
        id = round(terms);
    }
    std::uint64_t item(std::size_t i) const { return actions.at(i).value; }
    const Round& now() const { return *board().find(id); }
    auto onRound(Result<Transaction> (*verb)(const Board&, CommandContext&, Id<Round>)) {
        return [this, verb](const Board& b, CommandContext& a) { return verb(b, a, id); };
    }
    void abstain(Id<Seat> seat, bool abstains) {
        must([&](const Board& b, CommandContext& a) { return commands::abstain(b, a, id, seat, abstains); }, seat);
    }
    void done(Id<Seat> seat) {
        must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, seat, true); }, seat);
    }
    std::string weigh(Id<Seat> seat, int weight, int team) {
        return refused([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, seat, weight, team); });
    }
};

constexpr const char* kBegun = "This seat has begun its secret vote: nobody else sees or changes it.";

}  // namespace

TEST_CASE("Nothing is entered for a seat that has begun its secret vote, in any form of ballot", "[commands][votes][proxy]") {
    using Verb = std::function<Result<Transaction>(const Board&, CommandContext&, const Life&, bool proxy)>;
    const std::vector<std::pair<BallotForm, Verb>> verbs{
        {BallotForm::Dots, [](auto& b, auto& a, auto& room,
                              bool proxy) { return commands::castDot(b, a, room.id, room.ana, room.item(0), proxy); }},
        {BallotForm::Dots,
         [](auto& b, auto& a, auto& room, bool proxy) {
             return rules::dotsGiven(b, room.now(), room.ana, room.item(0)) == 0
                        ? commands::castDot(b, a, room.id, room.ana, room.item(0), proxy)
                        : commands::takeDotBack(b, a, room.id, room.ana, room.item(0), false, proxy);
         }},
        {BallotForm::Points, [](auto& b, auto& a, auto& room,
                                bool proxy) { return commands::givePoints(b, a, room.id, room.ana, room.item(0), 7, proxy); }},
        {BallotForm::Scores, [](auto& b, auto& a, auto& room,
                                bool proxy) { return commands::giveScore(b, a, room.id, room.ana, room.item(0), 0, 3, proxy); }},
        {BallotForm::Duels,
         [](auto& b, auto& a, auto& room, bool proxy) {
             return commands::answerScreen(b, a, room.id, room.ana, {{room.item(0), room.item(1)}, room.item(0), room.item(1)},
                                           proxy);
         }},
        {BallotForm::Duels,
         [](auto& b, auto& a, auto& room, bool proxy) {
             return rules::screensAnswered(b, room.now(), room.ana) == 0
                        ? commands::answerScreen(b, a, room.id, room.ana,
                                                 {{room.item(0), room.item(1)}, room.item(0), room.item(1)}, proxy)
                        : commands::takeScreenBack(b, a, room.id, room.ana, proxy);
         }},
        {BallotForm::Orders,
         [](auto& b, auto& a, auto& room, bool proxy) {
             return commands::giveOrder(b, a, room.id, room.ana, {{room.item(1)}, {room.item(0)}}, proxy);
         }},
        {BallotForm::Orders,
         [](auto& b, auto& a, auto& room, bool proxy) { return commands::sayDone(b, a, room.id, room.ana, true, proxy); }}};
    for (const auto& [form, verb] : verbs)
        for (const bool secret : {true, false}) {
            Life room({.form = form, .dotsEach = 4, .cap = 4, .secret = secret});
            const auto act = [&](bool proxy) {
                return [&room, verb = verb, proxy](const Board& b, CommandContext& a) { return verb(b, a, room, proxy); };
            };
            room.must(act(true));
            CHECK_FALSE(rules::whyNotEnter(room.board(), room.now(), room.ana));
            room.must(act(false), room.ana);
            if (secret) {
                CHECK(room.refused(act(true)) == kBegun);
                for (Id<Mark> mark : room.board().marksOf(room.id)) CHECK_FALSE(room.board().find(mark)->proxy);
            } else {
                CHECK_FALSE(rules::whyNotEnter(room.board(), room.now(), room.ana));  // everybody sees it anyway
            }
        }
}

TEST_CASE("A seat that has taken back all it gave has begun all the same", "[commands][votes][proxy]") {
    Life room({.dotsEach = 2});
    room.must([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, room.id, room.ana, room.item(0), true); });
    room.must([&](const Board& b, CommandContext& a) { return commands::takeDotBack(b, a, room.id, room.ana, room.item(0)); },
              room.ana);
    CHECK(room.board().marksOf(room.id).empty());
    CHECK(rules::whyNotEnter(room.board(), room.now(), room.ana));
}

TEST_CASE("Who abstains for a while gets back what they had given, and until then it counts nowhere",
          "[commands][votes][abstain]") {
    for (const bool secret : {true, false}) {
        Life room({.dotsEach = 3, .cap = 2, .secret = secret});
        room.cast(room.id, room.ana, room.item(0), 2), room.cast(room.id, room.ana, room.item(1)), room.done(room.ana);
        room.cast(room.id, room.ben, room.item(2));
        room.abstain(room.ana, true);
        CHECK(rules::unsignedSoFar(room.board(), room.now()).size() == 1);
        // Two actions become one meanwhile: what lies aside goes over with the rest.
        room.must(
            [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, room.actions[1], room.actions[0]); });
        room.abstain(room.ana, false);
        CHECK(rules::voterOf(room.board(), room.id, room.ana)->done);
        CHECK(rules::dotsGiven(room.board(), room.now(), room.ana, room.item(0)) == 2);  // the cap
        CHECK(rules::unsignedSoFar(room.board(), room.now()).size() == 2);
    }
}

TEST_CASE("What is set aside is on no ballot when the round is closed, and can come back where it is reopened",
          "[commands][votes][abstain]") {
    for (const bool secret : {true, false}) {
        Life room({.dotsEach = 2, .secret = secret});
        room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1));
        room.abstain(room.ana, true);
        room.close(room.id);
        CHECK(room.board().all<Mark>().empty());
        CHECK(rules::ballots(room.board(), room.id).size() == 1);
        if (!secret) {
            room.must(room.onRound(commands::reopenRound));
            room.abstain(room.ana, false);
            CHECK(rules::dotsGiven(room.board(), room.now(), room.ana) == 1);
            room.abstain(room.ana, true);
            room.close(room.id);
        }
        room.reveal(room.id);
        CHECK(room.board().all<Ballot>().size() == 1);  // neither ballot nor dots of theirs are left
        CHECK(room.board().all<Dot>().size() == 1);
        CHECK(rules::standings(room.board()).standingOf(room.id)->ballots == 1);
    }
}

TEST_CASE("A closed round in the open goes on where it was; a secret one, or one that is revealed, does not",
          "[commands][rounds][reopen]") {
    Life room({.dotsEach = 2, .secret = false, .boxSeconds = 60});
    CHECK(room.refused(room.onRound(commands::reopenRound)) == "Only a vote that is closed and not revealed can be reopened.");
    room.cast(room.id, room.ana, room.item(0)), room.done(room.ana);
    room.close(room.id);
    room.must(room.onRound(commands::reopenRound));
    CHECK(room.now().state == RoundState::Open);
    CHECK(room.now().closesAt == 0);
    CHECK(rules::voterOf(room.board(), room.id, room.ana)->done);
    room.cast(room.id, room.ana, room.item(1));
    CHECK(room.board().all<Ballot>().size() == 1);
    room.close(room.id), room.reveal(room.id);
    CHECK(rules::tally(room.board(), room.now())[0].total == 1);
    CHECK(room.refused(room.onRound(commands::reopenRound)) == "Only a vote that is closed and not revealed can be reopened.");
    CHECK_FALSE(room.workshop.canUndo({{}, {RecordKind::Round, room.id.value}}));

    Life secret({.dotsEach = 2});
    secret.close(secret.id);
    CHECK(secret.refused(secret.onRound(commands::reopenRound)) ==
          "A secret vote cannot be reopened: its ballots are nobody's any more.");
}

TEST_CASE("A round that is cancelled stays listed, counts nowhere, and its secret marks are gone", "[commands][rounds][cancel]") {
    for (const bool secret : {true, false})
        for (const bool closed : {true, false}) {
            Life room({.dotsEach = 2, .secret = secret});
            room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(0));
            if (closed) room.close(room.id);
            room.must(room.onRound(commands::cancelRound));
            CHECK(room.now().state == RoundState::Cancelled);
            CHECK(room.board().candidates(room.id).size() == 4);
            CHECK(room.board().all<Mark>().empty());
            CHECK(room.board().all<Dot>().size() == (secret ? 0 : 2));
            CHECK_FALSE(rules::openRound(room.board()));
            const auto standings = rules::standings(room.board());
            CHECK(standings.rounds.empty());
            CHECK_FALSE(standings.closed);
            CHECK(standings.list(rules::RankBy::Votes).empty());
            CHECK_FALSE(rules::latestRevealed(room.board(), RoundOn::Actions));
            for (const auto verb : {commands::reopenRound, commands::revealRound, commands::cancelRound, commands::closeRound})
                CHECK(room.refused(room.onRound(verb)) != "was done");
            CHECK_FALSE(room.workshop.canUndo({{}, {RecordKind::Round, room.id.value}}));
            const Id<Round> next = room.round({.scope = {.on = RoundOn::Actions}});
            CHECK(room.board().find(next)->number == 2);
        }
    Life room({.dotsEach = 1});
    room.close(room.id), room.reveal(room.id);
    CHECK(room.refused(room.onRound(commands::cancelRound)) == "Only a vote that is not revealed can be cancelled.");
}

TEST_CASE("A run-off that is cancelled settles nothing, and can be held again", "[commands][rounds][cancel]") {
    Life room({.dotsEach = 1, .winners = 1});
    room.cast(room.id, room.ana, room.item(0)), room.cast(room.id, room.ben, room.item(1));
    room.close(room.id), room.reveal(room.id);
    const auto runOff = [&] {
        return room.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, room.id); });
    };
    const Id<Round> first = runOff();
    room.cast(first, room.ana, room.item(0));
    room.must([&](const Board& b, CommandContext& a) { return commands::cancelRound(b, a, first); });
    CHECK(rules::tieAtCut(room.board(), room.now()).size() == 2);
    const Id<Round> second = runOff();
    room.cast(second, room.ana, room.item(1));
    room.close(second), room.reveal(second);
    CHECK(rules::tally(room.board(), room.now())[0].item == room.item(1));
}

TEST_CASE("Weights and teams are fixed from the opening of a round to its reveal or its end", "[commands][seats][weights]") {
    constexpr const char* kFixed = "A vote is under way: weights and teams are fixed until it is revealed or cancelled.";
    for (const bool secret : {true, false}) {
        Life room({.dotsEach = 1, .secret = secret});
        CHECK(room.weigh(room.ana, 6, 0) == kFixed);
        CHECK(room.weigh(room.ana, 1, 2) == kFixed);
        room.close(room.id);
        CHECK(room.weigh(room.ana, 6, 0) == kFixed);
        room.reveal(room.id);
        room.must([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, room.ana, 6, 1); });
        CHECK(rules::knownByWeight(room.board()) == std::vector{room.ana});
        const Id<Round> next = room.round({.scope = {.on = RoundOn::Actions}});
        room.must([&](const Board& b, CommandContext& a) { return commands::cancelRound(b, a, next); });
        room.must([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, room.ana, 1, 0); });
        CHECK(rules::knownByWeight(room.board()).empty());
    }
}

TEST_CASE("Undoing at a seat never changes for how many it votes", "[commands][seats][weights]") {
    Workroom room;
    const Id<Seat> ana = room.seat();
    // As a seat of an earlier program could: from itself.
    room.must([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, ana, 3, 1); }, ana);
    room.action("a");
    room.round({.scope = {.on = RoundOn::Actions}});
    CHECK_FALSE(room.workshop.undo({ana, {}}, {ana}, room.now));
    CHECK(room.board().find(ana)->weight == 3);
    CHECK(room.board().find(ana)->team == 1);
}

TEST_CASE("Places of those who tied follow what settled them; without that they share their rank", "[rules][tally][tie]") {
    Life room({.dotsEach = 3, .winners = 2});
    for (std::size_t i : {0u, 1u, 2u}) room.cast(room.id, room.ana, room.item(i));
    room.cast(room.id, room.ben, room.item(3)), room.cast(room.id, room.cleo, room.item(3));
    room.close(room.id), room.reveal(room.id);
    const auto places = [&] {
        std::map<std::uint64_t, std::pair<int, bool>> all;
        for (const auto& row : rules::tally(room.board(), room.now())) all[row.item] = {row.place, row.sharesPlace};
        return all;
    };
    const auto rows = [&] { return rules::tally(room.board(), room.now()); };
    CHECK(places()[room.item(3)] == std::pair(1, false));
    for (std::size_t i : {0u, 1u, 2u}) CHECK(places()[room.item(i)] == std::pair(2, true));
    CHECK_FALSE(rules::cutSettledBy(rows(), 2));
    room.must([&](const Board& b, CommandContext& a) {
        return commands::settleTie(b, a, room.id, {room.item(1), room.item(2), room.item(0)});
    });
    CHECK(places()[room.item(1)] == std::pair(2, false));
    CHECK(places()[room.item(2)] == std::pair(3, false));
    CHECK(places()[room.item(0)] == std::pair(4, false));
    CHECK(rules::cutSettledBy(rows(), 2) == rules::TieStep::ByHand);
    for (const auto& row : rows())
        if (row.item != room.item(3)) CHECK(row.rank == 2);  // by votes they are equal, and the files go on saying so
}
