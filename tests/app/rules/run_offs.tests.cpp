// A run-off that the group asks for among the first: it is held among two to four, and it decides between them.
#include <algorithm>

#include "app/base/refusal_words.h"
#include "app/commands/merge.h"
#include "app/rules/standings.h"
#include "app/rules/why.h"
#include "tests/app/workroom.h"

using namespace tests;
using rules::TieStep;

namespace {

struct Firsts : Workroom {
    std::vector<Id<Seat>> seats;
    std::vector<Id<Action>> actions;
    Id<Round> id;

    explicit Firsts(const std::vector<int>& totals, int winners = 5) {
        for (int i = 0; i < 5; ++i) seats.push_back(seat(static_cast<Edge>(i % 4), 0.2f + 0.1f * static_cast<float>(i)));
        for (std::size_t i = 0; i < totals.size(); ++i) actions.push_back(action(std::string(1, static_cast<char>('a' + i))));
        id = round({.scope = {.on = RoundOn::Actions}, .dotsEach = 40, .cap = 40, .winners = winners});
        for (std::size_t i = 0; i < totals.size(); ++i) cast(id, seats[0], actions[i].value, totals[i]);
        close(id), reveal(id);
    }
    const Round& first() const { return *board().find(id); }
    Id<Round> opened(int most, Id<Round> of = {}) {
        return created<Round>(
            [&](const Board& b, CommandContext& a) { return commands::openTopRunOff(b, a, of ? of : id, most); });
    }
    // given[s]: the action seat s gives its dot to; −1 none.
    Id<Round> runOff(int most, const std::vector<int>& given, Id<Round> of = {}) {
        const Id<Round> runOff = opened(most, of);
        for (std::size_t s = 0; s < given.size(); ++s)
            if (given[s] >= 0) cast(runOff, seats[s], actions[static_cast<std::size_t>(given[s])].value);
        close(runOff), reveal(runOff);
        return runOff;
    }
    // "1b 2a 3c", with what parted neighbours: "1b -RunOff- 2a …", "=" where a rank is shared.
    std::string listed() const {
        static constexpr const char* kSteps[] = {"score", "breadth", "run-off", "hand", "worth", "budget", "time", "lot"};
        std::string text;
        const auto rows = rules::tally(board(), first());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            text += std::to_string(rows[i].rank) + board().find<Action>(rows[i].item)->title + (rows[i].tied ? "=" : "");
            if (i + 1 < rows.size()) text += std::string(" ") + kSteps[static_cast<std::size_t>(rows[i].settledBy)] + " ";
        }
        return text;
    }
    Refusal refusal(int most) {
        const auto result = run([&](const Board& b, CommandContext& a) { return commands::openTopRunOff(b, a, id, most); });
        REQUIRE_FALSE(result);
        return result.refusal();
    }
};

}  // namespace

TEST_CASE("A run-off among the first decides between them, whatever their votes were", "[rules][run-off]") {
    Firsts room({3, 2, 1});
    CHECK(room.listed() == "1a score 2b score 3c");
    const auto runOff = room.opened(2);
    for (const auto& seat : room.seats) room.cast(runOff, seat, room.actions[1].value);
    CHECK(room.listed() == "1a score 2b score 3c");  // not before it is revealed
    room.close(runOff);
    CHECK(room.listed() == "1a score 2b score 3c");
    room.reveal(runOff);
    CHECK(room.listed() == "1b run-off 2a score 3c");
    const auto standings = rules::standings(room.board());
    const auto said = [&](std::size_t i) {
        std::string all;
        for (const auto& line : rules::why(room.board(), standings, {}, room.actions[i], rules::RankBy::Votes, Texts{}))
            all += line + "\n";
        return all;
    };
    CHECK(said(1).find("Rank 1 of 3 by the vote.") != std::string::npos);
    CHECK(said(1).find("“a” stands below it: the run-off decided between them.") != std::string::npos);
    CHECK(said(0).find("“b” stands above it: the run-off decided between them.") != std::string::npos);
    CHECK(said(0).find("has as much") == std::string::npos);
    CHECK(rules::tally(room.board(), room.first())[0].total == 2);  // the votes of the round stay what they are
}

TEST_CASE("Whom a run-off among the first leaves equal stands as the round had them", "[rules][run-off]") {
    Firsts room({9, 7, 7, 1});
    room.runOff(3, {2, 2, 1, 0, -1});
    CHECK(room.listed() == "1c run-off 2a score 3b score 4d");
    Firsts equal({9, 7, 7, 1});
    equal.runOff(3, {0, 0, 2, 1});  // b and c were equal and are equal again
    CHECK(equal.listed().starts_with("1a run-off 2"));
    CHECK(rules::tally(equal.board(), equal.first())[1].tied);
    CHECK(rules::tally(equal.board(), equal.first())[1].settledBy == TieStep::Lot);
    Firsts nobody({3, 2, 1});
    nobody.runOff(3, {});
    CHECK(nobody.listed() == "1a score 2b score 3c");
}

TEST_CASE("A second run-off among the first orders what the first one put there", "[rules][run-off]") {
    Firsts room({5, 4, 3, 1});
    const auto once = room.runOff(3, {2, 2, 1, 1, 2});
    CHECK(room.listed() == "1c run-off 2b run-off 3a score 4d");
    room.runOff(2, {1, 1, 1, 2});
    CHECK(room.listed() == "1b run-off 2c run-off 3a score 4d");
    room.runOff(2, {2, 2, 2}, once);  // asked of the run-off itself: its own first two
    CHECK(room.listed() == "1c run-off 2b run-off 3a score 4d");
}

TEST_CASE("A run-off of what ties still only parts what ties, and ranks still show the tie", "[rules][run-off]") {
    Firsts room({4, 2, 2, 1}, 2);
    room.runOff(3, {1, 1, 0});
    CHECK(room.listed() == "1b run-off 2a run-off 3c score 4d");
    Firsts tie({4, 2, 2, 1}, 2);
    const auto runOff = tie.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, tie.id); });
    tie.cast(runOff, tie.seats[0], tie.actions[2].value);
    tie.close(runOff), tie.reveal(runOff);
    CHECK(tie.listed() == "1a score 2c= run-off 2b= score 4d");
}

TEST_CASE("A run-off is held among two to four, and refused with how many there would be", "[commands][run-off]") {
    Firsts four({9, 2, 2, 2, 1});
    CHECK(four.board().candidates(four.opened(2)).size() == 4);
    Firsts five({9, 2, 2, 2, 2, 1});
    const auto refusal = five.refusal(3);
    CHECK(std::string(refusal.text).find("{0}") != std::string::npos);
    CHECK(refusal.number == 5);
    CHECK(wordsOf(Texts{}, refusal) == "5 items share the first places: a run-off is held among 2 to 4.");
    Firsts nobody(std::vector<int>(30, 0));
    CHECK(nobody.refusal(2).number == 30);
    Firsts alone({1});
    CHECK(std::string(alone.refusal(2).text) == "There must be at least two things to compare.");
}

TEST_CASE("A run-off whose candidates no longer stand together decides nothing between strangers", "[rules][run-off]") {
    Firsts room({5, 4, 2, 1});
    room.runOff(2, {1, 1, 1});
    CHECK(room.listed() == "1b run-off 2a score 3c score 4d");
    room.must([&](const Board& b, CommandContext& a) {  // a merge moves votes: now c stands between a and b
        Edit edit(b, Op::MergeActions, a);
        int moved = 0;
        for (Id<Dot> dot : b.dotsOf(room.id))
            if (b.find(dot)->item == room.actions[1].value && moved < 3)
                edit.update<Dot>(dot.value, [&](Dot& d) { d.item = room.actions[3].value, ++moved; });
        return Result<Transaction>(edit.finish());
    });
    CHECK(room.listed().starts_with("1a score 2d score 3c score 4b"));
}

TEST_CASE("A run-off of a tie decides only as long as it is a tie, even if a merge parts its candidates", "[rules][run-off]") {
    Firsts room({5, 5, 2}, 1);
    const auto runOff =
        room.created<Round>([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, room.id); });
    room.cast(runOff, room.seats[0], room.actions[1].value);
    room.close(runOff), room.reveal(runOff);
    CHECK(room.listed() == "1b= run-off 1a= score 3c");
    room.must([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, room.actions[2], room.actions[0]); });
    CHECK(room.listed() == "1a score 2b");
    // A run-off among the first was asked to decide, merge or not.
    Firsts first({5, 5, 2}, 1);
    first.runOff(2, {1, 1, 1});
    first.must(
        [&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, first.actions[2], first.actions[0]); });
    CHECK(first.listed() == "1b run-off 2a");
}
