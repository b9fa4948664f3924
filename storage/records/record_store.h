#pragma once
// The tables of all record kinds behind three verbs: put, remove, load. One mechanism from app/board/fields.h; the SQL is
// made and prepared once per kind. Called by storage/session inside its transactions; decides nothing, commits nothing.
// Each row carries its digest (digest.h); a mark's row is sealed instead (mark_seal.h).
// Errors are SQLite::Exception, or sqlite::Failure for values that no record can have.
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "app/board/fields.h"
#include "storage/records/digest.h"
#include "storage/records/mark_seal.h"
#include "storage/sqlite/database.h"

namespace storage::records {

// "id, position, title": the columns of a kind's table that hold its record, in the order of fields.h; for a mark, the sealed.
std::vector<std::string> columnsOf(app::RecordKind kind);

// A row that is not the one that was written.
struct BadRow {
    enum class Why {
        Digest,  // its digest is not that of its columns
        Value,   // a column holds what no record can
        Key,     // a mark whose round has no key here
        Seal,    // a mark that its key does not open
    };
    app::RecordKey key;
    Why why = Why::Digest;
    std::string about;          // which column, for logs
    app::Id<app::Round> round;  // of a mark
};

// The rows of a sealed form, also an earlier one with fewer columns, whose digest is not that of their columns.
std::set<app::RecordKey> rowsThatDiffer(SQLite::Database& db);

class RecordStore {
public:
    // Without a keyring marks can be neither written nor read.
    explicit RecordStore(SQLite::Database& connection, RoundKeyring* keys = nullptr);

    void put(const app::Record& record);     // inserts or replaces
    void remove(const app::RecordKey& key);  // nothing if it is not there
    // Rows that are not what was written go to `bad`; without it they are a Failure: Damaged. Returns the sum of the digests that
    // stand in all rows, the bad ones too; nothing for marks.
    Digest load(app::RecordKind kind, const std::function<void(app::Record)>& take, const std::function<void(BadRow)>& bad = {},
                Reading reading = Reading::Forward);
    // Empties a kind's table at once, so that SQLite zeroes its pages whole. Outside any transaction with foreign keys off only.
    void clear(app::RecordKind kind);
    // Reckons every row's digest anew from its columns, after a migration, but for `except`. Returns the sum of all that stand
    // then.
    Digest sealAll(const std::set<app::RecordKey>& except = {});
    // The digest that a row carries at the moment; zeros if it is not there.
    Digest digestNow(app::RecordKind kind, std::uint64_t id);
    // The columns of a row as JSON, whatever they hold.
    std::string rowText(const app::RecordKey& key);

    // The digests of all rows but marks', one over the other; followed by put and remove from what is given here.
    const Digest& state() const { return m_state; }
    void setState(const Digest& state) { m_state = state; }

private:
    struct Statements {
        std::unique_ptr<SQLite::Statement> put, remove, digest;
    };
    Statements& of(app::RecordKind kind);
    void putMark(const app::Mark& mark);
    void loadMarks(const std::function<void(app::Record)>& take, const std::function<void(BadRow)>& bad);

    SQLite::Database& m_connection;
    RoundKeyring* m_keys;
    std::vector<Statements> m_statements;  // by kind
    Digest m_state{};
};

}  // namespace storage::records
