#pragma once
// One run of Equal Shares with a given share. Looked for with doubles whose error is bounded, decided with fractions wherever the bounds
// leave a doubt; so it is exact and still fast. Included by equal_shares*.cpp only.
// A voter's money is share − Σ p_d·w over the items d they paid in full (p: price of a point), or 0 once they gave all. So the price
// of any item is (cost − (count·share − Σ coefficient·p_d)) / weight with whole coefficients, and p_d need be known exactly
// only when somebody asks.
#include <optional>
#include <vector>

#include "app/rules/budget/equal_shares.h"

namespace app::rules::parts {

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
    std::vector<std::int64_t> votes;           // by item
    std::vector<std::int64_t> weight;          // Σ count·points by item; points are 1 unless the utility is Points
    std::vector<int> groupOf;                  // of each voter, −1: none
    std::size_t groups = 0;
    bool costUtility = false;

    std::int64_t base(int item) const { return costUtility ? input->costs[static_cast<std::size_t>(item)] : 1; }  // ρ = p / base
    bool before(int a, int b) const;  // tie of ρ
};

class EqualSharesRun {
public:
    EqualSharesRun(const Electorate& electorate, const Fraction& share);

    // False as soon as more than `budget` is spent; what was taken by then is not the method's answer.
    bool run(std::int64_t budget);

    const std::vector<int>& taken() const { return m_taken; }
    std::int64_t spent() const { return m_spent; }
    const Fraction& price(std::size_t round);  // of a point, exact
    void writePayments(FairPlan& plan);        // rounds, paid

private:
    struct Price {  // of a point, within ±error
        double value = 0, error = 0;
    };
    struct Paid {  // in full
        int round = 0;
        std::int64_t points = 0;
    };
    struct Round {
        std::int64_t count = 0;                  // voters who gave all they had
        std::vector<std::int64_t> coefficients;  // of earlier rounds' prices in what those had spent
        std::int64_t weight = 1;                 // points of those who paid in full
        std::optional<Fraction> price;
    };
    struct Exact {
        Fraction price;
        std::vector<char> poor;  // by backer
    };
    enum class Afford : std::uint8_t { No, Yes, Unsure };

    Afford afford(int item) const;
    std::optional<Price> approximate(int item);  // nothing: the bounds do not settle it
    Exact exact(int item);
    bool affordExactly(int item);
    Fraction money(int voter);
    Fraction spentBy(const std::vector<std::int64_t>& coefficients);
    void addHistory(int voter, std::int64_t count, std::vector<std::int64_t>& coefficients) const;
    int cheapest(std::vector<std::pair<int, Price>>& candidates);
    void buy(int item, Price price);
    void settle(Round& round, int item, const std::vector<char>& poor, double price);
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }

    const Electorate* m_votes;
    Fraction m_share;
    double m_start = 0, m_error = 0;    // share; no voter's m_money is further from the truth than m_error
    std::vector<double> m_money;        // by group
    std::vector<char> m_empty;          // exactly 0
    std::vector<std::vector<Paid>> m_history;
    std::vector<Round> m_rounds;
    std::vector<int> m_taken;
    std::vector<std::pair<int, int>> m_gaveAll;  // group, round in which it gave what it had
    std::int64_t m_spent = 0;
    std::vector<Electorate::Backer> m_rich;      // scratch
};

}  // namespace app::rules::parts
