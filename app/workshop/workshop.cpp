#include "app/workshop/workshop.h"

namespace app {
namespace {

// What would go back to a seat that has left since waits to be placed instead: nobody could reach it there.
void keepInReach(const Board& board, Transaction& back) {
    OrderKey last = board.holding().empty() ? OrderKey{} : board.holding().back().order;
    for (Change& change : back.changes) {
        Placement* placement = change.after ? std::get_if<Placement>(&*change.after) : nullptr;
        if (!placement || (placement->place != Place::Tray && placement->place != Place::Bin)) continue;
        if (const Seat* seat = board.find(placement->seat); seat && seat->present) continue;
        last = between(last, {});
        placement->place = Place::Holding, placement->seat = {}, placement->order = last;
    }
}

}  // namespace

Workshop::Workshop(Board board, Journal& journal, std::span<const Transaction> recent, IdSource ids)
    : m_board(std::move(board)), m_journal(journal), m_ids(std::move(ids)) {
    for (const Transaction& transaction : recent) m_history.add(transaction);
}

Result<Touched> Workshop::commit(const Transaction& transaction) {
    if (transaction.changes.empty()) return Touched{transaction.op, {}};  // nothing differs: nothing to keep
    auto touched = m_board.apply(transaction);
    if (!touched) return touched;
    m_journal.append(transaction);
    m_history.add(transaction);
    m_touched.push_back(*touched);
    return touched;
}

Result<Touched> Workshop::undo(const UndoScope& scope, Actor actor, UnixMs now) {
    const Transaction* step = m_history.latest(scope);
    if (!step) return Refusal{TR_NOOP("There is nothing to take back here."), scope.record.id};
    Transaction back = inverse(*step);
    back.id = m_ids.next();
    back.actor = actor;
    back.at = now;
    keepInReach(m_board, back);
    const std::uint64_t stepId = step->id;
    auto done = commit(back);
    if (!done) m_history.passOver(stepId);  // said once; the next tap reaches what lies before it
    return done;
}

std::vector<Touched> Workshop::takeTouched() { return std::exchange(m_touched, {}); }

}  // namespace app
