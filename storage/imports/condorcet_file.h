#pragma once
// Condorcet Election Format, version 1 (github.com/CondorcetVote/CondorcetElectionFormat): `#/Candidates: A ; B`, then votes such
// as `tag || A > B = C ^7 * 42`. Called by ballot_file.cpp. As the format demands, candidates who do not stand and weights that
// are not allowed are left aside: each with a remark naming the first line. Everything else that is not the format is refused.
#include <string_view>

#include "app/base/texts.h"
#include "app/rules/public_ballots.h"

namespace storage::imports {

// Throws ImportError: candidates ranked twice, empty ranks, weight after quantifier, parameters after votes or with comments, …
app::rules::PublicOrders readCondorcet(std::string_view bytes, const app::Texts& tr);

}  // namespace storage::imports
