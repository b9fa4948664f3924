#include "app/rules/tally.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/rules/voting.h"

namespace app::rules {
namespace {

// The revealed run-off that settles ties of this ballot; the newest if there were several.
const Ballot* runOffOf(const Board& board, Id<Ballot> ballot) {
    const Ballot* result = nullptr;
    for (Id<Ballot> id : board.ballots())
        if (const Ballot* b = board.find(id); b->runOffOf == ballot && b->state == BallotState::Revealed) result = b;
    return result;
}

struct Counted {
    TallyRow row;
    int runOffPlace = 0;  // 1 = first in the run-off; 0 = took no part
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
    if (const Ballot* runOff = runOffOf(board, ballot.id)) {
        for (const TallyRow& settled : tally(board, *runOff))
            for (Counted& c : rows)
                if (c.row.item == settled.item) c.runOffPlace = settled.rank;
    }
    return rows;
}

SettledBy whatSettles(const Counted& above, const Counted& below) {
    if (above.row.total != below.row.total) return SettledBy::Total;
    if (above.row.voters != below.row.voters) return SettledBy::Breadth;
    if (above.runOffPlace && below.runOffPlace && above.runOffPlace != below.runOffPlace) return SettledBy::RunOff;
    return SettledBy::Lot;
}

}  // namespace

std::vector<TallyRow> tally(const Board& board, const Ballot& ballot) {
    std::vector<Counted> rows = counted(board, ballot);
    const auto place = [](const Counted& c) { return c.runOffPlace ? c.runOffPlace : 1'000'000; };
    std::sort(rows.begin(), rows.end(), [&](const Counted& a, const Counted& b) {
        return std::tuple(-a.row.total, -a.row.voters, place(a), a.lot) < std::tuple(-b.row.total, -b.row.voters, place(b), b.lot);
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
    const auto sameScore = [&](const TallyRow& row) {
        return row.total == rows[cut].total && row.voters == rows[cut].voters;
    };
    std::vector<std::uint64_t> tied;
    for (const TallyRow& row : rows)
        if (sameScore(row)) tied.push_back(row.item);
    return tied;
}

int papersOf(const Board& board, Id<Ballot> ballot) {
    int count = 0;
    for (const auto& [id, paper] : board.all<Paper>()) count += paper.ballot == ballot;
    return count;
}

}  // namespace app::rules
