#pragma once
// Every item against every other: how much weight places a strictly above b. All Condorcet methods read only this.
// Also what the matrix says by itself: Condorcet winner and loser, Smith and Schwartz sets (research: Schwartz 1986, Smith 1973).
// Blanks: implicit, the unlisted share the last place and lose to all that are listed; explicit, they are not compared.
#include <cstdint>
#include <optional>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

class Pairwise {
public:
    explicit Pairwise(int items = 0)
        : m_items(items), m_votes(static_cast<std::size_t>(items) * static_cast<std::size_t>(items)) {}

    int items() const { return m_items; }
    std::int64_t votes(int a, int b) const { return m_votes[at(a, b)]; }  // d[a][b]: weight that places a strictly above b
    std::int64_t margin(int a, int b) const { return m_votes[at(a, b)] - m_votes[at(b, a)]; }
    bool defeats(int a, int b) const { return m_votes[at(a, b)] > m_votes[at(b, a)]; }
    void addVotes(int a, int b, std::int64_t weight) { m_votes[at(a, b)] += weight; }
    std::int64_t* row(int a) { return m_votes.data() + at(a, 0); }

private:
    std::size_t at(int a, int b) const {
        return static_cast<std::size_t>(a) * static_cast<std::size_t>(m_items) + static_cast<std::size_t>(b);
    }
    int m_items;
    std::vector<std::int64_t> m_votes;
};

// O(orders · n²). All zero without a voter.
Pairwise pairwiseOf(const Profile& profile);

// The item that defeats every other one; the one that every other defeats. A single item is both (nothing beats it, and it
// beats nothing); none without items, and ties leave none.
std::optional<int> condorcetWinner(const Pairwise& pairwise);
std::optional<int> condorcetLoser(const Pairwise& pairwise);

// Smallest set whose every member defeats everything outside: the items the vote does not tell apart. Ascending by index;
// all items when all are tied. O(n³/64).
std::vector<int> smithSet(const Pairwise& pairwise);
// Union of the smallest sets that nothing outside defeats; part of the Smith set, smaller only where duels are tied.
std::vector<int> schwartzSet(const Pairwise& pairwise);

// What an order is worth to the voters, Kemeny's figure: Σ d[a][b] over all a that stand strictly above b. Tied pairs add
// nothing.
std::int64_t agreementWith(const Pairwise& pairwise, const Groups& order);

}  // namespace app::rules
