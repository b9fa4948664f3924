#include "storage/session/recover.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "app/board/edit.h"
#include "storage/migrations/migrations.h"
#include "storage/session/backups.h"
#include "storage/session/ledger.h"
#include "storage/session/opening.h"
#include "storage/session/session_file.h"
#include "storage/session/wall_time.h"
#include "storage/sqlite/file_claim.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/log_file.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using records::Reading;

constexpr auto kLongestSalvage = std::chrono::minutes(1);
constexpr auto kBackupPatience = std::chrono::milliseconds(100);

// All that can be read of one form of the file.
struct Source {
    std::optional<Seal> seal;
    std::map<app::RecordKey, app::Record> rows;
    std::map<std::int64_t, app::Transaction> steps;  // by seq
    std::set<app::RecordKey> bad;                    // rows that are there and are not what was written
    bool isWhole = false;                            // everything is as it was written
    bool isReadToTheEnd = true;                      // each table

    std::int64_t newest() const { return steps.empty() ? 0 : steps.rbegin()->first; }
};

class Salvage {
public:
    Salvage(SQLite::Database& db, records::RoundKeyring& keys) : m_records(db, &keys), m_db(db) {}

    Source read() {
        for (int i = 0; i < app::kRecordKinds; ++i) readRows(static_cast<app::RecordKind>(i));
        tolerate([&] { readJournal(Reading::Forward); }, [&] { readJournal(Reading::Backward); });
        tolerate([&] { m_source.seal = SealTable(m_db).read(); }, [] {});
        return std::move(m_source);
    }

private:
    // A page that is no page ends a reading; what lies behind it may be read from the other end.
    template <class Forward, class Backward>
    void tolerate(Forward&& forward, Backward&& backward) {
        try {
            forward();
            return;
        } catch (const std::exception& error) {
            spdlog::warn("salvage: {}", error.what());
            m_source.isReadToTheEnd = false;
        }
        try {
            backward();
        } catch (const std::exception&) {
        }
    }
    void readRows(app::RecordKind kind) {
        const auto read = [&](Reading reading) {
            m_records.load(
                kind, [&](app::Record record) { m_source.rows.emplace(app::keyOf(record), std::move(record)); },
                [&](const records::BadRow& row) { m_source.bad.insert(row.key); }, reading);
        };
        tolerate([&] { read(Reading::Forward); }, [&] { read(Reading::Backward); });
    }
    void readJournal(Reading reading) {
        JournalTable(m_db).replay(
            [&](std::int64_t seq, const app::Transaction& transaction) { m_source.steps.emplace(seq, transaction); },
            [](std::int64_t, const std::string&) {}, reading);
    }

    records::RecordStore m_records;
    SQLite::Database& m_db;
    Source m_source;
};

// What the header says of free pages and of vacuuming hinders every writing where it cannot be: more free pages than pages, or
// vacuuming, which no session does. A list of free pages is not needed to read. Offsets: sqlite.org/fileformat2.html, the header.
std::string withMendedHeader(std::string bytes) {
    constexpr std::size_t kFirstFree = 32, kFreeCount = 36, kLargestRoot = 52, kIncremental = 64, kHeader = 100, kWidth = 4;
    if (bytes.size() < kHeader) return bytes;
    const auto number = [&](std::size_t at) {
        std::uint32_t n = 0;
        for (std::size_t i = 0; i < kWidth; ++i) n = n << 8 | static_cast<unsigned char>(bytes[at + i]);
        return n;
    };
    constexpr std::size_t kLeastPage = 512;
    const bool isPossible =
        number(kFreeCount) <= bytes.size() / kLeastPage && number(kLargestRoot) == 0 && number(kIncremental) == 0;
    if (!isPossible)
        for (const std::size_t at : {kFirstFree, kFreeCount, kLargestRoot, kIncremental}) bytes.replace(at, kWidth, kWidth, '\0');
    return bytes;
}

// The number in the header may be what is damaged: the tables say which form it is.
void mendVersion(SQLite::Database& db) {
    const auto has = [&](const char* table) {
        SQLite::Statement found(db, "SELECT 1 FROM sqlite_schema WHERE name = ?");
        found.bind(1, table);
        return found.executeStep();
    };
    const auto version = db.execAndGet("PRAGMA user_version").getUInt();
    if (has("seal") && version != migrations::newestVersion())
        db.exec("PRAGMA user_version = " + std::to_string(migrations::newestVersion()));
}

std::string bytesIn(SQLite::Database& db) {
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(db.getHandle(), "main", &size, 0);
    if (!bytes) throw sqlite::Failure{sqlite::Cause::Device, "no memory"};
    std::string copy(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return copy;
}

Source sourceIn(const std::string& bytes, records::RoundKeyring& keys, const DataFolder& folder) {
    const auto [db, wasOurs] = openMended(bytes);
    const sqlite::TimeLimit limit(*db, kLongestSalvage);
    bringUpToDate(*db, keys, newFileId());
    Source source = Salvage(*db, keys).read();
    try {
        sqlite::demandWhole(*db);
        source.isWhole = wasOurs && source.isReadToTheEnd && readWhole(*db, keys, folder).isAsWritten;
    } catch (const std::exception&) {  // told by what is missing
    }
    return source;
}

class Recovery {
public:
    Recovery(fs::path file, DataFolder folder) : m_file(std::move(file)), m_folder(std::move(folder)), m_keys(m_folder) {}

    Recovered run() {
        readFile();
        if (m_best && m_best->isWhole && !m_mayLack) {
            tell(TR_NOOP("This session is whole; nothing had to be recovered."));
            return finish(m_best->rows);
        }
        readBackups();
        if (!m_best) throw sqlite::Failure{sqlite::Cause::Damaged, "nothing of a session can be read"};
        return finish(merged());
    }

private:
    void tell(const char* text, std::string about = {}) { m_told.push_back({text, std::move(about)}); }

    void readFile() {
        const auto claim = sqlite::FileClaim::take(m_file);
        if (!claim) throw sqlite::Failure{sqlite::Cause::Held, m_file.string()};
        sqlite::readHeader(m_file);
        const std::string alone = sqlite::bytesOf(m_file), log = sqlite::bytesOf(sqlite::logOf(m_file));
        const sqlite::LogReading reading = sqlite::readLog(log);
        std::string together = alone, beyond = alone;
        sqlite::putLogIn(together, log, reading);
        take(together);
        if (reading.hasLost) sqlite::putLogIn(beyond, log, reading, true), take(beyond);
        if (!log.empty()) take(alone);
        if (!m_id) m_id = lastKnownAt(m_folder, m_file);
        const auto known = m_id ? readLedger(m_folder, *m_id) : std::nullopt;
        m_mayLack = reading.hasLost || (known && m_best && m_best->seal && known->step > m_best->seal->step);
    }

    void take(const std::string& bytes) {
        try {
            Source source = sourceIn(bytes, m_keys, m_folder);
            if (source.seal && !m_id) m_id = source.seal->file;
            if (source.seal && m_id && source.seal->file != *m_id) return;  // another session's log
            addSteps(source);
            if (source.rows.empty()) return;
            const auto rank = [](const Source& s) { return std::tuple(s.newest(), s.isWhole, s.rows.size()); };
            if (!m_best || rank(*m_best) < rank(source)) m_best = std::move(source);
        } catch (const std::exception& error) {
            spdlog::warn("{}: {}", m_file.string(), error.what());
        }
    }
    void addSteps(const Source& source) {
        for (const auto& [seq, transaction] : source.steps) m_steps.emplace(seq, transaction);
    }

    void readBackups() {
        if (!m_id) return;
        for (const Backup& backup : backupsOf(m_folder, *m_id)) {
            try {
                const std::string bytes = sqlite::snapshotOf(backup.file, kBackupPatience);
                Source source = sourceIn(bytes, m_keys, m_folder);
                addSteps(source);
                for (const auto& [key, record] : source.rows) m_older.emplace(key, record);  // the newest first
                if (!m_best)
                    m_best = std::move(source), tell(TR_NOOP("The file itself cannot be read; this is its newest backup."));
                if (gaps() == 0) return;
            } catch (const std::exception& error) {
                spdlog::warn("{}: {}", backup.file.string(), error.what());
            }
        }
    }

    std::int64_t gaps() const {
        if (m_steps.empty()) return 0;
        return m_steps.rbegin()->first - static_cast<std::int64_t>(m_steps.size());  // seqs begin with 1
    }

    // Tables where they hold, steps where those are newer or the tables do not, backups for what is in neither.
    std::map<app::RecordKey, app::Record> merged() {
        std::map<app::RecordKey, std::pair<std::int64_t, std::optional<app::Record>>> last;  // the last word on each, and when
        for (const auto& [seq, transaction] : m_steps)
            for (const app::Change& change : transaction.changes) last[change.key] = {seq, change.after};
        std::map<app::RecordKey, app::Record> result;
        const std::int64_t tablesAt = m_best->newest();
        for (const auto& [key, record] : m_best->rows)
            if (const auto at = last.find(key); at == last.end() || at->second.first <= tablesAt) result.emplace(key, record);
        int fromSteps = 0, fromBackups = 0;
        for (const auto& [key, word] : last)
            if (word.second && !m_best->rows.contains(key)) fromSteps += result.emplace(key, *word.second).second;
            else if (word.second && word.first > tablesAt) fromSteps += result.insert_or_assign(key, *word.second).second;
        std::vector<app::RecordKey> lost;
        for (const app::RecordKey& key : m_best->bad) {
            if (key.kind == app::RecordKind::Mark || result.contains(key)) continue;
            if (const auto at = last.find(key); at != last.end() && !at->second.second) continue;  // it was deleted
            if (const auto at = m_older.find(key); at != m_older.end()) result.emplace(key, at->second), ++fromBackups;
            else lost.push_back(key);
        }
        if (fromSteps) tell(TR_NOOP("Records taken from the journal: {0}."), std::to_string(fromSteps));
        if (fromBackups) tell(TR_NOOP("Records taken from a backup, perhaps older: {0}."), std::to_string(fromBackups));
        for (const app::RecordKey& key : lost)
            tell(TR_NOOP("This record is lost: {0}"), std::string(app::nameOf(key.kind)) + " " + app::idText(key.id));
        if (const auto missing = gaps()) tell(TR_NOOP("Steps of the history that cannot be read: {0}."), std::to_string(missing));
        const auto marks = std::count_if(m_best->bad.begin(), m_best->bad.end(),
                                         [](const auto& key) { return key.kind == app::RecordKind::Mark; });
        if (marks)
            tell(TR_NOOP("Entries of an open secret round that cannot be read: {0}. Seats can enter them again."),
                 std::to_string(marks));
        if (m_mayLack) tell(kMayLackSteps);
        return result;
    }

    Recovered finish(const std::map<app::RecordKey, app::Record>& records) {
        Recovered recovered{{}, std::move(m_told)};
        for (const auto& [key, record] : records) recovered.board.load(record);
        recovered.board.rebuildIndexes();
        return recovered;
    }

    const fs::path m_file;
    const DataFolder m_folder;
    RoundKeys m_keys;
    std::optional<Source> m_best;
    std::optional<FileId> m_id;
    std::map<std::int64_t, app::Transaction> m_steps;  // of all sources
    std::map<app::RecordKey, app::Record> m_older;     // rows of backups
    std::vector<app::Told> m_told;
    bool m_mayLack = false;
};

// A session record may be what is lost.
app::Session sessionOf(const app::Board& board, const fs::path& file, app::IdSource& ids) {
    for (const auto& [id, session] : board.all<app::Session>()) return session;
    app::Session session;
    session.id = ids.make<app::Session>(), session.title = file.stem().string(), session.createdAt = wallTime();
    return session;
}

}  // namespace

std::pair<std::unique_ptr<SQLite::Database>, bool> openMended(const std::string& bytes) {
    auto db = sqlite::openUnchecked(withMendedHeader(bytes));
    const bool wasOurs = sqlite::guarded([&] {
        const sqlite::TimeLimit limit(*db, kLongestSalvage);
        mendVersion(*db);
        const bool isOurs = migrations::schemaDifferences(*db).empty();
        if (!isOurs) migrations::mendSchema(*db);
        return isOurs;
    });
    if (wasOurs) return {std::move(db), true};
    return {sqlite::openUnchecked(bytesIn(*db)), false};
}

app::Result<Recovered> recoverable(const fs::path& file, const fs::path& data) {
    try {
        return Recovery(file, {data.empty() ? fs::absolute(file).parent_path() : data}).run();
    } catch (const sqlite::Failure& failure) {
        return failure.refusal();
    }
}

app::Result<std::vector<app::Told>> recover(const fs::path& file, const fs::path& out, const std::string& title,
                                            const fs::path& data) {
    auto found = recoverable(file, data);
    if (!found) return found.refusal();
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, wallTime(), ids};
    app::Session session = sessionOf(found->board, file, ids);
    if (!title.empty()) session.title = title;
    const app::Board empty;
    app::Edit begin(empty, app::Op::StartSession, context);
    begin.put(session);
    auto made = SessionFile::create(out, begin.finish(), data);
    if (!made) return made.refusal();
    try {
        app::Board board = (*made)->load();
        app::Edit rest(board, app::Op::Import, context);
        for (int i = 0; i < app::kRecordKinds; ++i)
            std::visit(
                [&]<class T>(const T&) {
                    for (const auto& [id, record] : found->board.all<T>())
                        if constexpr (!std::is_same_v<T, app::Session>) rest.put(record);
                },
                app::blank(static_cast<app::RecordKind>(i)));
        // What a record refers to may be what is lost; the record is kept all the same.
        (*made)->storeRegardless(rest.finish());
        (*made)->checkpoint();
    } catch (const sqlite::Failure& failure) {
        return failure.refusal();
    }
    return found->told;
}

}  // namespace storage::session
