#pragma once
// Pabulib's participatory budgets (pabulib.org/format; Stolicki, Szufa & Talmon, arXiv:2012.06539): sections META, PROJECTS and
// VOTES with `;` between cells. Called by ballot_file.cpp. Costs are exact: with decimals everything is scaled to whole numbers
// and PublicBudget::unit says by how much. Ages and sexes of voters are never kept.
#include <string_view>

#include "app/base/texts.h"
#include "app/rules/public_ballots.h"

namespace storage::imports {

// Throws ImportError: missing sections, columns or costs, negative numbers, unknown or doubled projects, counts unlike META's.
// Remarks: tallies unlike the ballots, ballots beyond META's limits, voters who vote twice, words behind a closing quote.
app::rules::PublicBudget readPabulib(std::string_view bytes, const app::Texts& tr);

}  // namespace storage::imports
