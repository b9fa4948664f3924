#include "app/commands/structure.h"
#include "app/rules/ballots.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/ui/panels/facilitator/facilitated.h"

using namespace tests;
namespace commands = app::commands;
namespace rules = app::rules;
using app::CommandContext, app::Round, app::BallotForm, app::RoundOn, app::RoundState, app::Board, app::Id, app::Seat;

namespace {

struct Voting : Facilitated {
    Voting() { tab("vote"); }
    void dot(Id<Round> round, Id<Seat> seat, std::uint64_t item) {
        command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, round, seat, item); });
    }
    void score(Id<Round> round, Id<Seat> seat, std::uint64_t item, int value) {
        command([&](const Board& b, CommandContext& a) { return commands::giveScore(b, a, round, seat, item, 0, value); });
    }
    void closeAndReveal(Id<Round> id) {
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
        command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); });
    }
};

}  // namespace

TEST_CASE("A whole round from the facilitator's panel: terms, opening, one more minute, a proxy, closing, the reveal",
          "[panels][facilitator][vote]") {
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Considération");
    wall.press("page-how");
    wall.press("dots-more");
    wall.press("cap-more");
    wall.press("page-rules");
    wall.press("time-more");
    wall.finger(1).down(a).moveBy({20, 0});  // somebody carries a candidate about
    wall.press("open-round");
    const Round* round = rules::openRound(wall.board());
    REQUIRE(round);
    const Id<Round> id = round->id;
    CHECK(round->dotsEach == 2);
    CHECK(round->cap == 2);
    CHECK(round->boxSeconds == 60);
    const auto ends = round->closesAt;
    wall.press("one-more-minute");
    CHECK(wall.board().find(id)->closesAt == ends + 60'000);
    wall.press("proxy-" + app::idText(wall.ana));
    wall.press("more-" + app::idText(b));
    wall.press("more-" + app::idText(b));
    wall.press("proxy-done");
    CHECK(rules::voterOf(wall.board(), id, wall.ana)->proxy);
    CHECK(rules::voterOf(wall.board(), id, wall.ana)->done);
    wall.hold("close-round");
    CHECK(wall.board().all<app::Mark>().empty());
    wall.press("reveal");
    CHECK(wall.board().find(id)->state == RoundState::Revealed);
    CHECK(rules::tally(wall.board(), *wall.board().find(id))[0].item == b.value);
    wall.finger(1).up();
}

TEST_CASE("The next round is limited to a kind, a stage and a lane", "[panels][facilitator][vote]") {
    Voting wall;
    wall.note("pains", "a", "Découverte");
    const auto idea = wall.note("opportunities", "b", "Découverte");
    wall.note("opportunities", "c", "Achat");
    wall.press("on-notes");
    wall.press("stage-after");  // the first stage
    wall.press("lane-after");
    wall.press("open-round");
    const Round& round = wall.newest();
    CHECK(round.state == RoundState::Open);
    CHECK(round.kind == app::NoteKind::Opportunities);
    CHECK(round.stage == wall.stage("Découverte"));
    CHECK(round.lane == wall.lane("Opportunités"));
    CHECK(wall.board().candidates(round.id) == std::vector<std::uint64_t>{idea.value});
}

TEST_CASE("Groups and actions are put to the vote in every form", "[panels][facilitator][vote]") {
    for (const auto& [name, form] : std::map<std::string, BallotForm>{{"dots", BallotForm::Dots},
                                                                      {"points", BallotForm::Points},
                                                                      {"scores", BallotForm::Scores},
                                                                      {"duels", BallotForm::Duels},
                                                                      {"best-worst", BallotForm::BestWorst},
                                                                      {"orders", BallotForm::Orders}}) {
        INFO(name);
        Voting wall;
        for (int i = 0; i < 5; ++i) wall.action("action " + std::to_string(i));
        wall.press("on-actions");
        wall.press("page-how");
        wall.press("form-" + name);
        wall.press("page-rules");
        wall.press("open-vote");
        wall.press("own-barred");
        wall.press("tie-breadth");
        wall.press("open-round");
        const Round& round = wall.newest();
        CHECK(round.on == RoundOn::Actions);
        CHECK(round.form == form);
        CHECK_FALSE(round.secret);
        CHECK_FALSE(round.ownAllowed);
        CHECK(round.tie == app::TieRule::Breadth);
        wall.press("proxy-" + app::idText(wall.ana));  // every form can be entered for somebody
        wall.press("proxy-done");
        CHECK(rules::voterOf(wall.board(), round.id, wall.ana)->done);
    }
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Découverte"),
               c = wall.note("pains", "c", "Découverte");
    const auto group = wall.group(a, b);
    wall.press("on-groups");
    wall.press("open-round");
    std::vector<std::uint64_t> expected{c.value, group.value};
    std::ranges::sort(expected);
    CHECK(wall.board().candidates(wall.newest().id) == expected);
}

TEST_CASE("Rankings say what a blank means, scores by which criterion", "[panels][facilitator][vote]") {
    Voting wall;
    for (int i = 0; i < 3; ++i) wall.action("action " + std::to_string(i));
    wall.press("on-actions");
    wall.press("page-how");
    wall.press("form-orders");
    wall.press("blanks-explicit");
    wall.press("form-scores");
    wall.press("criteria-company");
    wall.press("open-round");
    CHECK(wall.newest().criteria == 2);
    CHECK(wall.newest().blanks == app::Blanks::Explicit);
}

TEST_CASE("Duels begin with the short list of the last dots, and a hand can change it", "[panels][facilitator][vote]") {
    Voting wall;
    std::vector<Id<app::Action>> actions;
    for (int i = 0; i < 6; ++i) actions.push_back(wall.action("action " + std::to_string(i)));
    const auto dots = wall.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 3});
    for (int i = 0; i < 3; ++i) wall.dot(dots, wall.ana, actions[static_cast<std::size_t>(i)].value);
    wall.closeAndReveal(dots);
    wall.press("page-what");
    wall.press("on-actions");
    CHECK_FALSE(wall.shows("short-list-size"));
    wall.press("page-how");
    wall.press("form-best-worst");
    wall.press("page-what");
    REQUIRE(wall.shows("short-list-size"));
    wall.press("page-how");
    wall.press("form-dots");  // the list came by itself, and goes by itself
    wall.press("page-what");
    CHECK_FALSE(wall.shows("short-list-size"));
    wall.press("page-how");
    wall.press("form-duels");
    wall.press("page-what");
    while (wall.label("short-list-size") != wall.tr().plural("the first", "the first %d", 3)) wall.press("short-list-size-less");
    wall.press("open-round");
    CHECK(wall.newest().shortListOf == dots);
    CHECK(wall.newest().shortList == 3);
    CHECK(wall.board().candidates(wall.newest().id).size() == 3);
}

TEST_CASE("The rule changes in mid-vote: votes stay, and the seat with too many is told so", "[panels][facilitator][vote]") {
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Achat");
    const auto id = wall.round({.dotsEach = 2});
    wall.dot(id, wall.ben, a.value);
    wall.dot(id, wall.ben, b.value);
    wall.press("change-rule");
    wall.closeBallot(1, wall.ana);
    wall.finger(1).down(wall.of(wall.ana, "undo"));
    wall.press("rule-dots-less");
    wall.finger(1).up();
    CHECK(wall.board().find(id)->dotsEach == 1);
    CHECK(rules::overvote(wall.board(), *wall.board().find(id), wall.ben).dots == 1);
    wall.press("rule-against-more");
    CHECK(wall.board().find(id)->resistanceEach == 1);
    wall.hold("close-round");
    CHECK(rules::overvotedBallots(wall.board(), *wall.board().find(id)) == 1);
    wall.press("reveal");
    CHECK(rules::tally(wall.board(), *wall.board().find(id))[0].total == 1);
}

TEST_CASE("A seat abstains and takes part again; nobody waits for it meanwhile", "[panels][facilitator][vote]") {
    Voting wall;
    wall.note("pains", "a", "Découverte");
    const auto id = wall.round({.dotsEach = 1});
    wall.press("abstain-" + app::idText(wall.ana));
    CHECK(rules::progress(wall.board(), id).voters == 1);
    CHECK(rules::voterOf(wall.board(), id, wall.ana)->abstains);
    wall.press("take-part-" + app::idText(wall.ana));
    CHECK(rules::progress(wall.board(), id).voters == 2);
}

TEST_CASE("A tie at the cut is said and goes to a run-off in one tap", "[panels][facilitator][vote]") {
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Considération");
    const auto first = wall.round({.dotsEach = 1, .winners = 1});
    wall.dot(first, wall.ana, a.value);
    wall.dot(first, wall.ben, b.value);
    wall.hold("close-round");
    wall.press("reveal");
    wall.finger(1).down(a).hold(20);
    wall.press("run-off");
    wall.finger(1).up();
    REQUIRE(rules::openRound(wall.board()));
    CHECK(rules::openRound(wall.board())->runOffOf == first);
}

TEST_CASE("A tie is settled by choice: tapped in order, kept, and told as a choice", "[panels][facilitator][vote]") {
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte"), b = wall.note("pains", "b", "Considération");
    const auto id = wall.round({.dotsEach = 1, .winners = 1});
    wall.dot(id, wall.ana, a.value);
    wall.dot(id, wall.ben, b.value);
    wall.closeAndReveal(id);
    for (const auto& [first, second] : {std::pair{a, b}, {b, a}}) {
        if (!wall.shows("settle-by-choice")) break;  // settled already
        wall.press("settle-by-choice");
        wall.press("place-" + app::idText(first));
        wall.press("settle");  // not all are placed: nothing happens
        CHECK(wall.board().all<app::Settled>().empty());
        wall.press("place-" + app::idText(first));  // taken back
        wall.press("place-" + app::idText(second));
        wall.press("place-" + app::idText(first));
        wall.press("settle");
        const auto rows = rules::tally(wall.board(), *wall.board().find(id));
        CHECK(rows[0].item == second.value);
        CHECK(rows[0].settledBy == rules::TieStep::ByHand);
    }
    CHECK_FALSE(wall.shows("settle-by-choice"));
    CHECK(wall.board().all<app::Settled>().size() == 2);
}

TEST_CASE("The first few go once more in one tap", "[panels][facilitator][vote]") {
    Voting wall;
    std::vector<Id<app::Note>> notes;
    for (int i = 0; i < 5; ++i) notes.push_back(wall.note("pains", "n" + std::to_string(i), "Achat"));
    const auto id = wall.round({.dotsEach = 4, .cap = 4});
    for (int i = 0; i < 4; ++i) wall.dot(id, wall.ana, notes[static_cast<std::size_t>(i < 1 ? 0 : i < 3 ? 1 : 2)].value);
    wall.dot(id, wall.ben, notes[0].value);
    wall.dot(id, wall.ben, notes[0].value);
    wall.closeAndReveal(id);
    wall.press("top-2");
    REQUIRE(rules::openRound(wall.board()));
    CHECK(rules::openRound(wall.board())->runOffOf == id);
    CHECK(wall.board().candidates(wall.newest().id).size() == 2);
}

TEST_CASE("Which cards split the group is told before the ranking, and nothing else of it", "[panels][facilitator][vote]") {
    Voting wall;
    std::vector<Id<Seat>> seats{wall.ana, wall.ben, wall.seat(app::Edge::Top, 0.3f), wall.seat(app::Edge::Top, 0.7f)};
    const auto split = wall.action("le devis en magasin"), agreed = wall.action("le rappel");
    const auto id = wall.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Scores, .criteria = 1});
    for (std::size_t i = 0; i < seats.size(); ++i)
        wall.score(id, seats[i], split.value, i % 2 ? 5 : 1), wall.score(id, seats[i], agreed.value, 4);
    wall.hold("close-round");
    CHECK(wall.shows("camps-" + app::idText(split)));
    CHECK_FALSE(wall.shows("camps-" + app::idText(agreed)));
    CHECK(wall.scene().standings().rounds.empty());
    wall.press("reveal");
    CHECK(wall.board().find(id)->state == RoundState::Revealed);
}

TEST_CASE("The round is closed by someone else while a proxy is entered: nothing more is entered",
          "[panels][facilitator][rude]") {
    Voting wall;
    const auto a = wall.note("pains", "a", "Découverte");
    const auto id = wall.round({.dotsEach = 1});
    wall.press("proxy-" + app::idText(wall.ana));
    wall.finger(1).down("facilitator/more-" + app::idText(a)).hold(30);
    wall.command([&](const Board& b, CommandContext& context) { return commands::closeRound(b, context, id); });
    wall.finger(1).up();
    CHECK(wall.board().dotsOf(id).empty());
    CHECK(wall.shows("reveal"));
}

TEST_CASE("The stage of the next round is removed while the terms are open: it is on all stages again",
          "[panels][facilitator][rude]") {
    Voting wall;
    wall.note("pains", "a", "Achat");
    wall.press("stage-after");
    wall.command([&](const Board& b, CommandContext& a) { return commands::hideStage(b, a, wall.stage("Découverte"), true); });
    wall.press("open-round");
    CHECK_FALSE(wall.newest().stage);
}
