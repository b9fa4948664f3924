#include "app/commands/plan.h"

#include <algorithm>
#include <map>

#include "app/base/utf8.h"
#include "app/board/ranges.h"
#include "app/commands/refusals.h"
#include "app/rules/prerequisites.h"

namespace app::commands {
namespace {

constexpr Refusal kNegative{TR_NOOP("A budget cannot be less than nothing.")};

std::string tierTitleText(const std::string& text) { return cleanText(text, 100); }

// With what it is to cost now: what is edited later can be told from it.
Planned plannedAt(const Board& board, Id<Action> action, Id<Tier> tier, OrderKey order, Pin pin) {
    Planned planned{action, tier, std::move(order), pin, {}, {}};
    if (const Estimate* e = board.find<Estimate>(action.value)) planned.tenthDays = e->tenthDays, planned.euros = e->euros;
    return planned;
}

OrderKey behindLastIn(const Board& board, Id<Tier> tier) {
    const auto& list = board.plannedIn(tier);
    return between(list.empty() ? OrderKey{} : board.find<Planned>(list.back().value)->order, {});
}

}  // namespace

Result<Transaction> addTier(const Board& board, CommandContext& context, const std::string& title) {
    const std::string clean = tierTitleText(title);
    if (clean.empty()) return Refusal{TR_NOOP("Write something first.")};
    Edit edit(board, Op::AddTier, context);
    const auto& tiers = board.tiers();
    Tier tier{.id = context.ids.make<Tier>(),
              .order = between(tiers.empty() ? OrderKey{} : board.find(tiers.back())->order, {}),
              .title = clean};
    edit.put(tier);
    return edit.finish();
}

Result<Transaction> editTier(const Board& board, CommandContext& context, const Tier& wanted) {
    const Tier* known = board.find(wanted.id);
    if (!known) return kGone;
    Tier tier = wanted;
    tier.order = known->order;
    tier.title = tierTitleText(wanted.title);
    if (tier.title.empty()) return Refusal{TR_NOOP("Write something first."), tier.id.value};
    if (tier.tenthDays.value_or(0) < 0 || tier.euros.value_or(0) < 0) return kNegative;
    if (tier.startDay && tier.endDay && *tier.endDay < *tier.startDay)
        return Refusal{TR_NOOP("It would end before it starts."), tier.id.value};
    Edit edit(board, Op::EditTier, context);
    edit.put(tier);
    return edit.finish();
}

Result<Transaction> moveTier(const Board& board, CommandContext& context, Id<Tier> tier, int steps) {
    std::vector<Id<Tier>> order = board.tiers();
    const auto at = std::ranges::find(order, tier);
    if (at == order.end()) return kGone;
    const auto from = at - order.begin();
    const auto to = std::clamp<std::ptrdiff_t>(from + steps, 0, std::ssize(order) - 1);
    Edit edit(board, Op::MoveTier, context);
    if (to == from) return edit.finish();
    order.erase(at);
    const auto key = [&](std::ptrdiff_t i) {
        return i < 0 || i >= std::ssize(order) ? OrderKey{} : board.find(order[static_cast<std::size_t>(i)])->order;
    };
    edit.update<Tier>(tier.value, [&](Tier& t) { t.order = between(key(to - 1), key(to)); });
    return edit.finish();
}

Result<Transaction> removeTier(const Board& board, CommandContext& context, Id<Tier> tier) {
    if (!board.find(tier)) return kGone;
    Edit edit(board, Op::RemoveTier, context);
    for (Id<Action> action : board.plannedIn(tier)) edit.remove<Planned>(action.value);
    edit.remove<Tier>(tier.value);
    return edit.finish();
}

Result<Transaction> planAction(const Board& board, CommandContext& context, Id<Action> action, Id<Tier> tier, Id<Action> before) {
    if (!board.find(action) || !board.find(tier)) return kGone;
    Edit edit(board, Op::PlanAction, context);
    if (action == before) return edit.finish();
    std::vector<Id<Action>> order = board.plannedIn(tier);
    std::erase(order, action);
    const auto at = before ? std::ranges::find(order, before) : order.end();
    const auto key = [&](auto it) { return board.find<Planned>(it->value)->order; };
    const OrderKey low = at == order.begin() ? OrderKey{} : key(at - 1);
    const OrderKey high = at == order.end() ? OrderKey{} : key(at);
    edit.put(plannedAt(board, action, tier, between(low, high), Pin::Imposed));
    return edit.finish();
}

Result<Transaction> takeOutOfPlan(const Board& board, CommandContext& context, Id<Action> action, bool excluded) {
    if (!board.find(action)) return kGone;
    Edit edit(board, Op::PlanAction, context);
    if (excluded) edit.put(plannedAt(board, action, {}, behindLastIn(board, {}), Pin::Excluded));
    else edit.remove<Planned>(action.value);
    return edit.finish();
}

Result<Transaction> pin(const Board& board, CommandContext& context, Id<Action> action, Pin pin) {
    if (!board.find(action)) return kGone;
    if (pin == Pin::Excluded) return takeOutOfPlan(board, context, action, true);
    const Planned* planned = board.find<Planned>(action.value);
    if (pin == Pin::Imposed && (!planned || !planned->tier)) return Refusal{TR_NOOP("Put it into a tier first."), action.value};
    Edit edit(board, Op::PlanAction, context);
    if (planned && !planned->tier) edit.remove<Planned>(action.value);  // no longer kept out: nothing is left to say of it
    else edit.update<Planned>(action.value, [&](Planned& p) { p.pin = pin; });
    return edit.finish();
}

Result<Transaction> takePlan(const Board& board, CommandContext& context, const std::vector<rules::Placing>& placings) {
    Edit edit(board, Op::PlanAll, context);
    std::map<Id<Tier>, OrderKey> last;
    std::map<Id<Action>, Id<Tier>> wanted;
    for (const rules::Placing& p : placings) {
        if (!board.find(p.action) || (p.tier && !board.find(p.tier))) return kGone;
        if (p.tier) wanted[p.action] = p.tier;
    }
    for (const auto& [id, planned] : board.all<Planned>())
        if (planned.pin == Pin::None && !wanted.contains(planned.action)) edit.remove<Planned>(id);
    // Whoever stays keeps its place; newcomers stand behind them, in the order given.
    for (Id<Tier> tier : board.tiers())
        if (const auto& list = board.plannedIn(tier); !list.empty()) last[tier] = board.find<Planned>(list.back().value)->order;
    for (const rules::Placing& p : placings) {
        const Planned* planned = board.find<Planned>(p.action.value);
        if (!p.tier) continue;
        if (planned && planned->tier == p.tier) {  // as it is, and at what it costs now: that is agreed with the plan
            edit.put(plannedAt(board, p.action, p.tier, planned->order, planned->pin));
            continue;
        }
        if (planned && planned->pin != Pin::None) continue;
        last[p.tier] = between(last[p.tier], {});
        edit.put(plannedAt(board, p.action, p.tier, last[p.tier], Pin::None));
    }
    return edit.finish();
}

Result<Transaction> linkActions(const Board& board, CommandContext& context, Id<Action> from, Id<Action> to, LinkKind kind) {
    if (!board.find(from) || !board.find(to)) return kGone;
    if (from == to) return Refusal{TR_NOOP("An action cannot depend on itself."), from.value};
    for (const auto& [id, link] : board.all<Link>()) {
        const bool same = link.from == from && link.to == to, turned = link.from == to && link.to == from;
        if (link.kind == kind && (same || (turned && kind == LinkKind::Excludes)))
            return Refusal{TR_NOOP("These two are linked already."), from.value};
    }
    if (kind == LinkKind::Needs && !rules::circleWith(board, from, to).empty())
        return Refusal{TR_NOOP("These would wait for each other in a circle."), from.value};
    Edit edit(board, Op::LinkActions, context);
    edit.put(Link{context.ids.make<Link>(), from, to, kind});
    return edit.finish();
}

Result<Transaction> unlink(const Board& board, CommandContext& context, Id<Link> link) {
    if (!board.find(link)) return kGone;
    Edit edit(board, Op::LinkActions, context);
    edit.remove<Link>(link.value);
    return edit.finish();
}

Result<Transaction> editTerms(const Board& board, CommandContext& context, PlanTerms terms) {
    if (terms.tenthDays.value_or(0) < 0 || terms.euros.value_or(0) < 0) return kNegative;
    Edit edit(board, Op::EditTerms, context);
    terms.session = board.session().id;
    terms.customerWeight = std::clamp(terms.customerWeight, 0, 100), terms.budgetWeight = std::clamp(terms.budgetWeight, 0, 100);
    terms.valueLine = std::clamp(terms.valueLine, 0, 1000), terms.effortLine = std::clamp(terms.effortLine, 0, 1000);
    terms.formula = cleanText(terms.formula, kLongestFormula);
    edit.put(terms);
    return edit.finish();
}

}  // namespace app::commands
