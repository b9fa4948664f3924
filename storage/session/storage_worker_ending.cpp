// How the storage thread ends: everything in the session's file, or in another one, or said to be lost.
#include <spdlog/spdlog.h>

#include <deque>

#include "storage/session/storage_worker.h"

namespace storage::session {

using namespace std::chrono;
using sqlite::Failure;
using End = app::JournalState::End;

void StorageWorker::finish() {
    const Where* const before = m_where;
    const auto until = steady_clock::now() + m_timing.closingPatience;
    const auto left = [&] { return !m_pending.empty() || !m_drafts.empty() || m_marksToErase || m_distrusted; };
    const auto closeWhole = [&] {  // the last look: is it in a file that will be found, and is that file whole?
        try {
            const Busy busy(m_busySince);
            demandThere();
            checkpoint(sqlite::Log::Cut);
        } catch (const Failure& failure) {
            failed(failure.cause(), failure.text(), failure.what());
        }
    };
    m_refugeKind = Refuge::Rescue;
    while (left() && !tryToStore() && steady_clock::now() < until) sleepUntilCalled(milliseconds(100));
    if (!left()) closeWhole();
    if (!left() && m_changed) backUp("close");
    const bool marksOnly = m_pending.empty() && m_drafts.empty() && !m_distrusted;  // they are erased at the next opening
    if (left() && !marksOnly) {
        if (!m_distrusted) m_distrusted = m_trouble.load();
        if (tryToStore()) closeWhole();
    }
    {
        const std::lock_guard lock(m_stateMutex);
        if (m_savedInstead) return;
    }
    if (!m_pending.empty()) spdlog::error("{} changes could not be stored and are lost", m_pending.size());
    const bool lost = !m_pending.empty() || !m_drafts.empty() || m_distrusted;
    {
        const Busy busy(m_busySince);
        m_file.reset();
    }
    end(lost ? End::Lost : m_where != before ? End::Rescued : End::Stored);
}

void StorageWorker::end(End end) {
    End open = End::Open;
    m_end.compare_exchange_strong(open, end);
}

// -- beside a storage thread that hangs ------------------------------------------------------------------------------------

bool StorageWorker::saveInstead() {
    const std::lock_guard lock(m_stateMutex);
    if (m_end != End::Open) return false;
    m_savedInstead = true;
    std::vector<app::Transaction> left = m_pending;  // the other thread may be reading it: it stays as it is
    std::deque<app::Transaction> queuedUp;           // the newest comes first off the list
    auto drafts = m_keptDrafts;
    const auto keep = [&](app::Id<app::Seat> seat, const std::string& text) {
        if (text.empty()) drafts.erase(seat);
        else drafts[seat] = text;
    };
    for (const auto& [seat, text] : m_drafts) keep(seat, text);
    std::map<app::Id<app::Seat>, std::string> newest;
    for (Queued* queued = m_newest.exchange(nullptr); queued;) {
        if (queued->transaction) queuedUp.push_front(std::move(*queued->transaction));
        else newest.try_emplace(queued->seat, std::move(queued->draft));
        delete std::exchange(queued, queued->before);
    }
    for (app::Transaction& transaction : queuedUp) left.push_back(std::move(transaction));
    for (const auto& [seat, text] : newest) keep(seat, text);
    if (left.empty() && drafts == m_keptDrafts && !m_distrusted) return end(End::Stored), true;
    try {
        auto refuge = takeRefuge({m_replica, drafts}, m_where.load()->file, m_refuge.folders, m_data, Refuge::Rescue);
        for (const app::Transaction& transaction : left) storeAlone(*refuge, transaction);
        refuge->checkpoint();
        m_places.push_back({refuge->file(), kHangs});
        m_where = &m_places.back();
        end(End::Rescued);
    } catch (const Failure& failure) {
        spdlog::error("{} changes could not be stored and are lost: {}", left.size(), failure.what());
        end(End::Lost);
    }
    return true;
}

}  // namespace storage::session
