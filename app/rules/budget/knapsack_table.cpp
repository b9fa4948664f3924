#include <algorithm>
#include <numeric>

#include "app/rules/budget/knapsack_parts.h"

namespace app::rules::parts {
namespace {

constexpr std::int64_t kMostUnits = 20'000;      // of one cost
constexpr std::int64_t kMostSteps = 30'000'000;  // items × states: some 50 ms and 4 MB of choices

// A cap in units of the costs' greatest common divisor: nothing is rounded, what is left over could not be spent.
struct Axis {
    std::int64_t unit = 1, units = 0;
};

Axis axisOf(const std::vector<KnapsackItem>& items, std::int64_t KnapsackItem::*cost, const std::optional<std::int64_t>& cap) {
    Axis axis;
    if (!cap) return axis;
    axis.unit = 0;
    for (const KnapsackItem& item : items) axis.unit = std::gcd(axis.unit, item.*cost);
    axis.unit = std::max<std::int64_t>(axis.unit, 1);
    axis.units = *cap / axis.unit;
    return axis;
}

}  // namespace

std::optional<std::vector<int>> byTable(const Prepared& p, const SearchLimit& limit) {
    const auto& items = p.sack.items;
    const Axis euros = axisOf(items, &KnapsackItem::euros, p.sack.euros), days = axisOf(items, &KnapsackItem::days, p.sack.days);
    if (euros.units > kMostUnits || days.units > kMostUnits) return {};
    const std::int64_t width = days.units + 1, states = (euros.units + 1) * width;
    if (states * static_cast<std::int64_t>(items.size()) > kMostSteps) return {};
    std::vector<std::int64_t> best(static_cast<std::size_t>(states));
    std::vector<std::vector<bool>> takes(items.size(), std::vector<bool>(static_cast<std::size_t>(states)));
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (limit.outOfTime && limit.outOfTime()) return {};
        const std::int64_t e = items[i].euros / euros.unit, d = items[i].days / days.unit, step = e * width + d;
        for (std::int64_t row = euros.units; row >= e; --row)
            for (std::int64_t state = row * width + days.units; state >= row * width + d; --state) {
                const auto to = static_cast<std::size_t>(state), from = static_cast<std::size_t>(state - step);
                if (best[from] + items[i].value > best[to]) best[to] = best[from] + items[i].value, takes[i][to] = true;
            }
    }
    std::vector<int> taken;
    std::int64_t state = states - 1;
    for (std::size_t i = items.size(); i-- > 0;)
        if (takes[i][static_cast<std::size_t>(state)]) {
            taken.push_back(static_cast<int>(i));
            state -= items[i].euros / euros.unit * width + items[i].days / days.unit;
        }
    return taken;
}

}  // namespace app::rules::parts
