#pragma once
// The append-only memory of a session: one row per stored transaction, its changes as JSON (storage/records/record_json.h).
// Changes of marks are never in it; a transaction of nothing else has no row. Each row carries the digest of its payload, and a
// chain over all other columns of all rows so far, so that a payload could be blanked without breaking it.
// Called by SessionFile and `check`.
#include <functional>
#include <vector>

#include "app/board/transaction.h"
#include "storage/records/digest.h"
#include "storage/sqlite/database.h"

namespace storage::session {

// The newest row and what its chain says.
struct JournalTip {
    std::int64_t seq = 0;
    records::Digest chain{};
    bool operator==(const JournalTip&) const = default;
};

class JournalTable {
public:
    using Damaged = std::function<void(std::int64_t seq, const std::string& why)>;

    explicit JournalTable(SQLite::Database& connection);

    // Writes a row unless one of this id is there: a retry after an unclear failure must not store twice.
    void append(const app::Transaction& transaction);
    // Where the next row goes; set back after a commit that failed.
    const JournalTip& tip() const { return m_tip; }
    void setTip(const JournalTip& tip) { m_tip = tip; }

    // The newest rows, at most `most`, oldest first. History that cannot be read ends where it cannot.
    std::vector<app::Transaction> recent(std::size_t most);
    // All rows in order whose payload is what was written; `damaged` is told the seq of a row that is not, or is no transaction.
    // `take` also gets the row's seq where it asks for it. Backward: for a table that cannot be read to its end.
    void replay(const std::function<void(const app::Transaction&)>& take, const Damaged& damaged);
    void replay(const std::function<void(std::int64_t seq, const app::Transaction&)>& take, const Damaged& damaged,
                records::Reading reading);
    // Compares every payload with its digest and every row with the chain; tells what differs.
    void verify(const Damaged& damaged);
    // Gives every row its digests: after the migration that brought them. Ends where a damaged table no longer rises.
    void chainAll();

private:
    SQLite::Database& m_connection;
    std::unique_ptr<SQLite::Statement> m_append;
    JournalTip m_tip;
};

}  // namespace storage::session
