#include "app/rules/next_act.h"

#include <algorithm>

#include "app/rules/voting.h"

namespace app::rules {

NextAct nextAct(const Board& board) {
    const Round* round = latestRound(board);
    if (round && round->state == RoundState::Open) return NextAct::CloseVote;
    if (round && round->state == RoundState::Closed) return NextAct::Reveal;
    if (board.session().step != steps::kRanking)
        return round && round->state == RoundState::Revealed ? NextAct::Rank : NextAct::OpenVote;
    const auto& planned = board.all<Planned>();
    const bool isPlanned =
        std::any_of(planned.begin(), planned.end(), [](const auto& entry) { return entry.second.tier.value != 0; });
    return isPlanned || board.all<Action>().empty() ? NextAct::Export : NextAct::ProposePlan;
}

}  // namespace app::rules
