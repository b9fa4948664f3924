#include "app/rules/profiles.h"

#include <algorithm>
#include <map>

#include "app/rules/budget/fraction.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

std::map<int, std::vector<EntryView>> byScreen(const BallotView& ballot) {
    std::map<int, std::vector<EntryView>> screens;
    for (const EntryView& e : ballot.entries)
        if (e.says == Says::Shown || e.says == Says::Skipped) screens[e.part].push_back(e);
    return screens;
}

// Best first from a number per item; items without one are left out.
template <class Number>
Groups groupsOf(const std::map<int, Number>& amounts) {
    std::map<Number, std::vector<int>, std::greater<>> levels;
    for (const auto& [item, amount] : amounts) levels[amount].push_back(item);
    Groups groups;
    for (auto& [amount, items] : levels) groups.push_back(std::move(items));
    return groups;
}

// Each item's mean over the criteria the ballot scored it by; one that counts nothing says nothing.
std::map<int, Fraction> meansOf(const Round& round, const std::vector<std::uint64_t>& candidates, const BallotView& ballot,
                                int customerWeight) {
    std::map<int, std::pair<int, int>> sums;  // weighted scores, weights
    for (const EntryView& e : ballot.entries)
        if (const int item = indexOf(candidates, e.item); item >= 0 && e.says == Says::Score) {
            const int weight = weightOfCriterion(round, customerWeight, e.part);
            sums[item].first += weight * e.value, sums[item].second += weight;
        }
    std::map<int, Fraction> means;
    for (const auto& [item, sum] : sums)
        if (sum.second > 0) means[item] = Fraction(sum.first, sum.second);
    return means;
}

// A set some of whose cards are not among the candidates: best still beats, and worst still loses against, those that are. −1:
// gone.
void addRestOfSet(std::vector<Duel>& duels, const std::vector<int>& left, int best, int worst, int weight) {
    for (const int item : left) {
        if (best >= 0 && item != best) duels.push_back({best, item, false, true, weight});
        if (worst >= 0 && item != worst && item != best) duels.push_back({item, worst, false, true, weight});
    }
}

}  // namespace

int weightOfCriterion(const Round& round, int customerWeight, int criterion) {
    if (criterion < 0 || criterion > 1 || !(round.criteria & 1 << criterion)) return 0;
    if (round.criteria != 3) return 100;
    return criterion == 0 ? customerWeight : 100 - customerWeight;
}

int indexOf(const std::vector<std::uint64_t>& candidates, std::uint64_t item) {
    const auto at = std::lower_bound(candidates.begin(), candidates.end(), item);
    return at != candidates.end() && *at == item ? static_cast<int>(at - candidates.begin()) : -1;
}

Profile profileOf(const Board& board, const Round& round) {
    const auto candidates = candidatesLeft(board, round);
    Profile profile{static_cast<int>(candidates.size()), round.blanks, {}};
    for (const BallotView& ballot : ballots(board, round.id)) {
        std::map<int, std::int64_t> places;
        for (const EntryView& e : ballot.entries)
            if (const int item = indexOf(candidates, e.item); item >= 0 && e.says == Says::Level) places[item] = -e.value;
        if (!places.empty()) profile.orders.push_back({groupsOf(places), ballot.weight});
    }
    return profile;
}

Profile asOrders(const Board& board, const Round& round) {
    if (round.form == BallotForm::Orders) return profileOf(board, round);
    const auto candidates = candidatesLeft(board, round);
    Profile profile{
        static_cast<int>(candidates.size()), round.form == BallotForm::Scores ? Blanks::Explicit : Blanks::Implicit, {}};
    for (const BallotView& ballot : ballots(board, round.id)) {
        Groups groups;
        if (round.form == BallotForm::Scores) {
            groups = groupsOf(meansOf(round, candidates, ballot, board.planTerms().customerWeight));
        } else {
            std::map<int, std::int64_t> amounts;
            for (const EntryView& e : ballot.entries)
                if (const int item = indexOf(candidates, e.item); item >= 0 && e.says != Says::Resistance && fitsForm(round, e))
                    amounts[item] += e.value;
            groups = groupsOf(amounts);
        }
        if (!groups.empty()) profile.orders.push_back({std::move(groups), ballot.weight});
    }
    return profile;
}

std::vector<Duel> duelsOf(const std::vector<std::uint64_t>& candidates, const std::vector<BallotView>& ballots) {
    std::vector<Duel> duels;
    for (const BallotView& ballot : ballots)
        for (const auto& [part, entries] : byScreen(ballot)) {
            std::vector<int> shown;
            int best = -1, worst = -1;
            bool skipped = false;
            for (const EntryView& e : entries) {
                const int item = indexOf(candidates, e.item);
                skipped = skipped || e.says == Says::Skipped || std::ranges::count(shown, item) > 0;
                if (item >= 0) shown.push_back(item);
                if (e.value > 0) best = item;
                if (e.value < 0) worst = item;
            }
            if (skipped || shown.size() < 2) continue;
            if (shown.size() < entries.size()) addRestOfSet(duels, shown, best, worst, ballot.weight);
            else if (best >= 0 && worst >= 0 && best != worst) addBestWorst(duels, shown, best, worst, ballot.weight);
            else if (shown.size() == 2) duels.push_back({shown[0], shown[1], true, false, ballot.weight});
        }
    return duels;
}

std::vector<std::vector<int>> screensOf(const std::vector<std::uint64_t>& candidates, const std::vector<BallotView>& ballots) {
    std::vector<std::vector<int>> screens;
    for (const BallotView& ballot : ballots)
        for (const auto& [part, entries] : byScreen(ballot)) {
            std::vector<int> shown;
            for (const EntryView& e : entries)
                if (const int item = indexOf(candidates, e.item); item >= 0) shown.push_back(item);
            if (shown.size() >= 2) screens.push_back(std::move(shown));
        }
    return screens;
}

}  // namespace app::rules
