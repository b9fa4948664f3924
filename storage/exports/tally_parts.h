#pragma once
// The two halves of tally_json.h: elections of orders and budgets, each in a file of its own. Called by tally_json.cpp only.
// Knows the names of the answer's fields; computes nothing that app/rules does not compute.
#include <nlohmann/json.hpp>

#include "storage/exports/tally_json.h"

namespace storage::exports {

// Everything below the first fields, and a remark where something is left out. Refused: more money or points than can be counted
// exactly.
void tallyOrders(nlohmann::ordered_json& json, const app::rules::PublicOrders& file, const TallyAsked& asked,
                 const app::Texts& tr);
std::optional<app::Refusal> tallyBudget(nlohmann::ordered_json& json, const app::rules::PublicBudget& file);

}  // namespace storage::exports
