#include "storage/session/journal_table.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/board/fields.h"
#include "storage/records/record_json.h"

namespace storage::session {
namespace {

constexpr const char* kColumns = "SELECT seq, tx, op, seat, at, undoes, changes FROM journal ";

void bindId(SQLite::Statement& to, int at, std::uint64_t id) {
    id == 0 ? to.bind(at) : to.bind(at, static_cast<std::int64_t>(id));
}

// Throws records::JsonError if the row is no transaction.
app::Transaction transactionOf(SQLite::Statement& row) {
    const std::string verb = row.getColumn(2).getString();
    const auto op = app::opNamed(verb);
    if (!op) throw records::JsonError(TR_NOOP("The verb “{0}” is not known."), verb);
    app::Transaction transaction;
    transaction.id = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
    transaction.op = *op;
    transaction.actor.seat.value = static_cast<std::uint64_t>(row.getColumn(3).getInt64());  // NULL reads as 0
    transaction.at = row.getColumn(4).getInt64();
    transaction.undoes = static_cast<std::uint64_t>(row.getColumn(5).getInt64());
    transaction.changes = records::changesFromText(row.getColumn(6).getString());
    return transaction;
}

}  // namespace

void JournalTable::append(const app::Transaction& transaction) {
    const auto kept = [](const app::Change& change) { return app::isJournalled(change.key.kind); };
    if (std::none_of(transaction.changes.begin(), transaction.changes.end(), kept)) return;
    if (!m_append)
        m_append = std::make_unique<SQLite::Statement>(
            m_connection,
            "INSERT INTO journal (tx, op, seat, at, undoes, changes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tx) DO NOTHING");
    m_append->tryReset();
    const std::string changes = records::changesText(transaction.changes);
    bindId(*m_append, 1, transaction.id);
    m_append->bindNoCopy(2, app::nameOf(transaction.op));
    bindId(*m_append, 3, transaction.actor.seat.value);
    m_append->bind(4, static_cast<std::int64_t>(transaction.at));
    bindId(*m_append, 5, transaction.undoes);
    m_append->bindNoCopy(6, changes);
    if (m_append->exec() == 0) spdlog::warn("transaction {} was in the journal already", app::idText(transaction.id));
    m_append->reset();
}

std::vector<app::Transaction> JournalTable::recent(std::size_t most) {
    std::vector<app::Transaction> newestFirst;
    SQLite::Statement rows(m_connection, std::string(kColumns) + "ORDER BY seq DESC LIMIT ?");
    rows.bind(1, static_cast<std::int64_t>(most));
    while (rows.executeStep()) {
        try {
            newestFirst.push_back(transactionOf(rows));
        } catch (const records::JsonError& error) {
            spdlog::warn("journal row {} cannot be read: {}", rows.getColumn(0).getInt64(), error.what());
            break;
        }
    }
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}

void JournalTable::replay(const std::function<void(const app::Transaction&)>& take,
                          const std::function<void(std::int64_t, const std::string&)>& damaged) {
    SQLite::Statement rows(m_connection, std::string(kColumns) + "ORDER BY seq");
    while (rows.executeStep()) {
        try {
            take(transactionOf(rows));
        } catch (const records::JsonError& error) {
            damaged(rows.getColumn(0).getInt64(), error.what());
        }
    }
}

std::uint64_t JournalTable::rows() {
    return static_cast<std::uint64_t>(m_connection.execAndGet("SELECT count(*) FROM journal").getInt64());
}

}  // namespace storage::session
