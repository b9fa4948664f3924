#pragma once
// How far shares can be raised before a run of Equal Shares buys anything else, or in another order: so that Add1 need not run
// again for raises that change nothing. Called by equal_shares.cpp; the bounds are in equal_shares_outlook.cpp. Answers too
// little rather than too much: beyond what is answered something may change, up to it nothing does.
// While the same items are bought in the same order, more money for all means no less money for anyone after any round, and no
// higher price: whoever pays in full goes on doing so. So money and prices lie between straight lines, drawn here round by round,
// and an item is not bought before the chosen one as long as its backers cannot reach its cost at the chosen one's ρ.
#include <functional>
#include <queue>
#include <vector>

#include "app/rules/budget/equal_shares_run.h"

namespace app::rules::parts {

class EqualSharesOutlook {
public:
    explicit EqualSharesOutlook(const Electorate& votes) : m_votes(&votes) {}

    // How much every share of this run can grow, at most `horizon` (> 0), with the same items bought in the same order; 0 as soon
    // as it is seen to be below `least`. About as long as a run.
    double reach(const EqualSharesRun& run, double horizon, double least);

private:
    // For t from 0 to the horizon: money + least·t ≤ what it has with shares higher by t ≤ money + most·t.
    struct Group {
        double money = 0, least = 1, most = 1;
    };
    struct Line {  // of the price of a point: value − most·t ≤ price ≤ value − least·t
        double value = 0, least = 0, most = 0, end = 0;  // end: the lower line at the horizon, perhaps below 0
    };

    void begin(const EqualSharesRun& run);
    bool poor(const Electorate::Backer& b) const { return m_gaveIn[at(b.voter)] <= m_round; }
    Line priceOf(int item, double value) const;
    void lookAtRivals(int chosen, const Line& price);
    void rival(int item, const Line& level);
    double leastPrice(int item);
    void pay(int item, const Line& price);
    void leftUnbought();
    void keepBelow(int item, double money, double rate, double count);

    const Electorate* m_votes;
    double m_horizon = 0, m_reach = 0;
    double m_start = 0, m_error = 0;  // as in the run
    std::vector<Group> m_groups;
    std::vector<int> m_gaveIn;  // by group: the round in which it gave what it had
    int m_round = 0;
    std::vector<char> m_bought;
    using Entry = std::pair<double, int>;  // no ρ of the item is below, in this round or a later one, as far as the horizon
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_open;
    std::vector<Entry> m_looked;             // scratch
    std::vector<Electorate::Backer> m_rich;  // scratch
};

}  // namespace app::rules::parts
