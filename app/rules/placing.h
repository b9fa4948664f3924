#pragma once
// Where an action stands, or would stand, in the plan: what a proposal is a list of,
// and what the command takes over. Shared by rules and commands; holds no rule.
#include "app/board/records.h"

namespace app::rules {

struct Placing {
    Id<Action> action;
    Id<app::Tier> tier;  // 0: in none
};

}  // namespace app::rules
