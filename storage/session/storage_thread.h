#pragma once
// The journal the workshop writes to: a thread that owns the session file and makes each transaction durable. append(),
// keepDraft() and state() take no lock: they wait neither for the disk nor for a storage thread that the system has put to sleep.
// While storing fails, transactions stay in memory, the trouble is told, and storing goes on by itself when the cause is gone, or
// in another file where this one is not to be trusted any more (StorageWorker). Made by SqliteLibrary.
#include <memory>
#include <thread>

#include "storage/session/storage_worker.h"

namespace storage::session {

class StorageThread : public app::Journal {
public:
    // `board`: what the file holds.
    StorageThread(std::unique_ptr<SessionFile> file, app::Board board, StorageTiming timing = {}, StorageRefuge refuge = {});
    // Closes if nobody has, and waits until that is through.
    ~StorageThread() override;

    void append(const app::Transaction& transaction) override { m_worker->append(transaction); }
    void keepDraft(app::Id<app::Seat> seat, const std::string& text) override { m_worker->keepDraft(seat, text); }
    // Stores what is left, trying for closingPatience at most, then saves it in a file that is made for it; folds the log in and
    // lets go of the file.
    void close() override;
    app::JournalState state() const override { return m_worker->state(); }

    // Waits until all that was accepted is stored; false if that took longer. Not for the render thread.
    bool waitUntilStored(std::chrono::milliseconds patience) const;

private:
    std::shared_ptr<StorageWorker> m_worker;  // the thread's too
    std::thread m_thread, m_watch;
    bool m_closed = false;
};

}  // namespace storage::session
