#include "storage/exports/rounds.h"

#include "app/board/note_kind.h"
#include "app/commands/notes.h"

namespace storage::exports {
namespace {

std::vector<const app::Ballot*> roundsWhere(const app::Board& board, bool revealed) {
    std::vector<const app::Ballot*> rounds;
    for (const app::Id<app::Ballot> id : board.ballots())
        if (const app::Ballot* ballot = board.find(id); app::rules::mayShow(*ballot) == revealed) rounds.push_back(ballot);
    return rounds;
}

}  // namespace

std::vector<const app::Ballot*> revealedRounds(const app::Board& board) { return roundsWhere(board, true); }
std::vector<const app::Ballot*> unrevealedRounds(const app::Board& board) { return roundsWhere(board, false); }

std::string subjectOf(const app::Ballot& ballot, const app::Texts& tr) {
    return ballot.on == app::BallotOn::Actions ? tr("Actions") : tr(app::rowOf(ballot.kind).lane);
}

std::string nameOf(const app::Ballot& ballot, const app::Texts& tr) {
    return tr.fill("Round {0} ({1}): {2}", std::to_string(ballot.number), secrecyOf(ballot, tr), subjectOf(ballot, tr));
}

std::string secrecyOf(const app::Ballot& ballot, const app::Texts& tr) { return ballot.secret ? tr("secret") : tr("open"); }

std::string wordsFor(app::rules::SettledBy settledBy, const app::Texts& tr) {
    switch (settledBy) {
        case app::rules::SettledBy::Total: return tr("dots");
        case app::rules::SettledBy::Breadth: return tr("number of voters");
        case app::rules::SettledBy::RunOff: return tr("run-off");
        case app::rules::SettledBy::Lot: return tr("lot");
    }
    return {};
}

std::string itemText(const app::Board& board, const app::Ballot& ballot, std::uint64_t item, const app::Texts& tr) {
    if (ballot.on == app::BallotOn::Actions) {
        const app::Action* action = board.find<app::Action>(item);
        return action ? action->title : tr("(deleted since)");
    }
    const app::Note* note = board.find<app::Note>(item);
    return note ? note->text : tr("(deleted since)");
}

std::string itemStage(const app::Board& board, const app::Ballot& ballot, std::uint64_t item) {
    if (ballot.on == app::BallotOn::Actions) {
        const app::Action* action = board.find<app::Action>(item);
        return action ? stageTitle(board, action->stage) : std::string{};
    }
    const auto cell = app::commands::cellOf(board, app::Id<app::Note>{item});
    return cell ? stageTitle(board, cell->stage) : std::string{};
}

std::string stageTitle(const app::Board& board, app::Id<app::Stage> stage) {
    const app::Stage* found = board.find(stage);
    return found ? found->title : std::string{};
}

}  // namespace storage::exports
