#include <algorithm>
#include <cmath>
#include <limits>

#include "app/rules/budget/equal_shares_run.h"

namespace app::rules::parts {
namespace {

// a / b within two roundings, however long both are; b > 0, a ≥ 0.
double ratio(const BigInt& a, const BigInt& b) {
    if (a == 0) return 0;
    const auto top = [](const BigInt& x) {  // x = first · 2^second
        const int shift = std::max(0, static_cast<int>(msb(x)) - 62);
        return std::pair{static_cast<double>(static_cast<std::uint64_t>(x >> shift)), shift};
    };
    const auto [x, i] = top(a);
    const auto [y, j] = top(b);
    return std::ldexp(x / y, i - j);
}

}  // namespace

void EqualSharesRun::add(Purse& purse, int voter, std::int64_t count) const {
    purse.coefficients.resize(m_rounds.size());
    purse.count += count;
    for (const Paid& paid : historyOf(voter)) purse.coefficients[at(paid.round)] += count * paid.points;
}

BigInt EqualSharesRun::over(const Purse& purse) const {
    BigInt sum = numerator(m_share) * purse.count;
    for (std::size_t d = 0; d < m_rounds.size(); ++d) {
        if (m_rounds[d].weight != 1) sum *= m_rounds[d].weight;
        if (d < purse.coefficients.size() && purse.coefficients[d] != 0) sum -= m_rounds[d].price * purse.coefficients[d];
    }
    return sum;
}

bool EqualSharesRun::affordExactly(int item) const {
    Purse purse;
    for (const auto& b : m_votes->backers[at(item)])
        if (!m_empty[at(b.voter)]) add(purse, b.voter, b.wholeCount);
    return over(purse) >= m_denominator * m_votes->input->costs[at(item)];
}

// Poor and rich as in approximate(); doubles only where they cannot err. The item is affordable and costs something.
EqualSharesRun::Exact EqualSharesRun::exact(int item) const {
    const auto& backers = m_votes->backers[at(item)];
    Exact out{m_denominator * m_votes->input->costs[at(item)], 0, std::vector<char>(backers.size()), 0};
    for (std::size_t k = 0; k < backers.size(); ++k) {
        out.poor[k] = m_empty[at(backers[k].voter)];
        if (!out.poor[k]) out.weight += backers[k].wholeCount * backers[k].wholePoints;
    }
    for (;;) {
        out.value = ratio(out.rest, m_denominator * out.weight);
        Purse poor;
        std::int64_t weight = out.weight;
        for (std::size_t k = 0; k < backers.size(); ++k) {
            const auto& b = backers[k];
            if (out.poor[k]) continue;
            const double left = m_money[at(b.voter)] - out.value * b.points,
                         doubt = 2 * m_error + 8 * kEps * out.value * b.points;
            if (left > doubt) continue;
            if (left >= -doubt) {
                Purse one;
                add(one, b.voter, 1);
                // Exactly p·points is rich: it pays the same and is left with 0.
                if (over(one) * out.weight >= out.rest * b.wholePoints) continue;
            }
            out.poor[k] = 1;
            weight -= b.wholeCount * b.wholePoints;
            add(poor, b.voter, b.wholeCount);
        }
        if (poor.count == 0) return out;
        out.rest -= over(poor);
        out.weight = weight;
    }
}

void EqualSharesRun::settle(int item, const std::vector<char>& poor) {
    const auto& backers = m_votes->backers[at(item)];
    const int number = static_cast<int>(m_rounds.size());
    Purse given;
    Round round{.weight = 0, .price = {}, .value = 0};
    for (std::size_t k = 0; k < backers.size(); ++k) {
        const auto& b = backers[k];
        if (m_empty[at(b.voter)]) continue;
        if (poor[k]) add(given, b.voter, b.wholeCount);
        else round.weight += b.wholeCount * b.wholePoints;
    }
    round.price = m_denominator * m_votes->input->costs[at(item)] - over(given);
    m_denominator *= round.weight;
    const double price = round.value = ratio(round.price, m_denominator);
    for (std::size_t k = 0; k < backers.size(); ++k) {
        const auto& b = backers[k];
        const auto v = at(b.voter);
        if (m_empty[v]) continue;
        if (poor[k]) {
            m_money[v] = 0, m_empty[v] = 1;
            m_gaveAll.emplace_back(b.voter, number);
        } else {
            m_money[v] -= price * b.points;
            m_history[m_votes->firstOf[v] + m_paid[v]++] = {number, b.wholePoints};
        }
    }
    m_error += 8 * kEps * m_start;  // of price·points ≤ start, and of the difference
    m_rounds.push_back(std::move(round));
}

void EqualSharesRun::writePayments(FairPlan& plan) const {
    std::vector<Fraction> prices;
    BigInt d = denominator(m_share);
    for (const Round& round : m_rounds) {
        d *= round.weight;
        prices.emplace_back(round.price, d);
    }
    std::vector<std::vector<Payment>> paid(m_votes->groups);
    for (std::size_t g = 0; g < paid.size(); ++g)
        for (const Paid& p : historyOf(static_cast<int>(g)))
            paid[g].push_back({m_taken[at(p.round)], prices[at(p.round)] * p.points});
    for (const auto& [group, round] : m_gaveAll) {  // after all that the group paid in full
        Fraction rest = m_share;
        for (const Payment& p : paid[at(group)]) rest -= p.amount;
        if (rest > 0) paid[at(group)].push_back({m_taken[at(round)], rest});
    }
    for (std::size_t r = 0; r < m_taken.size(); ++r) {
        FairRound round{.item = m_taken[r], .rho = prices[r], .effectiveVotes = {}};
        if (prices[r] != 0) {
            round.rho = prices[r] / m_votes->base(m_taken[r]);
            round.effectiveVotes = m_votes->input->costs[at(m_taken[r])] / prices[r];
        }
        plan.rounds.push_back(std::move(round));
    }
    plan.paid.resize(m_votes->groupOf.size());
    for (std::size_t v = 0; v < plan.paid.size(); ++v)
        if (m_votes->groupOf[v] >= 0) plan.paid[v] = paid[at(m_votes->groupOf[v])];
}

}  // namespace app::rules::parts
