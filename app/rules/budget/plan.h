#pragma once
// The plan: which items go into which wave under caps in euros and tenth-days, with prerequisites, variants and pins, why each
// other one is left, and how far this can be from the best. Called by the board-facing plan and the command line; never goes over
// a cap, not even for an imposed item, and never drops an item in silence. Waves are filled in order, each by knapsack.h on what
// is left (multiple knapsack with dependencies, "release planning": van den Akker et al., Ruhe & Saliu). The best of every wave
// in turn is not always the best of all together: hence `bound`.
#include <optional>
#include <vector>

#include "app/base/result.h"
#include "app/board/records.h"
#include "app/rules/budget/knapsack.h"

namespace app::rules {

struct PlanItem {
    std::int64_t value = 0;                        // ≥ 0, any scale
    std::optional<std::int64_t> euros, tenthDays;  // nothing: not costed yet
    Pin pin = Pin::None;
    int wave = -1;            // Imposed: in this wave; −1: in the first where it fits
    std::uint64_t place = 0;  // in the tie chain: decides between equal ratios, lower first, all different
};

struct Wave {
    std::optional<std::int64_t> euros, tenthDays;  // caps; nothing: no cap
};

struct PlanInput {
    std::vector<PlanItem> items;
    std::vector<Need> needs;                 // needs.item only in the wave of needs.needs or a later one
    std::vector<std::vector<int>> variants;  // of each set at most one in the plan
    std::vector<Wave> waves;
    std::optional<Effort> effort;  // of the ratio; nothing: b/B + t/T of the costs that some cap bounds
    bool carryOver = false;        // what a wave leaves is added to the next one's caps
    std::optional<std::int64_t> wholeEuros,
        wholeTenthDays;  // caps of all waves together; what a wave leaves is there for the next
};

enum class PlanMethod : std::uint8_t { Greedy, Exact };

enum class LeftBecause : std::uint8_t {
    Excluded,
    ToBeCosted,      // a cost of which some wave has a cap is missing
    Needs,           // something it needs is not in the plan (other)
    VariantTaken,    // a variant of it is (other)
    VariantImposed,  // a variant of it is imposed, though it found no room (other)
    NoRoom,          // fits in no wave any more; short… say by how much in the wave where least is missing
    NothingGained,   // its value is 0 and nothing in the plan needs it
    RoomLeft,        // would fit, and is left alone: only after replan, which moves no card that it need not
};

struct Left {
    int item = 0;
    LeftBecause why = LeftBecause::NoRoom;
    int other = -1;
    std::int64_t shortEuros = 0, shortTenthDays = 0;  // with what it still needs
};

struct WaveUse {
    std::int64_t euros = 0, tenthDays = 0, value = 0;
    std::optional<std::int64_t> eurosCap, tenthDaysCap;  // with what was carried over; at most what the waves before left of all
};

struct Plan {
    std::vector<int> waveOf;  // of each item, −1: left
    std::vector<WaveUse> waves;
    std::vector<Left> left;  // ascending items
    std::int64_t value = 0;
    // No plan that has the imposed items this one has is worth more. For several waves: the relaxation to one wave with the sum
    // of the caps, or the cap of all together (valid: whatever fits in waves fits in their sum), less what no wave holds alone;
    // Exact searches that one too.
    std::int64_t bound = 0;
    bool proved = false;  // value == bound

    int perMille() const;  // value / bound, rounded down; 1000 if both are 0
};

// Refused: a circle of needs (show it with findCycle), indices out of range, an item in its own needs, negative or too large
// values, costs or caps (kMostAmount; about = item + 1). No waves or no items: everything left, nothing wrong.
// `limit` is for each wave. O(waves · knapsack).
Result<Plan> makePlan(const PlanInput& input, PlanMethod method, const SearchLimit& limit = {});

}  // namespace app::rules
