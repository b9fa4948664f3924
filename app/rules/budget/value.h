#pragma once
// Value for cost: what an item is worth to the customer and the company, as a share of what the plan has to spend. Every
// number is an exact fraction, so equal ratios are equal and go to the tie chain. Called by the board-facing ranking and by
// the matrix; never ranks an item whose figures are missing, it says which are.
// V = (wC·C + wE·E)·confidence with C, E = (mean − 1)/4 in [0,1]; k = b/B + t/T (pseudo-utility of the two-constraint
// knapsack, Toyoda 1975); ratio = V/k.
#include <optional>
#include <vector>

#include "app/base/result.h"
#include "app/rules/budget/fraction.h"

namespace app::rules {

// Mean of scores 1…5 as sum/count; count 0: not scored. One agreed score s is {s, 1}.
struct MeanScore {
    std::int64_t sum = 0;
    std::int64_t count = 0;
};

struct ValueInput {
    MeanScore customer, company;
    std::optional<std::int64_t> euros, tenthDays;  // nothing: not costed yet; 0: free
    std::optional<int> confidence;                 // percent, multiplies V; nothing: not asked
};

struct ValueSettings {
    int customerWeight = 50;             // wC in percent; wE = 100 − wC
    std::optional<std::int64_t> budget;  // B, euros
    std::optional<std::int64_t> days;    // T, tenth-days
    std::optional<int> lambda;           // percent on euros: k = λ·b/B + (1−λ)·t/T; nothing: k = b/B + t/T
};

enum class WorthState : std::uint8_t {
    Ratio,       // V, k and V/k exist
    Free,        // k = 0: before every ratio, among themselves by V
    NoValue,     // an impact that counts is not scored
    ToBeCosted,  // a cost that counts is missing
    NoResource,  // costs something of which there is none at all (B or T given as 0)
};

// What is compared: free before ratios, then higher first.
struct Worth {
    bool free = false;
    Fraction amount;  // V/k, or V when free
};
// > 0: a is better, < 0: b is, 0: equal.
int compareWorth(const Worth& a, const Worth& b);

struct Valued {
    WorthState standing = WorthState::NoValue;
    std::optional<Fraction> value;   // V in [0,1]
    std::optional<Fraction> effort;  // k
    std::optional<Worth> worth;      // Ratio and Free only
};

// Where nobody has said what there is, costs are measured against this: a team for a year and what it costs. Fixed, so that no
// action's cost changes what another's is worth.
constexpr std::int64_t kAssumedEuros = 240'000, kAssumedTenthDays = 2'400;

struct Resources {
    std::int64_t budget = 0, days = 0;           // B and T as used
    bool eurosCount = false, daysCount = false;  // given; or assumed, and people give costs in it
    bool assumed = false;                        // neither was given: B and T are kAssumed…, and the screen says so
};

// If only one of B, T is given, that one counts alone. Assumed: what some item costs counts; where none costs anything, what
// was given as 0; where nothing was given, both. How much the items cost never matters.
Resources resourcesOf(const std::vector<ValueInput>& items, const ValueSettings& settings);

// The weight of each share in k: 1 each, or λ and 1 − λ; of one resource alone 1. 0: it does not count.
struct Weights {
    Fraction euros, days;
};
Weights weightsOf(const ValueSettings& settings, const Resources& resources);

struct ValueTable : Resources {
    std::vector<Valued> items;
};

// Refused: weight, λ or confidence outside 0…100, a mean outside 1…5, negative costs or resources. An impact of weight 0 need
// not be scored, a cost of weight 0 need not be known. O(n) fractions; no items: an empty table.
Result<ValueTable> valueForCost(const std::vector<ValueInput>& items, const ValueSettings& settings);
// One item on the same terms, already checked.
Valued valuedOf(const ValueInput& item, const ValueSettings& settings, const Resources& resources);

// Items with V, b ≤, t ≤ such that no other has V ≥, b ≤ and t ≤ with one of the three strict: independent of every
// weight between value and costs, λ too. Equal items are all in. Items with a missing V, or a missing cost of a resource
// that counts, are never in it nor keep others out. Ascending indices. O(n²).
std::vector<int> paretoFront(const std::vector<ValueInput>& items, const ValueTable& table);

}  // namespace app::rules
