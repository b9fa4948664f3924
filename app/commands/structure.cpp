#include "app/commands/structure.h"

#include <algorithm>

#include "app/base/utf8.h"

namespace app::commands {
namespace {

// Stages and lanes are changed alike; only the record and the verb differ.
template <class T>
const std::vector<Id<T>>& listOf(const Board& board) {
    if constexpr (std::is_same_v<T, Stage>) return board.stages();
    else return board.lanes();
}

template <class T, class F>
Result<Transaction> edit(const Board& board, CommandContext& context, Op op, Id<T> id, F&& change) {
    if (!board.find(id)) return Refusal{TR_NOOP("This is no longer there."), id.value};
    Edit edit(board, op, context);
    edit.update<T>(id.value, change);
    return edit.finish();
}

template <class T>
Result<Transaction> rename(const Board& board, CommandContext& context, Op op, Id<T> id, const std::string& title) {
    const std::string clean = cleanText(title);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed."), id.value};
    return edit(board, context, op, id, [&](T& r) { r.title = clean; });
}

template <class T>
Result<Transaction> move(const Board& board, CommandContext& context, Op op, Id<T> id, int steps) {
    const auto& list = listOf<T>(board);
    const auto at = std::find(list.begin(), list.end(), id);
    if (at == list.end()) return Refusal{TR_NOOP("This is no longer there."), id.value};
    const int last = static_cast<int>(list.size()) - 1;
    const int from = static_cast<int>(at - list.begin());
    const int to = std::clamp(from + steps, 0, last);
    const auto order = [&](int i) { return i < 0 || i > last ? OrderKey{} : board.find(list[i])->order; };
    const OrderKey key = to == from  ? board.find(id)->order
                         : to < from ? between(order(to - 1), order(to))
                                     : between(order(to), order(to + 1));
    return edit(board, context, op, id, [&](T& r) { r.order = key; });
}

template <class T>
OrderKey behindLast(const Board& board) {
    const auto& list = listOf<T>(board);
    return between(list.empty() ? OrderKey{} : board.find(list.back())->order, {});
}

bool liesIn(Id<Stage> stage, Id<Lane>, Id<Stage> removed) { return stage == removed; }
bool liesIn(Id<Stage>, Id<Lane> lane, Id<Lane> removed) { return lane == removed; }

template <class T>
Result<Transaction> removeWithNotes(const Board& board, CommandContext& context, Op op, Id<T> id) {
    if (!board.find(id)) return Refusal{TR_NOOP("This is no longer there."), id.value};
    if (listOf<T>(board).size() == 1) return Refusal{TR_NOOP("The last one stays."), id.value};
    Edit edit(board, op, context);
    OrderKey last = board.holding().empty() ? OrderKey{} : board.holding().back().order;
    const auto hold = [&](Id<Note> note) {
        last = between(last, {});
        edit.update<Placement>(note.value,
                               [&](Placement& p) { p = Placement{note, Place::Holding, {}, {}, {}, {}, last, 0, p.faceDown}; });
    };
    for (Id<Stage> stage : board.stages())
        for (Id<Lane> lane : board.lanes()) {
            if (!liesIn(stage, lane, id)) continue;
            for (const Item& item : board.itemsIn({stage, lane})) {
                if (item.note) hold(item.note);
                else {
                    for (const Item& member : board.notesIn(item.group)) hold(member.note);
                    edit.remove<Group>(item.group.value);
                }
            }
        }
    edit.takeAway({kindOf<T>(), id.value});
    return edit.finish();
}

}  // namespace

Result<Transaction> addStage(const Board& board, CommandContext& context, const std::string& title) {
    const std::string clean = cleanText(title);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed.")};
    Edit edit(board, Op::AddStage, context);
    edit.put(Stage{context.ids.make<Stage>(), behindLast<Stage>(board), clean,
                   static_cast<int>(board.stages().size()) % kStageColours, false});
    return edit.finish();
}

Result<Transaction> renameStage(const Board& board, CommandContext& context, Id<Stage> stage, const std::string& title) {
    return rename(board, context, Op::EditStage, stage, title);
}

Result<Transaction> hideStage(const Board& board, CommandContext& context, Id<Stage> stage, bool hidden) {
    return edit(board, context, Op::EditStage, stage, [&](Stage& s) { s.hidden = hidden; });
}

Result<Transaction> moveStage(const Board& board, CommandContext& context, Id<Stage> stage, int steps) {
    return move(board, context, Op::MoveStage, stage, steps);
}

Result<Transaction> removeStage(const Board& board, CommandContext& context, Id<Stage> stage) {
    return removeWithNotes(board, context, Op::RemoveStage, stage);
}

Result<Transaction> addLane(const Board& board, CommandContext& context, const std::string& title, NoteKind kind) {
    const std::string clean = cleanText(title);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed.")};
    Edit edit(board, Op::AddLane, context);
    edit.put(Lane{context.ids.make<Lane>(), behindLast<Lane>(board), clean, kind, false});
    return edit.finish();
}

Result<Transaction> renameLane(const Board& board, CommandContext& context, Id<Lane> lane, const std::string& title) {
    return rename(board, context, Op::EditLane, lane, title);
}

Result<Transaction> hideLane(const Board& board, CommandContext& context, Id<Lane> lane, bool hidden) {
    return edit(board, context, Op::EditLane, lane, [&](Lane& l) { l.hidden = hidden; });
}

Result<Transaction> moveLane(const Board& board, CommandContext& context, Id<Lane> lane, int steps) {
    return move(board, context, Op::MoveLane, lane, steps);
}

Result<Transaction> removeLane(const Board& board, CommandContext& context, Id<Lane> lane) {
    return removeWithNotes(board, context, Op::RemoveLane, lane);
}

}  // namespace app::commands
