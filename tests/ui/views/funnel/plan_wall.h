#pragma once
// A wall in the ranking's step with actions, value, costs and tiers on demand, and where they lie: what the tests of the funnel
// begin with. Names its things by number.
#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"

namespace tests {

namespace commands = app::commands;
using app::CommandContext, app::Board;
using ui::glass::Place;

// Actions a, b, c … with value and costs, all in the ranking's step.
struct PlanWall : Wall {
    std::vector<app::Id<app::Action>> actions;
    explicit PlanWall(int count, bool costed = true) {
        for (int i = 0; i < count; ++i) {
            actions.push_back(action(std::string(1, static_cast<char>('a' + i % 26)) + (i < 26 ? "" : std::to_string(i))));
            if (costed) score(i, 1 + i % 5, 20 + 30 * (i % 7), 1000 + 2000 * (i % 5));
        }
        command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    }
    void score(int action, int impact, std::int64_t tenths, std::int64_t euros) {
        command([&](const Board& b, CommandContext& a) {
            return commands::estimate(b, a, app::Estimate{at(action), impact, impact, tenths, euros, 0});
        });
    }
    app::Id<app::Action> at(int i) const { return actions[static_cast<std::size_t>(i)]; }
    app::Id<app::Tier> tier(const std::string& title, std::int64_t tenths = 1000, std::int64_t euros = 100'000) {
        command([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, title); });
        app::Tier made = *board().find(board().tiers().back());
        made.tenthDays = tenths, made.euros = euros;
        command([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, made); });
        return made.id;
    }
    void plan(int action, app::Id<app::Tier> tier) {
        command([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, at(action), tier, {}); });
    }
    const Funnel& funnel() const { return funnelOf(scene()); }
    Funnel::Scroll list() const { return funnel().scroll(Funnel::Pane::List); }
    Point emptyPlot() const {
        const app::Rect plot = funnel().toPx(funnel().layout().plot);
        for (float y = 0.1f; y < 0.9f; y += 0.05f)
            for (float x = 0.4f; x < 0.9f; x += 0.05f)
                if (const Point at{plot.x + plot.w * x, plot.y + plot.h * y}; partAt(scene(), at) == FunnelPart::Plot) return at;
        FAIL("no empty place in the matrix");
        return {};
    }
    std::string row(int i) const { return app::idText(at(i)); }
    std::string spot(int i) const { return "matrix/" + app::idText(at(i)); }
    std::string card(int i) const { return "tier/" + app::idText(at(i)); }
    std::string toPlace(int i) const { return "to-place/" + app::idText(at(i)); }
    Point inTier(std::size_t tier) const { return funnel().tierPx(funnel().layout().tiers.at(tier).cardsArea).centre(); }
    Point inPlot(float across, float up) const { return funnel().plotPx({across, up}); }
    const Funnel::Spot& spotOf(int i) const { return *funnel().spot(at(i)); }
    // Its disc by itself: a crowd it is told in is opened.
    void openCrowdOf(int i) {
        if (spotOf(i).crowd < 0) return;
        finger(20).tap(funnel().crowdPx(funnel().crowds().at(static_cast<std::size_t>(spotOf(i).crowd))));
        frame();
    }
    std::string planned(app::Id<app::Tier> tier) const {
        std::string titles;
        for (app::Id<app::Action> id : board().plannedIn(tier)) titles += board().find(id)->title;
        return titles;
    }
    const app::Estimate& estimate(int i) const { return *board().find<app::Estimate>(at(i).value); }
};

}  // namespace tests
