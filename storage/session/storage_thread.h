#pragma once
// The journal the workshop writes to: a thread that owns the session file and makes each transaction durable, several in one
// commit when they have queued up. append() and state() take no lock: they wait neither for the disk nor for a storage thread
// that the system has put to sleep. While storing fails, transactions stay in memory, the trouble is told, and storing goes on
// by itself when the cause is gone. Made by SqliteLibrary.
#include <semaphore.h>

#include <atomic>
#include <thread>
#include <vector>

#include "app/ports/journal.h"
#include "storage/session/session_file.h"

namespace storage::session {

struct StorageTiming {
    std::chrono::milliseconds firstRetry{500}, longestRetry{2000};  // the wait after a failure doubles from one to the other
    std::chrono::milliseconds idleBeforeFolding{2000};              // a pause in the work, in which the log is folded in
    std::chrono::milliseconds closingPatience{3000};                // how long closing goes on trying
};

class StorageThread : public app::Journal {
public:
    explicit StorageThread(std::unique_ptr<SessionFile> file, StorageTiming timing = {});
    // Stores what is left, trying for closingPatience at most, folds the log in and lets go of the file.
    ~StorageThread() override;

    void append(const app::Transaction& transaction) override;
    app::JournalState state() const override;

    // Waits until all that was accepted is stored; false if that took longer. Not for the render thread.
    bool waitUntilStored(std::chrono::milliseconds patience) const;

private:
    struct Queued {
        app::Transaction transaction;
        Queued* before;
    };

    void run();
    bool waitForWork();
    void takeQueued();
    bool sleepUntilCalled(std::chrono::milliseconds atMost);
    void pause(std::chrono::milliseconds time);
    bool tryToStore();
    void storePending();
    void storeOne();
    void forget(std::size_t count);
    void foldLog(sqlite::Log afterwards);
    void finish();
    void wake();

    const StorageTiming m_timing;
    std::unique_ptr<SessionFile> m_file;      // the thread's own from here …
    std::vector<app::Transaction> m_pending;  // accepted, not yet durable, oldest first
    bool m_marksToErase = false;
    bool m_logToFold = false;
    bool m_idle = false;
    bool m_toReconnect = false;  // … to here

    std::atomic<Queued*> m_newest{nullptr};  // a list from the newest back; the storage thread takes it whole
    std::atomic<const char*> m_trouble{""};  // English msgid
    std::atomic<std::uint64_t> m_accepted{0}, m_stored{0};
    std::atomic<bool> m_closing{false};
    sem_t m_calls;         // std::counting_semaphore can sleep for ever in GCC 12.2 (its bug 104928)
    std::thread m_thread;  // last: it uses all of the above
};

}  // namespace storage::session
