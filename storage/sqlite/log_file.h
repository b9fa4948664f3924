#pragma once
// The write-ahead log beside a session file, read as bytes (https://www.sqlite.org/fileformat2.html#walformat): which of its
// frames count, and whether something behind them shows that it is damaged. SQLite itself stops at the first frame that does not
// fit and says nothing.
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace storage::sqlite {

struct LogReading {
    bool whole = true;          // false: the header is not one; empty logs are whole
    std::size_t page = 0;       // bytes
    std::size_t committed = 0;  // frames up to the last whole commit
    std::size_t pages = 0;      // of the database after it
    // A commit of this log's own beginning lies at or behind a frame that does not fit: what was stored there is not read.
    bool hasLost = false;
};

LogReading readLog(std::string_view log);

// Puts the log's pages over the file's, up to the last whole commit; with `beyond` also whole frames behind broken ones.
void putLogIn(std::string& file, std::string_view log, const LogReading& reading, bool beyond = false);

std::filesystem::path logOf(const std::filesystem::path& file);  // "NAME.parcours-wal"

// In large pieces: the quicker it is read, the less is written meanwhile. Empty if it cannot be read. Only under a FileClaim.
std::string bytesOf(const std::filesystem::path& file);

}  // namespace storage::sqlite
