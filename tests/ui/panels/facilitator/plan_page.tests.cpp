#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/rules/standings.h"
#include "app/rules/voting.h"
#include "tests/ui/panels/facilitator/facilitated.h"
#include "ui/panels/words.h"

using namespace tests;
namespace commands = app::commands;
namespace rules = app::rules;
using app::Action, app::CommandContext, app::Round, app::BallotForm, app::RoundOn, app::Board, app::Id, app::Tier;
using ui::panels::ShellRequest;

namespace {

struct Planning : Facilitated {
    Planning() { tab("plan"); }
    Id<Tier> tier(const std::string& title, std::optional<std::int64_t> euros = {}, std::optional<std::int64_t> tenthDays = {}) {
        command([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, title); });
        Tier made = *board().find(board().tiers().back());
        made.euros = euros, made.tenthDays = tenthDays;
        command([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, made); });
        return made.id;
    }
    Id<Action> costed(const std::string& title, int impact, std::int64_t euros) {
        const Id<Action> id = action(title);
        command([&](const Board& b, CommandContext& a) {
            return commands::estimate(
                b, a, {.action = id, .impactCustomer = impact, .impactCompany = impact, .tenthDays = 10, .euros = euros});
        });
        return id;
    }
    void put(Id<Action> action, Id<Tier> tier) {
        command([&](const Board& b, CommandContext& a) { return commands::takePlan(b, a, {{action, tier}}); });
    }
    void pinned(Id<Action> action, Id<Tier> tier) {
        command([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, action, tier, {}); });
    }
    Id<Tier> tierOf(Id<Action> action) const {
        const auto* planned = board().find<app::Planned>(action.value);
        return planned ? planned->tier : Id<Tier>{};
    }
    const Tier& only() const { return *board().find(board().tiers().front()); }
    const app::PlanTerms& terms() const { return board().planTerms(); }
};

}  // namespace

TEST_CASE("Tiers are added, renamed, ordered and removed with a hold; their actions stay in the list",
          "[panels][facilitator][plan]") {
    Planning wall;
    wall.press("page-tiers");
    wall.press("add-tier");
    wall.finger(1).down(wall.of(wall.ana, "undo"));
    wall.write("vite");
    wall.press("add-tier");
    wall.write("plus tard");
    wall.finger(1).up();
    const auto titles = [&] {
        std::string all;
        for (auto id : wall.board().tiers()) all += wall.board().find(id)->title + "|";
        return all;
    };
    CHECK(titles() == "vite|plus tard|");
    const Id<Tier> first = wall.board().tiers().front();
    wall.press("tier-down-" + app::idText(first));
    CHECK(titles() == "plus tard|vite|");
    wall.press("tier-up-" + app::idText(first));
    wall.press("tier-name-" + app::idText(first));
    wall.erase(1500);
    wall.write("gains");
    CHECK(titles() == "gains|plus tard|");
    const auto action = wall.action("une action");
    wall.put(action, first);
    wall.finger(90).down("facilitator/remove-tier-" + app::idText(first)).hold(900).up();
    CHECK(titles() == "plus tard|");
    CHECK_FALSE(wall.tierOf(action));
    CHECK(wall.board().find(action));
}

TEST_CASE("Caps are stepped and typed; what is no figure is refused and stays on the keyboard", "[panels][facilitator][plan]") {
    Planning wall;
    const std::string key = app::idText(wall.tier("vite"));
    wall.press("page-tiers");
    wall.press("tier-days-" + key + "-more");
    CHECK(wall.only().tenthDays == 100);
    wall.press("tier-days-" + key);
    CHECK(wall.shows("1"));  // the keyboard opens with its figures
    wall.erase(900);
    wall.write("12,5");
    CHECK(wall.only().tenthDays == 125);
    wall.press("tier-euros-" + key);
    wall.write("1,2,3");
    CHECK(wall.shows("text"));
    CHECK_FALSE(wall.only().euros);
    wall.erase();
    wall.write("30000");
    CHECK(wall.only().euros == 30'000);
    wall.press("tier-euros-" + key);
    wall.erase();
    wall.write("");  // nothing: no limit
    CHECK_FALSE(wall.only().euros);
    for (int i = 0; i < 13; ++i) wall.press("tier-days-" + key + "-less");
    CHECK_FALSE(wall.only().tenthDays);
}

TEST_CASE("Dates of a tier are typed; an end before the start is refused in words", "[panels][facilitator][plan]") {
    Planning wall;
    const std::string key = app::idText(wall.tier("vite"));
    wall.press("page-tiers");
    wall.press("tier-start-" + key);
    wall.write("15/3/27");
    CHECK(wall.only().startDay == ui::panels::readDay("2027-03-15"));
    wall.press("tier-end-" + key);
    wall.write("14/3/27");
    CHECK(wall.shows("text"));
    CHECK_FALSE(wall.only().endDay);
    wall.erase();
    wall.write("30/4/27");
    CHECK(wall.only().endDay == ui::panels::readDay("2027-04-30"));
}

TEST_CASE("Weights, means, carry-over and what value is read from are kept", "[panels][facilitator][plan]") {
    Planning wall;
    wall.press("page-value");
    wall.press("weight-customer-more");
    wall.press("weight-customer-more");
    wall.press("weight-budget-less");
    wall.press("carry-over");
    wall.press("all-days-more");
    wall.press("all-euros-more");
    wall.press("by-wsjf");
    CHECK(wall.terms().customerWeight == 60);
    CHECK(wall.terms().budgetWeight == 45);
    CHECK(wall.terms().carryOver);
    CHECK(wall.terms().tenthDays == 100);
    CHECK(wall.terms().euros == 10'000);
    CHECK(wall.terms().by == app::ValueBy::Wsjf);
    for (int i = 0; i < 10; ++i) wall.press("weight-customer-more");
    CHECK(wall.terms().customerWeight == 100);
}

TEST_CASE("A formula of one's own is asked of the shell, checked, and refused with its line and column",
          "[panels][facilitator][plan]") {
    Planning wall;
    wall.press("page-value");
    wall.press("by-formula");
    wall.press("read-formula");
    const auto requests = wall.table().takeRequests();
    REQUIRE(std::ranges::count(requests, ShellRequest::Kind::ReadFormula, &ShellRequest::kind) == 1);
    wall.press("read-formula");  // once is enough while it is being read
    CHECK(wall.table().takeRequests().empty());
    const ui::shell::Table::Moment moment{wall.nowS(), 0};
    wall.table().takeFormula("customer *\n bonheur", "", moment, wall.tr());
    wall.frame();
    CHECK(wall.terms().formula.empty());
    wall.press("read-formula");  // may be tried again
    wall.table().takeFormula("(customer + company) / (1 + days)", "", moment, wall.tr());
    wall.frame();
    CHECK(wall.terms().by == app::ValueBy::Formula);
    CHECK(wall.label("formula") == "(customer + company) / (1 + days)");
    wall.press("read-formula");
    wall.table().takeFormula("", "formule.txt cannot be read.", moment, wall.tr());
    wall.frame();
    CHECK(wall.label("formula") == "(customer + company) / (1 + days)");  // what was there stays
}

TEST_CASE("The best plan found is shown with its reasons, and taken by one tap", "[panels][facilitator][plan]") {
    Planning wall;
    const auto quick = wall.tier("vite", 10'000);
    const auto good = wall.costed("le rappel", 5, 4000), fair = wall.costed("le devis", 4, 6000),
               dear = wall.costed("la refonte", 5, 50'000);
    wall.press("page-proposals");
    REQUIRE(wall.scene().plans().ready);
    wall.press("details-best");
    CHECK(wall.shows("moves-" + app::idText(good)));
    wall.press("part-left");
    CHECK(wall.shows("left-" + app::idText(dear)));
    CHECK(wall.label("left-" + app::idText(dear)).find("€50,000") != std::string::npos);  // all of it: the others fill the tier
    wall.press("plans-back");
    wall.finger(1).down(wall.of(wall.ana, "undo"));
    wall.press("take-best");
    wall.finger(1).up();
    CHECK(wall.tierOf(good) == quick);
    CHECK(wall.tierOf(fair) == quick);
    CHECK_FALSE(wall.tierOf(dear));
    CHECK(wall.scene().plans().best.differences.empty());
}

TEST_CASE("A plan that went over its cap is put right by moving only what must", "[panels][facilitator][plan]") {
    Planning wall;
    const auto quick = wall.tier("vite", 10'000);
    const auto good = wall.costed("le rappel", 5, 4000), poor = wall.costed("la plaquette", 2, 5000);
    wall.command([&](const Board& b, CommandContext& a) { return commands::takePlan(b, a, {{good, quick}, {poor, quick}}); });
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::estimate(b, a,
                                  {.action = good, .impactCustomer = 5, .impactCompany = 5, .tenthDays = 10, .euros = 8000});
    });
    wall.press("details-present");
    REQUIRE(wall.shows("moves-" + app::idText(good)));  // it is the one that changed: nobody touched the other
    CHECK_FALSE(wall.shows("moves-" + app::idText(poor)));
    wall.press("plans-back");
    wall.press("steady");
    CHECK(wall.tierOf(poor) == quick);
    CHECK_FALSE(wall.tierOf(good));
}

TEST_CASE("The fairest plan tells what everybody's votes get", "[panels][facilitator][plan]") {
    Planning wall;
    wall.tier("vite", 10'000);
    const auto common = wall.costed("pour beaucoup", 5, 6000), own = wall.costed("pour une équipe", 2, 4000);
    const auto id = wall.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 1, .secret = false});
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, wall.ana, common.value); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, id, wall.ben, own.value); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); });
    REQUIRE(wall.scene().plans().fair.problem == "");
    wall.press("details-fair");
    wall.press("part-voters");
    CHECK(wall.shows("gain-1"));
    CHECK(wall.shows("gain-2"));
}

TEST_CASE("What is still open: conflicts first, cards without owner at the end", "[panels][facilitator][plan]") {
    Planning wall;
    const auto quick = wall.tier("vite");
    const auto a = wall.action("a"), b = wall.action("b"), owned = wall.action("c");
    wall.command([&](const Board& board, CommandContext& context) {
        return commands::linkActions(board, context, a, b, app::LinkKind::Needs);
    });
    wall.pinned(a, quick);
    wall.pinned(owned, quick);
    wall.command([&](const Board& board, CommandContext& context) {
        return commands::assign(board, context, {.action = owned, .owner = "Léa"});
    });
    wall.press("page-open");
    const auto y = [&](const std::string& name) { return wall.where("facilitator/" + name).y; };
    const std::string conflict = "conflict-" + app::idText(a) + "-" + app::idText(b);
    REQUIRE(wall.shows(conflict));
    CHECK(y(conflict) < y("missing-" + app::idText(owned)));
    CHECK(y("missing-" + app::idText(owned)) < y("missing-" + app::idText(a)));
}

TEST_CASE("A tier is removed by someone while its name is being typed: nothing is made of it",
          "[panels][facilitator][plan][rude]") {
    Planning wall;
    const auto id = wall.tier("vite");
    wall.press("page-tiers");
    wall.press("tier-name-" + app::idText(id));
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeTier(b, a, id); });
    wall.write("x");
    CHECK(wall.board().tiers().empty());
    CHECK(wall.shows("text"));
    wall.press("close");
    CHECK(wall.shows("add-tier"));
}

TEST_CASE("The funnel's button opens the proposals, whatever page the panel was left at", "[panels][facilitator][plan]") {
    Planning wall;
    wall.tier("vite", 10'000);
    wall.costed("le rappel", 5, 4000);
    wall.press("page-tiers");
    wall.tab("steps");
    wall.press("step-ranking");
    wall.press("close");
    wall.finger(1).tap("plan/propose");
    REQUIRE(wall.shows("take-best"));
    wall.press("tab-files");
    wall.press("close");
    wall.finger(1).tap("plan/propose");
    CHECK(wall.shows("take-best"));
}

TEST_CASE("The fairest plan is made of the newest dots, even if rankings were given since", "[panels][facilitator][plan]") {
    Planning wall;
    wall.tier("vite", 10'000);
    const auto common = wall.costed("pour beaucoup", 5, 6000), own = wall.costed("pour une équipe", 2, 4000);
    const auto finish = [&](Id<Round> id) {
        wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
        wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, id); });
    };
    const auto dots = wall.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 1});
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, dots, wall.ana, common.value); });
    finish(dots);
    const auto orders = wall.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Orders});
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::giveOrder(b, a, orders, wall.ana, {{own.value}, {common.value}});
    });
    finish(orders);
    CHECK(wall.scene().plans().fair.round == dots);
    wall.tab("plan");
    CHECK(wall.shows("details-fair"));
}
