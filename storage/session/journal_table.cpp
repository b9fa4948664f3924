#include "storage/session/journal_table.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/board/fields.h"
#include "storage/records/record_json.h"

namespace storage::session {
namespace {

constexpr const char* kColumns = "SELECT seq, tx, op, seat, at, undoes, changes, payload, chain FROM journal ";

void bindId(SQLite::Statement& to, int at, std::uint64_t id) {
    id == 0 ? to.bind(at) : to.bind(at, static_cast<std::int64_t>(id));
}

records::Digest payloadDigest(std::string_view changes) {
    records::Hasher hasher("payload");
    hasher.text(changes);
    return hasher.finish();
}

// The chain after a row of kColumns that stands behind `before`; `payload` is what the row says of its changes.
records::Digest chainAfter(const records::Digest& before, SQLite::Statement& row, const records::Digest& payload) {
    records::Hasher hasher("chain");
    hasher.digest(before);
    for (int i = 0; i < 6; ++i) hasher.column(row.getColumn(i));
    hasher.digest(payload);
    return hasher.finish();
}

// The same for a row that is about to be written.
records::Digest chainAfter(const JournalTip& before, const app::Transaction& transaction, const records::Digest& payload) {
    records::Hasher hasher("chain");
    const auto id = [&](std::uint64_t value) { value == 0 ? hasher.null() : hasher.whole(static_cast<std::int64_t>(value)); };
    hasher.digest(before.chain);
    hasher.whole(before.seq + 1), id(transaction.id), hasher.text(app::nameOf(transaction.op)), id(transaction.actor.seat.value);
    hasher.whole(transaction.at), id(transaction.undoes);
    hasher.digest(payload);
    return hasher.finish();
}

// Throws records::JsonError if the row is no transaction, or not the one that was written.
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
    const std::string changes = row.getColumn(6).getString();
    if (payloadDigest(changes) != records::digestIn(row.getColumn(7)))
        throw records::JsonError("Its digest is not that of its changes.");
    transaction.changes = records::changesFromText(changes);
    return transaction;
}

}  // namespace

JournalTable::JournalTable(SQLite::Database& connection) : m_connection(connection) {
    SQLite::Statement newest(m_connection, "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1");
    if (newest.executeStep()) m_tip = {newest.getColumn(0).getInt64(), records::digestIn(newest.getColumn(1))};
}

void JournalTable::append(const app::Transaction& transaction) {
    const auto kept = [](const app::Change& change) { return app::isJournalled(change.key.kind); };
    if (std::none_of(transaction.changes.begin(), transaction.changes.end(), kept)) return;
    if (!m_append)
        m_append =
            std::make_unique<SQLite::Statement>(m_connection,
                                                "INSERT INTO journal (seq, tx, op, seat, at, undoes, changes, payload, chain) "
                                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tx) DO NOTHING");
    m_append->tryReset();
    const std::string changes = records::changesText(transaction.changes);
    const records::Digest payload = payloadDigest(changes);
    const JournalTip next{m_tip.seq + 1, chainAfter(m_tip, transaction, payload)};
    m_append->bind(1, next.seq);
    bindId(*m_append, 2, transaction.id);
    m_append->bindNoCopy(3, app::nameOf(transaction.op));
    bindId(*m_append, 4, transaction.actor.seat.value);
    m_append->bind(5, static_cast<std::int64_t>(transaction.at));
    bindId(*m_append, 6, transaction.undoes);
    m_append->bindNoCopy(7, changes);
    records::bindDigest(*m_append, 8, payload), records::bindDigest(*m_append, 9, next.chain);
    if (m_append->exec() == 0) spdlog::warn("transaction {} was in the journal already", app::idText(transaction.id));
    else m_tip = next;
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

void JournalTable::replay(const std::function<void(const app::Transaction&)>& take, const Damaged& damaged) {
    replay([&](std::int64_t, const app::Transaction& transaction) { take(transaction); }, damaged, records::Reading::Forward);
}

void JournalTable::replay(const std::function<void(std::int64_t, const app::Transaction&)>& take, const Damaged& damaged,
                          records::Reading reading) {
    SQLite::Statement rows(m_connection,
                           std::string(kColumns) + "ORDER BY seq" + (reading == records::Reading::Backward ? " DESC" : ""));
    while (rows.executeStep()) {
        try {
            take(rows.getColumn(0).getInt64(), transactionOf(rows));
        } catch (const records::JsonError& error) {
            damaged(rows.getColumn(0).getInt64(), error.what());
        }
    }
}

void JournalTable::verify(const Damaged& damaged) {
    SQLite::Statement rows(m_connection, std::string(kColumns) + "ORDER BY seq");
    records::Digest before{};
    while (rows.executeStep()) {
        const records::Digest payload = records::digestIn(rows.getColumn(7)), chain = records::digestIn(rows.getColumn(8));
        const SQLite::Column changes = rows.getColumn(6);
        const std::string_view text(static_cast<const char*>(changes.getBlob()), static_cast<std::size_t>(changes.getBytes()));
        const bool isWhole = payloadDigest(text) == payload, follows = chainAfter(before, rows, payload) == chain;
        if (!isWhole) damaged(rows.getColumn(0).getInt64(), "Its digest is not that of its changes.");
        else if (!follows) damaged(rows.getColumn(0).getInt64(), "It does not follow the row before it.");
        before = chain;
    }
}

void JournalTable::chainAll() {
    SQLite::Statement put(m_connection, "UPDATE journal SET payload = ?, chain = ? WHERE seq = ?");
    SQLite::Statement rows(m_connection, std::string(kColumns) + "WHERE seq > ? ORDER BY seq LIMIT 1");
    m_tip = {};
    for (;;) {  // one at a time: a table that is read must not be written meanwhile
        rows.bind(1, m_tip.seq);
        if (!rows.executeStep()) return;
        const std::int64_t seq = rows.getColumn(0).getInt64();
        if (seq <= m_tip.seq) return;  // a damaged page leads in circles: what lies behind stays without digests, and is told
        const records::Digest payload = payloadDigest(rows.getColumn(6).getString());
        m_tip = {seq, chainAfter(m_tip.chain, rows, payload)};
        rows.reset();
        records::bindDigest(put, 1, payload), records::bindDigest(put, 2, m_tip.chain), put.bind(3, m_tip.seq);
        put.exec(), put.reset();
    }
}

}  // namespace storage::session
