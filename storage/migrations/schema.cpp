#include <map>
#include <mutex>

#include "storage/migrations/migrations.h"

namespace storage::migrations {
namespace {

using Schema = std::map<std::string, std::string>;  // "table note" to its SQL

// A file from elsewhere may hold as many objects as it likes; what is expected holds some dozens.
Schema schemaOf(SQLite::Database& db) {
    constexpr int kMostObjects = 1000;
    Schema schema;
    // The magic table itself is the one thing that no schema can hide behind a view.
    SQLite::Statement rows(db, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema LIMIT ?");
    rows.bind(1, kMostObjects);
    while (rows.executeStep())
        schema[rows.getColumn(0).getString() + " " + rows.getColumn(1).getString()] =
            rows.getColumn(2).getString() + "\n" + rows.getColumn(3).getString();
    return schema;
}

// Made once a version, in memory, by the steps themselves.
const Schema& expected(std::uint32_t version) {
    static std::mutex mutex;
    static std::map<std::uint32_t, Schema> known;
    const std::lock_guard lock(mutex);
    if (const auto at = known.find(version); at != known.end()) return at->second;
    SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const Migration& step : all())
        if (step.number <= version) db.exec(step.sql);
    return known[version] = schemaOf(db);
}

}  // namespace

std::vector<std::string> schemaDifferences(SQLite::Database& db) {
    return sqlite::guarded([&] {
        const Schema found = schemaOf(db);
        const Schema& wanted = expected(db.execAndGet("PRAGMA user_version").getUInt());
        std::vector<std::string> differences;
        for (const auto& [name, sql] : wanted)
            if (const auto at = found.find(name); at == found.end() || at->second != sql) differences.push_back(name);
        for (const auto& [name, sql] : found)
            if (!wanted.contains(name)) differences.push_back(name);
        return differences;
    });
}

}  // namespace storage::migrations
