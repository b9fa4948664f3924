#include "app/rules/budget/plan.h"

#include <algorithm>

#include "app/rules/budget/plan_parts.h"

namespace app::rules {

int Plan::perMille() const {
    __extension__ using Wide = __int128;
    return bound == 0 ? 1000 : static_cast<int>(Wide{value} * 1000 / bound);
}

namespace parts {
namespace {

bool amount(const std::optional<std::int64_t>& x) { return !x || (*x >= 0 && *x <= kMostAmount); }

}  // namespace

std::optional<Refusal> refused(const PlanInput& input) {
    const int n = static_cast<int>(input.items.size()), waves = static_cast<int>(input.waves.size());
    const auto known = [&](int i) { return i >= 0 && i < n; };
    for (int i = 0; i < n; ++i) {
        const PlanItem& item = input.items[static_cast<std::size_t>(i)];
        const auto about = static_cast<std::uint64_t>(i) + 1;
        if (item.value < 0 || item.value > kMostAmount)
            return Refusal{TR_NOOP("A value for the plan is negative or too large"), about};
        if (!amount(item.euros) || !amount(item.tenthDays)) return Refusal{TR_NOOP("A cost is negative or too large"), about};
        if (item.pin == Pin::Imposed && (item.wave < -1 || item.wave >= waves))
            return Refusal{TR_NOOP("It is imposed in a wave that does not exist"), about};
    }
    if (!amount(input.wholeEuros) || !amount(input.wholeTenthDays)) return Refusal{TR_NOOP("A cap is negative or too large")};
    for (const Wave& wave : input.waves)
        if (!amount(wave.euros) || !amount(wave.tenthDays)) return Refusal{TR_NOOP("A cap is negative or too large")};
    for (const Need& need : input.needs)
        if (!known(need.item) || !known(need.needs))
            return Refusal{TR_NOOP("A prerequisite names something that does not exist")};
    for (const auto& set : input.variants)
        if (!std::ranges::all_of(set, known)) return Refusal{TR_NOOP("A set of variants names something that does not exist")};
    if (!findCycle(n, input.needs).empty()) return Refusal{TR_NOOP("These prerequisites go in a circle")};
    return {};
}

// No wave alone holds it, so it is in no plan; where caps carry over, the last wave may hold what the sum holds.
bool tooLarge(const PlanInput& input, const PlanItem& item) {
    if (item.euros.value_or(0) > input.wholeEuros.value_or(kMostAmount) ||
        item.tenthDays.value_or(0) > input.wholeTenthDays.value_or(kMostAmount))
        return true;
    if (input.carryOver) return false;
    return std::ranges::none_of(input.waves, [&](const Wave& wave) {
        return item.euros.value_or(0) <= wave.euros.value_or(kMostAmount) &&
               item.tenthDays.value_or(0) <= wave.tenthDays.value_or(kMostAmount);
    });
}

// Imposed items stand outside the search: they are in, with what they need, and use their part of the caps.
std::int64_t boundOf(const PlanInput& input, const Draft& draft, const SearchLimit* limit) {
    PlanInput one{
        .items = input.items, .needs = input.needs, .variants = input.variants, .waves = {Wave{0, 0}}, .carryOver = false};
    Wave& sum = one.waves[0];
    const auto add = [](std::optional<std::int64_t>& to, const std::optional<std::int64_t>& cap) {
        to = to && cap ? std::optional(*to + *cap) : std::nullopt;
    };
    for (const Wave& wave : input.waves) add(sum.euros, wave.euros), add(sum.tenthDays, wave.tenthDays);
    one.wholeEuros = input.wholeEuros, one.wholeTenthDays = input.wholeTenthDays, one.effort = input.effort;
    if (input.waves.empty()) one.waves.clear();
    for (std::size_t i = 0; i < one.items.size(); ++i) {
        PlanItem& item = one.items[i];
        // What this plan could not impose is free in the relaxation; a cost only other waves cap is known there or not wanted.
        if (draft.toBeCosted(static_cast<int>(i)) || tooLarge(input, input.items[i])) item.pin = Pin::Excluded;
        if (item.pin == Pin::Imposed) item.wave = -1, item.pin = draft.placed(static_cast<int>(i)) ? Pin::Imposed : Pin::None;
    }
    Draft relaxed(one);
    if (one.waves.empty()) return 0;
    relaxed.placeImposed(0);
    std::vector<int> items;
    const Knapsack sack = relaxed.sackOf(0, items);
    std::int64_t bound = upperBound(sack);
    if (limit) bound = std::min(bound, chooseExact(sack, *limit).bound);
    for (std::size_t i = 0; i < one.items.size(); ++i)
        if (relaxed.placed(static_cast<int>(i))) bound += one.items[i].value;
    return bound;
}

}  // namespace parts

Result<Plan> makePlan(const PlanInput& input, PlanMethod method, const SearchLimit& limit) {
    if (auto refusal = parts::refused(input)) return *refusal;
    parts::Draft draft(input);
    std::int64_t proved = 0;  // of a single wave: what its choice proved, imposed items apart
    for (int w = 0; w < static_cast<int>(input.waves.size()); ++w) {
        draft.placeImposed(w);
        std::vector<int> items;
        const Knapsack sack = draft.sackOf(w, items);
        const Choice choice = method == PlanMethod::Greedy ? chooseGreedy(sack) : chooseExact(sack, limit);
        proved = choice.bound;
        for (std::size_t i = 0; i < input.items.size(); ++i)
            if (draft.waveOf[i] == w) proved += input.items[i].value;
        std::vector<int> taken;
        for (const int k : choice.taken) taken.push_back(items[static_cast<std::size_t>(k)]);
        draft.put(taken, w);
    }
    Plan plan = draft.finished();
    // An imposed item without room bars its variants from the sack, though a plan without it may have them.
    bool allImposed = true;
    for (std::size_t i = 0; i < input.items.size(); ++i)
        allImposed = allImposed && (input.items[i].pin != Pin::Imposed || draft.waveOf[i] >= 0);
    const bool single = input.waves.size() == 1 && allImposed;
    const bool searches = method == PlanMethod::Exact && !single;
    plan.bound = parts::boundOf(input, draft, searches ? &limit : nullptr);
    if (single) plan.bound = std::min(plan.bound, proved);
    plan.proved = plan.value == plan.bound;
    return plan;
}

}  // namespace app::rules
