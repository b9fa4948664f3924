#pragma once
// Collects changes against a board it cannot alter, and hands them over as one transaction. Every command works this way:
// read the board, note what should become of each record, finish. Later reads through the edit see its own changes.
#include <map>

#include "app/board/board.h"
#include "app/board/fields.h"

namespace app {

// What a command needs besides the board: who asks, when, and where fresh ids come from.
struct CommandContext {
    Actor actor;
    UnixMs now = 0;
    IdSource& ids;
    // Seeds the chance that makes a secret round's ballots; nothing: the system's own, as it must be when people vote.
    std::optional<std::uint64_t> chanceSeed = std::nullopt;
};

class Edit {
public:
    Edit(const Board& board, Op op, CommandContext& context) : m_board(board), m_context(context), m_op(op) {}

    template <class T>
    std::optional<T> find(std::uint64_t id) const {
        const RecordKey key = keyOfType<T>(id);
        if (const auto at = m_after.find(key); at != m_after.end())
            return at->second ? std::optional<T>(std::get<T>(*at->second)) : std::nullopt;
        const T* found = m_board.find<T>(id);
        return found ? std::optional<T>(*found) : std::nullopt;
    }
    void put(Record record);
    template <class T>
    void remove(std::uint64_t id) {
        m_after[keyOfType<T>(id)] = std::nullopt;
    }
    // Changes a record in place; does nothing if it is gone.
    template <class T, class F>
    void update(std::uint64_t id, F&& change) {
        if (auto record = find<T>(id)) {
            change(*record);
            put(*record);
        }
    }

    // Takes a record away with all that goes along (fields.h); what is emptied names nothing from then on. What waits or forbids
    // is the verb's to say first.
    void takeAway(const RecordKey& key);
    // What would be emptied, or would outlive it, names the other one of its kind instead: a merge.
    void pointTo(const RecordKey& from, std::uint64_t to);

    // The transaction; without changes if nothing would differ.
    Transaction finish();

private:
    template <class T>
    static RecordKey keyOfType(std::uint64_t id) {
        return {kindOf<T>(), id};
    }

    // The record as this edit leaves it.
    std::optional<Record> now(const RecordKey& key) const;
    void repoint(const RecordKey& from, std::uint64_t to, std::initializer_list<WhenGone> sorts);

    const Board& m_board;
    CommandContext& m_context;
    Op m_op;
    std::map<RecordKey, std::optional<Record>> m_after;
};

}  // namespace app
