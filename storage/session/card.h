#pragma once
// What the home screen shows of a session, read from its file without changing it, or taken from an open board. Called by
// SqliteLibrary, on its thread; never for a file this process has open.
#include "app/ports/session_library.h"
#include "storage/session/session_file.h"

namespace storage::session {

// Never throws: what cannot be opened is a card with trouble, named after its file.
app::SessionCard readCard(const std::filesystem::path& file);
app::SessionCard cardOf(const std::filesystem::path& file, const app::Board& board, app::UnixMs changedAt);

}  // namespace storage::session
