#include "app/rules/tally.h"

#include <algorithm>
#include <map>

#include "app/rules/methods/ranking_borda.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"
#include "app/rules/worth.h"

namespace app::rules {
namespace {

// What votes, or the facilitator's word in their place, have parted; costs and lots come later in the chain.
bool settledByVotes(TieStep step) {
    return step == TieStep::Score || step == TieStep::Breadth || step == TieStep::RunOff || step == TieStep::ByHand;
}

struct CountedRow {
    TallyRow row;
    TieKeys keys;
};

// The revealed run-offs that settle ties of this round, first to last.
std::vector<const Round*> runOffsOf(const Board& board, Id<Round> round) {
    std::vector<const Round*> result;
    for (Id<Round> id : board.rounds())
        if (const Round* b = board.find(id); b->runOffOf == round && b->state == RoundState::Revealed) result.push_back(b);
    return result;
}

// Totals, breadth and shares of these items (sorted by id), as far as entries add up to something.
std::vector<TallyRow> countEntries(const Board& board, const Round& round, const std::vector<std::uint64_t>& items) {
    std::vector<TallyRow> rows;
    for (std::uint64_t item : items) rows.push_back({.item = item});
    for (const BallotView& ballot : ballots(board, round.id)) {
        struct Given {
            int amount = 0;
            bool chosen = false;
        };
        std::map<int, Given> forIt;
        for (const EntryView& e : ballot.entries) {
            const int item = indexOf(items, e.item);
            if (item < 0 || e.says == Says::Skipped || !fitsForm(round, e)) continue;
            if (e.says == Says::Resistance) {
                rows[static_cast<std::size_t>(item)].resistance += ballot.weight;
                continue;
            }
            Given& given = forIt[item];
            given.amount += e.says == Says::Points ? e.value : 1;
            given.chosen = given.chosen || e.says != Says::Shown || e.value > 0;  // to have been shown it is no word for it
        }
        for (const auto& [item, given] : forIt) {
            TallyRow& row = rows[static_cast<std::size_t>(item)];
            const int amount = given.amount * ballot.weight;
            row.total += amount;
            row.perTeam[static_cast<std::size_t>(std::clamp(ballot.team, 0, 4))] += amount;
            row.voters += given.chosen;
            row.largestShare = std::max(row.largestShare, amount);
        }
    }
    return rows;
}

void scoreByMeans(const Board& board, const Round& round, std::vector<CountedRow>& rows) {
    struct Sum {
        std::int64_t sum = 0, count = 0;
    };
    std::vector<std::array<Sum, 2>> sums(rows.size());
    const auto candidates = candidatesLeft(board, round);
    for (const BallotView& ballot : ballots(board, round.id))
        for (const EntryView& e : ballot.entries)
            if (const int item = indexOf(candidates, e.item); item >= 0 && fitsForm(round, e)) {
                Sum& s = sums[static_cast<std::size_t>(item)][static_cast<std::size_t>(e.part)];
                s.sum += std::int64_t{e.value} * ballot.weight, s.count += ballot.weight;
            }
    const int customer = board.planTerms().customerWeight;
    std::vector<Fraction> exact(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Fraction sum = 0;
        int weights = 0;
        for (std::size_t c = 0; c < 2; ++c) {
            if (sums[i][c].count == 0) continue;
            const int weight = weightOfCriterion(round, customer, static_cast<int>(c));
            rows[i].row.means[c] = double(sums[i][c].sum) / double(sums[i][c].count);
            sum += Fraction(sums[i][c].sum, sums[i][c].count) * weight, weights += weight;
        }
        if (weights > 0) exact[i] = sum / weights;
        rows[i].row.figure = toDouble(exact[i]);
    }
    // Places among the distinct means: equal fractions tie, and no two others do.
    std::vector<Fraction> distinct = exact;
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].keys.score = std::ranges::lower_bound(distinct, exact[i]) - distinct.begin();
}

void scoreByDuels(const Board& board, const Round& round, std::vector<CountedRow>& rows) {
    const auto candidates = candidatesLeft(board, round);
    const auto duels = duelsOf(candidates, ballots(board, round.id));
    const DuelFit fit = fitDuels(static_cast<int>(candidates.size()), duels, candidates);
    const std::vector<double> chances = chancesInTop(fit, round.winners, board.session().seed);
    std::int64_t place = 0;
    for (const auto& group : duelOrder(fit)) {
        for (int item : group) rows[static_cast<std::size_t>(item)].keys.score = -place;
        ++place;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].row.figure = fit.value[i];
        rows[i].row.chanceInTop = chances[i];
    }
}

void scoreByBorda(const Board& board, const Round& round, std::vector<CountedRow>& rows) {
    const Borda points = borda(profileOf(board, round));
    for (std::size_t i = 0; i < rows.size() && i < points.doubledPoints.size(); ++i) {
        rows[i].row.figure = double(points.doubledPoints[i]) / 2;
        rows[i].keys.score = points.doubledPoints[i];
    }
}

void scoreItems(const Board& board, const Round& round, std::vector<CountedRow>& rows) {
    switch (round.form) {
        case BallotForm::Dots:
        case BallotForm::Points:
            for (CountedRow& c : rows) c.row.figure = c.row.total, c.keys.score = c.row.total;
            break;
        case BallotForm::Scores:
            scoreByMeans(board, round, rows);
            break;
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            scoreByDuels(board, round, rows);
            break;
        case BallotForm::Orders:
            scoreByBorda(board, round, rows);
            break;
    }
}

// Each item's place in a run-off, as far as votes have parted them.
std::map<std::uint64_t, int> placesIn(const Board& board, const Round& runOff) {
    std::map<std::uint64_t, int> places;
    const std::vector<TallyRow> settled = tally(board, runOff);
    int place = 1;
    for (std::size_t i = 0; i < settled.size(); ++i) {
        if (i > 0 && settledByVotes(settled[i - 1].settledBy)) place = static_cast<int>(i) + 1;
        places[settled[i].item] = place;
    }
    return places;
}

// Places in all run-offs, read one after the other and made into one number; who took no part in one stands behind who did.
void placeByRunOffs(const std::vector<std::map<std::uint64_t, int>>& runOffs, std::vector<CountedRow>& rows) {
    constexpr int kTookNoPart = 1'000'000;
    if (runOffs.empty()) return;
    std::vector<std::vector<int>> places(rows.size());
    for (const auto& placeOf : runOffs)
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const auto at = placeOf.find(rows[r].row.item);
            places[r].push_back(at == placeOf.end() ? kTookNoPart : at->second);
        }
    std::vector<std::vector<int>> distinct = places;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::size_t r = 0; r < rows.size(); ++r)
        rows[r].keys.runOff = std::lower_bound(distinct.begin(), distinct.end(), places[r]) - distinct.begin();
}

// A run-off among the first, whose votes had parted them, orders them before their scores do: places 1, 2 … of the score are
// written anew, and `decided` notes the place of every row in such run-offs, 0 where it was in none. One whose candidates do not
// stand together any more (a merge has moved votes) would carry them past others who were not in it: it decides nothing.
// Nor does ever one of a tie at the cut, which nobody asked to stand above a score: it is not among `runOffs`.
void decideAmongFirst(const std::vector<std::map<std::uint64_t, int>>& runOffs, std::vector<CountedRow>& rows,
                      std::vector<std::vector<int>>& decided) {
    decided.assign(rows.size(), {});
    for (const auto& placeOf : runOffs) {
        std::vector<std::size_t> inIt;
        for (std::size_t r = 0; r < rows.size(); ++r)
            if (placeOf.contains(rows[r].row.item)) inIt.push_back(r);
        if (inIt.size() < 2) continue;
        const auto [low, high] = std::ranges::minmax(inIt, {}, [&](std::size_t r) { return rows[r].keys.score; });
        const std::int64_t least = rows[low].keys.score, most = rows[high].keys.score;
        const auto within =
            std::ranges::count_if(rows, [&](const CountedRow& c) { return c.keys.score >= least && c.keys.score <= most; });
        if (least == most || within != std::ssize(inIt)) continue;  // equal ones are parted by the chain, after breadth
        struct Key {
            std::int64_t block = 0, place = 0, score = 0;
            auto operator<=>(const Key&) const = default;
        };
        std::vector<Key> keys;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const auto at = placeOf.find(rows[r].row.item);
            const int place = at == placeOf.end() ? 0 : at->second;
            keys.push_back(place == 0 ? Key{rows[r].keys.score, 0, 0} : Key{most, -place, rows[r].keys.score});
            decided[r].push_back(place);
        }
        std::vector<Key> distinct = keys;
        std::ranges::sort(distinct);
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (std::size_t r = 0; r < rows.size(); ++r)
            rows[r].keys.score = std::ranges::lower_bound(distinct, keys[r]) - distinct.begin();
    }
}

// Places of those who tied, as far as a run-off or the facilitator has settled it.
void placeSettled(std::vector<TallyRow>& rows) {
    const auto byHandOrRunOff = [](const TallyRow& row) {
        return row.settledBy == TieStep::RunOff || row.settledBy == TieStep::ByHand;
    };
    for (std::size_t first = 0, end = 0; first < rows.size(); first = end) {
        while (end < rows.size() && rows[end].rank == rows[first].rank) ++end;
        const bool settled = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                         rows.begin() + static_cast<std::ptrdiff_t>(end) - 1, byHandOrRunOff);
        for (std::size_t i = first; i < end; ++i) {
            const bool parted = settled && i > first && settledByVotes(rows[i - 1].settledBy);
            rows[i].place = parted ? static_cast<int>(i) + 1 : i > first ? rows[i - 1].place : rows[i].rank;
            if (i > first && rows[i].place == rows[i - 1].place) rows[i].sharesPlace = rows[i - 1].sharesPlace = true;
        }
    }
}

void fillTieKeys(const Board& board, const Round& round, std::vector<CountedRow>& rows) {
    Worths values;
    if (round.on == RoundOn::Actions) values = worths(board);
    for (CountedRow& c : rows) {
        c.keys.breadth = c.row.voters;
        c.keys.lot = lot(board.session().seed, round.id.value, c.row.item);
        if (round.on != RoundOn::Actions) continue;
        if (const ActionWorth* worth = values.of({c.row.item})) c.keys.worth = worth->valued.worth;
        if (const Estimate* e = board.find<Estimate>(c.row.item)) c.keys.euros = e->euros, c.keys.tenthDays = e->tenthDays;
    }
    for (const auto& [id, settled] : board.all<Settled>())
        for (CountedRow& c : rows)
            if (settled.round == round.id && settled.item == c.row.item) c.keys.byHand = settled.place;
}

}  // namespace

std::vector<TallyRow> tally(const Board& board, const Round& round) {
    std::vector<CountedRow> rows;
    for (const TallyRow& row : countEntries(board, round, candidatesLeft(board, round))) rows.push_back({row, {}});
    scoreItems(board, round, rows);
    fillTieKeys(board, round, rows);
    std::vector<std::map<std::uint64_t, int>> runOffs, amongFirst;
    for (const Round* runOff : runOffsOf(board, round.id)) {
        runOffs.push_back(placesIn(board, *runOff));
        if (runOff->amongFirst) amongFirst.push_back(runOffs.back());
    }
    placeByRunOffs(runOffs, rows);
    std::vector<std::vector<int>> decided;
    decideAmongFirst(amongFirst, rows, decided);
    std::vector<TieKeys> keys;
    for (const CountedRow& c : rows) keys.push_back(c.keys);
    std::vector<TallyRow> result;
    int before = 0;
    for (const Ranked& r : rankByChain(keys)) {
        if (!result.empty()) {
            const auto &one = decided[static_cast<std::size_t>(before)], &other = decided[static_cast<std::size_t>(r.item)];
            bool met = false;  // both in a run-off that parted them
            for (std::size_t i = 0; i < one.size(); ++i) met = met || (one[i] > 0 && other[i] > 0 && one[i] != other[i]);
            result.back().settledBy = met && r.separated == TieStep::Score ? TieStep::RunOff : r.separated.value_or(TieStep::Lot);
        }
        before = r.item;
        TallyRow row = rows[static_cast<std::size_t>(r.item)].row;
        row.rank = r.rank, row.tied = r.tied;
        result.push_back(row);
    }
    placeSettled(result);
    return result;
}

std::vector<TallyRow> goneRows(const Board& board, const Round& round) {
    std::vector<std::uint64_t> gone = board.candidates(round.id);
    std::erase_if(gone, [&](std::uint64_t item) { return isOnBoard(board, round, item); });
    std::vector<TallyRow> rows = countEntries(board, round, gone);
    for (TallyRow& row : rows) row.rank = row.place = 0;
    return rows;
}

std::string roundFigure(const Texts& tr, BallotForm form, double figure) {
    switch (form) {
        case BallotForm::Scores:
            return tr.fill("{0} / 5", decimalText(tr, figure, 1));
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            return tr.fill("{0}%", decimalText(tr, figure, 0));
        default:
            return tr.fill("{0} pts", decimalText(tr, figure, 1));
    }
}

const char* nameOf(TieStep step) {
    switch (step) {
        case TieStep::Score:
            return TR_NOOP("votes");
        case TieStep::Breadth:
            return TR_NOOP("number of voters");
        case TieStep::RunOff:
            return TR_NOOP("run-off");
        case TieStep::ByHand:
            return TR_NOOP("the facilitator's choice");
        case TieStep::ValueForCost:
            return TR_NOOP("value for cost");
        case TieStep::Budget:
            return TR_NOOP("lower budget");
        case TieStep::Time:
            return TR_NOOP("lower time");
        case TieStep::Lot:
            return TR_NOOP("lot");
    }
    return "";
}

std::vector<std::uint64_t> tieAtCut(const Board& board, const Round& round) {
    return tieAtCut(tally(board, round), round.winners);
}

std::vector<std::uint64_t> tieAtCut(const std::vector<TallyRow>& rows, int winners) {
    const std::size_t cut = static_cast<std::size_t>(std::max(1, winners));
    const auto undecided = [&](std::size_t i) { return rows[i].tied && !settledByVotes(rows[i].settledBy); };
    if (cut >= rows.size() || !undecided(cut - 1) || rows[cut - 1].total == 0) return {};
    std::size_t first = cut - 1, last = cut;
    while (first > 0 && undecided(first - 1)) --first;
    while (last + 1 < rows.size() && undecided(last)) ++last;
    std::vector<std::uint64_t> tied;
    for (std::size_t i = first; i <= last; ++i) tied.push_back(rows[i].item);
    return tied;
}

std::optional<TieStep> cutSettledBy(const std::vector<TallyRow>& rows, int winners) {
    const auto cut = static_cast<std::size_t>(std::max(1, winners));
    if (cut >= rows.size() || rows[cut - 1].total == 0 || rows[cut - 1].rank != rows[cut].rank) return std::nullopt;
    const TieStep step = rows[cut - 1].settledBy;
    return settledByVotes(step) ? std::optional(step) : std::nullopt;
}

}  // namespace app::rules
