#pragma once
// A round's ballots as the plain numbers that methods/ works on: items become indices by the candidates that are still on the
// board (candidatesLeft); what is deleted is compared with nothing. Called by tallies, standings and exports. Reads only what is
// said in the round's own form: orders come from orders, duels from duels. `asOrders` is the one exception, and never a silent
// one: whoever shows its result says what was read as what.
#include "app/board/board.h"
#include "app/rules/ballots.h"
#include "app/rules/methods/duels.h"
#include "app/rules/methods/profile.h"

namespace app::rules {

// What a criterion counts in a mean of scores, 0 … 100: both by the plan's terms, one alone whole, one that was not asked
// nothing.
int weightOfCriterion(const Round& round, int customerWeight, int criterion);

// Index of an item among the candidates; −1 if it is none.
int indexOf(const std::vector<std::uint64_t>& candidates, std::uint64_t item);

// Orders: one a ballot, with its weight. Empty orders of ballots that placed nothing are left out.
Profile profileOf(const Board& board, const Round& round);
// Dots, points or scores read as orders (more before fewer; nothing given is last, but blank for scores), to put the methods
// side by side on request. A ballot's scores of one item: their mean over the criteria it scored, weighted like the value.
Profile asOrders(const Board& board, const Round& round);
// Duels and best-worst sets. Of a set that holds something else than `candidates`, what it says of those.
std::vector<Duel> duelsOf(const std::vector<std::uint64_t>& candidates, const std::vector<BallotView>& ballots);
// The cards of every screen that was answered or skipped.
std::vector<std::vector<int>> screensOf(const std::vector<std::uint64_t>& candidates, const std::vector<BallotView>& ballots);

}  // namespace app::rules
