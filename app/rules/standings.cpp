#include "app/rules/standings.h"

#include <algorithm>
#include <array>

#include "app/board/fields.h"
#include "app/rules/profiles.h"
#include "app/rules/round_stability.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

// Items whose scores by any criterion lie at both ends.
std::vector<std::uint64_t> campsIn(const Board& board, const Ballot& ballot) {
    std::vector<std::uint64_t> camps;
    if (ballot.form != BallotForm::Scores) return camps;
    std::map<std::pair<std::uint64_t, int>, std::array<std::int64_t, 5>> counts;
    for (const PaperView& paper : papers(board, ballot.id))
        for (const Entry& e : paper.entries)
            if (e.says == Says::Score && e.value >= 1 && e.value <= 5 && isOnBoard(board, ballot, e.item))
                counts[{e.item, e.part}][static_cast<std::size_t>(e.value - 1)] += paper.weight;
    for (const auto& [key, given] : counts) {
        const auto spread = scoreSpread(given);
        if (spread && spread->twoCamps && (camps.empty() || camps.back() != key.first)) camps.push_back(key.first);
    }
    return camps;
}

// As the rows stand.
std::optional<std::vector<double>> stabilityOfRows(const Board& board, const Ballot& ballot, const std::vector<TallyRow>& rows) {
    const auto shares = stabilityOf(board, ballot);
    if (!shares) return std::nullopt;
    const auto candidates = candidatesLeft(board, ballot);
    std::vector<double> perRow;
    for (const TallyRow& row : rows) perRow.push_back((*shares)[static_cast<std::size_t>(indexOf(candidates, row.item))]);
    return perRow;
}

RoundStanding roundStanding(const Board& board, const Ballot& ballot) {
    RoundStanding round{.ballot = ballot.id};
    round.papers = static_cast<int>(papers(board, ballot.id).size());
    round.inExcess = papersInExcess(board, ballot);
    round.rows = tally(board, ballot);
    round.tied = tieAtCut(round.rows, ballot.winners);
    round.camps = campsIn(board, ballot);
    if (!isDuel(ballot.form)) {
        const Profile orders = asOrders(board, ballot);
        round.concordance = kendallsW(orders);
        if (orders.items >= 2 && !orders.orders.empty()) round.methods = sideBySide(orders);
    }
    round.stability = stabilityOfRows(board, ballot, round.rows);
    return round;
}

std::optional<RunningDuels> runningDuels(const Board& board) {
    const Ballot* ballot = openBallot(board);
    if (!ballot || !isDuel(ballot->form)) return std::nullopt;
    const auto candidates = candidatesLeft(board, *ballot);
    const auto said = unsignedSoFar(board, *ballot);
    const DuelFit fit = fitDuels(static_cast<int>(candidates.size()), duelsOf(candidates, said), candidates);
    RunningDuels running{.ballot = ballot->id};
    running.state = {candidates, fit.theta, chancesInTop(fit, ballot->winners, board.session().seed, 400),
                     screensOf(candidates, said)};
    running.screensLeft = screensLeft(running.state, ballot->form == BallotForm::Duels ? 2 : 4);
    return running;
}

}  // namespace

const std::vector<RankedAction>& Standings::list(RankBy by) const {
    static const std::vector<RankedAction> kNone;
    const auto found = lists.find(by);
    return found == lists.end() ? kNone : found->second;
}

const RoundStanding* Standings::round(Id<Ballot> ballot) const {
    const auto found = std::ranges::find(rounds, ballot, &RoundStanding::ballot);
    return found == rounds.end() ? nullptr : &*found;
}

Standings standings(const Board& board) {
    Standings result;
    result.worths = worths(board);
    for (Id<Ballot> id : board.ballots())
        if (mayShow(*board.find(id))) result.rounds.push_back(roundStanding(board, *board.find(id)));
    const auto listByRound = [&](RankBy by, Id<Ballot>& id) {
        const Ballot* ballot = roundFor(board, by);
        if (!ballot) return;
        id = ballot->id;
        result.lists[by] = rankedByRows(board, result.round(id)->rows);
    };
    listByRound(RankBy::Votes, result.votesRound);
    listByRound(RankBy::Duels, result.duelsRound);
    result.lists[RankBy::Value] = rankedByValue(board, result.worths);
    result.lists[RankBy::Hand] = rankedByHand(board);
    // Votes stand beside whatever the list is ordered by.
    std::map<Id<Action>, int> dots;
    for (const RankedAction& row : result.list(RankBy::Votes)) dots[row.action] = row.dots;
    for (auto& [by, rows] : result.lists)
        for (RankedAction& row : rows) row.dots = dots[row.action];
    result.duels = runningDuels(board);
    if (const Ballot* newest = board.ballots().empty() ? nullptr : board.find(board.ballots().back());
        newest && newest->state == BallotState::Closed)
        result.closed = ClosedRound{newest->id, campsIn(board, *newest)};
    return result;
}

bool concernsRanking(RecordKind kind) {
    switch (kind) {
        case RecordKind::Stage:
        case RecordKind::Lane:
        case RecordKind::Placement:
        case RecordKind::Voter:
            return false;
        default:
            return true;
    }
}

Board rankingPart(const Board& board) {
    Board part;
    for (int i = 0; i < kRecordKinds; ++i)
        if (concernsRanking(static_cast<RecordKind>(i)))
            std::visit(
                [&]<class T>(const T&) {
                    for (const auto& [id, record] : board.all<T>())
                        if constexpr (std::is_same_v<T, Note>)
                            part.load(Note{.id = record.id});  // that it is there is all that is asked
                        else part.load(record);
                },
                blank(static_cast<RecordKind>(i)));
    return part;
}

std::optional<OriginVotes> originVotes(const Board& board, const Standings& standings, const Action& action) {
    const Ballot* round = action.origin ? latestOnMap(board) : nullptr;
    const RoundStanding* standing = round ? standings.round(round->id) : nullptr;
    if (!standing) return std::nullopt;
    const Placement* placement = board.find<Placement>(action.origin.value);
    for (const std::uint64_t item : {action.origin.value, placement ? placement->group.value : 0})
        for (const TallyRow& row : standing->rows)
            if (item && row.item == item && row.total > 0) return OriginVotes{round, &row};
    return std::nullopt;
}

std::string amountWords(const Texts& tr, const OriginVotes& votes) {
    return votes.round->form == BallotForm::Dots ? tr.plural("%d dot", "%d dots", votes.row->total)
                                                 : roundFigure(tr, votes.round->form, votes.row->figure);
}

}  // namespace app::rules
