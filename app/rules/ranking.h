#pragma once
// In which order the actions stand: by the newest revealed vote, by value for cost, by duels, or as hands put them. Pure.
// Asked by standings.h, exports and views. Never shows what is not revealed.
#include <string>
#include <vector>

#include "app/board/board.h"
#include "app/rules/tally.h"
#include "app/rules/worth.h"

namespace app::rules {

enum class RankBy : std::uint8_t { Votes, Value, Duels, Hand };

struct RankedAction {
    Id<Action> action;
    int rank = 0;       // 1-2-2-4; 0 = not ranked (made after the vote, not costed yet)
    double figure = 0;  // what it is ranked by, as it is shown
    int dots = 0;       // the newest revealed vote's total, whatever it is ranked by
    bool tied = false;
    TieStep settledBy = TieStep::Score;      // what put it above the row below
    std::optional<double> chanceInTop = {};  // duels: its chance to be among the first
};

// The order of a revealed round on actions; actions made since come last, oldest first, without a rank.
std::vector<RankedAction> rankedByRound(const Board& board, const Round& round);
std::vector<RankedAction> rankedByRows(const Board& board, const std::vector<TallyRow>& rows);  // of a tally made already
// By value for cost or the preset of the plan's terms, ties by the chain (breadth: of the newest round of dots or points); what
// is not costed or not valued comes last without a rank.
std::vector<RankedAction> rankedByValue(const Board& board, const Worths& worths);
// The order made by hand; actions no hand has placed come last, oldest first.
std::vector<RankedAction> rankedByHand(const Board& board);

// The newest revealed round that the list "by votes" (any form but duels) or "by duels" is made of; null if there is none.
const Round* roundFor(const Board& board, RankBy by);

}  // namespace app::rules
