#pragma once
// The words and keys for what ranks and plans say: methods, tie rules, quadrants, certainty, why an action was left out. Words
// are English msgids, for people; keys are what the JSON answers write and what --method takes (docs/cli.md). Decides nothing.
#include <optional>
#include <string_view>

#include "app/board/records.h"
#include "app/rules/budget/plan.h"
#include "app/rules/budget/quadrants.h"
#include "app/rules/budget/replan.h"
#include "app/rules/budget/tie_chain.h"
#include "app/rules/methods/duels.h"
#include "app/rules/methods/side_by_side.h"
#include "app/rules/ranking.h"

namespace storage::exports {

int digitsOf(app::BallotForm form);  // behind the mark, of a tally's figure

// What put an item above the next: the own score by its own name, the rest as the tie chain names it.
const char* separatedBy(app::rules::TieStep step, app::BallotForm form);
const char* separatedByValue(app::rules::TieStep step);
const char* quadrantWords(app::rules::Quadrant quadrant);
const char* valueByWords(app::ValueBy by);
const char* pinWords(app::Pin pin);
const char* leftWords(app::rules::LeftBecause why, bool notValued);

const char* keyOf(app::BallotForm form);
const char* keyOf(app::rules::TieStep step);
const char* keyOf(app::rules::Certainty certainty);
const char* keyOf(app::rules::Quadrant quadrant);
const char* keyOf(app::rules::WorthState standing);
const char* keyOf(app::ValueBy by);
const char* keyOf(app::Pin pin);
const char* keyOf(app::rules::LeftBecause why);
const char* keyOf(app::rules::MovedBecause why);
const char* keyOf(app::rules::Method method);
const char* keyOf(app::rules::RankBy by);
std::optional<app::rules::Method> methodOf(std::string_view key);
std::optional<app::rules::RankBy> listOf(std::string_view key);

}  // namespace storage::exports
