#pragma once
// One run of Equal Shares with a given share. Looked for with doubles whose error is bounded, decided with fractions wherever the
// bounds leave a doubt; so it is exact and still fast. Included by equal_shares*.cpp only. A voter's money is share − Σ p_d·w
// over the items d they paid in full (p: price of a point), or 0 once they gave all. So the price of an item is (cost −
// (count·share − Σ coefficient·p_d)) / weight with whole coefficients; and with all prices over one growing denominator D_k =
// denominator(share)·weight_1·…·weight_k an exact price is a few dozen products, without one common divisor.
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "app/rules/budget/equal_shares.h"
#include "app/rules/budget/indices.h"

namespace app::rules::parts {

inline constexpr double kEps = std::numeric_limits<double>::epsilon();

// The votes, identical ones merged, by item.
struct Electorate {
    Electorate(const FairInput& input, Utility utility);

    struct Backer {
        int voter = 0;
        double points = 0, count = 0;  // count: how many voters of one mind
        std::int64_t wholePoints = 0, wholeCount = 0;
    };
    const FairInput* input;
    std::int64_t voters = 0;                   // n, weights counted
    std::vector<std::vector<Backer>> backers;  // by item
    std::vector<std::int64_t> votes;           // by item, of ties
    std::vector<std::int64_t> weight;          // Σ count·points by item; points are 1 unless the utility is Points
    std::vector<int> groupOf;                  // of each voter, −1: none
    std::size_t groups = 0;
    std::vector<std::size_t> firstOf;  // of each group: where its part of a list with a place for every vote begins
    bool costUtility = false;

    std::int64_t base(int item) const { return costUtility ? input->costs[static_cast<std::size_t>(item)] : 1; }  // ρ = p / base
    bool before(int a, int b) const;                                                                              // tie of ρ
};

class EqualSharesRun {
public:
    EqualSharesRun(const Electorate& electorate, const Fraction& share);

    // False as soon as more than `budget` is spent; what was taken by then is not the method's answer.
    bool run(std::int64_t budget);

    const std::vector<int>& taken() const { return m_taken; }
    std::int64_t spent() const { return m_spent; }
    double start() const { return m_start; }                             // every share
    double price(int round) const { return m_rounds[at(round)].value; }  // of a point, within a few roundings
    const std::vector<std::pair<int, int>>& gaveAll() const { return m_gaveAll; }
    void writePayments(FairPlan& plan) const;  // rounds, paid

private:
    struct Price {  // of a point, within ±error
        double value = 0, error = 0;
    };
    struct Paid {  // in full
        int round = 0;
        std::int64_t points = 0;
    };
    struct Round {
        std::int64_t weight = 1;  // points of those who paid in full
        BigInt price;             // over D of this round
        double value = 0;         // the same, in money
    };
    struct Exact {  // price = rest / (weight·D)
        BigInt rest;
        std::int64_t weight = 0;
        std::vector<char> poor;  // by backer
        double value = 0;
    };
    // Money of several voters together: count·share less what they spent.
    struct Purse {
        std::int64_t count = 0;
        std::vector<std::int64_t> coefficients;  // by round
    };
    enum class Afford : std::uint8_t { No, Yes, Unsure };

    Afford afford(int item) const;
    std::optional<Price> approximate(int item);  // nothing: the bounds do not settle it
    Exact exact(int item) const;
    bool affordExactly(int item) const;
    std::span<const Paid> historyOf(int voter) const {
        return {m_history.data() + m_votes->firstOf[at(voter)], m_paid[at(voter)]};
    }
    void add(Purse& purse, int voter, std::int64_t count) const;
    BigInt over(const Purse& purse) const;  // its money, over D
    int cheapest(const std::vector<std::pair<int, Price>>& candidates) const;
    void buy(int item, const Price& price);
    void settle(int item, const std::vector<char>& poor);

    const Electorate* m_votes;
    Fraction m_share;
    double m_start = 0, m_error = 0;  // share; no voter's m_money is further from the truth than m_error
    std::vector<double> m_money;      // by group
    std::vector<char> m_empty;        // exactly 0
    std::vector<Paid> m_history;      // of all groups, each in its part: one allocation a run
    std::vector<std::size_t> m_paid;  // how much of its part a group has used
    std::vector<Round> m_rounds;
    BigInt m_denominator;  // D
    std::vector<int> m_taken;
    std::vector<std::pair<int, int>> m_gaveAll;  // group, round in which it gave what it had
    std::int64_t m_spent = 0;
    std::vector<Electorate::Backer> m_rich;  // scratch
};

}  // namespace app::rules::parts
