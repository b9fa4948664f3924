#pragma once
// The value × effort matrix: four quarters cut by two thresholds that people see. Thresholds are an input: they change only
// when someone asks for medianThresholds or middleThresholds again, never by a card that arrives. Called by the matrix and the
// exports; never ranks.
#include <optional>
#include <vector>

#include "app/rules/budget/value.h"

namespace app::rules {

enum class Quadrant : std::uint8_t {
    QuickWin,
    BigProject,
    FillIn,
    LeaveOut
};  // value high/effort low, high/high, low/low, low/high

struct Thresholds {
    Fraction value, effort;
};

// The median of the items that have both V and k (the mean of the two middle ones of an even count); nothing if there is none.
std::optional<Thresholds> medianThresholds(const ValueTable& table);

// The middle of fixed scales: V = ½ of [0,1], and half of the effort at the scale's far end (> 0).
Thresholds middleThresholds(const Fraction& effortScale);

// On a line is the better side: V ≥ its threshold is high, k ≤ its threshold is low. Nothing where V or k is missing.
std::optional<Quadrant> quadrantOf(const Valued& item, const Thresholds& thresholds);

}  // namespace app::rules
