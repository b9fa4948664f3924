#include "storage/sqlite/database.h"

#include <sqlite3.h>

#include <array>
#include <fstream>
#include <random>
#include <thread>

#include "storage/sqlite/file_header.h"

namespace storage::sqlite {
namespace {

namespace fs = std::filesystem;

// How long to wait before the lock is tried again. Each time another span: two programs that try in step each find the other's
// shared lock, and neither ever has the file.
class Pauses {
public:
    std::chrono::milliseconds next() { return std::chrono::milliseconds(m_span(m_random)); }

private:
    std::minstd_rand m_random{std::random_device{}()};
    std::uniform_int_distribution<int> m_span{5, 35};
};

FileClaim claimOf(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) throw Failure{Cause::Directory, file.string()};
    auto claim = FileClaim::take(file);
    if (!claim) throw Failure{Cause::Held, file.string()};
    return std::move(*claim);
}

// Whether this is a write-ahead log with something in it.
bool isLog(const fs::path& file) {
    std::array<char, 33> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    return in.gcount() == 33 && std::string_view(bytes.data(), 3) == "\x37\x7f\x06" && (bytes[3] | 1) == '\x83';
}

}  // namespace

void distrust(SQLite::Database& db) {
    // The length must hold the journal row of the largest import, both of records and of rows.
    sqlite3* handle = db.getHandle();
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 5);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Else a column whose name has changed by one bit reads as its own name (sqlite.org/quirks.html §8).
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY");
}

TimeLimit::TimeLimit(SQLite::Database& connection, std::chrono::milliseconds most)
    : m_connection(connection), m_until(std::chrono::steady_clock::now() + most) {
    constexpr int kOperations = 10'000;  // between two looks at the clock: less than a millisecond
    const auto isOver = [](void* until) {
        return static_cast<int>(std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(until));
    };
    sqlite3_progress_handler(m_connection.getHandle(), kOperations, isOver, &m_until);
}

TimeLimit::~TimeLimit() { sqlite3_progress_handler(m_connection.getHandle(), 0, nullptr, nullptr); }

void demandWhole(SQLite::Database& db) {
    const std::string answer = guarded([&] {
        db.exec("PRAGMA ignore_check_constraints = ON");
        const std::string said = db.execAndGet("PRAGMA quick_check(1)").getString();
        db.exec("PRAGMA ignore_check_constraints = OFF");
        return said;
    });
    if (answer != "ok") throw Failure{Cause::Damaged, answer};
}

Database::Database(const fs::path& file, Use use, std::uint32_t newestVersion, std::chrono::milliseconds patience)
    : m_file(file), m_claim(claimOf(file)) {
    demandPlainCompanions(file);
    const FileHeader header = readHeader(file);
    // A power cut while the log was folded in may leave a torn first page, which the log still holds whole: SQLite decides then.
    const bool torn = !header.isDatabase && isLog(fs::path(file) += "-wal");
    if (!torn && (!header.isDatabase || header.applicationId != kApplicationId)) throw Failure{Cause::NotASession, file.string()};
    if (!torn && header.userVersion > newestVersion) throw Failure{Cause::Newer, file.string()};
    demandWritable(file);
    const auto until = std::chrono::steady_clock::now() + patience;
    for (Pauses pauses;;) {
        try {
            connect();
            break;
        } catch (const Failure& failure) {
            m_connection.reset();
            if (failure.cause() != Cause::Held || std::chrono::steady_clock::now() >= until) throw;
            std::this_thread::sleep_for(pauses.next());
        }
    }
    const auto id = guarded([&] { return m_connection->execAndGet("PRAGMA application_id").getUInt(); });
    if (id != kApplicationId) throw Failure{Cause::NotASession, file.string()};
    // The log of a newer program that was killed in its migration: the header alone did not show it.
    if (version() > newestVersion) throw Failure{Cause::Newer, file.string()};
    if (use == Use::Own) takeOver();
}

Database Database::create(const fs::path& file) {
    std::error_code error;
    if (fs::exists(file, error)) throw Failure{Cause::Exists, file.string()};
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (!fs::is_directory(folder, error)) throw Failure{Cause::Missing, folder.string()};
    createPrivate(file);
    try {
        demandWritable(file);
        Database database(file, claimOf(file));
        database.connect();
        database.takeOver();
        guarded([&] { database.connection().exec("PRAGMA application_id = " + std::to_string(kApplicationId)); });
        database.checkpoint();  // so that a kill from here on leaves a file that says what it is
        return database;
    } catch (const Failure&) {
        fs::remove(file, error);
        throw;
    }
}

void Database::connect() {
    // A log that is not there yet is made by opening; then closing takes it away again.
    std::error_code error;
    const auto logBytes = fs::file_size(fs::path(m_file) += "-wal", error);
    guarded([&] {
        // A name that begins with "file:" would be read as a URI; an absolute path never does.
        m_connection = std::make_unique<SQLite::Database>(fs::absolute(m_file).string(), SQLite::OPEN_READWRITE);
        keepLogAtClose(!error && logBytes > 0);  // until it is known that the file is ours to change
        auto& db = *m_connection;
        // Before the first access: no shared memory file is needed then, a killed session opens on a full disk, and
        // a second process is told apart. See sqlite.org/wal.html §6.
        db.exec("PRAGMA locking_mode = EXCLUSIVE");
        distrust(db);
        db.exec("PRAGMA secure_delete = ON; PRAGMA query_only = ON");
        db.execAndGet("SELECT count(*) FROM sqlite_schema");  // the first page is read: locks and magic words are tried
        if (sqlite3_db_readonly(db.getHandle(), "main") == 1) throw Failure{Cause::ReadOnly, m_file.string()};
    });
}

void Database::takeOver() {
    guarded([&] {
        auto& db = *m_connection;
        db.exec("PRAGMA query_only = OFF");
        const std::string mode = db.execAndGet("PRAGMA journal_mode = WAL").getString();
        if (mode != "wal") throw Failure{Cause::Device, "journal_mode is " + mode};
        db.exec(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 4194304;"
            "PRAGMA wal_autocheckpoint = 1000");
    });
    keepLogAtClose(false);
}

void Database::keepLogAtClose(bool keep) {
    sqlite3_db_config(m_connection->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

std::uint32_t Database::version() {
    return guarded([&] { return m_connection->execAndGet("PRAGMA user_version").getUInt(); });
}

void Database::checkpoint(Log afterwards) {
    guarded([&] {
        const char* sql = afterwards == Log::Cut ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)";
        SQLite::Statement statement(*m_connection, sql);
        if (statement.executeStep() && statement.getColumn(0).getInt() != 0) throw Failure{Cause::Held, "checkpoint"};
    });
}

}  // namespace storage::sqlite
