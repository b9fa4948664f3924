#pragma once
// "a stands above b" between items, one bit a pair: what Schulze, ranked pairs, Kemeny and the Smith set have in common.
// Chains are followed by whole words, 64 items at a time, so 150 items cost microseconds.
// It holds relations, no strengths, and never picks between two items by their index.
#include <cstdint>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

class Relation {
public:
    explicit Relation(int items = 0);

    int items() const { return m_items; }
    bool has(int above, int below) const;
    void add(int above, int below);

    // Adds a pair to a relation that is already closed under chains, and closes it again. O(n²/64).
    void addClosed(int above, int below);
    // Adds whatever follows by chains. O(n³/64).
    void close();

    // The items nothing remaining stands above, then the same of what is left… Needs a relation without circles: items on or
    // below a circle never come free and are left out of the answer.
    Groups levels() const;

private:
    using Word = std::uint64_t;
    Word* row(int item) { return m_bits.data() + static_cast<std::size_t>(item) * m_words; }
    const Word* row(int item) const { return m_bits.data() + static_cast<std::size_t>(item) * m_words; }

    int m_items;
    std::size_t m_words;  // of a row
    std::vector<Word> m_bits;
};

}  // namespace app::rules
