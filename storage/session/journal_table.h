#pragma once
// The append-only memory of a session: one row per stored transaction, its changes as JSON (storage/records/record_json.h).
// Changes of marks are never in it; a transaction of nothing else has no row. Called by SessionFile and `check`.
#include <functional>
#include <vector>

#include "app/board/transaction.h"
#include "storage/sqlite/database.h"

namespace storage::session {

class JournalTable {
public:
    explicit JournalTable(SQLite::Database& connection) : m_connection(connection) {}

    // Writes a row unless one of this id is there: a retry after an unclear failure must not store twice.
    void append(const app::Transaction& transaction);
    // The newest rows, at most `most`, oldest first. History that cannot be read ends where it cannot.
    std::vector<app::Transaction> recent(std::size_t most);
    // All rows in order; `damaged` is told the seq of a row that is no transaction, and why.
    void replay(const std::function<void(const app::Transaction&)>& take,
                const std::function<void(std::int64_t seq, const std::string& why)>& damaged);
    std::uint64_t rows();

private:
    SQLite::Database& m_connection;
    std::unique_ptr<SQLite::Statement> m_append;
};

}  // namespace storage::session
