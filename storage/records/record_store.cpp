#include "storage/records/record_store.h"

#include <nlohmann/json.hpp>

#include "app/board/ranges.h"
#include "storage/records/columns.h"
#include "storage/records/stored_names.h"

namespace storage::records {
namespace {

using app::RecordKind;

std::string inQuotes(const std::string& name) { return '"' + name + '"'; }

std::string listed(const std::vector<std::string>& columns) {
    std::string names;
    for (const std::string& column : columns) names += (names.empty() ? "" : ", ") + inQuotes(column);
    return names;
}

std::vector<std::string> withDigest(std::vector<std::string> columns) {
    columns.emplace_back("digest");
    return columns;
}

std::string putSql(RecordKind kind) {
    const auto columns = kind == RecordKind::Mark ? columnsOf(kind) : withDigest(columnsOf(kind));
    std::string slots, updates;
    for (const std::string& column : columns) {
        slots += slots.empty() ? "?" : ", ?";
        if (&column != &columns.front())
            updates += (updates.empty() ? "" : ", ") + inQuotes(column) + " = excluded." + inQuotes(column);
    }
    return "INSERT INTO " + inQuotes(tableOf(kind)) + " (" + listed(columns) + ") VALUES (" + slots + ") ON CONFLICT (" +
           inQuotes(columns.front()) + ") DO UPDATE SET " + updates;
}

// What bindField puts into a column, as Hasher::column reads it there.
template <class T>
void hashField(Hasher& hasher, const T& value) {
    const auto hashId = [&](std::uint64_t id) { id == 0 ? hasher.null() : hasher.whole(static_cast<std::int64_t>(id)); };
    if constexpr (IdField<T>) hashId(value.value);
    else if constexpr (OptionalField<T>) value ? hasher.whole(static_cast<std::int64_t>(*value)) : hasher.null();
    else if constexpr (RealField<T>) hasher.real(finite(value));
    else if constexpr (OrderField<T>) hasher.text(value.digits);
    else if constexpr (TextField<T>) hasher.text(value);
    else hasher.whole(static_cast<std::int64_t>(value));
}

template <class T>
void demandRange(const std::optional<app::Range>& range, const char* name, const T& value) {
    if constexpr (OptionalField<T>) {
        if (value) demandRange(range, name, *value);
    } else if constexpr (NumberField<T> || RealField<T>) {
        if (range && !range->holds(static_cast<double>(value))) refuseColumn(name);
    }
}

// Throws sqlite::Failure for a value that no record can have.
app::Record recordIn(SQLite::Statement& row, RecordKind kind, const std::vector<std::optional<app::Range>>& ranges) {
    app::Record record = app::blank(kind);
    int at = 0;
    std::visit(
        [&](auto& r) {
            app::visitFields(r, [&](const char* name, auto& field) {
                readField(row.getColumn(at), name, field);
                demandRange(ranges[static_cast<std::size_t>(at)], name, field);
                ++at;
            });
        },
        record);
    return record;
}

Digest digestOf(SQLite::Statement& row, RecordKind kind, int columns) {
    Hasher hasher(tableOf(kind));
    for (int i = 0; i < columns; ++i) hasher.column(row.getColumn(i));
    return hasher.finish();
}

std::vector<std::optional<app::Range>> rangesOf(RecordKind kind) {
    std::vector<std::optional<app::Range>> ranges;
    for (const std::string& column : columnsOf(kind)) ranges.push_back(app::rangeOf(kind, column));
    return ranges;
}

}  // namespace

std::vector<std::string> columnsOf(RecordKind kind) {
    if (kind == RecordKind::Mark) return {"id", "ballot", "sealed"};
    std::vector<std::string> columns;
    std::visit(
        [&](const auto& r) { app::visitFields(r, [&](const char* name, const auto&) { columns.emplace_back(columnOf(name)); }); },
        app::blank(kind));
    return columns;
}

RecordStore::RecordStore(SQLite::Database& connection, RoundKeyring* keys)
    : m_connection(connection), m_keys(keys), m_statements(app::kRecordKinds) {}

RecordStore::Statements& RecordStore::of(RecordKind kind) {
    Statements& statements = m_statements[static_cast<std::size_t>(kind)];
    if (!statements.put) {
        const std::string table = inQuotes(tableOf(kind)), where = " WHERE " + inQuotes(columnsOf(kind).front()) + " = ?";
        statements.put = std::make_unique<SQLite::Statement>(m_connection, putSql(kind));
        statements.remove = std::make_unique<SQLite::Statement>(m_connection, "DELETE FROM " + table + where);
        if (kind != RecordKind::Mark)
            statements.digest = std::make_unique<SQLite::Statement>(m_connection, "SELECT digest FROM " + table + where);
    }
    return statements;
}

Digest RecordStore::digestNow(RecordKind kind, std::uint64_t id) {
    SQLite::Statement& statement = *of(kind).digest;
    statement.tryReset();
    statement.bind(1, static_cast<std::int64_t>(id));
    const Digest digest = statement.executeStep() ? digestIn(statement.getColumn(0)) : Digest{};
    statement.reset();
    return digest;
}

void RecordStore::put(const app::Record& record) {
    const app::RecordKey key = app::keyOf(record);
    // SQLite would make up an id for a missing one.
    if (key.id == 0) throw sqlite::Failure{sqlite::Cause::Rule, std::string("a ") + tableOf(key.kind) + " without an id"};
    if (const auto* mark = std::get_if<app::Mark>(&record)) return putMark(*mark);
    SQLite::Statement& statement = *of(key.kind).put;
    statement.tryReset();
    Hasher hasher(tableOf(key.kind));
    int at = 0;
    std::visit(
        [&](const auto& r) {
            app::visitFields(
                r, [&](const char*, const auto& field) { bindField(statement, ++at, field), hashField(hasher, field); });
        },
        record);
    const Digest digest = hasher.finish(), before = digestNow(key.kind, key.id);
    bindDigest(statement, ++at, digest);
    statement.exec();
    statement.reset();
    m_state ^= before, m_state ^= digest;
}

void RecordStore::putMark(const app::Mark& mark) {
    if (!m_keys) throw sqlite::Failure{sqlite::Cause::Rule, "a mark without a key"};
    const std::string sealed = sealMark(mark, m_keys->keyFor(mark.round));
    SQLite::Statement& statement = *of(RecordKind::Mark).put;
    statement.tryReset();
    statement.bind(1, static_cast<std::int64_t>(mark.id.value));
    statement.bind(2, static_cast<std::int64_t>(mark.round.value));
    statement.bindNoCopy(3, sealed.data(), static_cast<int>(sealed.size()));
    statement.exec();
    statement.reset();
}

void RecordStore::remove(const app::RecordKey& key) {
    const Digest before = key.kind == RecordKind::Mark ? Digest{} : digestNow(key.kind, key.id);
    SQLite::Statement& statement = *of(key.kind).remove;
    statement.tryReset();
    statement.bind(1, static_cast<std::int64_t>(key.id));
    statement.exec();
    statement.reset();
    m_state ^= before;
}

Digest RecordStore::load(RecordKind kind, const std::function<void(app::Record)>& take, const std::function<void(BadRow)>& bad,
                         Reading reading) {
    const auto refuse = [&](const BadRow& row) {
        if (!bad)
            throw sqlite::Failure{sqlite::Cause::Damaged,
                                  std::string(tableOf(kind)) + " " + app::idText(row.key.id) + ": " + row.about};
        bad(row);
    };
    if (kind == RecordKind::Mark) return loadMarks(take, refuse), Digest{};
    const auto columns = columnsOf(kind);
    const auto ranges = rangesOf(kind);
    const int count = static_cast<int>(columns.size());
    SQLite::Statement rows(m_connection, "SELECT " + listed(withDigest(columns)) + " FROM " + inQuotes(tableOf(kind)) +
                                             (reading == Reading::Backward ? " ORDER BY rowid DESC" : ""));
    Digest sum{};
    while (rows.executeStep()) {
        const Digest digest = digestIn(rows.getColumn(count));
        sum ^= digest;
        const app::RecordKey key{kind, static_cast<std::uint64_t>(rows.getColumn(0).getInt64())};
        if (digestOf(rows, kind, count) != digest) {
            refuse({key, BadRow::Why::Digest, "its digest is not that of its columns", {}});
            continue;
        }
        std::optional<app::Record> record;
        try {
            record = recordIn(rows, kind, ranges);
        } catch (const sqlite::Failure& failure) {
            refuse({key, BadRow::Why::Value, failure.what(), {}});
            continue;
        }
        take(std::move(*record));
    }
    return sum;
}

void RecordStore::loadMarks(const std::function<void(app::Record)>& take, const std::function<void(BadRow)>& bad) {
    SQLite::Statement rows(m_connection, "SELECT id, ballot, sealed FROM mark");
    while (rows.executeStep()) {
        const app::Id<app::Mark> id{static_cast<std::uint64_t>(rows.getColumn(0).getInt64())};
        const app::Id<app::Round> round{static_cast<std::uint64_t>(rows.getColumn(1).getInt64())};
        const app::RecordKey record{RecordKind::Mark, id.value};
        const auto key = m_keys ? m_keys->find(round) : std::nullopt;
        if (!key) {
            bad({record, BadRow::Why::Key, "its round has no key here", round});
            continue;
        }
        const SQLite::Column sealed = rows.getColumn(2);
        const std::string_view bytes(static_cast<const char*>(sealed.getBlob()), static_cast<std::size_t>(sealed.getBytes()));
        if (auto mark = openMark(id, round, bytes, *key)) take(std::move(*mark));
        else bad({record, BadRow::Why::Seal, "its key does not open it", round});
    }
}

void RecordStore::clear(RecordKind kind) { m_connection.exec(std::string("DELETE FROM ") + inQuotes(tableOf(kind))); }

std::set<app::RecordKey> rowsThatDiffer(SQLite::Database& db) {
    std::set<app::RecordKey> differ;
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        std::vector<std::string> columns;
        bool hasDigest = false;
        SQLite::Statement found(db, "SELECT name FROM pragma_table_info(?)");
        found.bind(1, tableOf(kind));
        while (found.executeStep())
            if (const std::string name = found.getColumn(0).getString(); name == "digest") hasDigest = true;
            else columns.push_back(name);
        if (!hasDigest) continue;  // marks, and kinds that came later
        SQLite::Statement rows(db, "SELECT " + listed(withDigest(columns)) + " FROM " + inQuotes(tableOf(kind)));
        while (rows.executeStep())
            if (digestOf(rows, kind, static_cast<int>(columns.size())) !=
                digestIn(rows.getColumn(static_cast<int>(columns.size()))))
                differ.insert({kind, static_cast<std::uint64_t>(rows.getColumn(0).getInt64())});
    }
    return differ;
}

Digest RecordStore::sealAll(const std::set<app::RecordKey>& except) {
    Digest sum{};
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        if (kind == RecordKind::Mark) continue;
        const auto columns = columnsOf(kind);
        const std::string table = inQuotes(tableOf(kind)), key = inQuotes(columns.front());
        SQLite::Statement rows(m_connection, "SELECT " + listed(columns) + " FROM " + table);
        SQLite::Statement put(m_connection, "UPDATE " + table + " SET digest = ? WHERE " + key + " = ?");
        std::vector<std::pair<std::int64_t, Digest>> digests;  // a table that is read must not be written meanwhile
        while (rows.executeStep()) {
            const std::int64_t id = rows.getColumn(0).getInt64();
            if (except.contains({kind, static_cast<std::uint64_t>(id)})) sum ^= digestNow(kind, static_cast<std::uint64_t>(id));
            else digests.emplace_back(id, digestOf(rows, kind, static_cast<int>(columns.size())));
        }
        rows.reset();
        for (const auto& [id, digest] : digests) {
            bindDigest(put, 1, digest), put.bind(2, id);
            put.exec(), put.reset();
            sum ^= digest;
        }
    }
    return sum;
}

std::string RecordStore::rowText(const app::RecordKey& key) {
    const auto columns = columnsOf(key.kind);
    SQLite::Statement row(m_connection, "SELECT " + listed(columns) + " FROM " + inQuotes(tableOf(key.kind)) + " WHERE " +
                                            inQuotes(columns.front()) + " = ?");
    row.bind(1, static_cast<std::int64_t>(key.id));
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (row.executeStep())
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const SQLite::Column column = row.getColumn(static_cast<int>(i));
            if (column.isInteger()) json[columns[i]] = column.getInt64();
            else if (column.isFloat()) json[columns[i]] = column.getDouble();
            else if (column.isNull()) json[columns[i]] = nullptr;
            else json[columns[i]] = column.getString();
        }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace storage::records
