#pragma once
// Parts that the answers of `rank` and `plan` have in common: an action's worth and the terms it is reckoned by (docs/cli.md).
// Exact fractions go out as decimal numbers beside the whole ones they are made of. Computes nothing.
#include <nlohmann/json.hpp>

#include "app/base/texts.h"
#include "app/rules/worth.h"

namespace storage::exports {

// null for an action that is gone.
nlohmann::ordered_json worthJson(const app::Board& board, const app::rules::Worths& worths, app::Id<app::Action> action,
                                 const app::Texts& tr);
nlohmann::ordered_json termsJson(const app::Board& board, const app::rules::Worths& worths, const app::Texts& tr);

// Tenths of days as days; null for nothing.
nlohmann::ordered_json daysJson(const std::optional<std::int64_t>& tenths);
nlohmann::ordered_json eurosJson(const std::optional<std::int64_t>& euros);

}  // namespace storage::exports
