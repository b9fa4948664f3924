#include "app/rules/methods/relation.h"

namespace app::rules {

namespace {
std::uint64_t bitOf(int item) { return std::uint64_t{1} << (item % 64); }
}  // namespace

Relation::Relation(int items)
    : m_items(items), m_words((static_cast<std::size_t>(items) + 63) / 64), m_bits(static_cast<std::size_t>(items) * m_words) {}

bool Relation::has(int above, int below) const { return row(above)[below / 64] & bitOf(below); }

void Relation::add(int above, int below) { row(above)[below / 64] |= bitOf(below); }

void Relation::addClosed(int above, int below) {
    if (has(above, below)) return;
    std::vector<Word> gained(row(below), row(below) + m_words);
    gained[static_cast<std::size_t>(below) / 64] |= bitOf(below);
    for (int item = 0; item < m_items; ++item) {
        if (item != above && !has(item, above)) continue;
        Word* bits = row(item);
        for (std::size_t word = 0; word < m_words; ++word) bits[word] |= gained[word];
    }
}

void Relation::close() {
    for (int through = 0; through < m_items; ++through)
        for (int item = 0; item < m_items; ++item) {
            if (!has(item, through)) continue;
            Word* bits = row(item);
            const Word* more = row(through);
            for (std::size_t word = 0; word < m_words; ++word) bits[word] |= more[word];
        }
}

Groups Relation::levels() const {
    std::vector<int> above(static_cast<std::size_t>(m_items));  // how many of the remaining stand above
    for (int item = 0; item < m_items; ++item)
        for (int below = 0; below < m_items; ++below) above[static_cast<std::size_t>(below)] += has(item, below);
    std::vector<bool> taken(static_cast<std::size_t>(m_items));
    Groups groups;
    for (;;) {
        std::vector<int> free;
        for (int item = 0; item < m_items; ++item)
            if (!taken[static_cast<std::size_t>(item)] && above[static_cast<std::size_t>(item)] == 0) free.push_back(item);
        if (free.empty()) return groups;
        for (int item : free) {
            taken[static_cast<std::size_t>(item)] = true;
            for (int below = 0; below < m_items; ++below) above[static_cast<std::size_t>(below)] -= has(item, below);
        }
        groups.push_back(std::move(free));
    }
}

}  // namespace app::rules
