#pragma once
// In which order the actions stand: by the newest revealed vote on actions, or as hands put them. Pure.
// Asked by the scene, the exports and the ranking's view. Never shows what is not revealed: callers hand in revealed ballots.
#include <string>
#include <vector>

#include "app/board/board.h"

namespace app::rules {

struct RankedAction {
    Id<Action> action;
    int rank = 0;      // 1-2-2-4; 0 = not ranked (made after the vote)
    int dots = 0;      // of the vote it is ranked by
    bool tied = false;
};

// The order of a revealed ballot on actions; actions made since come last, oldest first, without a rank.
std::vector<RankedAction> rankedByBallot(const Board& board, const Ballot& ballot);
// The order made by hand; actions no hand has placed come last, oldest first.
std::vector<RankedAction> rankedByHand(const Board& board);

}  // namespace app::rules
