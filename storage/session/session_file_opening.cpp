// How a session file is opened, looked at and made: what is asked before a byte of it changes, and what becomes of what was
// found.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>

#include "storage/migrations/migrations.h"
#include "storage/records/stored_names.h"
#include "storage/session/backups.h"
#include "storage/session/copies.h"
#include "storage/session/ledger.h"
#include "storage/session/log_guard.h"
#include "storage/session/rules_off.h"
#include "storage/session/session_file.h"
#include "storage/session/wall_time.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

// Another table that only lists its sessions lets go of a file within milliseconds.
constexpr auto kPatience = std::chrono::milliseconds(1000);
constexpr auto kLongestLook = std::chrono::milliseconds(20'000);  // the largest import takes a hundredth of it

fs::path folderOf(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

DataFolder dataFor(const fs::path& file, const fs::path& data) { return {data.empty() ? folderOf(file) : data}; }

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

// Runs what opens a file; whatever SQLite throws in it, between its own guards too, is refused in words.
template <class F>
auto opening(const fs::path& file, F&& work) -> app::Result<decltype(work())> {
    try {
        return sqlite::guarded(work);
    } catch (const Failure& failure) {
        return refusalOf(file, failure);
    }
}

// Nothing but the schema is read here: whatever else is in a foreign file waits until that is ours.
void demandOurSchema(SQLite::Database& db) {
    const auto differences = migrations::schemaDifferences(db);
    if (!differences.empty()) throw Failure{Cause::Damaged, "the schema differs: " + differences.front()};
}

// Marks of an older form that is only looked at: sealed in memory, with keys that are nowhere else.
class KeysInMemory : public records::RoundKeyring {
public:
    explicit KeysInMemory(const RoundKeys& onDisk) : m_onDisk(onDisk) {}
    records::RoundKey keyFor(app::Id<app::Round> round) override { return m_made[round.value]; }
    std::optional<records::RoundKey> find(app::Id<app::Round> round) const override {
        const auto made = m_made.find(round.value);
        return made == m_made.end() ? m_onDisk.find(round) : std::optional(made->second);
    }

private:
    const RoundKeys& m_onDisk;
    std::map<std::uint64_t, records::RoundKey> m_made;
};

// In the journal's words: what it has and the tables lost goes, so that taking it back is an edit like any other.
app::Transaction settingAside(const std::vector<app::SetAside>& setAside) {
    app::Transaction transaction{app::IdSource::fromSystem().next(), app::Op::Import, {}, wallTime(), 0, {}};
    for (const app::SetAside& one : setAside)
        if (one.offered && !one.fromBackup) transaction.changes.push_back({one.key, one.offered, std::nullopt});
    std::sort(transaction.changes.begin(), transaction.changes.end(),
              [](const app::Change& a, const app::Change& b) { return a.key < b.key; });
    return transaction;
}

}  // namespace

app::Result<std::unique_ptr<SessionFile>> SessionFile::open(const fs::path& file, const fs::path& data) {
    return opening(file, [&] {
        const DataFolder folder = dataFor(file, data);
        const LogVerdict log = judgeLog(file);
        if (log != LogVerdict::Fits) keepAsFound(folder, file);
        if (log == LogVerdict::Foreign) setLogsAside(folder, file);
        sqlite::Database database(file, sqlite::Use::Look, migrations::newestVersion(), kPatience);
        {
            const sqlite::TimeLimit limit(database.connection(), kLongestLook);
            demandOurSchema(database.connection());
            sqlite::demandWhole(database.connection());
        }
        const bool isOlder = database.version() < migrations::newestVersion();
        const FileId id = newFileId();
        if (isOlder) keepBeforeMigration(database, backupName(folder, id, wallTime(), "before-migration"));
        database.takeOver();
        std::unique_ptr<SessionFile> opened(new SessionFile(std::move(database), folder));
        opened->m_keys.setFile(id);
        if (isOlder) {
            bringUpToDate(opened->connection(), opened->m_keys, id);
            opened->checkpoint();  // with it goes what was in the clear
        }
        opened->settle(readWhole(opened->connection(), opened->m_keys, folder));
        opened->takeSessionBack();
        opened->leaveSecretsToOriginal();
        if (log == LogVerdict::Foreign)
            opened->m_told.push_back({TR_NOOP("A log of another session lay beside this file; it was set aside."), {}});
        if (log == LogVerdict::Damaged &&
            std::find(opened->m_told.begin(), opened->m_told.end(), app::Told{kMayLackSteps, {}}) == opened->m_told.end())
            opened->m_told.push_back({kMayLackSteps, {}});
        if (opened->mayHoldOldMarks()) opened->eraseMarks();
        return opened;
    });
}

app::Result<app::Board> SessionFile::look(const fs::path& file, const fs::path& data) {
    return opening(file, [&] {
        const auto snapshot = sqlite::openSnapshot(sqlite::snapshotOf(file, kPatience));
        const sqlite::TimeLimit limit(*snapshot, kLongestLook);
        const auto version = sqlite::guarded([&] { return snapshot->execAndGet("PRAGMA user_version").getUInt(); });
        if (version > migrations::newestVersion()) throw Failure{Cause::Newer, file.string()};
        demandOurSchema(*snapshot);
        const DataFolder folder = dataFor(file, data);
        const RoundKeys onDisk(folder);
        KeysInMemory keys(onDisk);
        bringUpToDate(*snapshot, keys, newFileId());
        return readWhole(*snapshot, keys, folder).board;
    });
}

app::Result<std::unique_ptr<SessionFile>> SessionFile::create(const fs::path& file, const app::Transaction& first,
                                                              const fs::path& data) {
    const fs::path making = makingName(file);
    const DataFolder folder = dataFor(file, data);
    const auto made = opening(file, [&] {
        std::error_code error;
        if (fs::exists(fs::symlink_status(file, error))) throw Failure{Cause::Exists, file.string()};
        removeWithLog(making);
        {
            auto database = sqlite::Database::create(making);
            SessionFile made(std::move(database), folder);
            bringUpToDate(made.connection(), made.m_keys, newFileId());
            made.m_seal = made.m_sealTable->read().value();
            made.m_keys.setFile(made.m_seal.file);
            made.store({&first, 1});
            made.checkpoint();
        }
        sqlite::syncToDisk(making);
        setLogsAside(folder, file);
        sqlite::renameIfFree(making, file);
        sqlite::syncToDisk(folderOf(file));
        return true;
    });
    if (made) return open(file, data);
    removeWithLog(making);
    return made.refusal();
}

// What was found becomes what the file holds: what is bad is out of its tables, kept as it was, and the seal says so.
void SessionFile::settle(Opening opening) {
    m_told = std::move(opening.told), m_setAside = std::move(opening.setAside);
    m_seal = opening.seal.value_or(Seal{newFileId()});
    const bool isCopy = isCopyOfAnother(m_folder, m_seal, m_file);
    if (isCopy) m_seal.file = newFileId();
    m_keys.setFile(m_seal.file);
    m_isCopy = isCopy;
    if (isBehindLedger(m_folder, m_seal, m_file) &&
        std::find(m_told.begin(), m_told.end(), app::Told{kMayLackSteps, {}}) == m_told.end())
        m_told.push_back({kMayLackSteps, {}});
    m_records->setState(opening.state);
    m_journal = std::make_unique<JournalTable>(connection());
    app::Board board = std::move(opening.board);
    if (opening.isAsWritten && !isCopy) {
        m_loaded = std::move(board);
        return;
    }
    sqlite::guarded([&] {
        const RulesOff off(connection());
        commit([&] {
            SQLite::Statement keep(connection(), "INSERT INTO aside (kind, record, at, content) VALUES (?, ?, ?, ?)");
            for (const records::BadRow& row : opening.bad) {
                const std::string table = records::tableOf(row.key.kind);
                if (row.key.kind != app::RecordKind::Mark) {
                    const std::string content = m_records->rowText(row.key);
                    keep.bind(1, table), keep.bind(2, static_cast<std::int64_t>(row.key.id)),
                        keep.bind(3, static_cast<std::int64_t>(wallTime()));
                    keep.bind(4, content);
                    keep.exec(), keep.reset();
                }
                SQLite::Statement remove(
                    connection(), "DELETE FROM \"" + table + "\" WHERE \"" + records::columnsOf(row.key.kind).front() + "\" = ?");
                remove.bind(1, static_cast<std::int64_t>(row.key.id));
                remove.exec();
            }
            m_seal.marks = opening.marks;
            m_journal->append(settingAside(m_setAside));
        });
    });
    m_loaded = std::move(board);
}

void SessionFile::leaveSecretsToOriginal() {
    if (!m_isCopy || !m_loaded) return;
    app::Board board = std::move(*m_loaded);
    if (cancelSecretRounds(*this, board) > 0) {
        m_told.push_back(
            {TR_NOOP("This file is a copy of another session: the secret votes under way are in that one, and cancelled here."),
             {}});
        board = load();
    }
    m_loaded = std::move(board);
}

// Without its own record nothing of a session can be shown: it is taken back unasked.
void SessionFile::takeSessionBack() {
    if (!m_loaded || !m_loaded->all<app::Session>().empty()) return;
    app::Transaction back{app::IdSource::fromSystem().next(), app::Op::Import, {}, wallTime(), 0, {}};
    for (const app::SetAside& one : m_setAside)
        if (one.key.kind == app::RecordKind::Session && one.offered) back.changes.push_back({one.key, std::nullopt, one.offered});
    if (back.changes.empty()) return;
    app::Board board = std::move(*m_loaded);
    store({&back, 1});
    for (const app::Change& change : back.changes) board.load(*change.after);
    board.rebuildIndexes();
    m_loaded = std::move(board);
    std::erase_if(m_setAside, [](const app::SetAside& one) { return one.key.kind == app::RecordKind::Session && one.offered; });
}

}  // namespace storage::session
