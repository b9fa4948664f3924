#pragma once
// What a copy of a session leaves to its original: the votes of rounds that are open in secret. Called by SessionFile, where
// somebody copied a file by hand, and by shelf.
#include "app/board/board.h"

namespace storage::session {

class SessionFile;

// Cancels the secret rounds that are open, and erases their marks: the votes stay with the session they were given in, or go with
// it. Answers how many there were. Throws sqlite::Failure.
int cancelSecretRounds(SessionFile& file, const app::Board& board);

}  // namespace storage::session
