#pragma once
// The Method of Equal Shares: every voter gets the same share of the budget and pays only for what they voted for, so that no
// group is forgotten (Peters, Pierczyński & Skowron 2021, "Proportional participatory budgeting with additive utilities";
// equalshares.net). Called by the fair plan and by tally. Every decision is exact; it never spends more than the budget. Voter i
// starts with e = B/n. Item c is ρ-affordable if Σ_i min(e_i, ρ·u_i(c)) = cost(c). Again and again the item with the least ρ is
// taken and each pays min(e_i, ρ·u_i(c)), until none is affordable. With cost utilities 1/ρ is the effective number of votes.
// Ties of ρ: more votes, lower cost, lower place, of FairInput. Money: one resource only.
#include <functional>
#include <optional>
#include <vector>

#include "app/base/result.h"
#include "app/rules/budget/fraction.h"

namespace app::rules {

struct Support {
    int item = 0;
    std::int64_t points = 1;  // > 0; an approval is one point
};

struct FairVoter {
    std::vector<Support> support;
    std::int64_t weight = 1;  // counts as so many voters of one mind, each with a share of their own; 0: does not count
};

struct FairInput {
    std::int64_t budget = 0;
    std::vector<std::int64_t> costs;    // ≥ 0
    std::vector<std::uint64_t> places;  // last tie-break, lower first, all different; may be empty: then indices decide
    std::vector<FairVoter> voters;
    std::vector<std::int64_t> votes = {};  // first tie-break, more first; may be empty: then points times weights
};

enum class Utility : std::uint8_t { Cost, Cardinality, Points };  // u = cost(c), 1, points; 0 without support

// Add1: every share is raised by `step` and all is run again from the start, while what is bought stays within the budget; the
// last run that did is kept. Raises that provably buy the same in the same order are counted and not run (DECISIONS 49): the
// answer is that of running each, and a tiny step costs no more than the changes on its way.
enum class RaiseUntil : std::uint8_t {
    Overspend,   // until the next raise would overspend (default of equalshares.net)
    Exhaustive,  // or no item fits in what is left (default of pabutools)
};
struct Raise {
    Fraction step = 1;  // of each share, > 0: 1 unit of money in cities; B/(100·n) on the table
    RaiseUntil until = RaiseUntil::Overspend;
    std::int64_t most = 1'000'000;    // raises, then CutShort
    std::function<bool()> outOfTime;  // asked before each run; may be empty
};

enum class Stopped : std::uint8_t { NotRaised, NextOverspends, Exhaustive, AllTaken, CutShort };

struct FairRound {
    int item = 0;
    Fraction rho;                            // money per unit of utility
    std::optional<Fraction> effectiveVotes;  // cost / highest payment for a point: 1/ρ with cost utilities; nothing if free
};

struct Payment {
    int item = 0;
    Fraction amount;  // of one of the voter's weight
};

struct FairPlan {
    std::vector<FairRound> rounds;           // bought with shares, in order
    std::vector<int> completed;              // then taken greedily by votes from what was left, in order
    std::vector<int> selected;               // both, ascending
    std::vector<std::vector<Payment>> paid;  // by voter, in the order of rounds; free items and zero payments are not listed
    std::int64_t spent = 0;
    Fraction share;  // of each voter in the run that was kept
    std::int64_t raises = 0;
    Stopped stopped = Stopped::NotRaised;
};

// `raise`: nothing for the plain method. `complete`: what is left is spent greedily by votes on items with at least `leastVotes`
// (cities complete with 0). Refused: negative costs, budget, weights; points ≤ 0; unknown items, one item twice in one vote
// (about: item + 1); a step ≤ 0; amounts or totals above kMostMoney. No voters, budget 0: only what is free or completes. A run
// costs about (items taken) × (their voters); identical votes are one.
Result<FairPlan> equalShares(const FairInput& input, Utility utility, const std::optional<Raise>& raise, bool complete,
                             std::int64_t leastVotes = 1);

inline constexpr std::int64_t kMostMoney = 1'000'000'000'000;

// Points of all voters for each item, times weights.
std::vector<std::int64_t> votesOf(const FairInput& input);
std::optional<Refusal> refusedFair(const FairInput& input);

}  // namespace app::rules
