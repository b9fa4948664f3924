#include "storage/session/card.h"

#include <chrono>

#include "storage/migrations/migrations.h"
#include "storage/records/columns.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

constexpr auto kLookPatience = std::chrono::milliseconds(50);
constexpr auto kLongestCard = std::chrono::milliseconds(2000);

app::UnixMs fileTime(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    if (error) return 0;
    const auto sinceEpoch = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count();
}

int countOf(SQLite::Database& db, const char* sql) { return db.execAndGet(sql).getInt(); }

void fill(app::SessionCard& card, SQLite::Database& db) {
    SQLite::Statement session(db, "SELECT title, created_at FROM session");
    if (session.executeStep()) {
        card.title = records::repairedText(session.getColumn(0).getString());
        card.createdAt = card.changedAt = session.getColumn(1).getInt64();
    }
    session.reset();
    // A file that no table has opened since has no such column yet.
    if (countOf(db, "SELECT count(*) FROM pragma_table_info('session') WHERE name = 'client'") > 0) {
        SQLite::Statement client(db, "SELECT client FROM session");
        if (client.executeStep()) card.client = records::repairedText(client.getColumn(0).getString());
    }
    SQLite::Statement last(db, "SELECT at FROM journal ORDER BY seq DESC LIMIT 1");
    if (last.executeStep()) card.changedAt = last.getColumn(0).getInt64();
    last.reset();
    static_assert(static_cast<int>(app::Place::Bin) == 3);
    card.notes = countOf(db, "SELECT count(*) FROM placement WHERE place <> 3");
    card.actions = countOf(db, "SELECT count(*) FROM action");
    card.rounds = countOf(db, "SELECT count(*) FROM ballot");
    static_assert(static_cast<int>(app::RoundState::Revealed) == 3);
    card.revealed = countOf(db, "SELECT count(*) FROM ballot WHERE state = 3");
    // The plan came with the second form.
    if (countOf(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'planned'") > 0)
        card.planned = countOf(db, "SELECT count(*) FROM planned WHERE tier IS NOT NULL");
}

// Anybody may put a file into the folder: nothing but the schema is read before that is ours, and nothing without end.
void fillFrom(app::SessionCard& card, SQLite::Database& db) {
    const sqlite::TimeLimit limit(db, kLongestCard);
    sqlite::guarded([&] {
        const auto differences = migrations::schemaDifferences(db);
        if (!differences.empty()) throw sqlite::Failure{sqlite::Cause::Damaged, "the schema differs: " + differences.front()};
        fill(card, db);
    });
}

// On a medium that cannot be written: put together in memory, opened to look at.
app::SessionCard readCardToLookAt(app::SessionCard card) {
    card.toLookAt = true;
    try {
        fillFrom(card, *sqlite::openSnapshot(sqlite::snapshotOf(card.file, kLookPatience)));
    } catch (const sqlite::Failure& failure) {
        card.trouble = failure.text();
    }
    return card;
}

}  // namespace

app::SessionCard readCard(const std::filesystem::path& file) {
    app::SessionCard card;
    card.file = file;
    card.title = file.stem().string();
    try {
        card.changedAt = fileTime(file);
        sqlite::Database database(file, sqlite::Use::Look, migrations::newestVersion(), kLookPatience);
        fillFrom(card, database.connection());
    } catch (const sqlite::Failure& failure) {
        if (failure.cause() == sqlite::Cause::ReadOnly) return readCardToLookAt(std::move(card));
        card.trouble = failure.text();
        card.isDamaged = failure.cause() == sqlite::Cause::Damaged;
    }
    return card;
}

app::SessionCard cardOf(const std::filesystem::path& file, const app::Board& board, app::UnixMs changedAt) {
    app::SessionCard card;
    card.file = file;
    card.title = board.session().title, card.client = board.session().client;
    card.createdAt = board.session().createdAt, card.changedAt = changedAt;
    for (const auto& [id, placement] : board.all<app::Placement>()) card.notes += placement.place != app::Place::Bin;
    card.actions = static_cast<int>(board.all<app::Action>().size());
    card.rounds = static_cast<int>(board.all<app::Round>().size());
    for (const auto& [id, round] : board.all<app::Round>()) card.revealed += round.state == app::RoundState::Revealed;
    for (const auto& [id, planned] : board.all<app::Planned>()) card.planned += planned.tier.value != 0;
    return card;
}

}  // namespace storage::session
