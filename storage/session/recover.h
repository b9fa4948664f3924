#pragma once
// The newest good state of a session whose file cannot be opened, or not whole: from its tables, its journal, its log with what
// lies behind broken frames, and its backups. Reads only; what it finds goes to a new file. For `parcours recover` and the home
// screen.
#include "app/base/result.h"
#include "app/board/board.h"
#include "app/ports/session_library.h"
#include "storage/sqlite/database.h"

namespace storage::session {

struct Recovered {
    app::Board board;
    std::vector<app::Told> told;  // what was taken from where, and what is missing
};

// The bytes of a session in memory with the schema the program makes, so that rows can be read whatever is in it and nothing else
// of it is run. Second: whether it was so before. Throws sqlite::Failure.
std::pair<std::unique_ptr<SQLite::Database>, bool> openMended(const std::string& bytes);

// Refuses what holds nothing of a session, or is missing. `data`: as for SessionFile::open.
app::Result<Recovered> recoverable(const std::filesystem::path& file, const std::filesystem::path& data = {});

// The same into a new file at `out`, verified; the original stays as it is, whatever it is. `title`: what the new session is
// called; empty: as before.
app::Result<std::vector<app::Told>> recover(const std::filesystem::path& file, const std::filesystem::path& out,
                                            const std::string& title = {}, const std::filesystem::path& data = {});

}  // namespace storage::session
