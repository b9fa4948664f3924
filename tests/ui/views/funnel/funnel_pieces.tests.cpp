// What is drawn anew: a piece whose face does not change stays on the glass as it was.
#include <set>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/session.h"
#include "app/rules/tiered_plan.h"
#include "tests/bench/wall.h"
#include "ui/glass/overlay.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Assignment, app::Board;

namespace {

struct Planned : Wall {
    app::Id<app::Seat> ana = seat(app::Edge::Bottom, 0.4f);
    app::Id<app::Action> a = action("Livraison suivie"), b = action("Retours");
    app::Id<app::Tier> tier;
    Planned() {
        command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kRanking); });
        command([](const Board& b, CommandContext& context) { return commands::addTier(b, context, "un"); });
        tier = board().tiers().back();
        command([&](const Board& b, CommandContext& context) { return commands::planAction(b, context, a, tier, {}); });
    }
    void assign(const std::function<void(Assignment&)>& change) {
        const Assignment* known = board().find<Assignment>(a.value);
        Assignment next = known ? *known : Assignment{.action = a};
        change(next);
        command([&](const Board& b, CommandContext& context) { return commands::assign(b, context, next); });
    }
    template <class Fill>
    std::set<std::uint64_t> faces(const Fill& fill) {
        const auto look = table().look(tr(), nowS());
        std::vector<ui::glass::Piece> pieces;
        fill(look, pieces);
        std::set<std::uint64_t> all;
        for (const auto& piece : pieces) all.insert(piece.face);
        return all;
    }
    std::set<std::uint64_t> tiers() {
        return faces([&](const auto& look, auto& pieces) { ui::views::funnel::tierPieces({look, funnelOf(scene())}, pieces); });
    }
    std::set<std::uint64_t> overlay() {
        return faces([&](const auto& look, auto& pieces) { pieces = ui::glass::overlayPieces(look, table().overlay()); });
    }
};

}  // namespace

TEST_CASE("A tier's card is drawn anew for each thing that makes an owned action a promise", "[views][funnel]") {
    Planned wall;
    std::set<std::uint64_t> before = wall.tiers();
    const auto changed = [&](const std::function<void(Assignment&)>& change) {
        wall.finger(1).down(Point{wall.scene().plan().boardArea.centre()}).hold(20);  // somebody's finger lies on the matrix
        wall.assign(change);
        wall.finger(1).up();
        return wall.tiers() != std::exchange(before, wall.tiers());
    };
    CHECK(changed([&](Assignment& x) { x.seat = wall.ana; }));
    CHECK(changed([](Assignment& x) { x.firstStep = "Appeler le transporteur"; }));
    CHECK(changed([](Assignment& x) { x.measure = "90 % de colis suivis"; }));
    CHECK(changed([](Assignment& x) { x.dueDay = 20'500; }));
    CHECK(ui::views::funnel::missingOf(*wall.board().find<Assignment>(wall.a.value)) == 0);
    CHECK_FALSE(app::rules::isLate(wall.board(), wall.a));
    app::Tier tier = *wall.board().find(wall.tier);
    tier.startDay = 20'400, tier.endDay = 20'499;
    wall.command([&](const Board& b, CommandContext& context) { return commands::editTier(b, context, tier); });
    CHECK(app::rules::isLate(wall.board(), wall.a));
    CHECK(wall.tiers() != before);
}

TEST_CASE("An action's bubble is drawn anew when its title or its figures change under it", "[views][bubble]") {
    Planned wall;
    wall.finger(1).tap(wall.a);
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    wall.wait(300);
    auto before = wall.overlay();
    wall.frame();
    CHECK(wall.overlay() == before);
    wall.command([&](const Board& b, CommandContext& context) {
        return commands::estimate(b, context, app::Estimate{wall.a, 4, 4, 40, 3000, 0});
    });
    wall.wait(300);  // rows have glided
    CHECK(wall.overlay() != std::exchange(before, wall.overlay()));
    wall.command([&](const Board& b, CommandContext& context) {
        return commands::renameAction(b, context, wall.a, "Livraison suivie en direct");
    });
    wall.wait(300);
    CHECK(wall.overlay() != before);
}
