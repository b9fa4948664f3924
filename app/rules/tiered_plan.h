#pragma once
// The plan of the board: how full its tiers are, which plans would be worth more, which would be fair, and what each of them
// would change. Pure; tierFills is quick enough for a frame, plans may take its whole time limit and is reckoned off the render
// thread. It proposes; the plan changes only when somebody takes a proposal (commands::takePlan).
#include <functional>
#include <optional>
#include <vector>

#include "app/rules/budget/plan.h"
#include "app/rules/budget/replan.h"
#include "app/rules/placing.h"
#include "app/rules/worth.h"

namespace app::rules {

struct TierFill {
    Id<Tier> tier;
    std::int64_t tenthDays = 0, euros = 0;               // of the actions in it
    std::optional<std::int64_t> tenthDaysCap, eurosCap;  // with what the tiers before left, if that carries over
    std::vector<Id<Action>> actions;                     // in order
    int uncosted = 0;                                    // of them, those without a cost a cap asks for

    std::int64_t overTenthDays() const { return tenthDaysCap ? std::max<std::int64_t>(0, tenthDays - *tenthDaysCap) : 0; }
    std::int64_t overEuros() const { return eurosCap ? std::max<std::int64_t>(0, euros - *eurosCap) : 0; }
};
std::vector<TierFill> tierFills(const Board& board);

// All tiers together, against what the plan's terms give in all.
struct WholeFill {
    std::int64_t tenthDays = 0, euros = 0;
    std::optional<std::int64_t> tenthDaysCap, eurosCap;  // nothing: no bound but the tiers' own

    bool over() const { return tenthDays > tenthDaysCap.value_or(tenthDays) || euros > eurosCap.value_or(euros); }
};
WholeFill wholeFill(const Board& board);

// Why the plan as it stands cannot be kept to: a prerequisite that is missing or comes later, both of two variants.
struct Conflict {
    Id<Action> action, other;
    LinkKind kind = LinkKind::Needs;
};
std::vector<Conflict> conflicts(const Board& board);

// It is due after its tier has ended. False where one of the two days is not known.
bool isLate(const Board& board, Id<Action> action);

// No tier is over its caps, nor all together, and nothing contradicts.
bool holds(const Board& board);

struct LeftOut {
    Id<Action> action;
    LeftBecause why = LeftBecause::NoRoom;
    bool notValued = false;  // an impact is missing: it was left for that
    Id<Action> other;
    std::int64_t shortEuros = 0, shortTenthDays = 0;
};
struct Difference {  // to the plan as it stands
    Id<Action> action;
    Id<Tier> from, to;                // 0: in none
    std::optional<MovedBecause> why;  // of the steady plan only
    Id<Action> other;
};
struct Proposal {
    std::vector<Placing> placings;  // tiers in order, in each the best ratio first
    std::vector<WaveUse> tiers;     // as board.tiers()
    std::vector<LeftOut> left;
    std::vector<Difference> differences;
    std::int64_t value = 0, bound = 0;  // V in 1/kValueUnit; no plan with the same imposed cards is worth more
    int perMille = 1000;                // of the bound, rounded down: it is worth at least so much of the best
    bool proved = false;                // it is the best
    std::string problem;                // why there is none, in English; else empty
};

struct VoterGain {  // what one ballot's votes get
    Id<Ballot> ballot;
    Id<Seat> seat;                            // open rounds only
    int number = 0;                           // of the ballot, 1 …, as in the export
    std::vector<Id<Action>> gained, lost;     // of those it voted for: in the fair plan alone, in the best alone
    int cardsBest = 0, cardsFair = 0;         // of those it voted for, in the plan
    std::int64_t costBest = 0, costFair = 0;  // what these cost, in euros, or in tenths of days (inDays)
};
struct FairProposal : Proposal {
    Id<Round> round;                  // whose votes it is made of; 0: there is none
    std::int64_t budget = 0;          // shared out: euros, or tenths of days, less what is imposed
    std::vector<Id<Action>> imposed;  // in by hands, before any share
    bool inDays = false;              // no tier has a budget: shares are of days (tenths), not of euros
    std::int64_t raises = 0;          // Add1: each voter's share B/n was raised by so many percent of itself
    bool cutShort = false;            // time was over before the next raise would have overspent
    // Chosen by the method itself; added with what was left, by votes; what some of these need, bought with them.
    std::vector<Id<Action>> byEqualShares, byCompletion, alongside;
    std::vector<VoterGain> voters;
};

struct Plans {
    std::int64_t value = 0;  // of the plan as it stands
    int perMille = 0;        // of the bound; 0 where it does not hold: that compares with nothing
    Proposal best, greedy;
    Proposal steady;  // the plan as it stands, with only the moves that it needs
    FairProposal fair;
    bool ready = false;
};

// What may be said of the plan as it stands, before any figure. Its share of the best is told of a plan that is one: a proposal
// as it was taken, or tiers that are half full; three actions compare with nothing.
enum class PlanWord : std::uint8_t { Empty, Begun, BetterIsFound, Fair, Good, VeryGood, Best };
PlanWord wordOf(const Board& board, const std::vector<TierFill>& fills, const Plans& plans);

// `outOfTime` is asked by the search of each tier, `fairOutOfTime` (empty: the same) before each raise of the fair plan's shares.
Plans plans(const Board& board, const std::function<bool()>& outOfTime, const std::function<bool()>& fairOutOfTime = {});

}  // namespace app::rules
