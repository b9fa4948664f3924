#pragma once
// What a workshop most likely comes to next, from where it stands: what whoever leads finds under one large key. A proposal and
// no more: everything else can be done at any time, in any order.
#include "app/board/board.h"

namespace app::rules {

enum class NextAct : std::uint8_t {
    OpenVote,
    CloseVote,    // a round is open
    Reveal,       // it is closed
    Rank,         // go to the ranking
    ProposePlan,  // nothing is planned yet
    Export,
};

// Where Rank leads.
inline constexpr const char* kRankingStep = steps::kRanking;

NextAct nextAct(const Board& board);

}  // namespace app::rules
