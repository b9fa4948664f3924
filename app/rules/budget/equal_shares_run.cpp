#include "app/rules/budget/equal_shares_run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

namespace app::rules::parts {
namespace {}  // namespace

Electorate::Electorate(const FairInput& given, Utility utility)
    : input(&given),
      backers(given.costs.size()),
      votes(given.votes.empty() ? votesOf(given) : given.votes),
      weight(given.costs.size()),
      groupOf(given.voters.size(), -1),
      costUtility(utility == Utility::Cost) {
    std::map<std::vector<std::pair<int, std::int64_t>>, int> known;
    std::vector<std::int64_t> counts;
    std::vector<const std::vector<std::pair<int, std::int64_t>>*> ballots;
    for (std::size_t v = 0; v < given.voters.size(); ++v) {
        const FairVoter& voter = given.voters[v];
        if (voter.weight == 0) continue;
        voters += voter.weight;
        std::vector<std::pair<int, std::int64_t>> ballot;
        for (const Support& s : voter.support) ballot.emplace_back(s.item, utility == Utility::Points ? s.points : 1);
        std::ranges::sort(ballot);
        const auto [entry, fresh] = known.try_emplace(std::move(ballot), static_cast<int>(counts.size()));
        if (fresh) counts.push_back(0), ballots.push_back(&entry->first);
        groupOf[v] = entry->second;
        counts[static_cast<std::size_t>(entry->second)] += voter.weight;
    }
    groups = counts.size();
    firstOf.assign(1, 0);
    for (std::size_t g = 0; g < groups; ++g) firstOf.push_back(firstOf.back() + ballots[g]->size());
    for (std::size_t g = 0; g < groups; ++g)
        for (const auto& [item, points] : *ballots[g]) {
            backers[static_cast<std::size_t>(item)].push_back(
                {static_cast<int>(g), static_cast<double>(points), static_cast<double>(counts[g]), points, counts[g]});
            weight[static_cast<std::size_t>(item)] += points * counts[g];
        }
}

bool Electorate::before(int a, int b) const {
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    if (votes[i] != votes[j]) return votes[i] > votes[j];
    if (input->costs[i] != input->costs[j]) return input->costs[i] < input->costs[j];
    if (!input->places.empty() && input->places[i] != input->places[j]) return input->places[i] < input->places[j];
    return a < b;
}

EqualSharesRun::EqualSharesRun(const Electorate& electorate, const Fraction& share)
    : m_votes(&electorate),
      m_share(share),
      m_start(toDouble(share)),
      m_error(2 * kEps * m_start),
      m_money(electorate.groups, m_start),
      m_empty(electorate.groups),
      m_history(electorate.firstOf.back()),
      m_paid(electorate.groups),
      m_denominator(denominator(share)) {}

bool EqualSharesRun::run(std::int64_t budget) {
    // ρ only grows while money goes: a price found earlier in the run is a lower bound, so most items are not looked at in a
    // round.
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    std::vector<int> gifts;
    const auto& costs = m_votes->input->costs;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        if (m_votes->weight[i] == 0) continue;
        const int item = static_cast<int>(i);
        if (costs[i] == 0) gifts.push_back(item);
        else
            open.emplace(static_cast<double>(costs[i]) / static_cast<double>(m_votes->weight[i]) /
                             static_cast<double>(m_votes->base(item)) * (1 - 8 * kEps),
                         item);
    }
    std::ranges::sort(gifts, [&](int a, int b) { return m_votes->before(a, b); });
    for (const int item : gifts) buy(item, {0, 0});
    std::vector<std::pair<int, Price>> looked;
    for (;;) {
        looked.clear();
        double least = std::numeric_limits<double>::infinity();  // no candidate's ρ is above it
        while (!open.empty() && open.top().first <= least) {
            const int item = open.top().second;
            open.pop();
            const Afford can = afford(item);
            if (can == Afford::No || (can == Afford::Unsure && !affordExactly(item))) continue;
            std::optional<Price> price;
            if (can == Afford::Yes) price = approximate(item);
            if (!price) {
                const double p = exact(item).value;
                price = Price{p, 4 * kEps * p};
            }
            looked.emplace_back(item, *price);
            least = std::min(least, (price->value + price->error) / static_cast<double>(m_votes->base(item)) * (1 + 8 * kEps));
        }
        if (looked.empty()) return true;
        const int chosen = cheapest(looked);
        for (const auto& [item, price] : looked)
            if (item != chosen)
                open.emplace(std::max(0.0, price.value - price.error) / static_cast<double>(m_votes->base(item)) * (1 - 8 * kEps),
                             item);
        if (m_spent + costs[at(chosen)] > budget) return false;
        buy(chosen, std::ranges::find(looked, chosen, &std::pair<int, Price>::first)->second);
    }
}

EqualSharesRun::Afford EqualSharesRun::afford(int item) const {
    double money = 0, count = 0;
    for (const auto& b : m_votes->backers[at(item)]) money += b.count * m_money[at(b.voter)], count += b.count;
    const double cost = static_cast<double>(m_votes->input->costs[at(item)]);
    const double doubt = count * m_error + 2 * kEps * static_cast<double>(m_votes->backers[at(item)].size() + 4) * (money + cost);
    return money > cost + doubt ? Afford::Yes : money < cost - doubt ? Afford::No : Afford::Unsure;
}

// Poor and rich: all pay p a point; whoever has less than p·points is poor and gives all; the others pay more; until nobody new
// is poor. Doubt: F(p) = Σ min(money, p·points) is known at the found p up to `off`, and grows by at least `sure` a unit as far
// as p ± error.
std::optional<EqualSharesRun::Price> EqualSharesRun::approximate(int item) {
    const auto& backers = m_votes->backers[at(item)];
    m_rich.clear();
    for (const auto& b : backers)
        if (!m_empty[at(b.voter)]) m_rich.push_back(b);
    double left = static_cast<double>(m_votes->input->costs[at(item)]), weight = 0, poorCount = 0, price = 0;
    const double cost = left;
    for (const auto& b : m_rich) weight += b.count * b.points;
    for (bool again = true; again;) {
        if (weight < 0.5) return {};
        price = left / weight;
        again = false;
        std::size_t kept = 0;
        for (const auto& b : m_rich) {
            const double has = m_money[at(b.voter)];
            if (has < price * b.points) left -= b.count * has, weight -= b.count * b.points, poorCount += b.count, again = true;
            else m_rich[kept++] = b;
        }
        m_rich.resize(kept);
    }
    const double rounding = 4 * kEps * static_cast<double>(backers.size() + 8) * cost;
    const double error = 2 * (poorCount * m_error + rounding) / weight + 4 * kEps * price;
    double sure = 0, off = poorCount * m_error + rounding;
    for (const auto& b : backers) {
        if (m_empty[at(b.voter)]) continue;
        const double doubt = 2 * m_error + error * b.points + 4 * kEps * price * b.points,
                     over = m_money[at(b.voter)] - price * b.points;
        if (over > doubt) sure += b.count * b.points;
        else if (over >= -doubt) off += b.count * 2 * doubt;
    }
    if (sure < 0.5 || off > error * sure * (1 - 1e-9)) return {};
    return Price{price, error};
}

// The candidate of least ρ; equal ones by votes, cost, place. Fractions only where the bounds overlap.
int EqualSharesRun::cheapest(const std::vector<std::pair<int, Price>>& candidates) const {
    const auto low = [&](const auto& c) {
        return (c.second.value - c.second.error) / static_cast<double>(m_votes->base(c.first)) * (1 - 8 * kEps);
    };
    double least = std::numeric_limits<double>::infinity();
    for (const auto& c : candidates)
        least = std::min(least, (c.second.value + c.second.error) / static_cast<double>(m_votes->base(c.first)) * (1 + 8 * kEps));
    std::vector<const std::pair<int, Price>*> close;
    for (const auto& c : candidates)
        if (low(c) <= least) close.push_back(&c);
    int best = close[0]->first;
    if (close.size() == 1) return best;
    BigInt bestRest, bestBy;  // ρ = rest / by, over D
    for (const auto* c : close) {
        const Exact found = exact(c->first);
        const BigInt by = BigInt(found.weight) * m_votes->base(c->first), left = found.rest * bestBy, right = bestRest * by;
        if (c == close[0] || left < right || (left == right && m_votes->before(c->first, best)))
            best = c->first, bestRest = found.rest, bestBy = by;
    }
    return best;
}

void EqualSharesRun::buy(int item, const Price& price) {
    const auto& backers = m_votes->backers[at(item)];
    std::vector<char> poor(backers.size());
    if (m_votes->input->costs[at(item)] > 0) {
        bool sure = true;
        for (std::size_t k = 0; k < backers.size() && sure; ++k) {
            const auto& b = backers[k];
            const double over = m_money[at(b.voter)] - price.value * b.points;
            poor[k] = m_empty[at(b.voter)] || over < 0;
            sure =
                m_empty[at(b.voter)] || std::abs(over) > 2 * m_error + price.error * b.points + 8 * kEps * price.value * b.points;
        }
        if (!sure) poor = exact(item).poor;
        settle(item, poor);
    } else {
        m_rounds.push_back({});
    }
    m_taken.push_back(item);
    m_spent += m_votes->input->costs[at(item)];
}

}  // namespace app::rules::parts
