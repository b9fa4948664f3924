#pragma once
// The plain ways to spend a budget on votes, which cities use and Equal Shares is compared with.
// Called by tally, the fair plan and the completion of Equal Shares; never converts kinds of votes.
#include <vector>

#include "app/rules/budget/equal_shares.h"
#include "app/rules/budget/knapsack.h"

namespace app::rules {

// Votes: Σ points × weight. For Votes per cost free before all. Equal in that: the ties of FairInput (more votes, lower cost,
// lower place), as in Equal Shares.
enum class BudgetOrder : std::uint8_t { Votes, VotesPerCost };

// Down the order, everything that still fits beside `already`, skipping what does not; only items with at least `leastVotes`.
// In the order taken. The input is checked (refusedFair). O(n log n).
std::vector<int> spendRest(const FairInput& input, const std::vector<int>& already, BudgetOrder order, std::int64_t leastVotes);

// From nothing; ascending. Refused as equalShares.
Result<std::vector<int>> greedyByVotes(const FairInput& input, BudgetOrder order, std::int64_t leastVotes = 1);

// The selection with most votes in all, proved or with a bound. Refused as equalShares. Items without votes are never in it.
Result<Choice> mostVotes(const FairInput& input, const SearchLimit& limit = {});

}  // namespace app::rules
