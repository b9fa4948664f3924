#pragma once
// Ten people at a table, by chance: they write, edit, move, group, merge, bin, vote (secretly too), estimate, rank, plan, undo,
// and the facilitator opens, closes, reveals and cancels rounds and changes steps. Everything through the real commands and the
// real workshop; what is refused is tried in another way. The same for the same seed, but for the chance of secret ballots. For
// kills, power cuts and faults of storage, which need real work and not single rows.
#include <random>
#include <vector>

#include "app/board/edit.h"
#include "app/commands/rounds.h"
#include "app/workshop/workshop.h"

namespace tests {

class People {
public:
    explicit People(std::uint64_t seed) : m_random(seed), m_ids(seed + 1) {}

    // An empty session of four stages and three lanes, for the ten to sit down at.
    app::Transaction first();
    // One action of somebody that changes something. The workshop must hold what `first` began.
    void act(app::Workshop& workshop);

    // Moves the clock that the next actions are stamped with, to any side.
    void jumpTo(app::UnixMs now) { m_now = now; }
    app::IdSource ids() { return app::IdSource(m_random()); }

private:
    using Entry = app::Result<app::Transaction>;
    template <class T>
    app::Id<T> any(const app::Board& board);
    app::Id<app::Seat> someone(const app::Board& board);
    app::Cell somewhere(const app::Board& board);
    std::string words();
    int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit)); }
    bool chance(int percent) { return below(100) < percent; }

    Entry write(const app::Board& board, app::CommandContext& context);
    Entry move(const app::Board& board, app::CommandContext& context);
    Entry group(const app::Board& board, app::CommandContext& context);
    Entry vote(const app::Board& board, app::CommandContext& context, const app::Round& round);
    Entry lead(const app::Board& board, app::CommandContext& context, const app::Round* open);
    Entry weigh(const app::Board& board, app::CommandContext& context);
    Entry something(const app::Board& board, app::CommandContext& context);

    std::mt19937_64 m_random;
    app::IdSource m_ids;
    app::UnixMs m_now = 1'750'000'000'000;
};

}  // namespace tests
