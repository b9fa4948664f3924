#include "app/rules/budget/equal_shares_outlook.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace app::rules::parts {
namespace {

constexpr double kUp = 1 + 64 * kEps, kDown = 1 - 64 * kEps;  // more than any handful of roundings

// A sum of so many terms ≥ 0, rounded in any order, is wrong by less than this part of itself.
double roundingOf(std::size_t terms) { return 2 * kEps * static_cast<double>(terms + 8); }

}  // namespace

double EqualSharesOutlook::reach(const EqualSharesRun& run, double horizon, double least) {
    m_horizon = m_reach = horizon;
    begin(run);
    const auto& taken = run.taken();
    for (m_round = 0; m_round < static_cast<int>(taken.size()); ++m_round) {
        const int item = taken[at(m_round)];
        m_bought[at(item)] = 1;
        if (m_votes->input->costs[at(item)] == 0) continue;  // gifts come first, whatever the shares
        const Line price = priceOf(item, run.price(m_round));
        lookAtRivals(item, price);
        if (m_reach < least) return 0;
        pay(item, price);
    }
    leftUnbought();
    return m_reach < least ? 0 : m_reach;
}

void EqualSharesOutlook::begin(const EqualSharesRun& run) {
    const auto& costs = m_votes->input->costs;
    m_start = run.start();
    m_error = 2 * kEps * m_start;
    m_groups.assign(m_votes->groups, {.money = m_start});
    m_gaveIn.assign(m_votes->groups, std::numeric_limits<int>::max());
    for (const auto& [group, round] : run.gaveAll()) m_gaveIn[at(group)] = round;
    m_bought.assign(costs.size(), 0);
    m_open = {};
    for (std::size_t i = 0; i < costs.size(); ++i)
        if (costs[i] > 0 && m_votes->weight[i] > 0) {
            const int item = static_cast<int>(i);
            const double all = static_cast<double>(costs[i]) / static_cast<double>(m_votes->weight[i]);
            m_open.emplace(all / static_cast<double>(m_votes->base(item)) * kDown, item);
        }
}

// The price falls at most as fast as it does where nobody who is poor becomes rich (it is convex where all money is on its upper
// line), and at least as fast as where all become rich at once who may (with money on the lower line the price at the horizon is
// at most this, and convex before).
EqualSharesOutlook::Line EqualSharesOutlook::priceOf(int item, double value) const {
    const auto& backers = m_votes->backers[at(item)];
    const double off = roundingOf(backers.size());
    double rich = 0, most = 0;
    for (const auto& b : backers) {
        if (poor(b)) most += b.count * m_groups[at(b.voter)].most;
        else rich += b.count * b.points;
    }
    Line price{.value = value, .least = 0, .most = most / rich * (1 + off) * kUp, .end = value};
    if (most == 0) return price;
    price.end = value * kDown - m_horizon * price.most * kUp;
    double least = 0;
    for (const auto& b : backers) {
        if (!poor(b)) continue;
        const Group& g = m_groups[at(b.voter)];
        if (g.most == 0 || (g.money + m_horizon * g.least) * kUp + m_error <= price.end * b.points) least += b.count * g.least;
        else rich += b.count * b.points;
    }
    price.least = least / rich * (1 - off) * kDown;
    return price;
}

// Every item that might be bought before this one somewhere up to the horizon.
void EqualSharesOutlook::lookAtRivals(int chosen, const Line& price) {
    const auto base = [&](int item) { return static_cast<double>(m_votes->base(item)); };
    const double rho = price.value / base(chosen) * kUp;
    m_looked.clear();
    while (!m_open.empty() && m_open.top().first <= rho) {
        const int item = m_open.top().second;
        m_open.pop();
        if (m_bought[at(item)]) continue;
        const double bound = leastPrice(item) / base(item) * kDown;
        if (bound == std::numeric_limits<double>::infinity()) continue;  // cannot be paid: leftUnbought() says how long
        m_looked.emplace_back(bound, item);
        if (bound > rho) continue;
        const double by = base(item) / base(chosen);
        rival(item, {.value = price.value * by, .least = price.least * by * kDown});
    }
    for (const Entry& entry : m_looked) m_open.push(entry);
}

// Its backers' money, none giving more for a point than the chosen item takes (`level`), is a sum of least values of straight
// lines, so either line of each will do as its bound. Where no bound rises, what the run decided holds, also if it was a tie.
void EqualSharesOutlook::rival(int item, const Line& level) {
    double money = 0, up = 0, down = 0, count = 0;
    bool rises = false;
    for (const auto& b : m_votes->backers[at(item)]) {
        const Group& g = m_groups[at(b.voter)];
        const double asked = level.value * b.points, doubt = 2 * m_error + 64 * kEps * (asked + g.money);
        count += b.count;
        if (g.money < asked) money += b.count * g.money, up += b.count * g.most;
        else money += b.count * asked, down += b.count * b.points * level.least;
        rises = rises || (g.most > 0 && g.money - asked < doubt);
    }
    if (!rises) return;
    const double off = roundingOf(m_votes->backers[at(item)].size());
    keepBelow(item, money, up * (1 + off) * kUp - down * (1 - off) * kDown, count);
}

// No lower price of a point anywhere up to the horizon: that of everybody's upper line at its end.
double EqualSharesOutlook::leastPrice(int item) {
    const auto& backers = m_votes->backers[at(item)];
    const double cost = static_cast<double>(m_votes->input->costs[at(item)]), slack = 4 * roundingOf(backers.size()) * cost;
    double left = cost, weight = 0, price = 0;
    m_rich.assign(backers.begin(), backers.end());
    for (const auto& b : m_rich) weight += b.count * b.points;
    for (bool again = true; again;) {
        if (weight < 0.5) return std::numeric_limits<double>::infinity();
        price = std::max(0.0, left - slack) / weight * kDown;
        again = false;
        std::size_t kept = 0;
        for (const auto& b : m_rich) {
            const Group& g = m_groups[at(b.voter)];
            const double has = (g.money + m_horizon * g.most) * kUp + m_error;
            if (has < price * b.points) left -= b.count * has, weight -= b.count * b.points, again = true;
            else m_rich[kept++] = b;
        }
        m_rich.resize(kept);
    }
    return price;
}

void EqualSharesOutlook::pay(int item, const Line& price) {
    for (const auto& b : m_votes->backers[at(item)]) {
        Group& g = m_groups[at(b.voter)];
        if (poor(b)) {  // has 0 now, and what is over once it has become rich: convex, so below its chord
            const double over = (g.money + m_horizon * g.most) * kUp + m_error - price.end * b.points;
            g = {.money = 0, .least = 0, .most = g.most == 0 || over <= 0 ? 0 : over / m_horizon * kUp};
        } else {
            g.money -= price.value * b.points;
            g.least = (g.least + price.least * b.points) * kDown;
            g.most = (g.most + price.most * b.points) * kUp;
        }
    }
    m_error += 8 * kEps * m_start;
}

void EqualSharesOutlook::leftUnbought() {
    for (std::size_t i = 0; i < m_bought.size(); ++i) {
        const auto& backers = m_votes->backers[i];
        if (m_bought[i] || backers.empty()) continue;
        double money = 0, rate = 0, count = 0;
        for (const auto& b : backers) {
            const Group& g = m_groups[at(b.voter)];
            money += b.count * g.money, rate += b.count * g.most, count += b.count;
        }
        if (rate > 0) keepBelow(static_cast<int>(i), money, rate * (1 + roundingOf(backers.size())), count);
    }
}

// How far `money`, growing by `rate`, stays below the item's cost.
void EqualSharesOutlook::keepBelow(int item, double money, double rate, double count) {
    const double cost = static_cast<double>(m_votes->input->costs[at(item)]);
    const double doubt = 2 * count * m_error + 2 * roundingOf(m_votes->backers[at(item)].size()) * (std::abs(money) + cost);
    const double room = cost - money - doubt;
    if (room <= 0) m_reach = 0;
    else if (rate > 0) m_reach = std::min(m_reach, room / rate * kDown);
}

}  // namespace app::rules::parts
