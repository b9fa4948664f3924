// What a revealed round shows on the map and in the funnel, and how it comes in.
#include "ui/glass/item_votes.h"

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"
#include "ui/views/funnel/action_words.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge;

namespace {

struct VotingRoom : Wall {
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.25f), ben = seat(Edge::Top, 0.5f);
    app::Id<app::Round> open;

    void cast(app::Id<app::Seat> seat, std::uint64_t item, bool against = false) {
        command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, open, seat, item, false, against); });
    }
    void close() {
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, open); });
    }
    void reveal() {
        command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, open); });
    }
    ui::glass::ItemVotes shown(std::uint64_t item) { return ui::glass::ShownDots(table().look(tr(), nowS())).of(item); }
    const std::string& progress() const { return table().overlay().status.progress; }
};

}  // namespace

TEST_CASE("A revealed round on groups shows totals and ranks on group frames; dots against stand apart", "[views][dots]") {
    VotingRoom wall;
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Hors de prix", "Achat"),
               c = wall.note("pains", "Lent", "Rétention");
    const auto group = wall.group(b, a);
    wall.open = wall.round({.scope = {.on = app::RoundOn::Groups}, .dotsEach = 3, .cap = 2, .resistanceEach = 1});
    wall.cast(wall.ana, group.value), wall.cast(wall.ana, group.value), wall.cast(wall.ben, group.value),
        wall.cast(wall.ben, c.value);
    wall.cast(wall.ben, group.value, true), wall.cast(wall.ana, c.value, true);
    wall.close();
    CHECK_FALSE(wall.shown(group.value).shows());
    wall.reveal();
    wall.wait(300);
    REQUIRE(wall.board().session().step == app::steps::kResults);
    const auto first = wall.shown(group.value), second = wall.shown(c.value);
    CHECK((first.dots == 3 && first.against == 1 && first.rank == 1));
    CHECK((second.dots == 1 && second.against == 1 && second.rank == 2));
    CHECK_FALSE(wall.shown(a.value).shows());
    CHECK(wall.progress() == wall.tr().plural("%d ballot", "%d ballots", 2));

    // The next round counts, whatever it was on and however it was given.
    wall.open = wall.round({.form = app::BallotForm::Points});
    wall.command([&](const Board& board, CommandContext& context) {
        return commands::givePoints(board, context, wall.open, wall.ana, a.value, 82);
    });
    wall.close(), wall.reveal(), wall.wait(300);
    CHECK(wall.shown(a.value).figure == wall.tr().fill("{0} pts", "82"));
    CHECK(wall.shown(a.value).rank == 1);
    CHECK_FALSE(wall.shown(group.value).shows());
    CHECK(wall.progress() == wall.tr().plural("%d ballot", "%d ballots", 1));
}

TEST_CASE("Scores show their mean on the notes", "[views][dots]") {
    VotingRoom wall;
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Lent", "Rétention");
    wall.open = wall.round({.form = app::BallotForm::Scores, .criteria = 1});
    const auto score = [&](app::Id<app::Seat> seat, std::uint64_t item, int value) {
        wall.command([&](const Board& board, CommandContext& context) {
            return commands::giveScore(board, context, wall.open, seat, item, 0, value);
        });
    };
    score(wall.ana, a.value, 4), score(wall.ben, a.value, 5), score(wall.ana, b.value, 2);
    wall.close(), wall.reveal();
    CHECK(wall.shown(a.value).figure == "4.5 / 5");
    CHECK((wall.shown(b.value).figure == "2 / 5" && wall.shown(b.value).rank == 2));
}

TEST_CASE("Dots of a round that is revealed grow in once the strips have told it, and those of a round looked at again do not",
          "[views][dots]") {
    VotingRoom wall;
    const auto a = wall.note("pains", "Trop cher", "Achat");
    wall.open = wall.round({.dotsEach = 1});
    wall.cast(wall.ana, a.value);
    wall.close(), wall.reveal();
    CHECK(wall.shown(a.value).grown < 0.4f);
    CHECK(wall.table().restless());
    CHECK_FALSE(wall.shown(a.value).shows());
    wall.wait(160);  // its one line
    wall.wait(80);
    CHECK((wall.shown(a.value).grown > 0.4f && wall.shown(a.value).grown < 1));
    wall.wait(200);
    CHECK(wall.shown(a.value).grown == 1);
    CHECK_FALSE(wall.table().restless());
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kMap); });
    wall.wait(200);
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kResults); });
    CHECK(wall.shown(a.value).grown == 1);
}

TEST_CASE("Rows glide to what a reveal makes of them, even when everybody was looking at the map", "[views][rows]") {
    VotingRoom wall;
    const auto first = wall.action("a"), second = wall.action("b");
    wall.open = wall.round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 1, .resistanceEach = 1});
    wall.cast(wall.ana, second.value), wall.cast(wall.ben, first.value, true);
    wall.close();
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kMap); });
    wall.wait(200);
    REQUIRE_FALSE(showsFunnel(wall.scene()));
    wall.reveal();
    REQUIRE(showsFunnel(wall.scene()));
    CHECK(wall.shownRanking() == std::vector<std::string>{"b", "a"});
    CHECK(wall.table().drafts().transitions.size() == 2);
    wall.wait(300);
    CHECK(wall.table().drafts().transitions.empty());

    // What was given against stands beside, in the row and in the bubble.
    CHECK(funnelOf(wall.scene()).row(first)->against == 1);
    CHECK(funnelOf(wall.scene()).row(second)->against == 0);
    const ui::views::funnel::FunnelLook look{wall.table().look(wall.tr(), wall.nowS()), funnelOf(wall.scene())};
    CHECK(ui::views::funnel::summaryText(look, first).find(wall.tr().plural("%d dot against", "%d dots against", 1)) !=
          std::string::npos);
    CHECK(ui::views::funnel::summaryText(look, second).find(wall.tr().plural("%d dot against", "%d dots against", 1)) ==
          std::string::npos);
}

TEST_CASE("A note and a group of the round that shows tell why they stand where they stand; what was not voted on does not",
          "[views][why]") {
    VotingRoom wall;
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Hors de prix", "Achat"),
               c = wall.note("pains", "Lent", "Rétention");
    const auto idea = wall.note("opportunities", "Idée", "Découverte");
    const auto group = wall.group(b, a);
    wall.open = wall.round({.scope = {.on = app::RoundOn::Groups}, .dotsEach = 2, .cap = 2, .resistanceEach = 1});
    wall.cast(wall.ana, group.value), wall.cast(wall.ben, group.value), wall.cast(wall.ben, c.value),
        wall.cast(wall.ana, c.value, true);
    wall.close(), wall.reveal(), wall.wait(300);
    const auto told = [&](std::uint64_t record) {
        std::string all;
        for (const auto& bubble : wall.table().drafts().bubbles)
            if (bubble.reading && bubble.thing.record.id == record)
                for (const auto& column : bubble.columns)
                    for (const auto& line : column.lines) all += line + " ";
        return all;
    };
    const auto has = [&](std::uint64_t record) {
        for (const auto& bubble : wall.table().drafts().bubbles)
            if (bubble.thing.record.id == record)
                for (const auto& button : bubble.buttons)
                    if (button.choice->name == std::string("why")) return true;
        return false;
    };
    const auto press = [&](std::uint64_t record, const std::string& name) {
        for (const auto& bubble : wall.table().drafts().bubbles)
            if (bubble.thing.record.id == record)
                for (const auto& button : bubble.buttons)
                    if (button.choice->name == name)
                        return wall.finger(1).tap(bubble.pose.toTable(button.local).centre()), wall.wait(100);
        FAIL("no such button");
    };
    wall.finger(1).tap("map/show-all"), wall.wait(50);  // the round shows what was voted on only
    wall.finger(1).tap(c), wall.wait(100);
    press(c.value, "why");
    const std::string ofNote = told(c.value);
    CHECK(ofNote.find("Lent") == 0);
    CHECK(ofNote.find("2") != std::string::npos);
    CHECK(ofNote.find("Trop cher") != std::string::npos);  // what stands above it
    CHECK(ofNote.find(wall.tr().plural("%d against", "%d against", 1)) != std::string::npos);
    wall.wait(1000);
    CHECK_FALSE(told(c.value).empty());  // it stays to be read
    press(c.value, "close");
    CHECK(told(c.value).empty());
    wall.finger(1).tap(group), wall.wait(100);
    CHECK(has(group.value));
    wall.finger(2).tap(idea), wall.wait(100);
    CHECK_FALSE(has(idea.value));
}

TEST_CASE("A tie that was settled by choice or run-off shows its places on the notes, and the status says by what",
          "[views][dots][tie]") {
    for (const bool byChoice : {true, false}) {
        VotingRoom wall;
        std::vector<app::Id<app::Note>> notes;
        for (int i = 0; i < 4; ++i) notes.push_back(wall.note("pains", "n" + std::to_string(i), "Achat"));
        const auto item = [&](std::size_t i) { return notes[i].value; };
        const auto first = wall.open = wall.round({.dotsEach = 4, .cap = 2, .winners = 2});
        wall.cast(wall.ana, item(3)), wall.cast(wall.ana, item(3));
        wall.cast(wall.ana, item(0)), wall.cast(wall.ana, item(1)), wall.cast(wall.ben, item(2));
        wall.close(), wall.reveal(), wall.wait(300);
        const auto ranks = [&] {
            return std::array{wall.shown(item(0)).rank, wall.shown(item(1)).rank, wall.shown(item(2)).rank};
        };
        const auto& time = wall.table().overlay().status.time;
        CHECK(ranks() == std::array{2, 2, 2});
        CHECK(time == wall.tr().plural("%d item ties at the cut", "%d items tie at the cut", 3));
        if (byChoice) {
            wall.command([&](const Board& b, CommandContext& a) {
                return commands::settleTie(b, a, first, {item(1), item(0), item(2)});
            });
        } else {
            wall.command([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, first); });
            wall.open = wall.board().rounds().back();
            wall.cast(wall.ana, item(1)), wall.cast(wall.ben, item(1));
            wall.close(), wall.reveal();
        }
        wall.wait(300);
        CHECK(wall.shown(item(3)).rank == 1);
        CHECK(wall.shown(item(1)).rank == 2);
        CHECK(ranks() == (byChoice ? std::array{3, 2, 4} : std::array{3, 2, 3}));
        const std::string by = byChoice ? wall.tr()("the facilitator's choice") : wall.tr()("run-off");
        CHECK(time == wall.tr().fill("ties settled by: {0}", by));
    }
}

TEST_CASE("The status names the one that won, where one was sought, and says nothing of ties where there were none",
          "[views][dots][tie]") {
    VotingRoom wall;
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Lent", "Achat");
    wall.open = wall.round({.dotsEach = 1, .winners = 1});
    wall.cast(wall.ana, a.value), wall.cast(wall.ben, a.value);
    wall.close(), wall.reveal(), wall.wait(300);
    const auto& time = wall.table().overlay().status.time;
    CHECK(time == wall.tr().fill("first: “{0}”", "Trop cher"));
    const auto second = wall.open = wall.round({.dotsEach = 1, .winners = 1});
    wall.cast(wall.ana, a.value), wall.cast(wall.ben, b.value);
    wall.close(), wall.reveal(), wall.wait(300);
    wall.command([&](const Board& board, CommandContext& context) {
        return commands::settleTie(board, context, second, {b.value, a.value});
    });
    wall.wait(300);
    CHECK(time == wall.tr().fill("first: “{0}”", "Lent") + " · " +
                      wall.tr().fill("ties settled by: {0}", wall.tr()("the facilitator's choice")));
}
