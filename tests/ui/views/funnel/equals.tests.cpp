// What the list says of equals, and what their key opens; what stands in for votes an action never had.
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "tests/ui/views/funnel/plan_wall.h"
#include "ui/views/funnel/action_words.h"

using namespace tests;

namespace {

// Twelve actions after a revealed round: a 3, b 2, c d e 1, the others nothing.
struct Voted : PlanWall {
    app::Id<app::Seat> ana = seat(app::Edge::Bottom, 0.3f), ben = seat(app::Edge::Bottom, 0.7f);
    app::Id<app::Round> open;
    explicit Voted(std::vector<int> dots = {3, 2, 1, 1, 1}, int winners = 4) : PlanWall(12) {
        open = round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 9, .cap = 3, .winners = winners});
        for (std::size_t i = 0; i < dots.size(); ++i)
            for (int n = 0; n < dots[i]; ++n)
                command([&](const Board& b,
                            CommandContext& a) { return commands::castDot(b, a, open, ana, at(static_cast<int>(i)).value); },
                        ana);
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, open); });
        command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, open); });
        wait(400);
    }
    std::string idAt(std::size_t row) const { return app::idText(funnel().rows().at(row).ranked.action); }
    std::string settle(std::size_t row) const { return "ranking/settle-" + idAt(row); }
    std::string words(std::size_t head) {
        return ui::views::funnel::headWords({table().look(tr(), nowS()), funnel()}, funnel().heads().at(head));
    }
};

}  // namespace

TEST_CASE("Equals stand under one line that says so once; those without a vote too, and nothing is said of others",
          "[interact][funnel][equals]") {
    Voted wall;
    const auto& f = wall.funnel();
    REQUIRE(f.heads().size() == 2);
    CHECK((f.heads()[0].row == 2 && f.heads()[0].count == 3 && !f.heads()[0].none));
    CHECK((f.heads()[1].row == 5 && f.heads()[1].count == 7 && f.heads()[1].none));
    CHECK(wall.words(0) == wall.tr().fill("{0} tied at {1}", "3", wall.tr().plural("%d dot", "%d dots", 1)));
    CHECK(wall.words(1) == wall.tr().plural("%d without a vote", "%d without a vote", 7));
    // It lies above them, its key can be touched, and nothing lies under another.
    CHECK(f.headPx(0).bottom() <= f.rowPx(2).y);
    CHECK(f.headPx(0).y >= f.rowPx(1).bottom());
    CHECK(f.settlePx(0).h >= wall.mm(12) - 1);
    CHECK(f.settlePx(1).empty());
    CHECK(partAt(wall.scene(), f.settlePx(0).centre()) == FunnelPart::Tie);
    CHECK(partAt(wall.scene(), {f.headPx(0).x + 5, f.headPx(0).centre().y}) == FunnelPart::ListGround);
    CHECK(wall.has("ranking/tie-" + wall.idAt(2)));
    CHECK(wall.has(wall.settle(2)));
    // An order by hand knows no equals.
    wall.finger(1).tap(std::string("ranking/by-hand"));
    CHECK(wall.funnel().heads().empty());
}

TEST_CASE("The key above equals at the cut opens their run-off; while a vote is open it says why it does not",
          "[interact][funnel][equals]") {
    Voted wall;
    wall.finger(1).tap(wall.settle(2));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const std::string vote = wall.idAt(2) + "/run-off";
    REQUIRE(wall.has(vote));
    wall.finger(2).down(wall.row(0)).hold(20);  // another hand is busy
    wall.finger(1).tap(vote);
    wall.finger(2).cancel();
    const app::Round* open = app::rules::openRound(wall.board());
    REQUIRE(open);
    CHECK(open->runOffOf == wall.open);
    CHECK(wall.board().candidates(open->id).size() == 3);
    wall.wait(400);
    wall.finger(1).tap(wall.settle(2));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    CHECK_FALSE(wall.has(vote));
    wall.finger(1).tap(wall.idAt(2) + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("Equals at the first place are voted on among themselves; those in the middle are not", "[interact][funnel][equals]") {
    Voted wall({3, 3, 1, 1, 0}, 1);
    REQUIRE(wall.funnel().heads().size() == 3);
    wall.finger(1).tap(wall.settle(2));
    CHECK_FALSE(wall.has(wall.idAt(2) + "/run-off"));
    wall.finger(2).tap(wall.settle(0));
    wall.finger(2).tap(wall.idAt(0) + "/run-off");
    const app::Round* open = app::rules::openRound(wall.board());
    REQUIRE(open);
    CHECK(wall.board().candidates(open->id).size() == 2);
}

TEST_CASE("Once a run-off has settled a tie its places stand in the list and no line of equals", "[funnel][equals]") {
    Voted wall;
    wall.command([&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, wall.open); });
    const auto second = app::rules::openRound(wall.board())->id;
    for (int i : {3, 4})
        wall.command(
            [&](const Board& b, CommandContext& a) {
                return commands::castDot(b, a, second, i == 3 ? wall.ana : wall.ben, wall.at(i).value);
            },
            i == 3 ? wall.ana : wall.ben);
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, second, wall.ben, wall.at(3).value); },
                 wall.ben);
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, second); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, second); });
    wall.wait(400);
    const auto placeOf = [&](int i) { return wall.funnel().row(wall.at(i))->place; };
    CHECK((placeOf(3) == 3 && placeOf(4) == 4 && placeOf(2) == 5));
    REQUIRE(wall.funnel().heads().size() == 1);
    CHECK(wall.funnel().heads()[0].none);
}

TEST_CASE("Marks of the plan stand at the right of the dots' column, which moves for all rows at once", "[funnel][equals]") {
    Voted wall;
    const auto before = wall.funnel().layout();
    CHECK(before.amount.w >= 24);
    CHECK(before.marks.w == 0);
    CHECK(wall.funnel().mostDots() == 3);
    wall.plan(1, wall.tier("un"));
    const auto& after = wall.funnel().layout();
    CHECK(after.marks.w > 0);
    CHECK(after.amount.x < before.amount.x);
    CHECK(after.amount.w == before.amount.w);
}

TEST_CASE("An action that was in no round shows what its note was given, said to be its note's", "[funnel][equals]") {
    Wall wall;
    const auto ana = wall.seat();
    const auto pain = wall.note("pains", "Trop cher", "Achat"), lone = wall.note("pains", "Lent", "Achat"),
               other = wall.note("pains", "Cher aussi", "Achat");
    const auto group = wall.group(other, pain);
    auto open = wall.round({.scope = {.on = app::RoundOn::Groups}, .dotsEach = 5, .cap = 5});
    for (int i = 0; i < 4; ++i)
        wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, open, ana, group.value); }, ana);
    const auto finish = [&] {
        wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, open); });
        wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, open); });
    };
    finish();
    for (const auto note : {pain, lone})
        wall.command([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, "", note, {}); });
    wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    const auto actionOf = [&](app::Id<app::Note> note) {
        for (const auto& [id, action] : wall.board().all<app::Action>())
            if (action.origin == note) return action.id;
        return app::Id<app::Action>{};
    };
    const auto said = [&](app::Id<app::Note> note) {
        const ui::views::funnel::FunnelLook look{wall.table().look(wall.tr(), wall.nowS()), funnelOf(wall.scene())};
        return ui::views::funnel::originText(look, *wall.board().find(actionOf(note)));
    };
    CHECK(funnelOf(wall.scene()).row(actionOf(pain))->originDots == 4);
    CHECK(said(pain) == wall.tr().fill("its note: {0}", wall.tr().plural("%d dot", "%d dots", 4)));
    CHECK(said(lone).empty());
    CHECK(funnelOf(wall.scene()).layout().amount.w > 0);
    // It has been voted on itself: that counts, though nobody gave it anything.
    open = wall.round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 1});
    finish();
    CHECK(funnelOf(wall.scene()).row(actionOf(pain))->originDots == 0);
    CHECK(said(pain).empty());
}
