#pragma once
// What a round of duels or best-worst sets found of each item on Bradley-Terry's own scale, beside the share of wins that tallies
// show: for the tables and for `parcours rank`. The fit is that of the tally; counts nothing else.
#include <cstdint>
#include <vector>

#include "app/board/board.h"

namespace storage::exports {

struct DuelStrength {
    std::int64_t compared = 0;  // duels it took part in, weights counted; a best-worst set of four makes five
    double strength = 0;        // θ, mean 0: against an item weaker by 1 it wins 73 duels in 100
    double uncertainty = 0;     // standard error of θ
};

// By the items that are left of the round (rules::candidatesLeft); empty for other forms. Up to 40 ms at 150 items. `round`
// must be revealed.
std::vector<DuelStrength> duelStrengths(const app::Board& board, const app::Round& round);

}  // namespace storage::exports
