#include "app/board/transaction.h"

#include <map>

namespace app {

Transaction inverse(const Transaction& transaction) {
    Transaction back;
    back.op = transaction.op;
    back.undoes = transaction.id;
    back.changes.reserve(transaction.changes.size());
    for (const Change& change : transaction.changes) back.changes.push_back({change.key, change.after, change.before});
    return back;
}

Transaction squash(std::span<const Transaction> sequence) {
    std::map<RecordKey, Change> changes;
    for (const Transaction& transaction : sequence)
        for (const Change& change : transaction.changes) {
            auto [at, isNew] = changes.try_emplace(change.key, change);
            if (!isNew) at->second.after = change.after;
        }
    Transaction result = sequence.back();
    result.changes.clear();
    for (auto& [key, change] : changes)
        if (change.before != change.after) result.changes.push_back(std::move(change));
    return result;
}

}  // namespace app
