#pragma once
// The tie chain: what orders items whose own score is equal, the same everywhere, and printed. Called by every ranking that
// shows an order; never looks at an index, an insertion order or a name: a lot is drawn before one of those decides.
// Passing a step over pair by pair could go in circles (a beats b by cost, b beats c by time, c beats a by lot). So tied groups
// are refined step by step: inside a group that is still tied, a step is applied only if all its members have a value for it;
// then each smaller group goes on alone. That is total, deterministic and free of circles.
#include <optional>
#include <vector>

#include "app/rules/budget/value.h"

namespace app::rules {

enum class TieStep : std::uint8_t { Score, Breadth, RunOff, ByHand, ValueForCost, Budget, Time, Lot };

struct TieKeys {
    std::int64_t score = 0;                        // the method's own, higher first; for an order, minus the place of its group
    std::optional<std::int64_t> breadth;           // distinct voters, higher first
    std::optional<std::int64_t> runOff;            // place in the run-off, lower first
    std::optional<std::int64_t> byHand;            // the facilitator's logged order of what the votes left tied, lower first
    std::optional<Worth> worth;                    // value for cost, better first
    std::optional<std::int64_t> euros, tenthDays;  // lower first
    std::optional<std::uint64_t> lot;              // drawLot(seed, id), lower first
};

// A number drawn for one item from the session's seed: different for different ids of one seed (the mixing is one to one),
// and in no relation to their order.
std::uint64_t drawLot(std::uint64_t seed, std::uint64_t id);

struct Ranked {
    int item = 0;
    int rank = 1;                      // by own score alone: 1-2-2-4
    bool tied = false;                 // shares its own score: "ex aequo", even where the chain put it in order
    std::optional<TieStep> separated;  // what put the one above before this one; nothing for the first, and where all steps left
                                       // them tied (then they stand in ascending index, which means nothing)
};

// Best first. `chain` is applied in its own order, after Score. The default is the documented one; a ballot without run-off or a
// list without costs simply has no values there. The facilitator's choice comes right after the votes: after the costs it would
// never part two actions that differ in cost. O(n log n) for each step. Empty in, empty out.
std::vector<Ranked> rankByChain(const std::vector<TieKeys>& items,
                                const std::vector<TieStep>& chain = {TieStep::Breadth, TieStep::RunOff, TieStep::ByHand,
                                                                     TieStep::ValueForCost, TieStep::Budget, TieStep::Time,
                                                                     TieStep::Lot});

}  // namespace app::rules
