#include "app/rules/ranking.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/rules/ballots.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

// Appends the actions that are not in `rows` yet, oldest first.
void appendRest(const Board& board, std::vector<RankedAction>& rows) {
    std::set<Id<Action>> known;
    for (const RankedAction& row : rows) known.insert(row.action);
    std::vector<const Action*> rest;
    for (const auto& [id, action] : board.all<Action>())
        if (!known.contains(action.id)) rest.push_back(&action);
    std::sort(rest.begin(), rest.end(), [](const Action* a, const Action* b) {
        return std::tie(a->createdAt, a->title, a->id) < std::tie(b->createdAt, b->title, b->id);
    });
    for (const Action* action : rest) rows.push_back({.action = action->id});
}

// How many people gave each action something in the newest round of dots or points; nothing for what was not voted on.
std::map<std::uint64_t, std::int64_t> breadthOfVotes(const Board& board) {
    std::map<std::uint64_t, std::int64_t> breadth;
    const Round* round = latestAmounts(board, RoundOn::Actions);
    if (!round) return breadth;
    for (std::uint64_t item : candidatesLeft(board, *round)) breadth[item] = 0;
    for (const BallotView& ballot : ballots(board, round->id)) {
        std::set<std::uint64_t> named;
        for (const EntryView& e : ballot.entries)
            if (e.says == Says::Dot || e.says == Says::Points) named.insert(e.item);
        for (std::uint64_t item : named)
            if (const auto at = breadth.find(item); at != breadth.end()) ++at->second;
    }
    return breadth;
}

}  // namespace

const Round* roundFor(const Board& board, RankBy by) {
    const Round* newest = nullptr;
    if (by == RankBy::Votes || by == RankBy::Duels)
        for (Id<Round> id : board.rounds())
            if (const Round* b = board.find(id); b->state == RoundState::Revealed && b->on == RoundOn::Actions && !b->runOffOf &&
                                                 isDuel(b->form) == (by == RankBy::Duels))
                newest = b;
    return newest;
}

std::vector<RankedAction> rankedByRound(const Board& board, const Round& round) {
    return rankedByRows(board, tally(board, round));
}

std::vector<RankedAction> rankedByRows(const Board& board, const std::vector<TallyRow>& tallied) {
    std::vector<RankedAction> rows;
    for (const TallyRow& row : tallied)
        if (board.find<Action>(row.item))
            rows.push_back({Id<Action>{row.item}, row.rank, row.figure, row.total, row.tied, row.settledBy, row.chanceInTop});
    appendRest(board, rows);
    return rows;
}

std::vector<RankedAction> rankedByValue(const Board& board, const Worths& worths) {
    std::vector<const ActionWorth*> known;
    for (const ActionWorth& a : worths.actions)
        if (a.figure) known.push_back(&a);
    // The own score as whole numbers: places among the distinct figures, so that equal fractions tie exactly.
    std::sort(known.begin(), known.end(),
              [](const ActionWorth* a, const ActionWorth* b) { return a->free != b->free ? a->free : *a->figure > *b->figure; });
    const auto breadth = breadthOfVotes(board);
    const bool byPreset = board.planTerms().by != ValueBy::ForCost;  // else the figure is value for cost itself
    std::vector<TieKeys> keys;
    std::int64_t place = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i > 0 && (known[i - 1]->free != known[i]->free || *known[i - 1]->figure != *known[i]->figure))
            place = static_cast<std::int64_t>(i);
        const Estimate* e = board.find<Estimate>(known[i]->action.value);
        TieKeys k{.score = -place, .lot = lot(board.session().seed, 0, known[i]->action.value)};
        if (e) k.euros = e->euros, k.tenthDays = e->tenthDays;
        if (const auto at = breadth.find(known[i]->action.value); at != breadth.end()) k.breadth = at->second;
        if (byPreset) k.worth = known[i]->valued.worth;
        keys.push_back(k);
    }
    std::vector<RankedAction> rows;
    for (const Ranked& r : rankByChain(keys)) {
        const ActionWorth& a = *known[static_cast<std::size_t>(r.item)];
        if (!rows.empty() && r.separated) rows.back().settledBy = *r.separated;
        rows.push_back({a.action, r.rank, toDouble(*a.figure), 0, r.tied, TieStep::Score});
    }
    appendRest(board, rows);
    return rows;
}

std::vector<RankedAction> rankedByHand(const Board& board) {
    std::vector<RankedAction> rows;
    for (Id<Action> action : board.ranking())
        if (board.find(action)) rows.push_back({.action = action, .rank = static_cast<int>(rows.size()) + 1});
    appendRest(board, rows);
    return rows;
}

}  // namespace app::rules
