#include "storage/session/session_file.h"

#include <SQLiteCpp/Backup.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "storage/migrations/migrations.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

// Another table that only lists its sessions lets go of a file within milliseconds.
constexpr auto kPatience = std::chrono::milliseconds(1000);

fs::path folderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

fs::path makingName(const fs::path& file) {
    return folderOf(file) / ("." + file.filename().string() + "." + std::to_string(::getpid()) + ".making");
}

void removeWithLog(const fs::path& file) {
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(fs::path(file) += tail, ignored);
}

// The screen shows a sentence; the log keeps SQLite's own words.
app::Refusal refusalOf(const fs::path& file, const Failure& failure) {
    spdlog::warn("{}: {}", file.string(), failure.what());
    return failure.refusal();
}

app::Board boardFrom(records::RecordStore& records) {
    app::Board board;
    for (int kind = 0; kind < app::kRecordKinds; ++kind)
        records.load(static_cast<app::RecordKind>(kind), [&](app::Record record) { board.load(std::move(record)); });
    board.rebuildIndexes();
    return board;
}

// Switches the checks of the file off for one commit, whatever happens inside.
class RulesOff {
public:
    explicit RulesOff(SQLite::Database& db) : m_db(db) {
        m_db.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    }
    ~RulesOff() { m_db.tryExec("PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON"); }
    RulesOff(const RulesOff&) = delete;

private:
    SQLite::Database& m_db;
};

}  // namespace

app::Result<std::unique_ptr<SessionFile>> SessionFile::open(const fs::path& file) {
    try {
        sqlite::Database database(file, sqlite::Use::Own, migrations::newestVersion(), kPatience);
        migrations::migrate(database);
        std::unique_ptr<SessionFile> opened(new SessionFile(std::move(database)));
        opened->demandWhole();
        if (opened->mayHoldOldMarks()) opened->eraseMarks();
        return opened;
    } catch (const Failure& failure) {
        return refusalOf(file, failure);
    }
}

app::Result<app::Board> SessionFile::look(const fs::path& file) {
    try {
        const auto snapshot = sqlite::openSnapshot(sqlite::snapshotOf(file, kPatience));
        const auto version = sqlite::guarded([&] { return snapshot->execAndGet("PRAGMA user_version").getUInt(); });
        if (version > migrations::newestVersion()) throw Failure{Cause::Newer, file.string()};
        if (version == migrations::newestVersion()) {
            records::RecordStore records(*snapshot);
            return sqlite::guarded([&] { return boardFrom(records); });
        }
    } catch (const Failure& failure) {
        return refusalOf(file, failure);
    }
    const auto opened = open(file);
    return opened ? app::Result<app::Board>((*opened)->load()) : app::Result<app::Board>(opened.refusal());
}

app::Result<std::unique_ptr<SessionFile>> SessionFile::create(const fs::path& file, const app::Transaction& first) {
    const fs::path making = makingName(file);
    try {
        std::error_code error;
        if (fs::exists(fs::symlink_status(file, error))) throw Failure{Cause::Exists, file.string()};
        removeWithLog(making);
        {
            auto database = sqlite::Database::create(making);
            migrations::migrate(database);
            SessionFile made(std::move(database));
            made.store({&first, 1});
            made.foldLog();
        }
        sqlite::syncToDisk(making);
        sqlite::renameIfFree(making, file);
        sqlite::syncToDisk(folderOf(file));
    } catch (const Failure& failure) {
        removeWithLog(making);
        return refusalOf(file, failure);
    }
    return open(file);
}

SessionFile::SessionFile(sqlite::Database database) : m_file(database.file()) { adopt(std::move(database)); }

void SessionFile::adopt(sqlite::Database database) {
    m_database.emplace(std::move(database));
    m_records = std::make_unique<records::RecordStore>(m_database->connection());
    m_journal = std::make_unique<JournalTable>(m_database->connection());
}

SQLite::Database& SessionFile::connection() {
    if (!m_database) throw Failure{Cause::Device, m_file.string()};
    return m_database->connection();
}

void SessionFile::reconnect() {
    m_journal.reset();
    m_records.reset();
    m_database.reset();
    adopt(sqlite::Database(m_file, sqlite::Use::Own, migrations::newestVersion(), std::chrono::milliseconds(0)));
}

void SessionFile::demandWhole() {
    const std::string answer = sqlite::guarded([&] {
        const RulesOff off(connection());  // a value out of range is no reason to keep people out; see storeRegardless
        return connection().execAndGet("PRAGMA quick_check(1)").getString();
    });
    if (answer != "ok") throw Failure{Cause::Damaged, answer};
}

app::Board SessionFile::load() {
    return sqlite::guarded([&] {
        connection();
        return boardFrom(*m_records);
    });
}

std::vector<app::Transaction> SessionFile::recent(std::size_t most) {
    return sqlite::guarded([&] { return connection(), m_journal->recent(most); });
}

void SessionFile::write(std::span<const app::Transaction> transactions, bool regardless) {
    SQLite::Transaction commit(connection(), SQLite::TransactionBehavior::IMMEDIATE);
    for (const app::Transaction& transaction : transactions) {
        for (const app::Change& change : transaction.changes) {
            try {
                if (change.after) m_records->put(*change.after);
                else m_records->remove(change.key);
            } catch (const std::exception& error) {
                if (!regardless) throw;
                spdlog::error("{} {}: {}", app::nameOf(change.key.kind), app::idText(change.key.id), error.what());
            }
        }
        m_journal->append(transaction);
    }
    if (m_beforeCommit) m_beforeCommit();
    commit.commit();
}

void SessionFile::store(std::span<const app::Transaction> transactions) {
    connection();
    if (!m_database->stillThere()) throw Failure{Cause::Moved, m_file.string()};
    sqlite::guarded([&] { write(transactions, false); });
}

void SessionFile::storeRegardless(const app::Transaction& transaction) {
    sqlite::guarded([&] {
        const RulesOff off(connection());
        write({&transaction, 1}, true);
    });
}

bool SessionFile::mayHoldOldMarks() {
    // A kill between the commit that closes or cancels a ballot and the wiping after it.
    static_assert(static_cast<int>(app::BallotState::Closed) == 2 && static_cast<int>(app::BallotState::Cancelled) == 4);
    const char* sql = "SELECT EXISTS (SELECT 1 FROM ballot WHERE secret AND state >= 2)";
    return sqlite::guarded([&] { return connection().execAndGet(sql).getInt() != 0; });
}

void SessionFile::eraseMarks() {
    // secure_delete zeroes rows as they go, but nothing promises that a page SQLite has rebuilt keeps no copy in its free space.
    // Emptying the table whole zeroes its pages whole; it only does so with foreign keys off. Marks of a ballot still open
    // are put back.
    sqlite::guarded([&] {
        const RulesOff off(connection());
        SQLite::Transaction commit(connection(), SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<app::Record> open;
        m_records->load(app::RecordKind::Mark, [&](app::Record mark) { open.push_back(std::move(mark)); });
        m_records->clear(app::RecordKind::Mark);
        for (const app::Record& mark : open) m_records->put(mark);
        commit.commit();
    });
    foldLog();
}

void SessionFile::foldLog(sqlite::Log afterwards) {
    connection();
    m_database->foldLog(afterwards);
}

void SessionFile::copyTo(const fs::path& file) {
    sqlite::createPrivate(file);
    sqlite::guarded([&] {
        SQLite::Database copy(fs::absolute(file).string(), SQLite::OPEN_READWRITE);
        copy.exec("PRAGMA secure_delete = ON");
        SQLite::Backup backup(copy, connection());
        backup.executeStep(-1);
    });
    sqlite::syncToDisk(file);
}

}  // namespace storage::session
