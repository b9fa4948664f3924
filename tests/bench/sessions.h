#pragma once
// Boards of any size for the benches: so many notes spread over the default stages and lanes, seats round the table.
#include <filesystem>

#include "app/board/board.h"
#include "app/board/transaction.h"

namespace tests {

// The transaction that makes a board with `notes` notes and eight seats out of an empty one. Always the same for one number.
app::Transaction boardOf(int notes);

// What makes of such a board one in the ranking's step: so many actions with value, costs and a revealed vote, three tiers with
// some.
app::Transaction rankingOf(const app::Board& board, int actions);

// A session file holding it. Throws std::runtime_error.
void writeSession(const std::filesystem::path& file, int notes);

}  // namespace tests
