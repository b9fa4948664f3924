#include "storage/session/storage_thread.h"

namespace storage::session {

using End = app::JournalState::End;

StorageThread::StorageThread(std::unique_ptr<SessionFile> file, app::Board board, StorageTiming timing, StorageRefuge refuge)
    : m_worker(std::make_shared<StorageWorker>(std::move(file), std::move(board), timing, std::move(refuge))),
      m_thread([worker = m_worker] { worker->run(); }) {}

StorageThread::~StorageThread() {
    close();
    m_watch.join();
}

void StorageThread::close() {
    if (std::exchange(m_closed, true)) return;
    m_worker->close();
    // A call to the disk that does not come back cannot be ended: the state is saved beside it, and its thread is left behind.
    m_watch = std::thread([worker = m_worker, thread = std::move(m_thread)]() mutable {
        const auto until = std::chrono::steady_clock::now() + worker->timing().closingPatience;
        while (worker->state().end == End::Open && !(std::chrono::steady_clock::now() > until && worker->hangs()))
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (worker->state().end == End::Open && worker->saveInstead()) thread.detach();
        else thread.join();
    });
}

bool StorageThread::waitUntilStored(std::chrono::milliseconds patience) const {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!state().allStored()) {
        if (std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

}  // namespace storage::session
