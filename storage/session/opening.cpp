#include "storage/session/opening.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

#include "storage/migrations/migrations.h"
#include "storage/session/backups.h"

namespace storage::session {
namespace {

using records::BadRow;

constexpr std::uint32_t kFirstSealed = 5;  // the form that brought digests and sealed marks

std::string nameOf(const app::RecordKey& key) { return std::string(app::nameOf(key.kind)) + " " + app::idText(key.id); }

class Reader {
public:
    Reader(SQLite::Database& db, records::RoundKeyring& keys, const DataFolder& folder)
        : m_folder(folder), m_records(db, &keys), m_journal(db), m_sealTable(db) {}

    Opening read() {
        readRows();
        m_opening.seal = m_sealTable.read();
        readJournal();
        judge();
        for (app::Record& record : m_rows)
            if (!m_badKeys.contains(app::keyOf(record))) m_opening.board.load(std::move(record));
        m_opening.board.rebuildIndexes();
        m_opening.isAsWritten = m_opening.told.empty();
        return std::move(m_opening);
    }

private:
    void readRows() {
        for (int i = 0; i < app::kRecordKinds; ++i)
            m_sum ^= m_records.load(
                static_cast<app::RecordKind>(i), [&](app::Record record) { m_rows.push_back(std::move(record)); },
                [&](BadRow row) { addBad(std::move(row)); });
    }
    void addBad(BadRow row) {
        if (!m_badKeys.insert(row.key).second) return;
        spdlog::warn("{}: {}", nameOf(row.key), row.about);
        m_opening.bad.push_back(std::move(row));
    }
    void tell(const char* text, std::string about = {}) { m_opening.told.push_back({text, std::move(about)}); }

    void readJournal() {
        m_journal.verify([&](std::int64_t seq, const std::string& why) {
            spdlog::warn("journal row {}: {}", seq, why);
            ++m_badSteps;
        });
        if (m_badSteps)
            tell(TR_NOOP("Steps of the history that are damaged: {0}. Nothing on the table is lost by that; undo does not reach "
                         "behind them."),
                 std::to_string(m_badSteps));
        m_endsRight = m_opening.seal && m_opening.seal->chain == m_journal.tip().chain;
        if (m_opening.seal && !m_endsRight && m_badSteps == 0) tell(kMayLackSteps);
    }

    void judge() {
        const bool areAllThere = m_opening.seal && m_opening.seal->state == m_sum;
        std::map<app::RecordKey, app::Record> truth;
        if (!areAllThere || hasBadRows()) truth = journalled(m_journal);
        // A page that is older than the others, or a row that was hidden, has rows that are right each for itself.
        // A row whose id has changed is missing under its own.
        if ((!areAllThere || hasBadRows()) && m_badSteps == 0 && (m_endsRight || !m_opening.seal)) compareWith(truth);
        takePlacesAlong();
        if (!m_opening.seal && m_opening.bad.empty() && m_missing.empty())
            tell(TR_NOOP("The seal of this file was damaged; what it holds agrees with its journal."));
        else if (!areAllThere && m_opening.bad.empty() && m_missing.empty())
            tell(TR_NOOP("What this file holds is not what was last written, and its journal cannot say what differs."));
        for (const BadRow& row : m_opening.bad)
            if (row.key.kind != app::RecordKind::Mark) setAside(row.key, truth);
        for (const app::RecordKey& key : m_missing) setAside(key, truth);
        const auto isRow = [](const BadRow& row) { return row.key.kind != app::RecordKind::Mark; };
        const auto rows = static_cast<std::size_t>(std::count_if(m_opening.bad.begin(), m_opening.bad.end(), isRow));
        if (const std::size_t damaged = std::max(rows, m_opening.setAside.size()); damaged > 0)
            tell(TR_NOOP("Damaged records that were set aside: {0}. What the journal or a backup has of them can be taken back."),
                 std::to_string(damaged));
        tellOfMarks();
        sumUp();
    }
    // A place without its note would show as a note without words.
    void takePlacesAlong() {
        std::set<std::uint64_t> notes;
        for (const app::RecordKey& key : m_badKeys)
            if (key.kind == app::RecordKind::Note) notes.insert(key.id);
        for (const app::RecordKey& key : m_missing)
            if (key.kind == app::RecordKind::Note) notes.insert(key.id);
        for (const app::Record& record : m_rows)
            if (const app::RecordKey key = app::keyOf(record); key.kind == app::RecordKind::Placement && notes.contains(key.id))
                addBad({key, BadRow::Why::Value, "its note is set aside", {}});
    }
    bool hasBadRows() const {
        return std::any_of(m_opening.bad.begin(), m_opening.bad.end(),
                           [](const BadRow& row) { return row.key.kind != app::RecordKind::Mark; });
    }

    void compareWith(const std::map<app::RecordKey, app::Record>& truth) {
        std::set<app::RecordKey> found;
        for (const app::Record& record : m_rows) {
            const app::RecordKey key = app::keyOf(record);
            if (key.kind == app::RecordKind::Mark) continue;
            found.insert(key);
            const auto at = truth.find(key);
            if (at == truth.end() || !(at->second == record)) addBad({key, BadRow::Why::Digest, "the journal has another", {}});
        }
        for (const auto& [key, record] : truth)
            if (!found.contains(key) && !m_badKeys.contains(key)) m_missing.push_back(key);
    }

    void setAside(const app::RecordKey& key, const std::map<app::RecordKey, app::Record>& truth) {
        app::SetAside one{key, std::nullopt, false};
        if (const auto at = truth.find(key); at != truth.end()) one.offered = at->second;
        else if (m_badSteps && m_opening.seal)
            one.offered = recordInBackups(m_folder, m_opening.seal->file, key), one.fromBackup = one.offered.has_value();
        // A row that the journal never knew, or that it has deleted, is nothing anybody misses.
        if (one.offered || m_badSteps) m_opening.setAside.push_back(std::move(one));
    }

    void tellOfMarks() {
        std::set<std::uint64_t> withoutKey;
        std::int64_t broken = 0, there = 0;
        for (const BadRow& row : m_opening.bad)
            if (row.why == BadRow::Why::Key) withoutKey.insert(row.round.value);
            else if (row.why == BadRow::Why::Seal) ++broken;
        for (const app::Record& record : m_rows) there += std::holds_alternative<app::Mark>(record);
        const auto bad = std::count_if(m_opening.bad.begin(), m_opening.bad.end(),
                                       [](const BadRow& row) { return row.key.kind == app::RecordKind::Mark; });
        if (m_opening.seal && there + bad < m_opening.seal->marks) broken += m_opening.seal->marks - there - bad;
        m_opening.marks = there;
        for (const std::uint64_t id : withoutKey) {
            long number = 0;
            for (const app::Record& record : m_rows)
                if (const auto* round = std::get_if<app::Round>(&record); round && round->id.value == id) number = round->number;
            tell(TR_NOOP("The secret votes of round {0} cannot be read: their key is not on this table. Seats can vote again."),
                 std::to_string(number));
        }
        if (broken)
            tell(TR_NOOP("Entries of a secret round that were damaged and are gone: {0}. Seats can enter them again."),
                 std::to_string(broken));
    }

    // What stays on the board.
    void sumUp() {
        m_opening.state = m_sum;
        for (const BadRow& row : m_opening.bad)
            if (row.key.kind != app::RecordKind::Mark) m_opening.state ^= m_records.digestNow(row.key.kind, row.key.id);
    }

    const DataFolder& m_folder;
    records::RecordStore m_records;
    JournalTable m_journal;
    SealTable m_sealTable;
    Opening m_opening;
    std::vector<app::Record> m_rows;
    std::set<app::RecordKey> m_badKeys;
    std::vector<app::RecordKey> m_missing;
    records::Digest m_sum{};
    int m_badSteps = 0;
    bool m_endsRight = false;
};

// Marks of a form that had them in the clear.
std::vector<app::Mark> marksInTheClear(SQLite::Database& db, std::uint32_t form) {
    std::string sql = "SELECT id, ballot, seat, item";
    if (form >= 2) sql += ", says, value, part";
    if (form >= 3) sql += ", proxy";
    SQLite::Statement rows(db, sql + " FROM mark");
    std::vector<app::Mark> marks;
    while (rows.executeStep()) {
        app::Mark mark;
        const auto id = [&](int at) { return static_cast<std::uint64_t>(rows.getColumn(at).getInt64()); };
        mark.id = {id(0)}, mark.round = {id(1)}, mark.seat = {id(2)}, mark.item = id(3);
        if (form >= 2)
            mark.says = static_cast<app::Says>(rows.getColumn(4).getInt()), mark.value = rows.getColumn(5).getInt(),
            mark.part = rows.getColumn(6).getInt();
        if (form >= 3) mark.proxy = rows.getColumn(7).getInt() != 0;
        marks.push_back(mark);
    }
    return marks;
}

}  // namespace

Opening readWhole(SQLite::Database& db, records::RoundKeyring& keys, const DataFolder& folder) {
    return sqlite::guarded([&] { return Reader(db, keys, folder).read(); });
}

std::map<app::RecordKey, app::Record> journalled(JournalTable& journal) {
    std::map<app::RecordKey, app::Record> records;
    journal.replay(
        [&](const app::Transaction& transaction) {
            for (const app::Change& change : transaction.changes)
                if (change.after) records.insert_or_assign(change.key, *change.after);
                else records.erase(change.key);
        },
        [](std::int64_t, const std::string&) {});
    return records;
}

void bringUpToDate(SQLite::Database& db, records::RoundKeyring& keys, const FileId& id) {
    std::vector<app::Mark> marks;
    std::set<app::RecordKey> bad;  // new digests must not cover old damage
    migrations::migrate(db, {[&](SQLite::Database& before, std::uint32_t from) {
                                 if (from >= 1 && from < kFirstSealed) marks = marksInTheClear(before, from);
                                 if (from >= kFirstSealed) bad = records::rowsThatDiffer(before);
                             },
                             [&](SQLite::Database& after, std::uint32_t from) {
                                 records::RecordStore records(after, &keys);
                                 JournalTable journal(after);
                                 SealTable sealTable(after);
                                 Seal seal = from < kFirstSealed ? Seal{id} : sealTable.read().value_or(Seal{id});
                                 for (const app::Mark& mark : marks) records.put(mark);
                                 if (from < kFirstSealed) journal.chainAll();
                                 seal.state = records.sealAll(bad), seal.chain = journal.tip().chain;
                                 if (from < kFirstSealed) seal.marks = static_cast<std::int64_t>(marks.size());
                                 ++seal.step;
                                 sealTable.write(seal);
                             }});
}

}  // namespace storage::session
