#pragma once
// Well-known formulas for those who come with one: RICE, ICE, WSJF, exactly as published, their scales checked: a number off
// the scale is refused, never rounded onto it. Called by the board-facing ranking; higher is better in all three.
#include <vector>

#include "app/base/per.h"
#include "app/base/result.h"
#include "app/rules/budget/fraction.h"

namespace app::rules {

// reach · impact · confidence / effort (Intercom). Impact 3, 2, 1, ½, ¼ given in quarters; confidence 100, 80 or 50 percent;
// effort in tenths of a person-month.
struct Rice {
    std::int64_t reach = 0;  // people or events a period, ≥ 0
    int impactQuarters = 4;  // 12, 8, 4, 2 or 1
    int confidence = 100;
    std::int64_t effortTenths = 0;  // > 0
};
Result<Fraction> rice(const Rice& r);

// impact · confidence · ease, each 1…10 (Sean Ellis).
struct Ice {
    int impact = 0, confidence = 0, ease = 0;
};
Result<Fraction> ice(const Ice& i);

// (business value + time criticality + risk reduction or opportunity) / job size (SAFe), each on 1, 2, 3, 5, 8, 13, 20, relative:
// the smallest of each column is 1, or all are refused (about: 0). An empty list is an empty answer.
struct Wsjf {
    int businessValue = 0, timeCriticality = 0, riskReduction = 0, jobSize = 0;
};
Result<std::vector<Fraction>> wsjf(const std::vector<Wsjf>& items);

// Sizes of clothes as numbers, shown and editable where they are used: ratios of raw ranks would mean nothing.
enum class Size : std::uint8_t { S, M, L, XL, XXL };
inline constexpr Per<Size, int> kSizeNumbers({1, 2, 3, 5, 8});

}  // namespace app::rules
