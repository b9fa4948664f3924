#include "storage/records/record_store.h"

#include "storage/records/columns.h"

namespace storage::records {
namespace {

std::string inQuotes(const std::string& name) { return '"' + name + '"'; }

std::string putSql(app::RecordKind kind) {
    const auto columns = columnsOf(kind);
    std::string names, slots, updates;
    for (const std::string& column : columns) {
        names += (names.empty() ? "" : ", ") + inQuotes(column);
        slots += slots.empty() ? "?" : ", ?";
        if (&column != &columns.front())
            updates += (updates.empty() ? "" : ", ") + inQuotes(column) + " = excluded." + inQuotes(column);
    }
    return "INSERT INTO " + inQuotes(app::nameOf(kind)) + " (" + names + ") VALUES (" + slots + ") ON CONFLICT (" +
           inQuotes(columns.front()) + ") DO UPDATE SET " + updates;
}

}  // namespace

std::vector<std::string> columnsOf(app::RecordKind kind) {
    std::vector<std::string> columns;
    std::visit([&](const auto& r) { app::visitFields(r, [&](const char* name, const auto&) { columns.emplace_back(name); }); },
               app::blank(kind));
    return columns;
}

RecordStore::RecordStore(SQLite::Database& connection) : m_connection(connection), m_statements(app::kRecordKinds) {}

RecordStore::Statements& RecordStore::of(app::RecordKind kind) {
    Statements& statements = m_statements[static_cast<std::size_t>(kind)];
    if (!statements.put) {
        const std::string table = inQuotes(app::nameOf(kind)), key = inQuotes(columnsOf(kind).front());
        statements.put = std::make_unique<SQLite::Statement>(m_connection, putSql(kind));
        statements.remove = std::make_unique<SQLite::Statement>(m_connection, "DELETE FROM " + table + " WHERE " + key + " = ?");
    }
    return statements;
}

void RecordStore::put(const app::Record& record) {
    const app::RecordKey key = app::keyOf(record);
    // SQLite would make up an id for a missing one.
    if (key.id == 0) throw sqlite::Failure{sqlite::Cause::Rule, std::string("a ") + app::nameOf(key.kind) + " without an id"};
    SQLite::Statement& statement = *of(key.kind).put;
    statement.tryReset();
    int at = 0;
    std::visit(
        [&](const auto& r) { app::visitFields(r, [&](const char*, const auto& field) { bindField(statement, ++at, field); }); },
        record);
    statement.exec();
    statement.reset();
}

void RecordStore::remove(const app::RecordKey& key) {
    SQLite::Statement& statement = *of(key.kind).remove;
    statement.tryReset();
    statement.bind(1, static_cast<std::int64_t>(key.id));
    statement.exec();
    statement.reset();
}

void RecordStore::load(app::RecordKind kind, const std::function<void(app::Record)>& take) {
    std::string names;
    for (const std::string& column : columnsOf(kind)) names += (names.empty() ? "" : ", ") + inQuotes(column);
    SQLite::Statement rows(m_connection, "SELECT " + names + " FROM " + inQuotes(app::nameOf(kind)));
    while (rows.executeStep()) {
        app::Record record = app::blank(kind);
        int at = 0;
        std::visit(
            [&](auto& r) {
                app::visitFields(r, [&](const char* name, auto& field) { readField(rows.getColumn(at++), name, field); });
            },
            record);
        take(std::move(record));
    }
}

void RecordStore::clear(app::RecordKind kind) { m_connection.exec(std::string("DELETE FROM ") + inQuotes(app::nameOf(kind))); }

}  // namespace storage::records
