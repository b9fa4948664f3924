#include "storage/session/storage_thread.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

namespace storage::session {
namespace {

using sqlite::Cause;
using sqlite::Failure;

// Most transactions in one commit: bounds how much a failing one takes along.
constexpr std::size_t kMostInACommit = 500;

bool erasesMarks(const app::Transaction& transaction) { return transaction.op == app::Op::CloseBallot; }

}  // namespace

StorageThread::StorageThread(std::unique_ptr<SessionFile> file, StorageTiming timing)
    : m_timing(timing), m_file(std::move(file)), m_thread([this] { run(); }) {}

StorageThread::~StorageThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void StorageThread::append(const app::Transaction& transaction) {
    app::Transaction copy = transaction;  // outside the lock
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(copy));
        ++m_accepted;
    }
    m_changed.notify_all();
}

app::JournalState StorageThread::state() const {
    const std::lock_guard lock(m_mutex);
    return {m_accepted, m_stored, m_trouble};
}

bool StorageThread::waitUntilStored(std::chrono::milliseconds patience) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_stored == m_accepted; });
}

void StorageThread::run() {
    auto wait = m_timing.firstRetry;
    while (waitForWork()) {
        if (m_pending.empty() && !m_marksToErase) {
            foldLog();
        } else if (tryToStore()) {
            wait = m_timing.firstRetry;
        } else {
            pause(wait);
            wait = std::min(wait * 2, m_timing.longestRetry);
        }
    }
    finish();
}

// Takes over what has queued up; comes back without work when the table has been idle. False: closing.
bool StorageThread::waitForWork() {
    std::unique_lock lock(m_mutex);
    if (m_pending.empty() && !m_marksToErase) {
        const auto called = [this] { return m_closing || !m_queue.empty(); };
        if (m_logToFold) m_changed.wait_for(lock, m_timing.idleBeforeFolding, called);
        else m_changed.wait(lock, called);
    }
    std::move(m_queue.begin(), m_queue.end(), std::back_inserter(m_pending));
    m_queue.clear();
    return !m_closing;
}

void StorageThread::pause(std::chrono::milliseconds time) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, time, [this] { return m_closing; });
}

bool StorageThread::tryToStore() {
    try {
        if (m_toReconnect) m_file->reconnect();
        m_toReconnect = false;
        while (!m_pending.empty() || m_marksToErase) {
            if (!m_pending.empty()) storePending();
            if (m_marksToErase) m_file->eraseMarks();
            m_marksToErase = false;
        }
        setTrouble({});
        return true;
    } catch (const Failure& failure) {
        // A connection whose device went away stays broken when the device is back.
        m_toReconnect = failure.cause() != Cause::Full && failure.cause() != Cause::Rule && failure.cause() != Cause::Moved;
        spdlog::error("storing fails: {}", failure.what());
        setTrouble(failure.text());
    } catch (const std::exception& error) {
        spdlog::error("storing fails: {}", error.what());
        setTrouble(Failure{Cause::Device}.text());
    }
    return false;
}

void StorageThread::storePending() {
    const std::size_t count = std::min(m_pending.size(), kMostInACommit);
    try {
        m_file->store({m_pending.data(), count});
        forget(count);
    } catch (const Failure& failure) {
        if (failure.cause() != Cause::Rule) throw;
        for (std::size_t i = 0; i < count; ++i) storeOne();  // the others must not suffer from the one
    }
}

void StorageThread::storeOne() {
    try {
        m_file->store({m_pending.data(), 1});
    } catch (const Failure& failure) {
        if (failure.cause() != Cause::Rule) throw;
        spdlog::error("{} {} breaks the rules of the file and is stored all the same: {}", app::nameOf(m_pending.front().op),
                      app::idText(m_pending.front().id), failure.what());
        m_file->storeRegardless(m_pending.front());
    }
    forget(1);
}

void StorageThread::forget(std::size_t count) {
    const auto end = m_pending.begin() + static_cast<std::ptrdiff_t>(count);
    m_marksToErase = m_marksToErase || std::any_of(m_pending.begin(), end, erasesMarks);
    m_logToFold = true;
    m_pending.erase(m_pending.begin(), end);
    {
        const std::lock_guard lock(m_mutex);
        m_stored += count;
    }
    m_changed.notify_all();
}

void StorageThread::foldLog() {
    try {
        m_file->foldLog();
    } catch (const Failure& failure) {
        spdlog::warn("the log stays as it is: {}", failure.what());  // nothing is lost by that
    }
    m_logToFold = false;
}

void StorageThread::finish() {
    const auto until = std::chrono::steady_clock::now() + m_timing.closingPatience;
    while ((!m_pending.empty() || m_marksToErase) && !tryToStore() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (!m_pending.empty()) spdlog::error("{} changes could not be stored and are lost", m_pending.size());
    foldLog();
    m_file.reset();
}

void StorageThread::setTrouble(const std::string& text) {
    const std::lock_guard lock(m_mutex);
    m_trouble = text;
}

}  // namespace storage::session
