#pragma once
// What a closed ballot says: totals, breadth, ranks, ties, and what settled them. Pure functions of the board. Nobody may
// show the result of a ballot that is not revealed: callers ask mayShow first.
#include <cstdint>
#include <vector>

#include "app/board/board.h"

namespace app::rules {

inline bool mayShow(const Ballot& ballot) { return ballot.state == BallotState::Revealed; }

// What put an item above the next one with the same total.
enum class SettledBy { Total, Breadth, RunOff, Lot };

struct TallyRow {
    std::uint64_t item = 0;
    int total = 0;               // dots
    int voters = 0;              // breadth: distinct papers with at least one dot on it
    int largestShare = 0;        // most dots of one paper on it
    int rank = 1;                // by total alone, 1-2-2-4: ties stay visible even where the chain ordered them
    bool tied = false;           // shares its total with a neighbour
    SettledBy settledBy = SettledBy::Total;  // what put it above the row below; Total for the last row
};

// One row per candidate, those without a dot too, best first. Chain: total, breadth, the run-off's result, a lot from the
// session's seed (research/ranking.md §3.8; steps without a value for the item are passed over).
std::vector<TallyRow> tally(const Board& board, const Ballot& ballot);

// Items that tie across the cut (`ballot.winners`) after total and breadth, and no run-off has settled: empty if none.
std::vector<std::uint64_t> tieAtCut(const Board& board, const Ballot& ballot);

int papersOf(const Board& board, Id<Ballot> ballot);

}  // namespace app::rules
