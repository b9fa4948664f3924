#include "storage/session/session_file.h"

#include <spdlog/spdlog.h>

#include "storage/migrations/migrations.h"
#include "storage/session/draft_table.h"
#include "storage/session/ledger.h"
#include "storage/session/rules_off.h"

namespace storage::session {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

SessionFile::SessionFile(sqlite::Database database, DataFolder folder)
    : m_file(database.file()), m_folder(std::move(folder)), m_keys(m_folder) {
    adopt(std::move(database));
}

SessionFile::~SessionFile() {
    if (m_database && m_seal.step != 0) noteStep();
}

void SessionFile::adopt(sqlite::Database database) {
    m_database.emplace(std::move(database));
    auto& db = m_database->connection();
    m_records = std::make_unique<records::RecordStore>(db, &m_keys);
    m_sealTable = std::make_unique<SealTable>(db);
}

SQLite::Database& SessionFile::connection() {
    if (!m_database) throw Failure{Cause::Device, m_file.string()};
    return m_database->connection();
}

void SessionFile::reconnect() {
    m_journal.reset(), m_sealTable.reset(), m_records.reset();
    m_database.reset();
    adopt(sqlite::Database(m_file, sqlite::Use::Own, migrations::newestVersion(), std::chrono::milliseconds(0)));
    sqlite::guarded([&] {
        const auto seal = m_sealTable->read();
        if (!seal) throw Failure{Cause::Damaged, "seal"};
        m_seal = *seal;
        m_records->setState(m_seal.state);
    });
}

app::Board SessionFile::load() {
    if (m_loaded) return *std::exchange(m_loaded, std::nullopt);
    return sqlite::guarded([&] {
        connection();
        app::Board board;
        for (int kind = 0; kind < app::kRecordKinds; ++kind)
            m_records->load(static_cast<app::RecordKind>(kind), [&](app::Record record) { board.load(std::move(record)); });
        board.rebuildIndexes();
        return board;
    });
}

std::vector<app::Transaction> SessionFile::recent(std::size_t most) {
    return sqlite::guarded([&] { return connection(), m_journal->recent(most); });
}

// One commit, with the seal over it; what it fails in is as it was.
void SessionFile::commit(const std::function<void()>& changes) {
    m_loaded.reset();
    if (!m_journal) m_journal = std::make_unique<JournalTable>(connection());
    const Seal seal = m_seal;
    const records::Digest state = m_records->state();
    const JournalTip tip = m_journal->tip();
    try {
        SQLite::Transaction transaction(connection(), SQLite::TransactionBehavior::IMMEDIATE);
        changes();
        ++m_seal.step;
        m_seal.state = m_records->state(), m_seal.chain = m_journal->tip().chain;
        m_sealTable->write(m_seal);
        transaction.commit();
    } catch (...) {
        m_seal = seal;
        m_records->setState(state);
        m_journal->setTip(tip);
        throw;
    }
}

void SessionFile::noteStep() {
    if (m_noted == m_seal.step) return;
    writeLedger(m_folder, m_seal, m_file);
    m_noted = m_seal.step;
}

void SessionFile::write(std::span<const app::Transaction> transactions, bool regardless) {
    commit([&] {
        bool hasMarks = false;
        for (const app::Transaction& transaction : transactions) {
            for (const app::Change& change : transaction.changes) {
                hasMarks = hasMarks || change.key.kind == app::RecordKind::Mark;
                try {
                    if (change.after) m_records->put(*change.after);
                    else m_records->remove(change.key);
                } catch (const std::exception& error) {
                    if (!regardless) throw;
                    spdlog::error("{} {}: {}", app::nameOf(change.key.kind), app::idText(change.key.id), error.what());
                }
            }
            m_journal->append(transaction);
        }
        if (hasMarks) m_seal.marks = connection().execAndGet("SELECT count(*) FROM mark").getInt64();
        if (m_beforeCommit) m_beforeCommit();
    });
}

void SessionFile::store(std::span<const app::Transaction> transactions) {
    connection();
    if (!m_database->stillThere()) throw Failure{Cause::Moved, m_file.string()};
    sqlite::guarded([&] { write(transactions, false); });
}

void SessionFile::storeRegardless(const app::Transaction& transaction) {
    sqlite::guarded([&] {
        const RulesOff off(connection());
        write({&transaction, 1}, true);
    });
}

void SessionFile::storeDraft(app::Id<app::Seat> seat, std::string_view text) {
    sqlite::guarded([&] { DraftTable(connection()).put(seat, text); });
}

std::map<app::Id<app::Seat>, std::string> SessionFile::drafts() {
    return sqlite::guarded([&] { return DraftTable(connection()).all(); });
}

bool SessionFile::mayHoldOldMarks() {
    // A kill between the commit that closes or cancels a round and the wiping after it.
    static_assert(static_cast<int>(app::RoundState::Closed) == 2 && static_cast<int>(app::RoundState::Cancelled) == 4);
    const char* sql = "SELECT EXISTS (SELECT 1 FROM ballot WHERE secret AND state >= 2)";
    return sqlite::guarded([&] { return connection().execAndGet(sql).getInt() != 0; });
}

void SessionFile::eraseMarks() {
    // secure_delete zeroes rows as they go, but nothing promises that a page SQLite has rebuilt keeps no copy in its free space.
    // Emptying the table whole zeroes its pages whole; it only does so with foreign keys off. Marks of a round still open
    // are put back.
    auto loaded = std::exchange(m_loaded, std::nullopt);  // the board is the same before and after
    sqlite::guarded([&] {
        const RulesOff off(connection());
        commit([&] {
            std::vector<app::Record> open;
            m_records->load(
                app::RecordKind::Mark, [&](app::Record mark) { open.push_back(std::move(mark)); },
                [](const records::BadRow& row) { spdlog::error("a mark is given up: {}", row.about); });
            m_records->clear(app::RecordKind::Mark);
            for (const app::Record& mark : open) m_records->put(mark);
            m_seal.marks = static_cast<std::int64_t>(open.size());
        });
    });
    m_loaded = std::move(loaded);
    checkpoint();
    destroyOldKeys();
}

void SessionFile::destroyOldKeys() {
    sqlite::guarded([&] {
        SQLite::Statement over(connection(),
                               "SELECT id FROM ballot WHERE secret AND state >= 2 AND id NOT IN (SELECT ballot FROM mark)");
        while (over.executeStep()) m_keys.destroy({static_cast<std::uint64_t>(over.getColumn(0).getInt64())});
    });
}

void SessionFile::checkpoint(sqlite::Log afterwards) {
    connection();
    m_database->checkpoint(afterwards);
}

}  // namespace storage::session
