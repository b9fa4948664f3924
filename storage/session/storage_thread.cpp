#include "storage/session/storage_thread.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <utility>

namespace storage::session {
namespace {

using sqlite::Cause;
using sqlite::Failure;

// Most transactions in one commit: bounds how much a failing one takes along.
constexpr std::size_t kMostInACommit = 500;

bool erasesMarks(const app::Transaction& transaction) {
    return transaction.op == app::Op::CloseBallot || transaction.op == app::Op::CancelBallot;
}

}  // namespace

StorageThread::StorageThread(std::unique_ptr<SessionFile> file, StorageTiming timing)
    : m_timing(timing), m_file(std::move(file)) {
    ::sem_init(&m_calls, 0, 0);
    m_thread = std::thread([this] { run(); });
}

StorageThread::~StorageThread() {
    m_closing = true;
    wake();
    m_thread.join();
    ::sem_destroy(&m_calls);
}

void StorageThread::append(const app::Transaction& transaction) {
    auto* queued = new Queued{transaction, m_newest.load()};
    ++m_accepted;  // first: stored must never be more
    while (!m_newest.compare_exchange_weak(queued->before, queued)) {
    }
    wake();
}

app::JournalState StorageThread::state() const {
    const std::uint64_t stored = m_stored;  // first: it must not be newer than what was accepted
    return {m_accepted, stored, m_trouble.load()};
}

bool StorageThread::waitUntilStored(std::chrono::milliseconds patience) const {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (m_stored != m_accepted) {
        if (std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

void StorageThread::wake() { ::sem_post(&m_calls); }

void StorageThread::run() {
    auto wait = m_timing.firstRetry;
    while (waitForWork()) {
        if (m_pending.empty() && !m_marksToErase) {
            if (m_idle) foldLog(sqlite::Log::Keep);
        } else if (tryToStore()) {
            wait = m_timing.firstRetry;
        } else {
            pause(wait);
            wait = std::min(wait * 2, m_timing.longestRetry);
        }
    }
    finish();
}

// Takes over what has queued up; comes back idle when the table has rested. False: closing.
bool StorageThread::waitForWork() {
    m_idle = false;
    if (m_pending.empty() && !m_marksToErase) {
        if (m_logToFold) m_idle = !sleepUntilCalled(m_timing.idleBeforeFolding);
        else
            while (::sem_wait(&m_calls) != 0) {
            }  // a signal came in between
    }
    while (::sem_trywait(&m_calls) == 0) {
    }
    const bool closing = m_closing;  // before taking: nothing is appended after it is set
    takeQueued();
    return !closing;
}

void StorageThread::takeQueued() {
    const std::size_t first = m_pending.size();
    for (Queued* queued = m_newest.exchange(nullptr); queued;) {
        m_pending.push_back(std::move(queued->transaction));
        delete std::exchange(queued, queued->before);
    }
    std::reverse(m_pending.begin() + static_cast<std::ptrdiff_t>(first), m_pending.end());
}

// False if nobody called in that time.
bool StorageThread::sleepUntilCalled(std::chrono::milliseconds atMost) {
    timespec until{};
    ::clock_gettime(CLOCK_MONOTONIC, &until);
    const long nanoseconds = until.tv_nsec + atMost.count() % 1000 * 1'000'000;
    until.tv_sec += atMost.count() / 1000 + nanoseconds / 1'000'000'000;
    until.tv_nsec = nanoseconds % 1'000'000'000;
    int result = 0;
    while ((result = ::sem_clockwait(&m_calls, CLOCK_MONOTONIC, &until)) != 0 && errno == EINTR) {
    }
    return result == 0;
}

// After a failure; new transactions do not cut it short, closing does.
void StorageThread::pause(std::chrono::milliseconds time) {
    using namespace std::chrono;
    const auto until = steady_clock::now() + time;
    while (!m_closing) {
        const auto left = duration_cast<milliseconds>(until - steady_clock::now());
        if (left.count() <= 0 || !sleepUntilCalled(left)) return;
    }
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
        m_trouble = "";
        return true;
    } catch (const Failure& failure) {
        // A connection whose device went away stays broken when the device is back.
        m_toReconnect = failure.cause() != Cause::Full && failure.cause() != Cause::Rule && failure.cause() != Cause::Moved;
        spdlog::error("storing fails: {}", failure.what());
        m_trouble = failure.text();
    } catch (const std::exception& error) {
        spdlog::error("storing fails: {}", error.what());
        m_trouble = Failure{Cause::Device}.text();
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
    m_stored += count;
    m_file->noteStep();  // behind what is acknowledged, never ahead of the file
}

void StorageThread::foldLog(sqlite::Log afterwards) {
    try {
        m_file->foldLog(afterwards);
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
    foldLog(sqlite::Log::Cut);
    m_file.reset();
}

}  // namespace storage::session
