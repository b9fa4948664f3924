#include "app/rules/tiered_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "app/rules/budget/indices.h"
#include "app/rules/fair_plan.h"
#include "app/rules/plan_input.h"

namespace app::rules {
namespace {

// Records again instead of indices.
class PlanTeller {
public:
    PlanTeller(const Board& board, const BoardPlan& numbers) : m_board(board), m_numbers(numbers) {}

    Proposal proposal(const Result<Plan>& made) const {
        Proposal p;
        if (!made) {
            p.problem = made.refusal().text;
            return p;
        }
        p.tiers = made->waves, p.value = made->value, p.bound = made->bound, p.perMille = made->perMille(),
        p.proved = made->proved;
        for (int wave = 0; wave < static_cast<int>(made->waves.size()); ++wave)
            for (int item : m_numbers.byPlace)
                if (made->waveOf[at(item)] == wave) p.placings.push_back({action(item), m_board.tiers()[at(wave)]});
        for (const Left& left : made->left)
            p.left.push_back({action(left.item), left.why, m_numbers.notValued[at(left.item)], action(left.other),
                              left.shortEuros, left.shortTenthDays});
        for (int item = 0; item < static_cast<int>(m_numbers.actions.size()); ++item)
            if (const int to = made->waveOf[at(item)], from = m_numbers.standsIn[at(item)]; from != to)
                p.differences.push_back({action(item), tier(from), tier(to), {}, {}});
        return p;
    }
    Proposal proposal(const Result<Replanned>& again) const {
        if (!again) return proposal(Result<Plan>(again.refusal()));
        Proposal p = proposal(Result<Plan>(again->plan));
        p.differences.clear();
        for (const Moved& m : again->moves)
            p.differences.push_back({action(m.item), tier(m.from), tier(m.to), m.why, action(m.other)});
        return p;
    }

private:
    Id<Action> action(int item) const { return item < 0 ? Id<Action>{} : m_numbers.actions[at(item)]; }
    Id<app::Tier> tier(int wave) const { return wave < 0 ? Id<app::Tier>{} : m_board.tiers()[at(wave)]; }

    const Board& m_board;
    const BoardPlan& m_numbers;
};

// The bound that the exact plan searched is one for every plan that has the same imposed cards in.
void tighten(Plan& plan, const Plan& best, const PlanInput& input) {
    for (std::size_t i = 0; i < input.items.size(); ++i)
        if (input.items[i].pin == Pin::Imposed && (plan.waveOf[i] >= 0) != (best.waveOf[i] >= 0)) return;
    plan.bound = std::min(plan.bound, best.bound), plan.proved = plan.value == plan.bound;
}

}  // namespace

std::vector<TierFill> tierFills(const Board& board) {
    std::vector<TierFill> fills;
    std::int64_t leftDays = 0, leftEuros = 0;
    for (Id<app::Tier> id : board.tiers()) {
        const app::Tier& tier = *board.find(id);
        TierFill fill{.tier = id, .actions = board.plannedIn(id)};
        const bool carries = board.planTerms().carryOver;
        if (tier.tenthDays) fill.tenthDaysCap = *tier.tenthDays + (carries ? leftDays : 0);
        if (tier.euros) fill.eurosCap = *tier.euros + (carries ? leftEuros : 0);
        for (Id<Action> action : fill.actions) {
            const Estimate* e = board.find<Estimate>(action.value);
            fill.tenthDays += e ? e->tenthDays.value_or(0) : 0;
            fill.euros += e ? e->euros.value_or(0) : 0;
            fill.uncosted += (tier.tenthDays && !(e && e->tenthDays)) || (tier.euros && !(e && e->euros));
        }
        // A tier without a limit neither takes nor gives: what was left goes past it.
        if (fill.tenthDaysCap) leftDays = std::max<std::int64_t>(0, *fill.tenthDaysCap - fill.tenthDays);
        if (fill.eurosCap) leftEuros = std::max<std::int64_t>(0, *fill.eurosCap - fill.euros);
        fills.push_back(std::move(fill));
    }
    return fills;
}

WholeFill wholeFill(const Board& board) {
    WholeFill whole{.tenthDaysCap = board.planTerms().tenthDays, .eurosCap = board.planTerms().euros};
    for (const TierFill& fill : tierFills(board)) whole.tenthDays += fill.tenthDays, whole.euros += fill.euros;
    return whole;
}

std::vector<Conflict> conflicts(const Board& board) {
    const auto tierAt = [&](Id<Action> action) {
        const Planned* planned = board.find<Planned>(action.value);
        const auto& tiers = board.tiers();
        const auto at = planned && planned->tier ? std::ranges::find(tiers, planned->tier) : tiers.end();
        return at == tiers.end() ? -1 : static_cast<int>(at - tiers.begin());
    };
    std::vector<Conflict> found;
    for (const auto& [id, link] : board.all<Link>()) {
        const int from = tierAt(link.from), to = tierAt(link.to);
        if (link.kind == LinkKind::Needs ? from >= 0 && (to < 0 || to > from) : from >= 0 && to >= 0)
            found.push_back({link.from, link.to, link.kind});
    }
    std::ranges::sort(found, {}, [](const Conflict& c) { return std::tuple(c.action, c.other); });
    return found;
}

bool isLate(const Board& board, Id<Action> action) {
    const Assignment* assignment = board.find<Assignment>(action.value);
    const Planned* planned = board.find<Planned>(action.value);
    const Tier* tier = planned ? board.find(planned->tier) : nullptr;
    return assignment && assignment->dueDay && tier && tier->endDay && *assignment->dueDay > *tier->endDay;
}

bool holds(const Board& board) {
    return !wholeFill(board).over() && conflicts(board).empty() &&
           std::ranges::none_of(tierFills(board),
                                [](const TierFill& fill) { return fill.overTenthDays() > 0 || fill.overEuros() > 0; });
}

Plans plans(const Board& board, const std::function<bool()>& outOfTime, const std::function<bool()>& fairOutOfTime) {
    Plans result;
    result.ready = true;
    const BoardPlan numbers = boardPlan(board);
    const PlanTeller tell(board, numbers);
    if (numbers.problem) {
        for (Proposal* p : {&result.best, &result.greedy, &result.steady, static_cast<Proposal*>(&result.fair)})
            p->problem = numbers.problem;
        return result;
    }
    const auto best = makePlan(numbers.input, PlanMethod::Exact, {.outOfTime = outOfTime});
    result.best = tell.proposal(best);
    auto greedy = makePlan(numbers.input, PlanMethod::Greedy);
    auto steady = replan(numbers.input, numbers.standsIn, numbers.edited);
    if (best && greedy) tighten(*greedy, *best, numbers.input);
    if (best && steady) tighten(steady->plan, *best, numbers.input);
    result.greedy = tell.proposal(greedy), result.steady = tell.proposal(steady);
    for (std::size_t i = 0; i < numbers.actions.size(); ++i)
        if (numbers.standsIn[i] >= 0) result.value += numbers.input.items[i].value;
    if (best && holds(board))
        result.perMille =
            best->bound > 0 ? static_cast<int>(std::min<std::int64_t>(1000, result.value * 1000 / best->bound)) : 1000;
    result.fair = fairPlan(
        board, numbers,
        [&](const PlanInput& input) { return tell.proposal(makePlan(input, PlanMethod::Exact, {.outOfTime = outOfTime})); },
        result.best, fairOutOfTime ? fairOutOfTime : outOfTime);
    return result;
}

namespace {

constexpr int kVeryGood = 950, kGood = 850, kFair = 700;  // per mille of the best possible

// Of what tiers may hold themselves, days or euros, whichever there is more of.
bool halfFull(const Board& board, const std::vector<TierFill>& fills) {
    std::int64_t days = 0, daysCap = 0, euros = 0, eurosCap = 0;
    for (const TierFill& fill : fills) {
        const Tier* tier = board.find(fill.tier);
        if (tier && tier->tenthDays) days += fill.tenthDays, daysCap += *tier->tenthDays;
        if (tier && tier->euros) euros += fill.euros, eurosCap += *tier->euros;
    }
    return (daysCap > 0 && 2 * days >= daysCap) || (eurosCap > 0 && 2 * euros >= eurosCap);
}

bool isTaken(const Proposal& proposal) {
    return proposal.problem.empty() && !proposal.placings.empty() && proposal.differences.empty();
}

}  // namespace

PlanWord wordOf(const Board& board, const std::vector<TierFill>& fills, const Plans& plans) {
    if (std::ranges::all_of(fills, [](const TierFill& fill) { return fill.actions.empty(); })) return PlanWord::Empty;
    if (!halfFull(board, fills) && !isTaken(plans.best) && !isTaken(plans.fair)) return PlanWord::Begun;
    if (isTaken(plans.best) && plans.best.proved) return PlanWord::Best;
    return plans.perMille >= kVeryGood ? PlanWord::VeryGood
           : plans.perMille >= kGood   ? PlanWord::Good
           : plans.perMille >= kFair   ? PlanWord::Fair
                                       : PlanWord::BetterIsFound;
}

}  // namespace app::rules
