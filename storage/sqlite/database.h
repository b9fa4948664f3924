#pragma once
// One connection to one session file, opened the only way that is safe for it: exclusive before anything else, write-ahead
// log, every commit synced, foreign schemas distrusted. A thin shell over SQLiteCpp. Used by one thread at a time, by
// storage/session and the migrations; knows no table. SQLite's errors leave it as Failure when called through `guarded`.
#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>

#include "storage/sqlite/failure.h"
#include "storage/sqlite/file_claim.h"

namespace storage::sqlite {

constexpr std::uint32_t kApplicationId = 0x50524353;  // "PRCS"

enum class Use {
    Own,   // to work in: switches to the write-ahead log, folds it in at close
    Look,  // to read only: leaves the file and its log as they are, byte for byte
};

enum class Log { Keep, Cut };

class Database {
public:
    // Waits at most `patience` for another process to let go of the file. Throws Failure: Held if this or another process
    // has it open, NotASession, Newer (than `newestVersion`), Damaged, ReadOnly, …; the file is then unchanged.
    Database(const std::filesystem::path& file, Use use, std::uint32_t newestVersion, std::chrono::milliseconds patience);
    // From Look to Own, when what was looked at is sound: until here not a byte of the file or its log has changed.
    void takeOver();
    // An empty database in a file that must not exist yet, with the application id already in its header.
    static Database create(const std::filesystem::path& file);
    Database(Database&&) = default;

    SQLite::Database& connection() { return *m_connection; }
    const std::filesystem::path& file() const { return m_file; }
    bool stillThere() const { return m_claim.standsFor(m_file); }
    std::uint32_t version();

    // Copies the log into the file. Left at its length it is written over, which syncs faster than growing it again; cut, it
    // keeps nothing of what was in it. Throws Failure.
    void checkpoint(Log afterwards = Log::Cut);

private:
    Database(const std::filesystem::path& file, FileClaim claim) : m_file(file), m_claim(std::move(claim)) {}
    void connect();
    void keepLogAtClose(bool keep);

    std::filesystem::path m_file;
    FileClaim m_claim;  // outlives the connection
    std::unique_ptr<SQLite::Database> m_connection;
};

// Ends any statement of this connection that takes longer than `most` (Failure: Damaged): for files from elsewhere, whose views
// or pages may have no end. While it lives.
class TimeLimit {
public:
    TimeLimit(SQLite::Database& connection, std::chrono::milliseconds most);
    ~TimeLimit();
    TimeLimit(const TimeLimit&) = delete;

private:
    SQLite::Database& m_connection;
    std::chrono::steady_clock::time_point m_until;
};

// SQLite's quick_check; CHECKs aside: a value out of range is no reason to keep people out (SessionFile::storeRegardless). Throws
// Failure: Damaged.
void demandWhole(SQLite::Database& connection);

// What a file from elsewhere may ask of us (sqlite.org/security.html): limits, and nothing of its schema is trusted.
void distrust(SQLite::Database& connection);

// Runs something that talks to SQLite and turns its exceptions into Failures.
template <class F>
auto guarded(F&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode(), extended = error.getExtendedErrorCode();
        throw failureOf(extended > 0 && (extended & 0xFF) == code ? extended : code, error.what());
    }
}

}  // namespace storage::sqlite
