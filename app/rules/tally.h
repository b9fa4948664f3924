#pragma once
// What a closed round says, whatever its form: each item's own score, breadth, ranks, ties, and what settled them. Pure
// functions of the board. Nobody may show the result of a round that is not revealed: callers ask mayShow first. A round of
// duels costs a fit (up to 20 ms at 150 items): off the render thread.
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/base/texts.h"
#include "app/board/board.h"
#include "app/rules/budget/tie_chain.h"

namespace app::rules {

inline bool mayShow(const Round& round) { return round.state == RoundState::Revealed; }

struct TallyRow {
    std::uint64_t item = 0;
    double figure = 0;  // the own score as it is shown: dots; points; mean score 1 … 5; share of wins 0 … 100; Borda points
    int total = 0;      // Dots and Points: the sum, weights counted; else how many times it was judged
    int voters = 0;     // breadth: distinct ballots that say something for it; Duels, best-worst: that chose it at least once
    int largestShare = 0;                        // Dots and Points: most of one ballot on it, its weight counted as in the total
    int resistance = 0;                          // dots against, weights counted; shown beside, never subtracted
    std::array<int, 5> perTeam{};                // total by team, 1 … 4; 0: ballots without a team
    std::array<std::optional<double>, 2> means;  // Scores: by criterion, the customer and the company
    std::optional<double> chanceInTop;           // Duels and best-worst: P(among the first `winners`)
    int rank = 1;       // by own score, and by a run-off among the first, 1-2-2-4: ties stay visible even where the chain
                        // ordered them. 0: deleted since
    bool tied = false;  // shares its rank with a neighbour
    // The rank, but for ties that a run-off or the facilitator's word has settled: then the place each holds by it, 5 6 7.
    int place = 1;
    bool sharesPlace = false;            // with a neighbour
    TieStep settledBy = TieStep::Score;  // what put it above the row below; Score for the last row
};

// One row per candidate that is still on the board, those nobody voted for too, best first. Own scores: Dots, Points: the
// weighted sum; Scores: the mean of the criteria's means, weighted like the value (PlanTerms); Duels, best-worst: Bradley-Terry
// (duels.h); Orders: Borda. Then the chain of tie_chain.h, value and costs for actions only; the lot is drawn from the session's
// seed. A revealed run-off that was asked for among the first, whose votes had parted them, comes before all this: as long as its
// candidates stand together they are ordered by it at the places they hold together, and whom it leaves equal as before. One of a
// tie at the cut parts equals only, also when a merge has parted its candidates since.
std::vector<TallyRow> tally(const Board& board, const Round& round);

// What was said of candidates that are deleted since: amounts and breadth, no figure of a method and no rank. By id.
std::vector<TallyRow> goneRows(const Board& board, const Round& round);

// A round's own score as people read it, where it is not counted in dots: "82 pts", "4.2 / 5", "63%".
std::string roundFigure(const Texts& tr, BallotForm form, double figure);

// In English, to be translated: what parted two neighbours.
const char* nameOf(TieStep step);

// Items that tie across the cut (`round.winners`) after total and breadth, and that neither a run-off nor the facilitator has
// settled: empty if none. Forms that are not counted in dots too.
std::vector<std::uint64_t> tieAtCut(const Board& board, const Round& round);
std::vector<std::uint64_t> tieAtCut(const std::vector<TallyRow>& rows, int winners);
// What has parted those who tied across the cut; nothing if none did, or if it is not settled yet.
std::optional<TieStep> cutSettledBy(const std::vector<TallyRow>& rows, int winners);

}  // namespace app::rules
