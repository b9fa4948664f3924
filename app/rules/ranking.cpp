#include "app/rules/ranking.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/rules/tally.h"

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

}  // namespace

std::vector<RankedAction> rankedByBallot(const Board& board, const Ballot& ballot) {
    std::vector<RankedAction> rows;
    for (const TallyRow& row : tally(board, ballot))
        if (board.find<Action>(row.item)) rows.push_back({Id<Action>{row.item}, row.rank, row.total, row.tied});
    appendRest(board, rows);
    return rows;
}

std::vector<RankedAction> rankedByHand(const Board& board) {
    std::vector<RankedAction> rows;
    for (Id<Action> action : board.ranking())
        if (board.find(action)) rows.push_back({action, static_cast<int>(rows.size()) + 1, 0, false});
    appendRest(board, rows);
    return rows;
}

}  // namespace app::rules
