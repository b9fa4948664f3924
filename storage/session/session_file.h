#pragma once
// One open session file: loads the board, stores transactions (tables, journal and seal in one commit), forgets marks. Used by
// one thread at a time, in the program by StorageThread; never from the render thread once the session runs. Everything but open
// and create throws sqlite::Failure; a failed store has changed nothing.
// `data` is the folder of the home screen, where keys, ledger and backups are; without it, the folder of the file.
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "app/base/result.h"
#include "app/board/board.h"
#include "storage/records/record_store.h"
#include "storage/session/journal_table.h"
#include "storage/session/opening.h"
#include "storage/session/round_keys.h"
#include "storage/session/seal_table.h"
#include "storage/sqlite/database.h"

namespace storage::session {

class SessionFile {
public:
    // Exclusive until destroyed. Looks the file over first and leaves it as it was if that shows something it cannot live with;
    // then brings older files up to date, after a backup. What was wrong with it is told by told() and setAside().
    static app::Result<std::unique_ptr<SessionFile>> open(const std::filesystem::path& file,
                                                          const std::filesystem::path& data = {});
    // The board as it is on the disk at one moment, also while another process holds the file, also of an older form or on a
    // medium that cannot be written: for reading only. The file and its log stay as they are.
    static app::Result<app::Board> look(const std::filesystem::path& file, const std::filesystem::path& data = {});
    // A new file holding `first`, made under another name and renamed when it is whole. Refuses an existing one; a log that lies
    // beside its name is another session's and is set aside.
    static app::Result<std::unique_ptr<SessionFile>> create(const std::filesystem::path& file, const app::Transaction& first,
                                                            const std::filesystem::path& data = {});

    ~SessionFile();

    const std::filesystem::path& file() const { return m_file; }
    const DataFolder& folder() const { return m_folder; }
    const Seal& seal() const { return m_seal; }
    app::Board load();
    std::vector<app::Transaction> recent(std::size_t most);
    const std::vector<app::Told>& told() const { return m_told; }
    const std::vector<app::SetAside>& setAside() const { return m_setAside; }

    // All in one commit, durable on return.
    void store(std::span<const app::Transaction> transactions);
    // Writes the newest step into the ledger, if it is not there: after what was stored has been acknowledged, and at the end.
    void noteStep();
    // For a transaction the file's rules refuse (a command's mistake: the board holds it already, and the work of twelve people
    // must not hang on it): stored with foreign keys and checks off; a record that no table takes even so is in the journal
    // only. `check` will name what is wrong.
    void storeRegardless(const app::Transaction& transaction);

    // The text a seat has begun (0: the facilitator), durable on return; an empty one is forgotten.
    void storeDraft(app::Id<app::Seat> seat, std::string_view text);
    std::map<app::Id<app::Seat>, std::string> drafts();

    // Leaves no byte of a mark whose round is over in file or log, and no key to it. After closing or cancelling a round.
    void eraseMarks();
    // Copies the write-ahead log into the file; see Database.
    void checkpoint(sqlite::Log afterwards = sqlite::Log::Cut);
    // Opens the file anew, after its device failed.
    void reconnect();
    // A whole copy in a new file, by SQLite's backup, without marks and drafts, durable on return; a session of its own if
    // `isAnother`, else the same one at another time.
    void copyTo(const std::filesystem::path& file, bool isAnother);
    // Puts a verified copy among the backups and thins these; `why` as in Backup.
    void backUp(app::UnixMs now, std::string_view why);

    // Tests make storing fail, or look, just before each commit of transactions.
    void onBeforeCommit(std::function<void()> hook) { m_beforeCommit = std::move(hook); }
    SQLite::Database& connection();

private:
    SessionFile(sqlite::Database database, DataFolder folder);
    void adopt(sqlite::Database database);
    void settle(Opening opening);
    void takeSessionBack();
    void leaveSecretsToOriginal();
    void commit(const std::function<void()>& changes);
    void write(std::span<const app::Transaction> transactions, bool regardless);
    bool mayHoldOldMarks();
    void destroyOldKeys();

    std::filesystem::path m_file;
    DataFolder m_folder;
    RoundKeys m_keys;
    std::optional<sqlite::Database> m_database;  // nothing while a reconnect has failed
    std::unique_ptr<records::RecordStore> m_records;
    std::unique_ptr<JournalTable> m_journal;
    std::unique_ptr<SealTable> m_sealTable;
    Seal m_seal;
    bool m_isCopy = false;               // made by hand beside the file of this id
    std::int64_t m_noted = 0;            // the newest step that the ledger has from here
    std::optional<app::Board> m_loaded;  // by open, until load asks for it
    std::vector<app::Told> m_told;
    std::vector<app::SetAside> m_setAside;
    std::function<void()> m_beforeCommit;
};

}  // namespace storage::session
