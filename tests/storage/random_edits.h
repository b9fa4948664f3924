#pragma once
// Endless random transactions over all record kinds, the same for the same seed, that keep what the file demands: references
// that exist, values in range. For the algebra, the kill test and the round trips; knows no command.
#include <random>

#include "app/board/edit.h"

namespace tests {

class RandomEdits {
public:
    explicit RandomEdits(std::uint64_t seed) : m_random(seed), m_ids(seed + 1) {}

    // A session, a stage, a lane, a seat, a note, a round, …: one of each kind, for everything else to refer to.
    app::Transaction first();
    // One to four records put, changed or removed.
    app::Transaction next(const app::Board& board);
    app::IdSource& ids() { return m_ids; }
    int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit)); }

private:
    struct Draft;  // the transaction being made: what it removes and what it refers to

    void putRandom(Draft& draft, app::RecordKind kind);
    void removeRandom(Draft& draft);
    template <class T>
    std::uint64_t pick(Draft& draft);
    template <class R>
    void fill(Draft& draft, R& record);
    template <class T>
    void fillField(Draft& draft, const char* name, T& field);
    std::string text();

    std::mt19937_64 m_random;
    app::IdSource m_ids;
    app::UnixMs m_now = 1'750'000'000'000;
};

}  // namespace tests
