#include "storage/session/storage_worker.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <utility>

#include "storage/session/crash_report.h"
#include "storage/session/wall_time.h"
#include "storage/sqlite/file_claim.h"

namespace storage::session {
namespace {

using namespace std::chrono;
using sqlite::Cause;
using sqlite::Failure;
using End = app::JournalState::End;

// Most transactions in one commit: bounds how much a failing one takes along.
constexpr std::size_t kMostInACommit = 500;
// The log is folded in when it has so many pages. By ourselves: what SQLite does by itself says nothing when its sync fails.
constexpr int kFoldAtPages = 1000;

// What people would call another step of the workshop: where they may want to come back to.
bool isStep(const app::Transaction& transaction) {
    return transaction.op == app::Op::GoToStep || transaction.op == app::Op::RevealRound || transaction.op == app::Op::PlanAll ||
           transaction.op == app::Op::Import;
}

bool erasesMarks(const app::Transaction& transaction) {
    return transaction.op == app::Op::CloseRound || transaction.op == app::Op::CancelRound;
}

int countPages(void* pages, sqlite3*, const char*, int inLog) {
    *static_cast<int*>(pages) = inLog;
    return SQLITE_OK;
}

}  // namespace

StorageWorker::StorageWorker(std::unique_ptr<SessionFile> file, app::Board board, const StorageTiming& timing,
                             StorageRefuge refuge)
    : m_timing(timing),
      m_refuge(std::move(refuge)),
      m_data(file->folder().root),
      m_file(std::move(file)),
      m_ballast(m_refuge.ballast),
      m_replica(std::move(board)),
      m_keptDrafts(m_file->drafts()) {
    m_places.push_back({m_file->file(), ""});
    m_where = &m_places.back();
    ::sem_init(&m_calls, 0, 0);
    watchLog();
}

StorageWorker::~StorageWorker() {
    for (Queued* queued = m_newest.exchange(nullptr); queued;) delete std::exchange(queued, queued->before);
    ::sem_destroy(&m_calls);
}

std::int64_t steadyNowMs() { return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(); }

void storeAlone(SessionFile& file, const app::Transaction& transaction) {
    try {
        file.store({&transaction, 1});
    } catch (const Failure& failure) {
        if (failure.cause() != Cause::Rule) throw;
        spdlog::error("{} {} breaks the rules of the file and is stored all the same: {}", app::nameOf(transaction.op),
                      app::idText(transaction.id), failure.what());
        file.storeRegardless(transaction);
    }
}

// -- from any thread -------------------------------------------------------------------------------------------------------

void StorageWorker::push(Queued* queued) {
    queued->before = m_newest.load();
    while (!m_newest.compare_exchange_weak(queued->before, queued)) {
    }
    wake();
}

void StorageWorker::append(const app::Transaction& transaction) {
    noteKind(transaction.op);
    ++m_accepted;  // first: stored must never be more
    push(new Queued{transaction, {}, {}});
}

void StorageWorker::keepDraft(app::Id<app::Seat> seat, const std::string& text) {
    ++m_draftsAccepted;
    push(new Queued{std::nullopt, seat, text});
}

void StorageWorker::close() {
    m_closing = true;
    wake();
}

app::JournalState StorageWorker::state() const {
    app::JournalState state;
    state.end = m_end;        // first: what is true at the end must be read after it
    state.stored = m_stored;  // before what was accepted: it must not be newer
    const std::uint64_t draftsStored = m_draftsStored;
    state.accepted = m_accepted;
    state.draftsWaiting = draftsStored < m_draftsAccepted;
    state.trouble = m_trouble.load();
    state.since = m_troubleSince;
    const std::int64_t busySince = m_busySince, waits = busySince ? steadyNowMs() - busySince : 0;
    if (waits >= m_timing.hangsAfter.count()) {
        if (state.trouble.empty()) state.since = wallTime() - waits;
        state.trouble = kHangs;
    }
    state.roomIsLow = m_roomIsLow;
    const Where* where = m_where;
    state.file = where->file, state.moved = where->moved;
    return state;
}

bool StorageWorker::hangs() const {
    const std::int64_t busySince = m_busySince;
    return busySince && steadyNowMs() - busySince >= m_timing.hangsAfter.count();
}

void StorageWorker::wake() { ::sem_post(&m_calls); }

// -- the storage thread ----------------------------------------------------------------------------------------------------

void StorageWorker::run() {
    lookAround();
    auto wait = m_timing.firstRetry;
    while (waitForWork()) {
        if (steady_clock::now() - m_looked >= m_timing.lookEvery) lookAround();
        if (!somethingToStore() && !m_distrusted) {
            if (m_idle && m_logToFold && m_drafts.empty()) {
                try {
                    const Busy busy(m_busySince);
                    checkpoint(sqlite::Log::Keep);
                } catch (const Failure& failure) {
                    failed(failure.cause(), failure.text(), failure.what());
                }
            }
        } else if (tryToStore()) {
            wait = m_timing.firstRetry;
            backUpIfDue();
        } else {
            pause(wait);
            wait = std::min(wait * 2, m_timing.longestRetry);
        }
    }
    finish();
}

bool StorageWorker::somethingToStore() const {
    return !m_pending.empty() || m_marksToErase || (!m_drafts.empty() && restLeft() <= milliseconds(0));
}

// How long the begun texts still wait: a text is stored half a second after its first key that is not, not at every key.
milliseconds StorageWorker::restLeft() const {
    return m_timing.draftRest - duration_cast<milliseconds>(steady_clock::now() - m_draftsSince);
}

// Takes over what has queued up; comes back idle when the table has rested. False: closing.
bool StorageWorker::waitForWork() {
    m_idle = false;
    if (!somethingToStore() && !m_distrusted) {
        auto rest = m_timing.lookEvery;
        if (m_logToFold) rest = std::min(rest, m_timing.idleBeforeFolding);
        if (!m_drafts.empty()) rest = std::min(rest, std::max(milliseconds(1), restLeft()));
        m_idle = !sleepUntilCalled(rest);
    }
    while (::sem_trywait(&m_calls) == 0) {
    }
    const bool closing = m_closing;  // before taking: nothing is appended after it is set
    takeQueued();
    return !closing;
}

void StorageWorker::takeQueued() {
    const std::lock_guard lock(m_stateMutex);
    const std::size_t first = m_pending.size();
    std::map<app::Id<app::Seat>, std::string> drafts;
    for (Queued* queued = m_newest.exchange(nullptr); queued;) {
        if (queued->transaction) m_pending.push_back(std::move(*queued->transaction));
        else drafts.try_emplace(queued->seat, std::move(queued->draft)), ++m_draftsTaken;  // the newest comes first
        delete std::exchange(queued, queued->before);
    }
    std::reverse(m_pending.begin() + static_cast<std::ptrdiff_t>(first), m_pending.end());
    if (m_drafts.empty() && !drafts.empty()) m_draftsSince = steady_clock::now();
    for (auto& [seat, text] : drafts) m_drafts[seat] = std::move(text);
}

// False if nobody called in that time.
bool StorageWorker::sleepUntilCalled(milliseconds atMost) {
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
void StorageWorker::pause(milliseconds time) {
    const auto until = steady_clock::now() + time;
    while (!m_closing) {
        const auto left = duration_cast<milliseconds>(until - steady_clock::now());
        if (left.count() <= 0 || !sleepUntilCalled(left)) return;
    }
}

// A second time at once where the first has changed what is tried: another file, or room given back.
bool StorageWorker::tryToStore() { return attempt() || (std::exchange(m_again, false) && attempt()); }

bool StorageWorker::attempt() {
    const Busy busy(m_busySince);
    try {
        storeAll();
        m_trouble = "", m_troubleSince = 0;
        return true;
    } catch (const Failure& failure) {
        failed(failure.cause(), failure.text(), failure.what());
    } catch (const std::exception& error) {
        failed(Cause::Device, Failure{Cause::Device}.text(), error.what());
    }
    return false;
}

void StorageWorker::storeAll() {
    if (m_distrusted) {
        auto refuge = takeRefuge({m_replica, m_keptDrafts}, m_file->file(), m_refuge.folders, m_data, m_refugeKind);
        if (m_distrusted == Failure{Cause::Moved}.text()) leaveMovedFile();
        takeOver(std::move(refuge), m_distrusted);
    }
    if (m_toReconnect) m_file->reconnect(), watchLog();
    m_toReconnect = false;
    while (!m_pending.empty() || m_marksToErase) {
        if (!m_pending.empty()) storePending();
        if (m_marksToErase) m_file->eraseMarks();
        m_marksToErase = false;
    }
    if (m_closing || restLeft() <= milliseconds(0)) storeDrafts();
    if (m_logPages >= kFoldAtPages) checkpoint(sqlite::Log::Keep);
}

void StorageWorker::failed(Cause cause, const char* text, const char* what) {
    spdlog::error("storing fails: {}", what);
    if ((cause == Cause::Sync || cause == Cause::Moved) && !m_distrusted) {
        m_distrusted = text, m_again = true;  // told with the place where work goes on, if there is one
        if (cause == Cause::Sync) abandonFile();
    } else if (cause == Cause::Full && m_ballast.giveBack(m_file->file())) {
        m_again = true;
    }
    // A connection whose device went away stays broken when the device is back.
    m_toReconnect = !m_distrusted && cause != Cause::Full && cause != Cause::Rule;
    if (m_troubleSince == 0) m_troubleSince = wallTime();
    m_trouble = text;
}

// Closing a connection would fold its log in and throw it away, on a disk that has just lost something: the log stays.
void StorageWorker::abandonFile() {
    try {
        sqlite3_db_config(m_file->connection().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    } catch (const Failure&) {  // there is no connection
    }
}

// Whoever has moved the file has it whole: SQLite itself leaves the log of a file that is not where it was. Of that log nothing
// stays beside a name that another session may get.
void StorageWorker::leaveMovedFile() {
    try {
        m_file->checkpoint(sqlite::Log::Cut);
    } catch (const Failure& failure) {
        return spdlog::warn("{}: its log stays where it is: {}", m_file->file().string(), failure.what());
    }
    std::error_code error;
    const std::filesystem::path log = std::filesystem::path(m_file->file()) += "-wal";
    if (!std::filesystem::exists(m_file->file(), error) && std::filesystem::file_size(log, error) == 0 && !error)
        std::filesystem::remove(log, error);
}

void StorageWorker::takeOver(std::unique_ptr<SessionFile> file, const char* why) {
    spdlog::warn("work goes on in {}", file->file().string());
    std::swap(m_file, file);
    m_distrusted = nullptr, m_toReconnect = false;
    standIn(m_file->file(), why);
    watchLog();
}

void StorageWorker::standIn(const std::filesystem::path& file, const char* why) {
    const std::lock_guard lock(m_stateMutex);
    if (m_savedInstead) return;
    m_places.push_back({file, why});
    m_where = &m_places.back();
}

void StorageWorker::watchLog() {
    m_logPages = 0;
    sqlite3_wal_hook(m_file->connection().getHandle(), countPages, &m_logPages);
}

void StorageWorker::storePending() {
    const std::size_t count = std::min(m_pending.size(), kMostInACommit);
    try {
        m_file->store({m_pending.data(), count});
        forget(count);
    } catch (const Failure& failure) {
        if (failure.cause() != Cause::Rule) throw;
        for (std::size_t i = 0; i < count; ++i) storeOne();  // the others must not suffer from the one
    }
}

void StorageWorker::storeOne() {
    storeAlone(*m_file, m_pending.front());
    forget(1);
}

void StorageWorker::storeDrafts() {
    while (!m_drafts.empty()) {
        const auto draft = m_drafts.begin();
        m_file->storeDraft(draft->first, draft->second);
        m_logToFold = true;
        const std::lock_guard lock(m_stateMutex);
        if (draft->second.empty()) m_keptDrafts.erase(draft->first);
        else m_keptDrafts[draft->first] = draft->second;
        m_drafts.erase(draft);
    }
    m_draftsStored = m_draftsTaken;
}

void StorageWorker::forget(std::size_t count) {
    const auto end = m_pending.begin() + static_cast<std::ptrdiff_t>(count);
    m_marksToErase = m_marksToErase || std::any_of(m_pending.begin(), end, erasesMarks);
    m_stepTaken = m_stepTaken || std::any_of(m_pending.begin(), end, isStep);
    m_logToFold = m_changed = true;
    {
        const std::lock_guard lock(m_stateMutex);
        for (auto stored = m_pending.begin(); stored != end; ++stored)
            if (!m_replica.apply(*stored)) spdlog::error("the replica does not take {}", app::idText(stored->id));
        m_pending.erase(m_pending.begin(), end);
    }
    m_stored += count;
    m_file->noteStep();  // behind what is acknowledged, never ahead of the file
}

void StorageWorker::backUpIfDue() {
    const bool isTime = m_changed && steady_clock::now() - m_backedUp >= m_timing.backUpEvery;
    if (somethingToStore() || !(m_stepTaken || isTime)) return;
    backUp(m_stepTaken ? "step" : "timer");
}

// A copy more or less is nothing that work may fail for.
void StorageWorker::backUp(std::string_view why) {
    const Busy busy(m_busySince);
    m_backedUp = steady_clock::now(), m_changed = m_stepTaken = false;
    try {
        m_file->backUp(wallTime(), why);
    } catch (const std::exception& failure) {
        spdlog::warn("no backup: {}", failure.what());
    }
}

void StorageWorker::checkpoint(sqlite::Log afterwards) {
    m_logToFold = false;
    m_logPages = 0;
    try {
        m_file->checkpoint(afterwards);
    } catch (const Failure& failure) {
        if (failure.cause() == Cause::Sync) throw;
        spdlog::warn("the log stays as it is: {}", failure.what());  // nothing is lost by that
    }
}

// What is written to a file that no path leads to any more would be found by nobody.
void StorageWorker::demandThere() {
    if (!sqlite::FileClaim::isTaken(m_file->file())) throw Failure{Cause::Moved, m_file->file().string()};
}

// Every now and then: is the file still there, how much room is there, can some be kept back?
void StorageWorker::lookAround() {
    const Busy busy(m_busySince);
    m_looked = steady_clock::now();
    const auto room = roomAt(m_file->file().parent_path());
    m_roomIsLow = room && *room < m_refuge.littleRoom;
    m_ballast.lay();
    try {
        if (!m_distrusted) demandThere();
    } catch (const Failure& failure) {
        failed(failure.cause(), failure.text(), failure.what());
    }
}

}  // namespace storage::session
