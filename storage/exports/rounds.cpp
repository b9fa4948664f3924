#include "storage/exports/rounds.h"

#include "app/base/result.h"
#include "app/board/note_kind.h"
#include "app/commands/notes.h"
#include "app/rules/voting.h"

namespace storage::exports {
namespace {

std::vector<const app::Round*> roundsWhere(const app::Board& board, bool revealed) {
    std::vector<const app::Round*> rounds;
    for (const app::Id<app::Round> id : board.rounds())
        if (const app::Round* round = board.find(id); app::rules::mayShow(*round) == revealed) rounds.push_back(round);
    return rounds;
}

}  // namespace

std::vector<const app::Round*> revealedRounds(const app::Board& board) { return roundsWhere(board, true); }
std::vector<const app::Round*> unrevealedRounds(const app::Board& board) { return roundsWhere(board, false); }

std::string subjectOf(const app::Round& round, const app::Texts& tr) {
    if (round.on == app::RoundOn::Groups) return tr.fill("{0}, by group", tr(app::rowOf(round.kind).lane));
    return round.on == app::RoundOn::Actions ? tr("Actions") : tr(app::rowOf(round.kind).lane);
}

std::string nameOf(const app::Round& round, const app::Texts& tr) {
    return tr.fill("Round {0} ({1}): {2}", std::to_string(round.number), secrecyOf(round, tr), subjectOf(round, tr));
}

std::string secrecyOf(const app::Round& round, const app::Texts& tr) { return round.secret ? tr("secret") : tr("open"); }

const char* formWords(app::BallotForm form) {
    switch (form) {
        case app::BallotForm::Dots:
            return TR_NOOP("dots");
        case app::BallotForm::Points:
            return TR_NOOP("100 points");
        case app::BallotForm::Scores:
            return TR_NOOP("scores 1 to 5");
        case app::BallotForm::Duels:
            return TR_NOOP("duels");
        case app::BallotForm::BestWorst:
            return TR_NOOP("best / worst");
        case app::BallotForm::Orders:
            return TR_NOOP("rankings");
    }
    return "";
}

const char* figureWords(app::BallotForm form) {
    switch (form) {
        case app::BallotForm::Dots:
            return TR_NOOP("dots");
        case app::BallotForm::Points:
            return TR_NOOP("points");
        case app::BallotForm::Scores:
            return TR_NOOP("mean score, 1 to 5");
        case app::BallotForm::Duels:
        case app::BallotForm::BestWorst:
            return TR_NOOP("share of wins (%)");
        case app::BallotForm::Orders:
            return TR_NOOP("Borda points");
    }
    return "";
}

bool hasFigure(app::BallotForm form, const app::rules::TallyRow& row) {
    return form != app::BallotForm::Scores || row.voters > 0;
}
bool isCounted(app::BallotForm form) { return form == app::BallotForm::Dots || form == app::BallotForm::Points; }

std::string itemText(const app::Board& board, const app::Round& round, std::uint64_t item, const app::Texts& tr) {
    const bool there = round.on == app::RoundOn::Actions ? board.find<app::Action>(item) != nullptr
                                                         : board.find<app::Group>(item) || board.find<app::Note>(item);
    return there ? app::rules::itemTitle(board, item) : tr("(deleted since)");
}

std::string itemStage(const app::Board& board, const app::Round& round, std::uint64_t item) {
    if (round.on == app::RoundOn::Actions) {
        const app::Action* action = board.find<app::Action>(item);
        return action ? stageTitle(board, action->stage) : std::string{};
    }
    if (const app::Group* group = board.find<app::Group>(item)) return stageTitle(board, group->stage);
    const auto cell = app::commands::cellOf(board, app::Id<app::Note>{item});
    return cell ? stageTitle(board, cell->stage) : std::string{};
}

std::string ownerOf(const app::Board& board, const app::Assignment& assignment) {
    const app::Seat* seat = board.find(assignment.seat);
    return assignment.owner.empty() && seat ? seat->name : assignment.owner;
}

std::string headingOf(const app::Session& session) {
    return session.client.empty() ? session.title : session.title + " · " + session.client;
}

std::string stageTitle(const app::Board& board, app::Id<app::Stage> stage) {
    const app::Stage* found = board.find(stage);
    return found ? found->title : std::string{};
}

}  // namespace storage::exports
