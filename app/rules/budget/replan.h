#pragma once
// Planning again after an edit without moving what need not move: people have agreed on where a card stands. Called when the
// plan's inputs change; never re-optimises in silence (makePlan does, when asked).
#include <vector>

#include "app/rules/budget/plan.h"

namespace app::rules {

enum class MovedBecause : std::uint8_t {
    Pinned,       // imposed (there) or excluded now
    ToBeCosted,   // a cost is missing now
    Needs,        // something it needs is out, or in a later wave now (other)
    Variant,      // a variant of it is imposed or in the plan (other)
    CapExceeded,  // the wave did not hold it any more
    NewRoom,      // it was left or had to move, and there is room for it here
};

struct Moved {
    int item = 0, from = -1, to = -1;  // waves, −1: not in the plan
    MovedBecause why = MovedBecause::CapExceeded;
    int other = -1;
};

struct Replanned {
    Plan plan;
    std::vector<Moved> moves;  // ascending items; empty if everything stays
};

// `previous[i]` is the item's wave before, −1 if it was left or is new. Kept is what is still allowed; a wave over its caps gives
// up edited items first, then its worst ratios, imposed ones and what they need last, until it fits; what had to move and what is
// in `changed` (new or edited items) is then placed by ratio where it fits. Items that were left and did not change stay left,
// even where room came free (RoomLeft): `fillRoom` places them too. replan of a plan of makePlan with the same input and nothing
// changed moves nothing.
Result<Replanned> replan(const PlanInput& input, const std::vector<int>& previous, const std::vector<int>& changed,
                         bool fillRoom = false);

}  // namespace app::rules
