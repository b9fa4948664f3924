#pragma once
// The value of each action for what it costs, from the board's estimates, the scores people gave and the plan's terms; where it
// stands in the value × effort matrix. Pure; called by rankings, the matrix, the plan and exports. Missing figures are told,
// never guessed: an action without them has no ratio and stands in no quadrant.
#include <string>
#include <unordered_map>
#include <vector>

#include "app/board/board.h"
#include "app/rules/budget/quadrants.h"
#include "app/rules/budget/value.h"

namespace app::rules {

// V in [0,1] as whole numbers: 4 · 100 · 100 · the least common multiple of 1 … 12, so that the means of up to twelve people's
// scores under any weights in percent are exact, and equal values for cost are equal.
constexpr std::int64_t kValueUnit = std::int64_t{40'000} * 27'720;

struct ActionWorth {
    Id<Action> action;
    Valued valued;                   // V, k and their ratio, exact
    MeanScore customer, company;     // what V was made of: the agreed impact, or the mean of the newest revealed scores
    std::optional<Fraction> figure;  // what the list "value for cost" is ordered by: V/k, or a preset's or one's own formula
    bool free = false;               // costs nothing: before every ratio
    std::optional<Quadrant> quadrant;
    bool onFront = false;  // no other has as much value for as little money and time
    double up = 0;         // V as it is drawn, 0 … 1
    std::string problem;   // ValueBy::Formula: why it has no figure, in English; else empty
};

struct Worths {
    std::vector<ActionWorth> actions;  // by action id, which means nothing
    std::unordered_map<std::uint64_t, std::size_t> at;
    std::int64_t budget = 0, tenthDays = 0;  // B in euros, T in tenths of days, as used
    bool eurosCount = false, daysCount = false;
    bool assumed = false;  // neither is given: they are what is assumed (budget/value.h)
    Thresholds lines;      // of the quadrants, as used
    Fraction edge;         // k at the matrix's right edge (matrix_place.h)
    std::string problem;   // ValueBy::Formula: why the formula itself cannot be used; else empty

    const ActionWorth* of(Id<Action> action) const {
        const auto found = at.find(action.value);
        return found == at.end() ? nullptr : &actions[found->second];
    }
};

// All there is: the plan's terms, else the sum of the tiers' caps if every tier has one, else nothing.
std::optional<std::int64_t> budgetOf(const Board& board);
std::optional<std::int64_t> tenthDaysOf(const Board& board);

Worths worths(const Board& board);

// What a formula of one's own may be made of (budget/formula.h).
const std::vector<std::string>& formulaNames();

// The lines at the median of the cards present, as per mille of the matrix; nothing if none has value and costs.
// PlanTerms keeps them: they move only when somebody asks for it.
struct Lines {
    int value = 0, effort = 0;
};
std::optional<Lines> medianLines(const Board& board);

}  // namespace app::rules
