#pragma once
// One open session file: loads the board, stores transactions (tables and journal in one commit), forgets marks. Used by one
// thread at a time, in the program by StorageThread; never from the render thread once the session runs. Everything but open
// and create throws sqlite::Failure; a failed store has changed nothing.
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "app/base/result.h"
#include "app/board/board.h"
#include "storage/records/record_store.h"
#include "storage/session/journal_table.h"
#include "storage/sqlite/database.h"

namespace storage::session {

class SessionFile {
public:
    // Exclusive until destroyed. Brings older files up to date. Refuses in words, leaving the file as it was.
    static app::Result<std::unique_ptr<SessionFile>> open(const std::filesystem::path& file);
    // The board as it is on the disk at one moment, also while another process holds the file: for reading only. The file and its
    // log stay as they are. A file of an older program, which no table can hold, is brought up to date as by `open`.
    static app::Result<app::Board> look(const std::filesystem::path& file);
    // A new file holding `first`, made under another name and renamed when it is whole. Refuses an existing one.
    static app::Result<std::unique_ptr<SessionFile>> create(const std::filesystem::path& file, const app::Transaction& first);

    const std::filesystem::path& file() const { return m_file; }
    app::Board load();
    std::vector<app::Transaction> recent(std::size_t most);

    // All in one commit, durable on return.
    void store(std::span<const app::Transaction> transactions);
    // For a transaction the file's rules refuse (a command's mistake: the board holds it already, and the work of twelve people
    // must not hang on it): stored with foreign keys and checks off; a record that no table takes even so is in the journal
    // only. `check` will name what is wrong.
    void storeRegardless(const app::Transaction& transaction);

    // Leaves no byte of a mark whose ballot is over in file or log. After closing a ballot.
    void eraseMarks();
    // Copies the write-ahead log into the file; see Database.
    void foldLog(sqlite::Log afterwards = sqlite::Log::Cut);
    // Opens the file anew, after its device failed.
    void reconnect();
    // A whole copy in a new file, by SQLite's backup, durable on return.
    void copyTo(const std::filesystem::path& file);

    // Tests make storing fail, or look, just before each commit.
    void onBeforeCommit(std::function<void()> hook) { m_beforeCommit = std::move(hook); }
    SQLite::Database& connection();

private:
    explicit SessionFile(sqlite::Database database);
    void adopt(sqlite::Database database);
    void write(std::span<const app::Transaction> transactions, bool regardless);
    void demandWhole();
    bool mayHoldOldMarks();

    std::filesystem::path m_file;
    std::optional<sqlite::Database> m_database;  // nothing while a reconnect has failed
    std::unique_ptr<records::RecordStore> m_records;
    std::unique_ptr<JournalTable> m_journal;
    std::function<void()> m_beforeCommit;
};

}  // namespace storage::session
