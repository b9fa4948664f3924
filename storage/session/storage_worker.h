#pragma once
// What the storage thread does: owns the session file, makes each transaction durable, several in one commit when they have
// queued up, and keeps a replica of what is stored, so that the whole state can be written to another file at any time: when a
// sync has failed (nobody knows then what of the file is on the disk), when the file was moved or removed, and when the table
// closes over a disk that takes nothing. Shared by StorageThread and its thread, which may outlive it while a disk does not
// answer.
#include <semaphore.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "app/ports/journal.h"
#include "storage/session/ballast.h"
#include "storage/session/refuge.h"

namespace storage::session {

struct StorageTiming {
    std::chrono::milliseconds firstRetry{500}, longestRetry{2000};  // the wait after a failure doubles from one to the other
    std::chrono::milliseconds idleBeforeFolding{2000};              // a pause in the work, in which the log is folded in
    std::chrono::milliseconds closingPatience{3000};                // how long closing goes on trying
    std::chrono::milliseconds hangsAfter{5000};                     // a disk that has not answered for so long is told
    std::chrono::milliseconds lookEvery{10'000};                    // how often it is looked whether the file and room are there
    std::chrono::milliseconds draftRest{500};                       // so long a begun text waits for its next key
    std::chrono::milliseconds backUpEvery{300'000};                 // of change
};

// What is at hand when the session's own file or disk is not.
struct StorageRefuge {
    std::vector<std::filesystem::path> folders;  // after the session's own; see refugeFolders
    std::filesystem::path ballast;               // empty: none is laid
    std::uint64_t littleRoom = kLittleRoom;
};

inline constexpr const char* kHangs = TR_NOOP("The disk does not answer.");
std::int64_t steadyNowMs();
// One transaction, also where it breaks the rules of the file.
void storeAlone(SessionFile& file, const app::Transaction& transaction);

// While it lives a call to the disk is under way.
class Busy {
public:
    explicit Busy(std::atomic<std::int64_t>& since) : m_since(since) { m_since = steadyNowMs(); }
    ~Busy() { m_since = 0; }
    Busy(const Busy&) = delete;

private:
    std::atomic<std::int64_t>& m_since;
};

class StorageWorker {
public:
    StorageWorker(std::unique_ptr<SessionFile> file, app::Board board, const StorageTiming& timing, StorageRefuge refuge);
    ~StorageWorker();
    StorageWorker(const StorageWorker&) = delete;

    // From any thread; none waits.
    void append(const app::Transaction& transaction);
    void keepDraft(app::Id<app::Seat> seat, const std::string& text);
    void close();
    app::JournalState state() const;

    // The storage thread: until close() has been called and all is stored or saved.
    void run();
    // From another thread, when run() hangs in a call that does not come back: saves the state as run() would have. False: it
    // came back in time.
    bool saveInstead();
    bool hangs() const;

    const StorageTiming& timing() const { return m_timing; }

private:
    struct Queued {
        std::optional<app::Transaction> transaction;  // or else a draft
        app::Id<app::Seat> seat;
        std::string draft;
        Queued* before = nullptr;
    };
    struct Where {
        std::filesystem::path file;
        const char* moved = "";
    };

    void push(Queued* queued);
    void wake();
    bool waitForWork();
    void takeQueued();
    bool sleepUntilCalled(std::chrono::milliseconds atMost);
    void pause(std::chrono::milliseconds time);
    std::chrono::milliseconds restLeft() const;
    bool somethingToStore() const;

    bool tryToStore();
    bool attempt();
    void storeAll();
    void storePending();
    void storeOne();
    void storeDrafts();
    void forget(std::size_t count);
    void failed(sqlite::Cause cause, const char* text, const char* what);
    void takeOver(std::unique_ptr<SessionFile> file, const char* why);
    void standIn(const std::filesystem::path& file, const char* why);
    void abandonFile();
    void leaveMovedFile();
    void watchLog();
    void demandThere();
    void backUpIfDue();
    void backUp(std::string_view why);
    void checkpoint(sqlite::Log afterwards);
    void lookAround();
    void finish();
    void end(app::JournalState::End end);

    const StorageTiming m_timing;
    const StorageRefuge m_refuge;
    const std::filesystem::path m_data;
    std::unique_ptr<SessionFile> m_file;  // the thread's own from here …
    bool m_marksToErase = false, m_logToFold = false, m_idle = false, m_toReconnect = false, m_again = false;
    Refuge m_refugeKind = Refuge::Continued;
    Ballast m_ballast;
    std::uint64_t m_draftsTaken = 0;
    std::chrono::steady_clock::time_point m_draftsSince, m_looked, m_backedUp = std::chrono::steady_clock::now();
    bool m_changed = false, m_stepTaken = false;  // since the newest backup
    int m_logPages = 0;                           // … to here

    std::mutex m_stateMutex;  // run() holds it while it changes what follows, never over a call to SQLite
    app::Board m_replica;     // what is durable
    std::map<app::Id<app::Seat>, std::string> m_keptDrafts, m_drafts;  // durable; accepted and not yet durable
    std::vector<app::Transaction> m_pending;                           // accepted, not yet durable, oldest first
    std::deque<Where> m_places;  // all that there were: whoever reads the pointer to one needs no lock
    bool m_savedInstead = false;

    std::atomic<Queued*> m_newest{nullptr};          // a list from the newest back; the storage thread takes it whole
    std::atomic<const char*> m_trouble{""};          // English msgid
    std::atomic<const char*> m_distrusted{nullptr};  // why the file takes nothing any more, English msgid
    std::atomic<app::UnixMs> m_troubleSince{0};
    std::atomic<std::int64_t> m_busySince{0};  // milliseconds of the steady clock; 0: in no call to the disk
    std::atomic<std::uint64_t> m_accepted{0}, m_stored{0}, m_draftsAccepted{0}, m_draftsStored{0};
    std::atomic<bool> m_roomIsLow{false}, m_closing{false};
    std::atomic<app::JournalState::End> m_end{app::JournalState::End::Open};
    std::atomic<const Where*> m_where{nullptr};
    sem_t m_calls;  // std::counting_semaphore can sleep for ever in GCC 12.2 (its bug 104928)
};

}  // namespace storage::session
