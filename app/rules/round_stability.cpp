#include "app/rules/round_stability.h"

#include <algorithm>
#include <array>
#include <functional>

#include "app/rules/methods/ranking_borda.h"
#include "app/rules/methods/stability.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

// What every ballot adds to every item, a row a ballot: 32 bits hold it, and the sums of all of them.
struct PerBallot {
    std::size_t items = 0;
    std::vector<std::int32_t> rows;

    explicit PerBallot(std::size_t width = 0) : items(width) {}
    std::size_t ballots() const { return items == 0 ? 0 : rows.size() / items; }
    std::int32_t* addBallot() { return rows.resize(rows.size() + items), rows.data() + rows.size() - items; }
    void sum(std::span<const int> times, std::vector<std::int32_t>& sums) const {
        sums.assign(items, 0);
        const std::int32_t* row = rows.data();
        for (std::size_t v = 0; v < times.size(); ++v, row += items)
            for (std::size_t i = 0; times[v] > 0 && i < items; ++i) sums[i] += times[v] * row[i];
    }
};

// Whoever is clearly among the first, then those that share the last of the places: all that a share in the top asks about.
template <class Number>
Groups cutAt(const std::vector<Number>& scores, int top) {
    if (top <= 0 || scores.empty()) return {};
    std::vector<Number> sorted = scores;
    const auto last = sorted.begin() + std::min<std::ptrdiff_t>(top, std::ssize(sorted)) - 1;
    std::nth_element(sorted.begin(), last, sorted.end(), std::greater<>{});
    Groups groups(2);
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i] >= *last) groups[scores[i] > *last ? 0 : 1].push_back(static_cast<int>(i));
    return groups;
}

using Shares = std::optional<std::vector<double>>;

Shares ofSums(const PerBallot& given, Draws draws) {
    std::vector<std::int32_t> sums;
    draws.voters = static_cast<int>(given.ballots());
    return shareInTop(draws, [&](std::span<const int> times) {
        given.sum(times, sums);
        return cutAt(sums, draws.top);
    });
}

Shares ofAmounts(const Board& board, const Round& round, const std::vector<std::uint64_t>& items, const Draws& draws) {
    PerBallot given(items.size());
    for (const BallotView& ballot : ballots(board, round.id)) {
        std::int32_t* row = given.addBallot();
        for (const EntryView& e : ballot.entries)
            if (const int item = indexOf(items, e.item); item >= 0 && e.says != Says::Resistance && fitsForm(round, e))
                row[item] += e.value * ballot.weight;
    }
    return ofSums(given, draws);
}

// Borda's points of all ballots are the sums of those of each.
Shares ofOrders(const Board& board, const Round& round, const Draws& draws) {
    const Profile all = profileOf(board, round);
    PerBallot given(static_cast<std::size_t>(all.items));
    for (const Order& order : all.orders) {
        const Borda points = borda(Profile{all.items, all.blanks, {order}});
        std::ranges::transform(points.doubledPoints, given.addBallot(),
                               [](std::int64_t p) { return static_cast<std::int32_t>(p); });
    }
    return ofSums(given, draws);
}

// Means of the criteria's means. Each is one division of two whole numbers, so that equal fractions are equal.
Shares ofScores(const Board& board, const Round& round, const std::vector<std::uint64_t>& items, Draws draws) {
    std::array<PerBallot, 2> scores{PerBallot(items.size()), PerBallot(items.size())}, counts = scores;
    for (const BallotView& ballot : ballots(board, round.id)) {
        std::array<std::int32_t*, 2> score{}, count{};
        for (std::size_t c = 0; c < 2; ++c) score[c] = scores[c].addBallot(), count[c] = counts[c].addBallot();
        for (const EntryView& e : ballot.entries)
            if (const int item = indexOf(items, e.item); item >= 0 && fitsForm(round, e)) {
                const auto c = static_cast<std::size_t>(e.part);
                score[c][item] += e.value * ballot.weight, count[c][item] += ballot.weight;
            }
    }
    const int customer = board.planTerms().customerWeight;
    const std::array<std::int64_t, 2> weights{weightOfCriterion(round, customer, 0), weightOfCriterion(round, customer, 1)};
    std::array<std::vector<std::int32_t>, 2> sum, number;
    std::vector<double> means(items.size());
    draws.voters = static_cast<int>(scores[0].ballots());
    return shareInTop(draws, [&](std::span<const int> times) {
        for (std::size_t c = 0; c < 2; ++c)
            if (weights[c] > 0) scores[c].sum(times, sum[c]), counts[c].sum(times, number[c]);
        for (std::size_t i = 0; i < means.size(); ++i) {
            std::int64_t over = 0, under = 1, weight = 0;
            for (std::size_t c = 0; c < 2; ++c)
                if (weights[c] > 0 && number[c][i] > 0) {
                    over = over * number[c][i] + weights[c] * sum[c][i] * under;
                    under *= number[c][i], weight += weights[c];
                }
            means[i] = weight > 0 ? static_cast<double>(over) / static_cast<double>(under * weight) : 0;
        }
        return cutAt(means, draws.top);
    });
}

}  // namespace

std::optional<std::vector<double>> stabilityOf(const Board& board, const Round& round) {
    const auto items = candidatesLeft(board, round);
    const Draws draws{.items = static_cast<int>(items.size()), .top = round.winners, .seed = board.session().seed};
    switch (round.form) {
        case BallotForm::Dots:
        case BallotForm::Points:
            return ofAmounts(board, round, items, draws);
        case BallotForm::Scores:
            return ofScores(board, round, items, draws);
        case BallotForm::Orders:
            return ofOrders(board, round, draws);
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            break;
    }
    return std::nullopt;
}

}  // namespace app::rules
