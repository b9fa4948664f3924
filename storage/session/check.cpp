#include "storage/session/check.h"

#include <spdlog/fmt/fmt.h>

#include "app/base/utf8.h"
#include "app/board/board.h"
#include "app/board/fields.h"
#include "storage/migrations/migrations.h"
#include "storage/records/record_store.h"
#include "storage/session/journal_table.h"

namespace storage::session {
namespace {

using Findings = std::vector<Finding>;

constexpr auto kCheckPatience = std::chrono::milliseconds(500);

void checkSqlite(SQLite::Database& db, Findings& findings) {
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
    for (const std::string& column : records::columnsOf(kind)) {
        SQLite::Statement rows(
            db, fmt::format("SELECT rowid, \"{0}\" FROM \"{1}\" WHERE typeof(\"{0}\") = 'text'", column, app::nameOf(kind)));
        while (rows.executeStep())
            if (!app::isUtf8(rows.getColumn(1).getString()))
                findings.push_back({TR_NOOP("A text is damaged: {0}"),
                                    std::string(app::nameOf(kind)) + " " +
                                        app::idText(static_cast<std::uint64_t>(rows.getColumn(0).getInt64())) + "." + column});
    }
}

app::Board loadTables(SQLite::Database& db, Findings& findings) {
    app::Board board;
    records::RecordStore store(db);
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<app::RecordKind>(i);
        try {
            checkTexts(db, kind, findings);
            store.load(kind, [&](app::Record record) {
                if (app::isJournalled(kind)) board.load(std::move(record));
            });
        } catch (const sqlite::Failure& failure) {
            findings.push_back({TR_NOOP("A table cannot be read: {0}"), std::string(app::nameOf(kind)) + ": " + failure.what()});
        } catch (const SQLite::Exception& error) {
            findings.push_back({TR_NOOP("A table cannot be read: {0}"), std::string(app::nameOf(kind)) + ": " + error.what()});
        }
    }
    board.rebuildIndexes();
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

}  // namespace

app::Result<Findings> check(const std::filesystem::path& file) {
    Findings findings;
    try {
        sqlite::Database database(file, sqlite::Use::Look, migrations::newestVersion(), kCheckPatience);
        if (database.version() < migrations::newestVersion())
            return Findings{{TR_NOOP("The session is of an older form and has to be opened once before it can be checked: {0}"),
                             std::to_string(database.version())}};
        sqlite::guarded([&] {
            auto& db = database.connection();
            checkSqlite(db, findings);
            const app::Board tables = loadTables(db, findings);
            compare(tables, replayJournal(db, findings), findings);
        });
    } catch (const sqlite::Failure& failure) {
        if (failure.cause() != sqlite::Cause::Damaged) return failure.refusal();
        findings.push_back({TR_NOOP("The file is damaged: {0}"), failure.what()});
    }
    return findings;
}

}  // namespace storage::session
