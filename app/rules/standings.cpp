#include "app/rules/standings.h"

#include <algorithm>
#include <array>

#include "app/board/fields.h"
#include "app/board/references.h"
#include "app/rules/profiles.h"
#include "app/rules/round_stability.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

// Items whose scores by any criterion lie at both ends.
std::vector<std::uint64_t> polarisedItemsOf(const Board& board, const Round& round) {
    std::vector<std::uint64_t> polarised;
    if (round.form != BallotForm::Scores) return polarised;
    std::map<std::pair<std::uint64_t, int>, std::array<std::int64_t, 5>> counts;
    for (const BallotView& ballot : ballots(board, round.id))
        for (const EntryView& e : ballot.entries)
            if (e.says == Says::Score && e.value >= 1 && e.value <= 5 && isOnBoard(board, round, e.item))
                counts[{e.item, e.part}][static_cast<std::size_t>(e.value - 1)] += ballot.weight;
    for (const auto& [key, given] : counts) {
        const auto spread = scoreSpread(given);
        if (spread && spread->polarised && (polarised.empty() || polarised.back() != key.first)) polarised.push_back(key.first);
    }
    return polarised;
}

// As the rows stand.
std::optional<std::vector<double>> stabilityOfRows(const Board& board, const Round& round, const std::vector<TallyRow>& rows) {
    const auto shares = stabilityOf(board, round);
    if (!shares) return std::nullopt;
    const auto candidates = candidatesLeft(board, round);
    std::vector<double> perRow;
    for (const TallyRow& row : rows) perRow.push_back((*shares)[static_cast<std::size_t>(indexOf(candidates, row.item))]);
    return perRow;
}

RoundStanding roundStanding(const Board& board, const Round& round) {
    RoundStanding standing{.round = round.id};
    standing.ballots = static_cast<int>(ballots(board, round.id).size());
    standing.overvoted = overvotedBallots(board, round);
    standing.rows = tally(board, round);
    standing.tied = tieAtCut(standing.rows, round.winners);
    standing.polarised = polarisedItemsOf(board, round);
    if (!isDuel(round.form)) {
        const Profile orders = asOrders(board, round);
        standing.concordance = kendallsW(orders);
        if (orders.items >= 2 && !orders.orders.empty()) standing.methods = sideBySide(orders);
    }
    standing.stability = stabilityOfRows(board, round, standing.rows);
    return standing;
}

std::optional<RunningDuels> runningDuels(const Board& board) {
    const Round* round = openRound(board);
    if (!round || !isDuel(round->form)) return std::nullopt;
    const auto candidates = candidatesLeft(board, *round);
    const auto said = unsignedSoFar(board, *round);
    const DuelFit fit = fitDuels(static_cast<int>(candidates.size()), duelsOf(candidates, said), candidates);
    RunningDuels running{.round = round->id};
    running.state = {candidates, fit.theta, chancesInTop(fit, round->winners, board.session().seed, 400),
                     screensOf(candidates, said)};
    running.screensLeft = screensLeft(running.state, round->form == BallotForm::Duels ? 2 : 4);
    return running;
}

}  // namespace

const std::vector<RankedAction>& Standings::list(RankBy by) const {
    static const std::vector<RankedAction> kNone;
    const auto found = lists.find(by);
    return found == lists.end() ? kNone : found->second;
}

const Round* roundForRunOff(const Board& board, const Standings& standings, const Round& revealed) {
    const Round& root = settledBy(board, revealed);
    const RoundStanding* standing = standings.standingOf(root.id);
    return root.tie == TieRule::RunOff && standing && !standing->tied.empty() ? &root : nullptr;
}

const RoundStanding* Standings::standingOf(Id<Round> round) const {
    const auto found = std::ranges::find(rounds, round, &RoundStanding::round);
    return found == rounds.end() ? nullptr : &*found;
}

Standings standings(const Board& board) {
    Standings result;
    result.worths = worths(board);
    for (Id<Round> id : board.rounds())
        if (mayShow(*board.find(id))) result.rounds.push_back(roundStanding(board, *board.find(id)));
    const auto listByRound = [&](RankBy by, Id<Round>& id) {
        const Round* round = roundFor(board, by);
        if (!round) return;
        id = round->id;
        result.lists[by] = rankedByRows(board, result.standingOf(id)->rows);
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
    if (const Round* newest = board.rounds().empty() ? nullptr : board.find(board.rounds().back());
        newest && newest->state == RoundState::Closed)
        result.closed = ClosedRound{newest->id, polarisedItemsOf(board, *newest)};
    return result;
}

bool concernsRanking(RecordKind kind) {
    using enum RecordKind;
    // What is voted on and by whom, actions and their plan, rounds; and whatever is said of these three.
    constexpr std::array kAsked{Session, Seat, Note, Group, Action, Round, Tier};
    return std::ranges::find(kAsked, kind) != kAsked.end() || hangsOn(kind, {Action, Round, Tier, Session});
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
    const Round* round = action.origin ? latestOnMap(board) : nullptr;
    const RoundStanding* standing = round ? standings.standingOf(round->id) : nullptr;
    if (!standing) return std::nullopt;
    const Placement* placement = board.find<Placement>(action.origin.value);
    for (const std::uint64_t item : {action.origin.value, placement ? placement->group.value : 0})
        for (const TallyRow& row : standing->rows)
            if (item && row.item == item && row.total > 0) return OriginVotes{round, &row};
    return std::nullopt;
}

std::optional<OriginVotes> votesInstead(const Board& board, const Standings& standings, const Action& action) {
    const auto has = [&](const RoundStanding& standing) {
        const Round* round = board.find(standing.round);
        return round && round->on == RoundOn::Actions &&
               std::ranges::find(standing.rows, action.id.value, &TallyRow::item) != standing.rows.end();
    };
    if (!action.origin || std::ranges::any_of(standings.rounds, has)) return std::nullopt;
    return originVotes(board, standings, action);
}

std::string amountWords(const Texts& tr, const OriginVotes& votes) {
    return votes.round->form == BallotForm::Dots ? tr.plural("%d dot", "%d dots", votes.row->total)
                                                 : roundFigure(tr, votes.round->form, votes.row->figure);
}

const char* presetName(ValueBy by) {
    static constexpr Per<ValueBy, const char*> kNames({"", "RICE", "ICE", "WSJF", TR_NOOP("Own formula")});
    return kNames[by];
}

std::string placeByValue(const Texts& tr, const Board& board, const Standings& standings, Id<Action> action) {
    const auto& rows = standings.list(RankBy::Value);
    const auto row = std::ranges::find(rows, action, &RankedAction::action);
    if (row == rows.end() || row->rank == 0) return {};
    const auto ranked = std::ranges::count_if(rows, [](const RankedAction& r) { return r.rank > 0; });
    const std::string place = ordinalText(tr, row->rank), all = std::to_string(ranked);
    const ValueBy by = board.planTerms().by;
    return by == ValueBy::ForCost ? tr.fill("Worth its cost: {0} of {1}", place, all)
                                  : tr.fill("{0}: {1} of {2}", tr(presetName(by)), place, all);
}

}  // namespace app::rules
