#pragma once
// The whole grammar of editing: a transaction is a list of records before and after. Undo, saving, refresh and replay all
// come from this one value. Made by Edit inside a command, applied by Board, written by the Journal port.
#include <optional>
#include <span>
#include <vector>

#include "app/board/op.h"
#include "app/board/records.h"

namespace app {

// Who did it: the seat one acts from; 0 = on the open board, where nobody can tell whose finger it was.
struct Actor {
    Id<Seat> seat;
    bool operator==(const Actor&) const = default;
};

struct Change {
    RecordKey key;
    std::optional<Record> before, after;  // absent: did not, or will no longer, exist
    bool operator==(const Change&) const = default;
};

struct Transaction {
    std::uint64_t id = 0;
    Op op = Op::EditText;
    Actor actor;
    UnixMs at = 0;
    std::uint64_t undoes = 0;     // the transaction this one takes back; 0 for an ordinary one
    std::vector<Change> changes;  // one per key, sorted by key
    bool operator==(const Transaction&) const = default;
};

// The changes that lead back. The result has no id, time or actor of its own yet.
Transaction inverse(const Transaction& transaction);

// One transaction that does what the sequence does: first before, last after; changes that cancel out are dropped.
// Takes id, op, actor and time from the last one. The sequence must not be empty.
Transaction squash(std::span<const Transaction> sequence);

// What a commit changed: whoever shows or holds one of these records looks it up again.
struct Touched {
    Op op = Op::EditText;
    std::vector<RecordKey> keys;
};

}  // namespace app
