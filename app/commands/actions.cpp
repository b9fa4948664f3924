#include "app/commands/actions.h"

#include <algorithm>
#include <array>

#include "app/base/utf8.h"
#include "app/commands/refusals.h"
#include "app/rules/prerequisites.h"

namespace app::commands {
namespace {

std::string titleText(const std::string& text) { return cleanText(text, 500); }

template <class F>
Result<Transaction> editAction(const Board& board, CommandContext& context, Id<Action> action, F&& change) {
    if (!board.find(action)) return kGone;
    Edit edit(board, Op::EditAction, context);
    edit.update<Action>(action.value, change);
    return edit.finish();
}

}  // namespace

Result<Transaction> addAction(const Board& board, CommandContext& context, const std::string& title, Id<Note> origin,
                              Id<Stage> stage) {
    std::string clean = titleText(title), description;
    if (const Note* note = board.find(origin)) {
        // Two hands, or one twice: a second one with the same words would stand in every list unseen. Further actions have
        // titles of their own.
        const auto same = [&](const auto& entry) { return entry.second.origin == origin && clean.empty(); };
        if (std::ranges::any_of(board.all<Action>(), same))
            return Refusal{TR_NOOP("This note has become an action already."), origin.value};
        if (clean.empty()) clean = titleText(note->text);
        if (clean.size() < note->text.size() && note->text.starts_with(clean)) description = note->text;  // nothing is cut
        if (const auto cell = cellOf(board, origin); cell && !stage) stage = cell->stage;
    }
    if (clean.empty()) return Refusal{TR_NOOP("Write something first.")};
    Edit edit(board, Op::AddAction, context);
    const auto id = context.ids.make<Action>();
    edit.put(Action{id, clean, description, stage, origin, context.actor.seat, context.now});
    edit.put(Estimate{.action = id});
    edit.put(Assignment{.action = id});
    return edit.finish();
}

Result<Transaction> renameAction(const Board& board, CommandContext& context, Id<Action> action, const std::string& title) {
    const std::string clean = titleText(title);
    if (clean.empty()) return Refusal{TR_NOOP("Write something first."), action.value};
    return editAction(board, context, action, [&](Action& a) { a.title = clean; });
}

Result<Transaction> setStage(const Board& board, CommandContext& context, Id<Action> action, Id<Stage> stage) {
    return editAction(board, context, action, [&](Action& a) { a.stage = stage; });
}

Result<Transaction> estimate(const Board& board, CommandContext& context, const Estimate& estimate) {
    if (!board.find(estimate.action)) return kGone;
    Estimate valid = estimate;
    valid.impactCustomer = std::clamp(valid.impactCustomer, 0, 5);
    valid.impactCompany = std::clamp(valid.impactCompany, 0, 5);
    valid.confidence = std::clamp(valid.confidence, 0, 100);
    if (valid.tenthDays && *valid.tenthDays < 0)
        return Refusal{TR_NOOP("Time cannot be less than nothing."), estimate.action.value};
    if (valid.euros && *valid.euros < 0) return Refusal{TR_NOOP("A budget cannot be less than nothing."), estimate.action.value};
    Edit edit(board, Op::EstimateAction, context);
    edit.put(valid);
    return edit.finish();
}

Result<Transaction> assign(const Board& board, CommandContext& context, const Assignment& assignment) {
    if (!board.find(assignment.action)) return kGone;
    Edit edit(board, Op::AssignAction, context);
    Assignment clean = assignment;
    clean.owner = cleanText(clean.owner, 100);
    clean.firstStep = cleanText(clean.firstStep, 300);
    clean.measure = cleanText(clean.measure, 300);
    const Assignment* known = board.find<Assignment>(clean.action.value);
    if (!known || known->owner != clean.owner || known->seat != clean.seat) clean.accepted = false;  // it was another's word
    edit.put(clean);
    return edit.finish();
}

Result<Transaction> acceptAction(const Board& board, CommandContext& context, Id<Action> action, Id<Seat> seat, bool accepts) {
    const Seat* owner = board.find(seat);
    if (!board.find(action) || !owner || !owner->present) return kGone;
    const Assignment* known = board.find<Assignment>(action.value);
    Assignment assignment = known ? *known : Assignment{.action = action};
    if (assignment.seat && assignment.seat != seat)
        return Refusal{TR_NOOP("It is for its owner to accept, at their own seat."), action.value};
    assignment.seat = seat;
    if (assignment.owner.empty()) assignment.owner = owner->name;
    assignment.accepted = accepts;
    Edit edit(board, Op::AcceptAction, context);
    edit.put(assignment);
    return edit.finish();
}

Result<Transaction> rate(const Board& board, CommandContext& context, const Factors& factors) {
    if (!board.find(factors.action)) return kGone;
    constexpr std::array kImpacts{0, 25, 50, 100, 200, 300};  // RICE knows no others; 0: not given
    if (std::ranges::find(kImpacts, factors.impact) == kImpacts.end())
        return Refusal{TR_NOOP("The impact in RICE is 0.25, 0.5, 1, 2 or 3."), factors.action.value};
    Edit edit(board, Op::EstimateAction, context);
    Factors valid = factors;
    for (int* f :
         {&valid.reach, &valid.impact, &valid.effect, &valid.ease, &valid.benefit, &valid.urgency, &valid.risk, &valid.size})
        *f = std::max(0, *f);
    valid.effect = std::min(valid.effect, 10), valid.ease = std::min(valid.ease, 10);
    edit.put(valid);
    return edit.finish();
}

Result<Transaction> removeAction(const Board& board, CommandContext& context, Id<Action> action) {
    if (!board.find(action)) return kGone;
    Edit edit(board, Op::RemoveAction, context);
    edit.takeAway({RecordKind::Action, action.value});
    return edit.finish();
}

Result<Transaction> moveRank(const Board& board, CommandContext& context, Id<Action> action, Id<Action> before,
                             const std::vector<Id<Action>>& shown) {
    if (!board.find(action)) return kGone;
    if (action == before) return Edit(board, Op::MoveRank, context).finish();
    Edit edit(board, Op::MoveRank, context);
    // Whatever has no manual place yet gets one behind those that have, in the order shown.
    std::vector<Id<Action>> order = board.ranking();
    OrderKey last = order.empty() ? OrderKey{} : board.find<Rank>(order.back().value)->order;
    for (Id<Action> id : shown) {
        if (board.find<Rank>(id.value) || !board.find(id)) continue;
        last = between(last, {});
        edit.put(Rank{id, last});
        order.push_back(id);
    }
    std::erase(order, action);
    const auto at = before ? std::find(order.begin(), order.end(), before) : order.end();
    const auto key = [&](auto it) { return edit.find<Rank>(it->value)->order; };
    const OrderKey low = at == order.begin() ? OrderKey{} : key(at - 1);
    const OrderKey high = at == order.end() ? OrderKey{} : key(at);
    edit.put(Rank{action, between(low, high)});
    return edit.finish();
}

}  // namespace app::commands
