#include "app/rules/plan_input.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/base/result.h"
#include "app/rules/budget/amount.h"
#include "app/rules/ranking.h"

namespace app::rules {
namespace {

int tierIndex(const Board& board, Id<app::Tier> tier) {
    const auto at = std::ranges::find(board.tiers(), tier);
    return tier && at != board.tiers().end() ? static_cast<int>(at - board.tiers().begin()) : -1;
}

// The ratio that the list prints, with the budget's and the time's weight: λ·b/B + (1 − λ)·t/T.
Effort effortOf(const PlanTerms& terms, const Worths& all) {
    if (!all.eurosCount || !all.daysCount) return {all.eurosCount ? 1 : 0, all.daysCount ? 1 : 0};
    return {terms.budgetWeight * std::max<std::int64_t>(1, all.tenthDays),
            (100 - terms.budgetWeight) * std::max<std::int64_t>(1, all.budget)};
}

void addItems(const Board& board, BoardPlan& plan) {
    const Worths all = worths(board);
    plan.input.effort = effortOf(board.planTerms(), all);
    std::map<Id<Action>, std::size_t> index;
    for (const ActionWorth& a : all.actions) {
        const Planned* planned = board.find<Planned>(a.action.value);
        const Estimate* e = board.find<Estimate>(a.action.value);
        PlanItem item;
        if (a.valued.value) item.value = std::llround(toDouble(*a.valued.value * kValueUnit));
        if (e) item.euros = credible(e->euros), item.tenthDays = credible(e->tenthDays);
        if (planned) item.pin = planned->pin;
        const int tier = planned ? tierIndex(board, planned->tier) : -1;
        if (item.pin == Pin::Imposed) item.wave = tier;
        index[a.action] = plan.actions.size();
        if (planned && planned->tier && (planned->tenthDays != item.tenthDays || planned->euros != item.euros))
            plan.edited.push_back(static_cast<int>(plan.actions.size()));
        plan.actions.push_back(a.action), plan.notValued.push_back(!a.valued.value), plan.standsIn.push_back(tier);
        plan.input.items.push_back(item);
    }
    std::uint64_t place = 0;
    for (const RankedAction& row : rankedByValue(board, all))
        if (const auto at = index.find(row.action); at != index.end()) {
            plan.input.items[at->second].place = place++;
            plan.byPlace.push_back(static_cast<int>(at->second));
        }
    for (const auto& [id, link] : board.all<Link>()) {
        const auto from = index.find(link.from), to = index.find(link.to);
        if (from == index.end() || to == index.end()) continue;
        const int a = static_cast<int>(from->second), b = static_cast<int>(to->second);
        if (link.kind == LinkKind::Needs) plan.input.needs.push_back({a, b});
        else plan.input.variants.push_back({a, b});
    }
}

}  // namespace

BoardPlan boardPlan(const Board& board) {
    BoardPlan plan;
    if (board.tiers().empty()) plan.problem = TR_NOOP("There is no tier yet.");
    else if (board.all<Action>().empty()) plan.problem = TR_NOOP("There is no action yet.");
    addItems(board, plan);
    plan.input.wholeEuros = credible(board.planTerms().euros), plan.input.wholeTenthDays = credible(board.planTerms().tenthDays);
    bool capped = plan.input.wholeEuros || plan.input.wholeTenthDays;
    for (Id<app::Tier> id : board.tiers()) {
        const Wave wave{credible(board.find(id)->euros), credible(board.find(id)->tenthDays)};
        capped = capped || wave.euros || wave.tenthDays;
        plan.input.waves.push_back(wave);
    }
    plan.input.carryOver = board.planTerms().carryOver;
    if (!plan.problem && !capped) plan.problem = TR_NOOP("Say first how many days or euros a tier holds.");
    return plan;
}

BoardPlan boardPlan(const Board& board, const Means& all) {
    BoardPlan plan;
    addItems(board, plan);
    for (PlanItem& item : plan.input.items) item.wave = item.pin == Pin::Imposed ? 0 : -1;
    for (int& tier : plan.standsIn) tier = tier >= 0 ? 0 : -1;
    plan.input.waves.push_back({credible(all.euros), credible(all.tenthDays)});
    if (board.all<Action>().empty()) plan.problem = TR_NOOP("There is no action yet.");
    return plan;
}

}  // namespace app::rules
