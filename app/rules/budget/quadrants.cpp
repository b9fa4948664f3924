#include "app/rules/budget/quadrants.h"

#include <algorithm>

namespace app::rules {
namespace {

Fraction medianOf(std::vector<Fraction> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

std::optional<Thresholds> medianThresholds(const ValueTable& table) {
    std::vector<Fraction> values, efforts;
    for (const Valued& item : table.items)
        if (item.value && item.effort) values.push_back(*item.value), efforts.push_back(*item.effort);
    if (values.empty()) return {};
    return Thresholds{medianOf(std::move(values)), medianOf(std::move(efforts))};
}

Thresholds middleThresholds(const Fraction& effortScale) { return {Fraction(1, 2), effortScale / 2}; }

std::optional<Quadrant> quadrantOf(const Valued& item, const Thresholds& thresholds) {
    if (!item.value || !item.effort) return {};
    const bool high = *item.value >= thresholds.value, low = *item.effort <= thresholds.effort;
    if (high) return low ? Quadrant::QuickWin : Quadrant::BigProject;
    return low ? Quadrant::FillIn : Quadrant::LeaveOut;
}

}  // namespace app::rules
