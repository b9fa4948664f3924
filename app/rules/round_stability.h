#pragma once
// Would the same items be kept if other people of the same kind had come? A round's ballots are drawn again and again from the
// session's seed and the order of its own form is made anew each time (methods/stability.h). Called by standings off the render
// thread: 150 items by 30 ballots take a few milliseconds. Says nothing of duels, whose model tells a chance by itself.
#include <optional>
#include <vector>

#include "app/board/board.h"

namespace app::rules {

// Of every candidate left, in their order: the share of draws that put it among the first `winners` by its own score; a tie
// across the cut shares what is left of it. Nothing with fewer than five ballots, and nothing for duels and best-worst sets.
std::optional<std::vector<double>> stabilityOf(const Board& board, const Round& round);

}  // namespace app::rules
