#include "app/rules/why.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "tests/app/workroom.h"

using namespace tests;
using namespace app::rules;

namespace {

struct Asked : Workroom {
    std::vector<std::string> lines(Id<Action> action, RankBy by = RankBy::Votes) const {
        return why(board(), standings(board()), plans(board(), [] { return false; }), action, by, Texts{});
    }
    bool says(Id<Action> action, const std::string& words, RankBy by = RankBy::Votes) const {
        const auto told = lines(action, by);
        return std::ranges::any_of(told, [&](const std::string& line) { return line.find(words) != std::string::npos; });
    }
    void estimated(Id<Action> action, int impact, std::int64_t tenths, std::int64_t euros) {
        must([&](const Board& b, CommandContext& a) {
            return commands::estimate(b, a, Estimate{action, impact, impact, tenths, euros, 0});
        });
    }
};

}  // namespace

TEST_CASE("Of a secret round the ballots are told and never a seat", "[rules][why]") {
    Asked room;
    const auto ann = room.seat(Edge::Bottom, 0.2f), bob = room.seat(Edge::Bottom, 0.8f);
    const auto a = room.action("a"), b = room.action("b");
    const auto round = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 4, .cap = 3});
    room.cast(round, ann, a.value, 3), room.cast(round, bob, a.value), room.cast(round, bob, b.value, 2);
    CHECK_FALSE(room.says(a, "Round"));  // nothing before the reveal
    room.close(round), room.reveal(round);
    CHECK(room.says(a, "Rank 1 of 2 by the vote."));
    CHECK(room.says(a, "4 dots from 2 people; the most from one person: 3."));
    CHECK(room.says(a, "Ballots: no. "));
    for (const std::string& line : room.lines(a))
        for (Id<Seat> seat : {ann, bob}) CHECK(line.find(room.board().find(seat)->name) == std::string::npos);
    CHECK(room.says(a, "“b” stands below it: it has less."));
    CHECK(room.says(b, "“a” stands above it: it has more."));
}

TEST_CASE("Of an open round it is told who gave what", "[rules][why]") {
    Asked room;
    const auto ann = room.seat();
    const auto a = room.action("a");
    commands::RoundTerms terms;
    terms.scope.on = RoundOn::Actions, terms.dotsEach = 3, terms.cap = 3, terms.secret = false;
    const auto round = room.round(terms);
    room.cast(round, ann, a.value, 2);
    room.close(round), room.reveal(round);
    CHECK(room.says(a, "Ballots: " + room.board().find(ann)->name + " (2)."));
}

TEST_CASE("What parted a tie is said, on both sides of it", "[rules][why]") {
    Asked room;
    const auto ann = room.seat(Edge::Bottom, 0.2f), bob = room.seat(Edge::Bottom, 0.8f);
    const auto broad = room.action("broad"), narrow = room.action("narrow");
    const auto round = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 4, .cap = 3});
    room.cast(round, ann, broad.value), room.cast(round, bob, broad.value), room.cast(round, ann, narrow.value, 2);
    room.close(round), room.reveal(round);
    CHECK(room.says(broad, ", tied."));
    CHECK(room.says(broad, "“narrow” has as much and stands below it, parted by: number of voters."));
    CHECK(room.says(narrow, "“broad” has as much and stands above it, parted by: number of voters."));
}

TEST_CASE("Value, effort and ratio are told with the figures they are made of, and what is missing is named", "[rules][why]") {
    Asked room;
    const auto cheap = room.action("cheap"), dear = room.action("dear"), bare = room.action("bare");
    room.estimated(cheap, 5, 600, 60'000), room.estimated(dear, 3, 900, 90'000);
    CHECK(room.says(cheap, "Value 100%: impact on the customer 5 of 5 (weight 50%), on the company 5 of 5 (weight 50%).",
                    RankBy::Value));
    CHECK(room.says(cheap, "Effort: 25% of the budget, 25% of the days, measured against 240 d, €240,000: no means are given.",
                    RankBy::Value));
    CHECK(room.says(cheap, "Value for cost: value divided by effort = 2.", RankBy::Value));  // 1 / (¼ + ¼)
    CHECK(room.says(cheap, "Rank 1 of 2 by value for cost.", RankBy::Value));
    CHECK(room.says(cheap, "No other action gives as much", RankBy::Value));
    CHECK_FALSE(room.says(dear, "No other action gives as much", RankBy::Value));
    CHECK(room.says(bare, "Its value is missing", RankBy::Value));
    CHECK(room.says(bare, "It is still to be costed.", RankBy::Value));
    CHECK(room.says(bare, "It has no rank by value for cost yet", RankBy::Value));
}

TEST_CASE("Where it stands in the plan is told, and why the best plan leaves it out", "[rules][why]") {
    Asked room;
    const auto small = room.action("small"), large = room.action("large");
    room.estimated(small, 5, 50, 1'000), room.estimated(large, 4, 500, 90'000);
    room.must([](const Board& b, CommandContext& a) { return commands::addTier(b, a, "30 days"); });
    Tier tier = *room.board().find(room.board().tiers()[0]);
    tier.tenthDays = 100, tier.euros = 10'000;
    room.must([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, tier); });
    CHECK(room.says(small, "The plan of most value puts it in “30 days”."));
    CHECK(room.says(large, "The plan of most value leaves it out: there is no room for it; missing: "));
    room.must([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, small, tier.id, {}); });
    CHECK(room.says(small, "In the plan: “30 days”, put there by a hand."));
    room.must([&](const Board& b, CommandContext& a) { return commands::takeOutOfPlan(b, a, large, true); });
    CHECK(room.says(large, "Kept out of the plan by a hand."));
    CHECK(room.says(large, "a hand keeps it out."));
}

TEST_CASE("Of an action that is gone nothing is told", "[rules][why]") {
    Asked room;
    const auto a = room.action("a");
    room.must([&](const Board& b, CommandContext& context) { return commands::removeAction(b, context, a); });
    CHECK(room.lines(a).empty());
}

TEST_CASE("A note tells its place in its own round, and nothing before the reveal or of a round it was not in", "[rules][why]") {
    Asked room;
    const auto ann = room.seat(Edge::Bottom, 0.2f), bob = room.seat(Edge::Bottom, 0.8f);
    const auto dear = room.note("Trop cher", room.cell(0, 0)), slow = room.note("Lent", room.cell(0, 0));
    const auto kind = room.board().find(dear)->kind;
    const auto round = room.round({.scope = {.kind = kind}, .dotsEach = 2, .cap = 2});
    const auto told = [&](std::uint64_t item) {
        std::string all;
        for (const auto& line : whyItem(room.board(), standings(room.board()), *room.board().find(round), item, Texts{}))
            all += line + "\n";
        return all;
    };
    room.cast(round, ann, dear.value, 2), room.cast(round, bob, slow.value);
    CHECK(told(dear.value).empty());
    room.close(round), room.reveal(round);
    CHECK(told(dear.value).find("Rank 1 of 2 by the vote.") == 0);
    CHECK(told(dear.value).find("“Lent” stands below it: it has less.") != std::string::npos);
    CHECK(told(slow.value).find("“Trop cher” stands above it: it has more.") != std::string::npos);
    CHECK(told(dear.value).find("2 dots from 1 person") != std::string::npos);
    for (Id<Seat> seat : {ann, bob}) CHECK(told(dear.value).find(room.board().find(seat)->name) == std::string::npos);
    CHECK(told(room.action("a").value).empty());
}

TEST_CASE("An action that was not voted on tells what the note it answers got", "[rules][why]") {
    Workroom room;
    const auto seat = room.seat();
    const auto voted = room.note("Devis perdu", room.cell(0, 1)), other = room.note("Trop cher", room.cell(0, 1)),
               inGroup = room.note("Cher", room.cell(1, 1));
    const auto action = [&](Id<Note> origin) {
        return room.created<Action>([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, {}, origin, {}); });
    };
    const auto answers = action(voted), none = action(other), grouped = action(inGroup);
    const auto round = [&](RoundOn on, std::uint64_t item) {
        const auto round = room.created<Round>([&](const Board& b, CommandContext& a) {
            return commands::openRound(b, a, {.scope = {.on = on, .kind = NoteKind::Pains}, .dotsEach = 2, .cap = 2});
        });
        for (int i = 0; i < 2; ++i)
            room.must([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, round, seat, item); }, seat);
        room.must([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, round); });
        if (on == RoundOn::Notes)  // closed, not revealed: nothing is said
            CHECK_FALSE(originVotes(room.board(), standings(room.board()), *room.board().find(answers)).has_value());
        room.must([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, round); });
    };
    round(RoundOn::Notes, voted.value);
    const Standings counted = standings(room.board());
    const auto votes = originVotes(room.board(), counted, *room.board().find(answers));
    REQUIRE(votes.has_value());
    CHECK(votes->row->total == 2);
    CHECK(amountWords(Texts{}, *votes) == "2 dots");
    CHECK_FALSE(originVotes(room.board(), standings(room.board()), *room.board().find(none)).has_value());
    const auto lines = why(room.board(), standings(room.board()), {}, answers, RankBy::Votes, Texts{});
    CHECK(std::ranges::find(lines, "The note it answers got 2 dots in round 1.") != lines.end());
    const auto group = room.group(room.note("Frais", room.cell(1, 1)), inGroup);
    round(RoundOn::Groups, group.value);
    CHECK(originVotes(room.board(), standings(room.board()), *room.board().find(grouped)).has_value());
}
