#include "app/rules/tally.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/rules/voting.h"

namespace app::rules {
namespace {

// The revealed run-offs that settle ties of this ballot, first to last.
std::vector<const Ballot*> runOffsOf(const Board& board, Id<Ballot> ballot) {
    std::vector<const Ballot*> result;
    for (Id<Ballot> id : board.ballots())
        if (const Ballot* b = board.find(id); b->runOffOf == ballot && b->state == BallotState::Revealed) result.push_back(b);
    return result;
}

constexpr int kTookNoPart = 1'000'000;

struct Counted {
    TallyRow row;
    std::vector<int> runOffPlaces;  // one a run-off: 1 = first; kTookNoPart
    std::uint64_t lot = 0;
};

std::vector<Counted> counted(const Board& board, const Ballot& ballot) {
    std::map<std::uint64_t, std::map<std::uint64_t, int>> dots;  // item → paper → dots
    for (Id<Dot> id : board.dotsOf(ballot.id)) {
        const Dot* dot = board.find(id);
        ++dots[dot->item][dot->paper.value];
    }
    std::vector<Counted> rows;
    for (std::uint64_t item : board.candidates(ballot.id)) {
        Counted c{.row = {.item = item}, .lot = lot(board.session().seed, ballot.id.value, item)};
        for (const auto& [paper, count] : dots[item]) {
            c.row.total += count;
            ++c.row.voters;
            c.row.largestShare = std::max(c.row.largestShare, count);
        }
        rows.push_back(c);
    }
    for (const Ballot* runOff : runOffsOf(board, ballot.id)) {
        for (Counted& c : rows) c.runOffPlaces.push_back(kTookNoPart);
        const std::vector<TallyRow> settled = tally(board, *runOff);
        int place = 1;
        for (std::size_t i = 0; i < settled.size(); ++i) {
            if (i > 0 && settled[i - 1].settledBy != SettledBy::Lot) place = static_cast<int>(i) + 1;  // a lot settles nothing here
            for (Counted& c : rows)
                if (c.row.item == settled[i].item) c.runOffPlaces.back() = place;
        }
    }
    return rows;
}

SettledBy whatSettles(const Counted& above, const Counted& below) {
    if (above.row.total != below.row.total) return SettledBy::Total;
    if (above.row.voters != below.row.voters) return SettledBy::Breadth;
    if (above.runOffPlaces != below.runOffPlaces) return SettledBy::RunOff;
    return SettledBy::Lot;
}

}  // namespace

std::vector<TallyRow> tally(const Board& board, const Ballot& ballot) {
    std::vector<Counted> rows = counted(board, ballot);
    std::sort(rows.begin(), rows.end(), [&](const Counted& a, const Counted& b) {
        return std::tie(b.row.total, b.row.voters, a.runOffPlaces, a.lot) < std::tie(a.row.total, a.row.voters, b.runOffPlaces, b.lot);
    });
    std::vector<TallyRow> result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TallyRow row = rows[i].row;
        const bool sameAsAbove = i > 0 && rows[i - 1].row.total == row.total;
        const bool sameAsBelow = i + 1 < rows.size() && rows[i + 1].row.total == row.total;
        row.rank = sameAsAbove ? result.back().rank : static_cast<int>(i) + 1;
        row.tied = sameAsAbove || sameAsBelow;
        if (i + 1 < rows.size()) row.settledBy = whatSettles(rows[i], rows[i + 1]);
        result.push_back(row);
    }
    return result;
}

std::vector<std::uint64_t> tieAtCut(const Board& board, const Ballot& ballot) {
    const std::vector<TallyRow> rows = tally(board, ballot);
    const std::size_t cut = static_cast<std::size_t>(std::max(1, ballot.winners));
    if (cut >= rows.size() || rows[cut - 1].settledBy != SettledBy::Lot || rows[cut - 1].total == 0) return {};
    std::size_t first = cut - 1, last = cut;
    while (first > 0 && rows[first - 1].settledBy == SettledBy::Lot) --first;
    while (last + 1 < rows.size() && rows[last].settledBy == SettledBy::Lot) ++last;
    std::vector<std::uint64_t> tied;
    for (std::size_t i = first; i <= last; ++i) tied.push_back(rows[i].item);
    return tied;
}

int papersOf(const Board& board, Id<Ballot> ballot) {
    int count = 0;
    for (const auto& [id, paper] : board.all<Paper>()) count += paper.ballot == ballot;
    return count;
}

}  // namespace app::rules
