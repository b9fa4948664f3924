#include "app/commands/actions.h"
#include "app/commands/session.h"
#include "tests/ui/panels/facilitator/facilitated.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::BallotForm, app::RoundOn, app::Board, app::Id, app::Seat;

namespace {

struct Rounds : Facilitated {
    std::vector<Id<app::Action>> actions;
    Rounds() {
        for (int i = 0; i < 5; ++i) actions.push_back(action("action " + std::to_string(i)));
    }
    Id<app::Round> heldRound(BallotForm form, const std::function<void(Id<app::Round>)>& cast) {
        const auto id = round({.scope = {.on = RoundOn::Actions}, .form = form, .dotsEach = 5, .cap = 5});
        cast(id);
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
        command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); });
        return id;
    }
    void dots(Id<app::Round> round, Id<Seat> seat, std::size_t item, int count) {
        for (int i = 0; i < count; ++i)
            command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, round, seat, actions[item].value); });
    }
    void order(Id<app::Round> round, Id<Seat> seat, const std::vector<std::size_t>& items) {
        std::vector<std::vector<std::uint64_t>> levels;
        for (std::size_t i : items) levels.push_back({actions[i].value});
        command([&](const Board& b, CommandContext& a) { return commands::giveOrder(b, a, round, seat, levels); });
    }
    std::string key(std::size_t i) const { return app::idText(actions[i]); }
};

}  // namespace

TEST_CASE("Before any vote is revealed the rounds say what will stand there", "[panels][facilitator][rounds]") {
    Facilitated wall;
    wall.tab("rounds");
    CHECK_FALSE(wall.shows("page-compare"));
}

TEST_CASE("Two rounds are compared: rank before, rank after, who moved most first", "[panels][facilitator][rounds]") {
    Rounds wall;
    const auto first =
        wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 0, 3), wall.dots(id, wall.ana, 1, 2); });
    const auto second =
        wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 2, 4), wall.dots(id, wall.ben, 0, 2); });
    const auto third = wall.heldRound(BallotForm::Orders, [&](auto id) { wall.order(id, wall.ana, {1, 0, 2, 3, 4}); });
    wall.tab("rounds");
    CHECK(wall.shows("round-" + app::idText(first)));
    wall.press("before-" + app::idText(first));
    wall.press("after-" + app::idText(second));
    wall.press("page-compare");
    CHECK(wall.label("compared-" + wall.key(0)) == "1 → 2");
    CHECK(wall.label("compared-" + wall.key(2)).ends_with("→ 1"));
    CHECK(wall.where("facilitator/compared-" + wall.key(2)).y < wall.where("facilitator/compared-" + wall.key(0)).y);
    wall.press("compare-after-after");  // to the next round, never the same as the other
    CHECK(wall.label("compared-" + wall.key(1)).ends_with("→ 1"));
    (void)third;
}

TEST_CASE("A round is opened, and each of its lines goes back to the ballots", "[panels][facilitator][rounds]") {
    Rounds wall;
    const auto first =
        wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 0, 3), wall.dots(id, wall.ben, 1, 1); });
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 2, 4); });
    wall.tab("rounds");
    wall.press("open-" + app::idText(first));  // the older one: the list on the table shows the newer
    CHECK(wall.label("result-" + wall.key(0)) == "1");
    CHECK(wall.label("result-" + wall.key(1)) == "2");
    CHECK(wall.label("result-" + wall.key(2)) == "3 tied");
    wall.press("reasons-" + wall.key(0));
    CHECK_FALSE(wall.shows("result-" + wall.key(0)));
    wall.press("back-to-rounds");
    CHECK(wall.shows("result-" + wall.key(0)));
    wall.press("back-to-rounds");
    CHECK(wall.shows("round-" + app::idText(first)));
    wall.press("open-" + app::idText(first));
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.actions[0]); });
    CHECK(wall.shows("back-to-rounds"));  // a thing that is gone meanwhile harms nothing
    wall.press("page-compare");
    wall.press("page-rounds");
    CHECK(wall.shows("round-" + app::idText(first)));
}

TEST_CASE("A round on actions that is revealed is what the list shows then", "[panels][facilitator][rounds]") {
    Rounds wall;
    wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 0, 3); });
    CHECK(funnelOf(wall.scene()).by() == app::rules::RankBy::Votes);
    wall.finger(1).tap(std::string("ranking/by-hand"));
    REQUIRE(funnelOf(wall.scene()).by() == app::rules::RankBy::Hand);
    wall.heldRound(BallotForm::Duels, [&](auto id) {
        wall.command([&](const Board& b, CommandContext& a) {
            return commands::answerScreen(b, a, id, wall.ana,
                                          {.items = {wall.actions[0].value, wall.actions[1].value},
                                           .best = wall.actions[1].value,
                                           .worst = wall.actions[0].value});
        });
    });
    CHECK(funnelOf(wall.scene()).by() == app::rules::RankBy::Duels);
    wall.finger(1).tap(std::string("ranking/by-hand"));
    wall.command([&](const Board& b, CommandContext& a) { return commands::renameAction(b, a, wall.actions[0], "autre"); });
    CHECK(funnelOf(wall.scene()).by() == app::rules::RankBy::Hand);  // and stays what a hand chose until the next one
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 2, 1); });
    CHECK(funnelOf(wall.scene()).by() == app::rules::RankBy::Votes);
}

TEST_CASE("Rounds on different things are not compared", "[panels][facilitator][rounds]") {
    Rounds wall;
    const auto note = wall.note("pains", "trop cher", "Achat");
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 0, 1); });
    const auto id = wall.round({.dotsEach = 1});
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, wall.ana, note.value); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); });
    wall.tab("rounds");
    wall.press("page-compare");
    CHECK_FALSE(wall.shows("compared-" + wall.key(0)));
    CHECK_FALSE(wall.shows("compared-" + app::idText(note)));
}

TEST_CASE("A round is counted by four methods, dots only when they are said to be read so, duels not at all",
          "[panels][facilitator][rounds]") {
    Rounds wall;
    wall.heldRound(BallotForm::Orders, [&](auto id) {
        wall.order(id, wall.ana, {0, 1, 2, 3, 4});
        wall.order(id, wall.ben, {0, 2, 1, 4, 3});
    });
    wall.tab("rounds");
    wall.press("page-methods");
    CHECK(wall.label("methods-" + wall.key(0)) == "1 1 1 1");
    CHECK(wall.label("methods-" + wall.key(1)) == "2 2 2 2");
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 3, 2); });
    wall.press("method-round-after");
    CHECK(wall.label("methods-" + wall.key(3)) == "1 1 1 1");
    wall.heldRound(BallotForm::Duels, [&](auto id) {
        wall.command([&](const Board& b, CommandContext& a) {
            return commands::answerScreen(
                b, a, id, wall.ana,
                {{wall.actions[0].value, wall.actions[1].value}, wall.actions[0].value, wall.actions[1].value});
        });
    });
    wall.press("method-round-after");
    CHECK_FALSE(wall.shows("methods-" + wall.key(0)));
}

TEST_CASE("A note of a compared round is deleted while the comparison is shown", "[panels][facilitator][rounds][rude]") {
    Rounds wall;
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 0, 3); });
    wall.heldRound(BallotForm::Dots, [&](auto id) { wall.dots(id, wall.ana, 1, 3); });
    wall.tab("rounds");
    wall.press("page-compare");
    wall.finger(1).down("facilitator/compared-" + wall.key(0)).hold(200);
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.actions[0]); });
    wall.finger(1).up();
    CHECK(wall.shows("page-compare"));
}
