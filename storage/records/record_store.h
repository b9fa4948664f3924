#pragma once
// The tables of all record kinds behind three verbs: put, remove, load. One mechanism from app/board/fields.h; the SQL is
// made and prepared once per kind. Called by storage/session inside its transactions; decides nothing, commits nothing.
// Errors are SQLite::Exception, or sqlite::Failure for values that no record can have.
#include <functional>
#include <memory>
#include <vector>

#include "app/board/fields.h"
#include "storage/sqlite/database.h"

namespace storage::records {

// "id, position, title": the columns of a kind's table, in the order of fields.h.
std::vector<std::string> columnsOf(app::RecordKind kind);

class RecordStore {
public:
    explicit RecordStore(SQLite::Database& connection);

    void put(const app::Record& record);     // inserts or replaces
    void remove(const app::RecordKey& key);  // nothing if it is not there
    void load(app::RecordKind kind, const std::function<void(app::Record)>& take);
    // Empties a kind's table at once, so that SQLite zeroes its pages whole. Outside any transaction with foreign keys off only.
    void clear(app::RecordKind kind);

private:
    struct Statements {
        std::unique_ptr<SQLite::Statement> put, remove;
    };
    Statements& of(app::RecordKind kind);

    SQLite::Database& m_connection;
    std::vector<Statements> m_statements;  // by kind
};

}  // namespace storage::records
