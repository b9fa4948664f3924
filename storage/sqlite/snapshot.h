#pragma once
// A session file as it was at one moment, copied whole into memory while another process may hold it and write: for whoever only
// wants to read. SQLite itself cannot look, since a table keeps its file to itself (database.h). Locks nothing, writes nothing,
// and leaves nothing on the disk, where votes of an open round would be. The copy is put together as SQLite does after a crash:
// the file's pages, and over them those of the write-ahead log up to its last whole commit
// (https://www.sqlite.org/fileformat2.html#walformat).
#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace storage::sqlite {

// The bytes of the whole database, its log put in. Tries again while the log was begun anew or the file changed in the meantime,
// at most for `patience`. Throws Failure: Held if this process has the file open, or if it never kept still; Missing,
// NotASession, ….
std::string snapshotOf(const std::filesystem::path& file, std::chrono::milliseconds patience);

// Whether these bytes begin as a session's do.
bool isSession(std::string_view bytes);

// A connection in memory to such bytes; what is changed there is changed nowhere else. Throws Failure: Damaged.
std::unique_ptr<SQLite::Database> openSnapshot(const std::string& bytes);
// The same without asking whether they are whole: for whoever looks for what is left.
std::unique_ptr<SQLite::Database> openUnchecked(const std::string& bytes);

}  // namespace storage::sqlite
