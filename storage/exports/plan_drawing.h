#pragma once
// The tiered plan on one sheet: a column a tier with what it holds against its caps, its actions as cards with owner, date and
// costs, below what it is worth of the best possible and how many are in no tier or without an owner. Draws the plan as it
// stands, nothing that a proposal would change. Called by the picture export.
#include <vector>

#include "app/base/texts.h"
#include "app/rules/tiered_plan.h"
#include "storage/exports/drawing.h"

namespace storage::exports {

struct PlanSheet {
    const app::Board& board;
    const app::Texts& tr;
    std::vector<app::rules::TierFill> tiers;
    std::string worth;  // a sentence: what the plan is worth of the best possible
    app::Rect page;     // in board units
};

// Board and texts must outlive the sheet. Takes up to three seconds, for the best possible (plan_facts.h).
PlanSheet planSheetOf(const app::Board& board, const app::Texts& tr);
PlanSheet planSheetOf(app::Board&&, const app::Texts&) = delete;
PlanSheet planSheetOf(const app::Board&, app::Texts&&) = delete;
void drawPlan(Drawing& drawing, const PlanSheet& sheet);

}  // namespace storage::exports
