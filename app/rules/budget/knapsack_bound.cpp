#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/rules/budget/knapsack_parts.h"

namespace app::rules {
namespace parts {
namespace {

__extension__ typedef __int128 Wide;

// Where a convex function of one variable is least on [0, to], by golden section; 48 steps narrow the interval by 10^10.
template <class F>
double leastOf(double to, const F& f) {
    constexpr double kGolden = 0.6180339887498949;
    double low = 0, high = to, a = high - kGolden * (high - low), b = low + kGolden * (high - low), fa = f(a), fb = f(b);
    for (int i = 0; i < 48; ++i)
        if (fa <= fb) {
            high = b, b = a, fb = fa, a = high - kGolden * (high - low), fa = f(a);
        } else {
            low = a, a = b, fa = fb, b = low + kGolden * (high - low), fb = f(b);
        }
    return (low + high) / 2;
}

double lagrangian(const Knapsack& sack, double m1, double m2) {
    double sum = m1 * static_cast<double>(sack.euros.value_or(0)) + m2 * static_cast<double>(sack.days.value_or(0));
    for (const KnapsackItem& item : sack.items)
        sum += std::max(
            0.0, static_cast<double>(item.value) - m1 * static_cast<double>(item.euros) - m2 * static_cast<double>(item.days));
    return sum;
}

}  // namespace

Multipliers multipliers(const Knapsack& sack) {
    if (!sack.euros || !sack.days) return {.euros = sack.euros ? 1 : 0, .days = sack.days ? 1 : 0};
    double most1 = 0, most2 = 0, euros = static_cast<double>(*sack.euros), days = static_cast<double>(*sack.days);
    for (const KnapsackItem& item : sack.items) {
        if (item.euros > 0) most1 = std::max(most1, static_cast<double>(item.value) / static_cast<double>(item.euros));
        if (item.days > 0) most2 = std::max(most2, static_cast<double>(item.value) / static_cast<double>(item.days));
        euros += static_cast<double>(item.euros), days += static_cast<double>(item.days);
    }
    const auto best2 = [&](double m1) { return leastOf(most2, [&](double m2) { return lagrangian(sack, m1, m2); }); };
    const double m1 = leastOf(most1, [&](double x) { return lagrangian(sack, x, best2(x)); }), m2 = best2(m1);
    const double together = m1 * euros + m2 * days;
    if (!(together > 0)) return {.euros = 1, .days = 1};  // nothing of value costs anything
    const double scale = 0x1p60 / together;
    Multipliers m{std::llround(std::min(m1 * scale, 0x1p60 / euros)), std::llround(std::min(m2 * scale, 0x1p60 / days))};
    if (m.euros == 0 && m.days == 0) m.euros = 1;
    return m;
}

std::int64_t dantzig(const std::vector<std::int64_t>& values, const std::vector<std::int64_t>& weights, std::int64_t cap) {
    std::vector<std::size_t> order;
    std::int64_t bound = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (weights[i] == 0) bound += values[i];
        else order.push_back(i);
    std::ranges::sort(order,
                      [&](std::size_t a, std::size_t b) { return Wide{values[a]} * weights[b] > Wide{values[b]} * weights[a]; });
    for (const std::size_t i : order) {
        if (weights[i] > cap) return bound + static_cast<std::int64_t>(Wide{values[i]} * cap / weights[i]);
        cap -= weights[i], bound += values[i];
    }
    return bound;
}

}  // namespace parts

namespace {

// With S·V instead of V: floor((μ1·B + μ2·T + Σ over sets of max(0, S·V − μ1·b − μ2·t)) / S). Items of several sets count in the
// first.
std::int64_t lagrangianOfSets(const Knapsack& sack, const parts::Multipliers& m, std::int64_t s) {
    using parts::Wide;
    Wide sum = Wide{m.euros} * sack.euros.value_or(0) + Wide{m.days} * sack.days.value_or(0);
    std::vector<char> seen(sack.items.size());
    const auto gain = [&](int i) {
        const KnapsackItem& item = sack.items[static_cast<std::size_t>(i)];
        if (std::exchange(seen[static_cast<std::size_t>(i)], 1)) return Wide{0};
        return Wide{item.value} * s - Wide{m.euros} * item.euros - Wide{m.days} * item.days;
    };
    for (const auto& set : sack.variants) {
        Wide best = 0;
        for (const int i : set) best = std::max(best, gain(i));
        sum += best;
    }
    for (std::size_t i = 0; i < sack.items.size(); ++i) sum += std::max(Wide{0}, gain(static_cast<int>(i)));
    return static_cast<std::int64_t>(sum / s);
}

}  // namespace

std::int64_t upperBound(const Knapsack& sack) {
    std::vector<std::int64_t> values, euros, days, both;
    const parts::Multipliers m = parts::multipliers(sack);
    std::int64_t bound = 0;
    for (const KnapsackItem& item : sack.items) {
        // Alone over a cap: in no choice.
        if ((sack.euros && item.euros > *sack.euros) || (sack.days && item.days > *sack.days)) continue;
        values.push_back(item.value), euros.push_back(item.euros), days.push_back(item.days);
        both.push_back(m.euros * item.euros + m.days * item.days);
        bound += item.value;
    }
    if (sack.euros) bound = std::min(bound, parts::dantzig(values, euros, *sack.euros));
    if (sack.days) bound = std::min(bound, parts::dantzig(values, days, *sack.days));
    if (sack.euros && sack.days)
        bound = std::min(bound, parts::dantzig(values, both, m.euros * *sack.euros + m.days * *sack.days));
    if (sack.variants.empty()) return bound;
    // S: how much surrogate weight one unit of value buys where Dantzig's bound breaks off, tried around the plain ratio.
    using parts::Wide;
    const Wide cap = Wide{m.euros} * sack.euros.value_or(0) + Wide{m.days} * sack.days.value_or(0);
    if (bound > 0)
        for (const std::int64_t eighths : {1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32})
            if (const Wide s = cap * eighths / (Wide{bound} * 8); s > 0)
                bound = std::min(bound, lagrangianOfSets(sack, m, static_cast<std::int64_t>(std::min(s, Wide{1} << 62))));
    if (!sack.euros && !sack.days) bound = std::min(bound, lagrangianOfSets(sack, m, 1));
    return bound;
}

}  // namespace app::rules
