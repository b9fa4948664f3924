#pragma once
// What can be undone, by whom and where. No global undo: it is asked at a seat or on a record, takes the latest
// transaction of that scope, and refuses if somebody has changed one of its records since.
#include <deque>
#include <set>

#include "app/board/transaction.h"

namespace app {

struct UndoScope {
    Id<Seat> seat;       // what was done from this seat …
    RecordKey record;    // … or, if seat is 0, what was done to this record from anywhere …
    bool frame = false;  // … or what was done to the stages and lanes
};

class History {
public:
    void add(const Transaction& transaction);
    // A step that cannot be taken back any more, since somebody has changed its records: not offered again.
    void passOver(std::uint64_t transaction) { m_undone.insert(transaction); }
    // The newest transaction of the scope that is not undone yet; null if there is none.
    const Transaction* latest(const UndoScope& scope) const;

private:
    bool coalesced(const Transaction& transaction);

    std::deque<Transaction> m_done;  // oldest first
    std::set<std::uint64_t> m_undone;
};

}  // namespace app
