#include "storage/session/check.h"

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include "app/base/utf8.h"
#include "app/board/board.h"
#include "app/board/fields.h"
#include "storage/migrations/migrations.h"
#include "storage/records/record_store.h"
#include "storage/records/stored_names.h"
#include "storage/session/ledger.h"
#include "storage/session/log_guard.h"
#include "storage/session/opening.h"
#include "storage/session/recover.h"
#include "storage/sqlite/log_file.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

using Findings = std::vector<Finding>;

constexpr auto kCheckPatience = std::chrono::milliseconds(500);
constexpr auto kLongestCheck = std::chrono::seconds(20);

void checkSqlite(SQLite::Database& db, Findings& findings) {
    db.exec("PRAGMA ignore_check_constraints = OFF");
    SQLite::Statement whole(db, "PRAGMA integrity_check(20)");
    while (whole.executeStep())
        if (const std::string line = whole.getColumn(0).getString(); line != "ok")
            findings.push_back({TR_NOOP("The file is damaged: {0}"), line});
    SQLite::Statement references(db, "PRAGMA foreign_key_check");
    while (references.executeStep())
        findings.push_back({TR_NOOP("A record refers to what is not there: {0}"),
                            references.getColumn(0).getString() + " " +
                                app::idText(static_cast<std::uint64_t>(references.getColumn(1).getInt64())) + " → " +
                                references.getColumn(2).getString()});
}

void checkTexts(SQLite::Database& db, app::RecordKind kind, Findings& findings) {
    // Loading repairs texts, so their bytes are looked at here.
    if (kind == app::RecordKind::Mark) return;  // sealed
    for (const std::string& column : records::columnsOf(kind)) {
        SQLite::Statement rows(
            db, fmt::format("SELECT rowid, \"{0}\" FROM \"{1}\" WHERE typeof(\"{0}\") = 'text'", column, records::tableOf(kind)));
        while (rows.executeStep())
            if (!app::isUtf8(rows.getColumn(1).getString()))
                findings.push_back({TR_NOOP("A text is damaged: {0}"),
                                    std::string(app::nameOf(kind)) + " " +
                                        app::idText(static_cast<std::uint64_t>(rows.getColumn(0).getInt64())) + "." + column});
    }
}

// What stands over all rows together: what is missing, older or more, although each row is right for itself.
void checkSeal(SQLite::Database& db, const records::Digest& state, Findings& findings) {
    const auto seal = SealTable(db).read();
    JournalTable journal(db);
    journal.verify([&](std::int64_t seq, const std::string&) {
        findings.push_back({TR_NOOP("A line of the journal is not what was written: {0}"), std::to_string(seq)});
    });
    if (!seal) return findings.push_back({TR_NOOP("The file is damaged: {0}"), "seal"});
    if (seal->state != state) findings.push_back({TR_NOOP("The records together are not what was last written: {0}"), "seal"});
    if (seal->chain != journal.tip().chain)
        findings.push_back(
            {TR_NOOP("The journal does not end where it was last written: {0}"), std::to_string(journal.tip().seq)});
    if (const auto marks = db.execAndGet("SELECT count(*) FROM mark").getInt64(); marks != seal->marks)
        findings.push_back(
            {TR_NOOP("Entries of a secret round are missing or too many: {0}"), std::to_string(marks - seal->marks)});
}

app::Board loadTables(SQLite::Database& db, Findings& findings) {
    app::Board board;
    records::RecordStore store(db);
    records::Digest state{};
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<app::RecordKind>(i);
        try {
            checkTexts(db, kind, findings);
            state ^= store.load(
                kind, [&](app::Record record) { board.load(std::move(record)); },
                [&](const records::BadRow& row) {
                    if (row.key.kind == app::RecordKind::Mark) return;  // without the key of its round nobody can say
                    findings.push_back({TR_NOOP("A record is not what was written: {0}"),
                                        fmt::format("{} {}", app::nameOf(kind), app::idText(row.key.id))});
                });
        } catch (const std::exception& error) {
            findings.push_back(
                {TR_NOOP("A table cannot be read: {0}"), std::string(records::tableOf(kind)) + ": " + error.what()});
        }
    }
    board.rebuildIndexes();
    checkSeal(db, state, findings);
    return board;
}

app::Board replayJournal(SQLite::Database& db, Findings& findings) {
    app::Board board;
    JournalTable(db).replay(
        [&](const app::Transaction& transaction) {
            if (!board.apply(transaction))
                findings.push_back({TR_NOOP("The journal contradicts itself at: {0}"), app::idText(transaction.id)});
        },
        [&](std::int64_t seq, const std::string& why) {
            findings.push_back({TR_NOOP("A line of the journal cannot be read: {0}"), std::to_string(seq) + ": " + why});
        });
    return board;
}

void compare(const app::Board& tables, const app::Board& journal, Findings& findings) {
    const auto compareKind = [&]<class T>(const T&) {
        const char* name = app::nameOf(app::kindOf<T>());
        const auto tell = [&](std::uint64_t id) {
            const std::string about = fmt::format("{} {}", name, app::idText(id));
            findings.push_back({TR_NOOP("A record is not what the journal says: {0}"), about});
        };
        for (const auto& [id, record] : tables.all<T>())
            if (const T* told = journal.find<T>(id); !told || !(*told == record)) tell(id);
        for (const auto& [id, record] : journal.all<T>())
            if (!tables.find<T>(id)) tell(id);
    };
    for (int i = 0; i < app::kRecordKinds; ++i) std::visit(compareKind, app::blank(static_cast<app::RecordKind>(i)));
    if (!journal.indexesHold()) findings.push_back({TR_NOOP("The board's indexes do not hold: {0}"), "journal"});
}

// A log is read before SQLite puts it over the file: what lies behind a broken frame is never missed otherwise.
void checkLog(const std::filesystem::path& file, Findings& findings) {
    const LogVerdict log = judgeLog(file);
    if (log == LogVerdict::Damaged)
        findings.push_back({TR_NOOP("The log beside the file is damaged; the session may lack its last steps: {0}"),
                            sqlite::logOf(file).string()});
    if (log == LogVerdict::Foreign)
        findings.push_back({TR_NOOP("The log beside the file does not belong to it: {0}"), sqlite::logOf(file).string()});
}

void checkLedger(SQLite::Database& db, const DataFolder& folder, const std::filesystem::path& file, Findings& findings) {
    const auto seal = SealTable(db).read();
    if (seal && isBehindLedger(folder, *seal, file))
        findings.push_back({TR_NOOP("The session may lack its last steps: {0}"),
                            fmt::format("{} < {}", seal->step, readLedger(folder, seal->file)->step)});
}

void checkForm(SQLite::Database& db, const std::filesystem::path& file, Findings& findings) {
    const sqlite::TimeLimit limit(db, kLongestCheck);
    sqlite::guarded([&] {
        if (db.execAndGet("PRAGMA user_version").getUInt() > migrations::newestVersion())
            throw sqlite::Failure{sqlite::Cause::Newer, file.string()};
        for (const std::string& name : migrations::schemaDifferences(db))
            findings.push_back({TR_NOOP("A table is not as the program makes it: {0}"), name});
    });
}

// Older forms are brought up to date in memory, with keys that are forgotten.
class NoKeys : public records::RoundKeyring {
    records::RoundKey keyFor(app::Id<app::Round>) override { return {}; }
    std::optional<records::RoundKey> find(app::Id<app::Round>) const override { return std::nullopt; }
};

}  // namespace

app::Result<Findings> check(const std::filesystem::path& file, const std::filesystem::path& data) {
    Findings findings;
    const DataFolder folder{data.empty() ? file.parent_path() : data};
    try {
        checkLog(file, findings);
        const std::string bytes = sqlite::snapshotOf(file, kCheckPatience);
        auto db = sqlite::openUnchecked(bytes);
        checkForm(*db, file, findings);
        // What is in it beside the program's own is told, and never run.
        if (!findings.empty()) db = openMended(bytes).first;
        const sqlite::TimeLimit limit(*db, kLongestCheck);
        sqlite::guarded([&] {
            checkSqlite(*db, findings);
            NoKeys keys;
            bringUpToDate(*db, keys, newFileId());
            const app::Board tables = loadTables(*db, findings);
            compare(tables, replayJournal(*db, findings), findings);
            checkLedger(*db, folder, file, findings);
        });
    } catch (const sqlite::Failure& failure) {
        if (failure.cause() != sqlite::Cause::Damaged) return failure.refusal();
        spdlog::warn("{}", failure.what());
        findings.push_back({TR_NOOP("The file is damaged: {0}"), file.filename().string()});
    }
    return findings;
}

}  // namespace storage::session
