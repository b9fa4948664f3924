#pragma once
// Where an action stands in the value × effort matrix, and which estimate puts it where a hand wants it: the two directions of
// one scale. The scale hangs on the plan's terms and the tiers' caps alone, never on what the actions cost, so that no drop moves
// another disc; change the means, and costs stay while discs move. Pure; called by the matrix, by hands and by worths().
#include <optional>

#include "app/board/board.h"
#include "app/rules/budget/quadrants.h"
#include "app/rules/budget/value.h"

namespace app::rules {

struct MatrixScale {
    ValueSettings settings;
    Resources there;
    Fraction edge;     // k at the right edge: of an action that takes a quarter of all there is
    Thresholds lines;  // of the quadrants
};
// O(actions).
MatrixScale matrixScale(const Board& board);

// On the way to it: what the terms say, the effort at the edge, the thresholds on it.
ValueSettings valueSettings(const Board& board);
Fraction edgeEffort(const ValueSettings& settings, const Resources& there);
Thresholds matrixLines(const PlanTerms& terms, const Fraction& edge);
// What is known of one action; the means are of scores that people gave, where nobody has fixed an impact.
ValueInput valueInput(const Board& board, Id<Action> action, const MeanScore& customer, const MeanScore& company);

struct MatrixPlace {
    double across = 0, up = 0;  // 0 … 1; across = √(k / edge), so that cheap actions do not crowd
    bool offScale = false;      // it costs more than the right edge stands for
};
// Nothing where an impact or a cost that counts is missing.
std::optional<MatrixPlace> matrixPlace(const Valued& valued, const MatrixScale& scale);

// Where a hand wants an action; nothing: it has not moved along this axis, and what stands for it stays.
struct MatrixWish {
    std::optional<double> across, up;  // 0 … 1
};
// The estimate that puts it there. Both impacts move together to the whole scores nearest to the value; days and euros keep
// their proportion (equal shares of what there is where none is known), as round as they can be without leaving the place by a
// thousandth of the width, at least half a day and €100. Never across a threshold from where it is wanted, if there is a way.
// What costs more than the edge keeps its costs at the edge, what is free stays free at the other.
Estimate estimateAt(const Board& board, const MatrixScale& scale, Id<Action> action, const MatrixWish& wish);

}  // namespace app::rules
