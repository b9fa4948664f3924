#pragma once
// The sessions of the data folder, for the home screen, and the one that is open. Implemented by storage/session.
// Listing and duplicating touch the disk: they run on the library's own thread and are polled.
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/board/board.h"
#include "app/ports/journal.h"

namespace app {

struct SavedCopy {  // a session as it was at an earlier moment
    std::filesystem::path file;
    UnixMs at = 0;
    const char* why = "";  // English msgid: what it was made before or after
};

struct SessionCard {  // one session on the home screen
    std::filesystem::path file;
    std::string title, client;
    UnixMs createdAt = 0, changedAt = 0;  // createdAt 0: not known
    int notes = 0, actions = 0, rounds = 0;
    std::vector<unsigned char> picture;  // PNG bytes; empty if none was left
    std::string trouble;                 // why it cannot be opened (damaged, newer, held), English msgid; empty = it can
    bool toLookAt = false;               // its file cannot be written: it opens to be looked at
    bool isDamaged = false;              // with trouble: something may be left to recover
    bool inTrash = false;
    std::vector<SavedCopy> copies;  // newest first
    int revealed = 0;               // of the rounds: those whose result all have seen
    int planned = 0;                // of the actions: those in the plan
};

// A sentence for whoever opened a session.
struct Told {
    const char* text;   // English msgid
    std::string about;  // fills {0}; empty if the text has none
    bool operator==(const Told&) const = default;
};

// A record that was found damaged and is not on the board.
struct SetAside {
    RecordKey key;
    std::optional<Record> offered;  // as the journal or a backup has it; nothing: nobody has
    bool fromBackup = false;        // else from the journal
    bool operator==(const SetAside&) const = default;
};

struct OpenSession {
    Board board;
    std::vector<Transaction> recent;  // the newest transactions of the journal, oldest first, for undo after a restart
    std::unique_ptr<Journal> journal;
    std::filesystem::path file;
    std::vector<Told> told;  // what was wrong with the file; empty: nothing
    std::vector<SetAside> setAside;
    bool toLookAt = false;                   // the file cannot be written: nothing may be changed
    std::map<Id<Seat>, std::string> drafts;  // texts that were begun and not finished (Journal::keepDraft)
};

class SessionLibrary {
public:
    virtual ~SessionLibrary() = default;
    virtual void refresh() = 0;                          // starts listing; cards() changes when it is through
    virtual std::vector<SessionCard> cards() const = 0;  // newest first
    virtual std::uint64_t cardsVersion() const = 0;      // another one: cards() may differ
    virtual bool busy() const = 0;
    // Opens for this process alone. Waits for the disk: called between workshops only, with a screen saying so.
    virtual Result<OpenSession> open(const std::filesystem::path& file) = 0;
    // Makes a new file holding `first` and opens it.
    virtual Result<OpenSession> create(const std::filesystem::path& file, const Transaction& first) = 0;
    virtual std::filesystem::path freshName(const std::string& title) const = 0;  // a free path in the data folder
    virtual void duplicate(const std::filesystem::path& file) = 0;
    virtual void remove(const std::filesystem::path& file) = 0;   // into the trash
    virtual void putBack(const std::filesystem::path& file) = 0;  // out of it
    // All there is of it on this table but for exports: file, log, backups, what was saved or set aside, picture, keys, ledger.
    virtual void erase(const std::filesystem::path& file) = 0;
    // A new session from one of its saved copies; the session stays as it is.
    virtual void restore(const std::filesystem::path& file, const std::filesystem::path& copy) = 0;
    // A new session from what is left of a damaged one, which stays as it is.
    virtual void recover(const std::filesystem::path& file) = 0;
    // What the last of these verbs came to, for the home screen; empty: as expected, nothing to say.
    virtual std::vector<Told> news() const = 0;
    virtual void leavePicture(const std::filesystem::path& file, std::vector<unsigned char> png) = 0;
};

}  // namespace app
