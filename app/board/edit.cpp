#include "app/board/edit.h"

namespace app {

void Edit::put(Record record) {
    const RecordKey key = keyOf(record);
    m_after[key] = std::move(record);
}

Transaction Edit::finish() {
    Transaction transaction{m_asking.ids.next(), m_op, m_asking.actor, m_asking.now, 0, {}};
    for (auto& [key, after] : m_after) {
        auto before = m_board.find(key);
        if (before != after) transaction.changes.push_back({key, std::move(before), std::move(after)});
    }
    return transaction;
}

}  // namespace app
