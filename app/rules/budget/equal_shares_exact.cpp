#include <algorithm>
#include <cmath>
#include <limits>

#include "app/rules/budget/equal_shares_run.h"

namespace app::rules::parts {

void EqualSharesRun::addHistory(int voter, std::int64_t count, std::vector<std::int64_t>& coefficients) const {
    for (const Paid& paid : m_history[at(voter)]) coefficients[at(paid.round)] += count * paid.points;
}

Fraction EqualSharesRun::spentBy(const std::vector<std::int64_t>& coefficients) {
    Fraction sum = 0;
    for (std::size_t d = 0; d < coefficients.size(); ++d)
        if (coefficients[d] != 0) sum += price(d) * coefficients[d];
    return sum;
}

Fraction EqualSharesRun::money(int voter) {
    if (m_empty[at(voter)]) return 0;
    std::vector<std::int64_t> coefficients(m_rounds.size());
    addHistory(voter, 1, coefficients);
    return m_share - spentBy(coefficients);
}

const Fraction& EqualSharesRun::price(std::size_t round) {
    Round& r = m_rounds[round];
    if (!r.price) {
        // Earlier rounds first, or the first question after a long run would go as deep as there are rounds.
        for (std::size_t d = 0; d < round; ++d)
            if (r.coefficients[d] != 0) price(d);
        const Fraction cost = m_votes->input->costs[at(m_taken[round])];
        r.price = (cost - m_share * r.count + spentBy(r.coefficients)) / r.weight;
    }
    return *r.price;
}

bool EqualSharesRun::affordExactly(int item) {
    std::vector<std::int64_t> coefficients(m_rounds.size());
    std::int64_t count = 0;
    for (const auto& b : m_votes->backers[at(item)]) {
        if (m_empty[at(b.voter)]) continue;
        count += b.wholeCount;
        addHistory(b.voter, b.wholeCount, coefficients);
    }
    return m_share * count - spentBy(coefficients) >= m_votes->input->costs[at(item)];
}

// Poor and rich as in approximate(); doubles only where they cannot err. The item is affordable.
EqualSharesRun::Exact EqualSharesRun::exact(int item) {
    constexpr double kEps = std::numeric_limits<double>::epsilon();
    const auto& backers = m_votes->backers[at(item)];
    Exact out{0, std::vector<char>(backers.size())};
    std::int64_t weight = 0;
    for (std::size_t k = 0; k < backers.size(); ++k) {
        out.poor[k] = m_empty[at(backers[k].voter)];
        if (!out.poor[k]) weight += backers[k].wholeCount * backers[k].wholePoints;
    }
    Fraction left = m_votes->input->costs[at(item)];
    for (;;) {
        out.price = left / weight;
        const double about = toDouble(out.price);
        std::vector<std::int64_t> coefficients(m_rounds.size());
        std::int64_t count = 0;
        for (std::size_t k = 0; k < backers.size(); ++k) {
            const auto& b = backers[k];
            if (out.poor[k]) continue;
            const double over = m_money[at(b.voter)] - about * b.points, doubt = 2 * m_error + 8 * kEps * about * b.points;
            // Exactly p·points is rich: it pays the same and is left with 0.
            const bool poor = std::abs(over) > doubt ? over < 0 : money(b.voter) < out.price * b.wholePoints;
            if (!poor) continue;
            out.poor[k] = 1;
            count += b.wholeCount;
            weight -= b.wholeCount * b.wholePoints;
            addHistory(b.voter, b.wholeCount, coefficients);
        }
        if (count == 0) return out;
        left -= m_share * count - spentBy(coefficients);
    }
}

void EqualSharesRun::writePayments(FairPlan& plan) {
    std::vector<std::vector<Payment>> paid(m_votes->groups);
    for (std::size_t g = 0; g < paid.size(); ++g)
        for (const Paid& p : m_history[g]) paid[g].push_back({m_taken[at(p.round)], price(at(p.round)) * p.points});
    for (const auto& [group, round] : m_gaveAll) {  // after all that the group paid in full
        Fraction rest = m_share;
        for (const Payment& p : paid[at(group)]) rest -= p.amount;
        if (rest > 0) paid[at(group)].push_back({m_taken[at(round)], rest});
    }
    for (std::size_t r = 0; r < m_taken.size(); ++r) {
        const Fraction& p = price(r);
        FairRound round{.item = m_taken[r], .rho = p, .effectiveVotes = {}};
        if (p != 0) {
            round.rho = p / m_votes->base(m_taken[r]);
            round.effectiveVotes = m_votes->input->costs[at(m_taken[r])] / p;
        }
        plan.rounds.push_back(std::move(round));
    }
    plan.paid.resize(m_votes->groupOf.size());
    for (std::size_t v = 0; v < plan.paid.size(); ++v)
        if (m_votes->groupOf[v] >= 0) plan.paid[v] = paid[at(m_votes->groupOf[v])];
}

}  // namespace app::rules::parts
