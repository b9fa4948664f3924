#pragma once
// Verbs of the tiered plan: its tiers and their caps, which action stands in which, what hands have pinned, what needs what, and
// the terms by which value and costs are reckoned. Called by the tiers on the table, rows in the hand and the facilitator's plan
// tab. Never plans by itself: a proposal of rules/tiered_plan.h becomes the plan when somebody takes it (takePlan).
#include <string>
#include <vector>

#include "app/board/edit.h"
#include "app/rules/placing.h"

namespace app::commands {

// Behind the last one.
Result<Transaction> addTier(const Board& board, CommandContext& context, const std::string& title);
// Title, caps and dates; place stays. Refused if it would end before it starts.
Result<Transaction> editTier(const Board& board, CommandContext& context, const Tier& tier);
Result<Transaction> moveTier(const Board& board, CommandContext& context, Id<Tier> tier, int steps);
// Its actions stay in the list, in no tier.
Result<Transaction> removeTier(const Board& board, CommandContext& context, Id<Tier> tier);

// A hand puts an action into a tier, before another of it (0: at the end): it is imposed there from now on. Nothing stops a
// tier from being too full: the table says so in words.
Result<Transaction> planAction(const Board& board, CommandContext& context, Id<Action> action, Id<Tier> tier, Id<Action> before);
// Out of its tier; `excluded`: planning again leaves it out too.
Result<Transaction> takeOutOfPlan(const Board& board, CommandContext& context, Id<Action> action, bool excluded);
// Pins it where it is (Imposed), keeps it out (Excluded), or leaves it to the plan again (None).
Result<Transaction> pin(const Board& board, CommandContext& context, Id<Action> action, Pin pin);

// A whole plan at once, tiers filled in this order; pins stay as they are. Actions not named are in none.
Result<Transaction> takePlan(const Board& board, CommandContext& context, const std::vector<rules::Placing>& placings);

// Refused if it would close a circle of prerequisites (rules::circleWith tells which), if it is there already, or with itself.
Result<Transaction> linkActions(const Board& board, CommandContext& context, Id<Action> from, Id<Action> to, LinkKind kind);
Result<Transaction> unlink(const Board& board, CommandContext& context, Id<Link> link);

// Weights 0 … 100, means not negative.
Result<Transaction> editTerms(const Board& board, CommandContext& context, PlanTerms terms);

}  // namespace app::commands
