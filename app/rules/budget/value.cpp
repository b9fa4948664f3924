#include "app/rules/budget/value.h"

#include <algorithm>

#include "app/rules/budget/amount.h"

namespace app::rules {
namespace {

std::optional<Refusal> refused(const std::vector<ValueInput>& items, const ValueSettings& s) {
    const auto percent = [](int p) { return p >= 0 && p <= 100; };
    if (!percent(s.customerWeight)) return Refusal{TR_NOOP("A weight is a percentage from 0 to 100")};
    if (s.lambda && !percent(*s.lambda)) return Refusal{TR_NOOP("The share of euros is a percentage from 0 to 100")};
    if (s.budget.value_or(0) < 0 || s.days.value_or(0) < 0) return Refusal{TR_NOOP("A budget cannot be negative")};
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ValueInput& item = items[i];
        for (const MeanScore& m : {item.customer, item.company})
            if (m.count < 0 ||
                (m.count > 0 && (m.sum / m.count < 1 || m.sum / 5 > m.count || (m.sum / 5 == m.count && m.sum % 5))))
                return Refusal{TR_NOOP("An impact is scored from 1 to 5"), i + 1};
        if (item.euros.value_or(0) < 0 || item.tenthDays.value_or(0) < 0)
            return Refusal{TR_NOOP("A cost cannot be negative"), i + 1};
        if (item.euros.value_or(0) > kMostAmount || item.tenthDays.value_or(0) > kMostAmount)
            return Refusal{TR_NOOP("A cost above a million million cannot be right"), i + 1};
        if (item.confidence && !percent(*item.confidence))
            return Refusal{TR_NOOP("Confidence is a percentage from 0 to 100"), i + 1};
    }
    return {};
}

std::optional<Fraction> valueOf(const ValueInput& item, int customerWeight) {
    Fraction v = 0;
    const auto add = [&](const MeanScore& m, int weight) {
        if (weight == 0) return true;
        if (m.count == 0) return false;
        v += Fraction(BigInt(m.sum) - m.count, BigInt(m.count) * 4) * Fraction(weight, 100);
        return true;
    };
    if (!add(item.customer, customerWeight) || !add(item.company, 100 - customerWeight)) return {};
    if (item.confidence) v *= Fraction(*item.confidence, 100);
    return v;
}

void weigh(Valued& out, const ValueInput& item, const Weights& weights, const Resources& there) {
    bool missing = false, noResource = false;
    Fraction k = 0;
    const auto add = [&](const Fraction& weight, const std::optional<std::int64_t>& cost, std::int64_t resource) {
        if (weight == 0) return;
        if (!cost) missing = true;
        else if (*cost > 0 && resource == 0) noResource = true;
        else if (*cost > 0) k += weight * Fraction(*cost, resource);
    };
    add(weights.euros, item.euros, there.budget);
    add(weights.days, item.tenthDays, there.days);
    if (!missing && !noResource) out.effort = k;
    if (!out.value) out.standing = WorthState::NoValue;
    else if (missing) out.standing = WorthState::ToBeCosted;
    else if (noResource) out.standing = WorthState::NoResource;
    else if (k == 0) out.standing = WorthState::Free, out.worth = Worth{true, *out.value};
    else out.standing = WorthState::Ratio, out.worth = Worth{false, *out.value / k};
}

}  // namespace

int compareWorth(const Worth& a, const Worth& b) {
    if (a.free != b.free) return a.free ? 1 : -1;
    return a.amount > b.amount ? 1 : a.amount < b.amount ? -1 : 0;
}

Resources resourcesOf(const std::vector<ValueInput>& items, const ValueSettings& settings) {
    if (settings.budget || settings.days)
        return {settings.budget.value_or(0), settings.days.value_or(0), settings.budget.has_value(), settings.days.has_value()};
    const auto any = [&](const auto& holds) { return std::ranges::any_of(items, holds); };
    Resources there{kAssumedEuros, kAssumedTenthDays, any([](const ValueInput& i) { return i.euros.value_or(0) > 0; }),
                    any([](const ValueInput& i) { return i.tenthDays.value_or(0) > 0; }), true};
    if (!there.eurosCount && !there.daysCount)
        there.eurosCount = any([](const ValueInput& i) { return i.euros.has_value(); }),
        there.daysCount = any([](const ValueInput& i) { return i.tenthDays.has_value(); });
    if (!there.eurosCount && !there.daysCount) there.eurosCount = there.daysCount = true;
    return there;
}

Weights weightsOf(const ValueSettings& settings, const Resources& there) {
    if (!there.eurosCount || !there.daysCount)  // one alone: λ has nothing to share out
        return {there.eurosCount ? 1 : 0, there.daysCount ? 1 : 0};
    if (!settings.lambda) return {1, 1};
    return {Fraction(*settings.lambda, 100), Fraction(100 - *settings.lambda, 100)};
}

Valued valuedOf(const ValueInput& item, const ValueSettings& settings, const Resources& there) {
    Valued out;
    out.value = valueOf(item, settings.customerWeight);
    weigh(out, item, weightsOf(settings, there), there);
    return out;
}

Result<ValueTable> valueForCost(const std::vector<ValueInput>& items, const ValueSettings& settings) {
    if (auto refusal = refused(items, settings)) return *refusal;
    ValueTable table{resourcesOf(items, settings), {}};
    for (const ValueInput& item : items) table.items.push_back(valuedOf(item, settings, table));
    return table;
}

std::vector<int> paretoFront(const std::vector<ValueInput>& items, const ValueTable& table) {
    const auto comparable = [&](std::size_t i) {
        return table.items[i].value && (!table.eurosCount || items[i].euros) && (!table.daysCount || items[i].tenthDays);
    };
    const auto cost = [](bool counts, const std::optional<std::int64_t>& c) { return counts ? *c : 0; };
    std::vector<int> front;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!comparable(i)) continue;
        bool beaten = false;
        for (std::size_t j = 0; j < items.size() && !beaten; ++j) {
            if (j == i || !comparable(j)) continue;
            const auto bi = cost(table.eurosCount, items[i].euros), bj = cost(table.eurosCount, items[j].euros);
            const auto ti = cost(table.daysCount, items[i].tenthDays), tj = cost(table.daysCount, items[j].tenthDays);
            const Fraction &vi = *table.items[i].value, &vj = *table.items[j].value;
            beaten = vj >= vi && bj <= bi && tj <= ti && (vj > vi || bj < bi || tj < ti);
        }
        if (!beaten) front.push_back(static_cast<int>(i));
    }
    return front;
}

}  // namespace app::rules
