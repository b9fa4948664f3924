#include "app/workshop/history.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/board/fields.h"
#include "app/board/references.h"

namespace app {
namespace {

constexpr std::size_t kMostSteps = 2'000;  // a day of workshop makes fewer; bounds memory only
constexpr UnixMs kTypingPauseMs = 5'000;   // edits of one text by one seat closer than this are one step

// A note and its placement are one thing to the hand that asks; so are an action and what is estimated, assigned and ranked of
// it.
bool concerns(const Transaction& transaction, const RecordKey& record) {
    return std::ranges::any_of(transaction.changes, [&](const Change& change) {
        return change.key.id == record.id && subjectOf(change.key.kind) == subjectOf(record.kind);
    });
}

}  // namespace

void History::add(const Transaction& transaction) {
    if (transaction.undoes) {
        m_undone.insert(transaction.undoes);
        return;
    }
    // What links a seat to a choice is kept nowhere, not even to be undone (a merge while a secret vote is open).
    const bool tellsChoices = std::ranges::any_of(transaction.changes, [](const Change& c) { return !isJournalled(c.key.kind); });
    if (!canBeUndone(transaction.op) || tellsChoices || transaction.changes.empty() || coalesced(transaction)) return;
    m_done.push_back(transaction);
    if (m_done.size() > kMostSteps) {
        m_undone.erase(m_done.front().id);
        m_done.pop_front();
    }
}

bool History::coalesced(const Transaction& transaction) {
    if (transaction.op != Op::EditText || m_done.empty()) return false;
    for (auto last = m_done.rbegin(); last != m_done.rend(); ++last) {
        const bool sameHand = last->actor == transaction.actor;
        if (sameHand && last->op == Op::EditText && last->changes.front().key == transaction.changes.front().key &&
            last->changes.front().after == transaction.changes.front().before &&  // nobody else wrote in between
            !m_undone.contains(last->id) && std::abs(transaction.at - last->at) <= kTypingPauseMs) {  // clocks go back too
            const std::array pair{*last, transaction};
            const std::uint64_t id = last->id;
            *last = squash(pair);
            last->id = id;
            return true;
        }
        if (sameHand) return false;  // it did something else in between
    }
    return false;
}

const Transaction* History::latest(const UndoScope& scope) const {
    for (auto step = m_done.rbegin(); step != m_done.rend(); ++step) {
        if (m_undone.contains(step->id)) continue;
        const bool ofFrame = step->op >= Op::AddStage && step->op <= Op::RemoveLane;
        if (scope.frame ? ofFrame : scope.seat ? step->actor.seat == scope.seat : concerns(*step, scope.record)) return &*step;
    }
    return nullptr;
}

}  // namespace app
