#include "app/commands/notes.h"

#include <cmath>

#include "app/base/utf8.h"
#include "app/commands/refusals.h"

namespace app::commands {
namespace {

std::string noteText(const std::string& text) { return cleanText(text, kLongestText); }

// A seat that has left has neither tray nor bin on the table: what went there would be out of reach.
bool isThere(const Board& board, Id<Seat> seat) {
    const Seat* found = board.find(seat);
    return found && found->present;
}

float normalTurn(float degrees) { return std::remainder(degrees, 360.0f); }

OrderKey behindLast(const std::vector<Item>& items) { return between(items.empty() ? OrderKey{} : items.back().order, {}); }

// A group with one note left is no group: the note takes its place in the cell.
void dissolveIfAlone(const Board& board, Edit& edit, Id<Group> group, Id<Note> leaving) {
    const auto record = edit.find<Group>(group.value);
    if (!record) return;
    Id<Note> alone;
    int left = 0;
    for (const Item& member : board.notesIn(group)) {
        if (member.note == leaving) continue;
        alone = member.note;
        ++left;
    }
    if (left > 1) return;
    if (alone)
        edit.update<Placement>(alone.value, [&](Placement& p) {
            p.stage = record->stage, p.lane = record->lane, p.group = {}, p.order = record->order;
        });
    edit.remove<Group>(group.value);
}

// Lifts the note out of wherever it is and lets `change` say where it goes.
template <class F>
Result<Transaction> relocate(const Board& board, CommandContext& context, Op op, Id<Note> note, F&& change) {
    const Placement* placement = board.find<Placement>(note.value);
    if (!placement || !board.find(note)) return kGone;
    Edit edit(board, op, context);
    if (placement->group) dissolveIfAlone(board, edit, placement->group, note);
    edit.update<Placement>(note.value, [&](Placement& p) {
        p.place = Place::Holding, p.stage = {}, p.lane = {}, p.group = {}, p.seat = {};
        change(edit, p);
    });
    return edit.finish();
}

void takeKindOfLane(const Board& board, Edit& edit, Id<Note> note, Id<Lane> lane) {
    if (const Lane* l = board.find(lane)) edit.update<Note>(note.value, [&](Note& n) { n.kind = l->kind; });
}

}  // namespace

std::optional<Cell> cellOf(const Board& board, Id<Note> note) {
    const Placement* p = board.find<Placement>(note.value);
    if (!p || p->place != Place::Cell) return std::nullopt;
    if (const Group* group = board.find(p->group)) return Cell{group->stage, group->lane};
    return Cell{p->stage, p->lane};
}

Result<Transaction> writeNote(const Board& board, CommandContext& context, NoteKind kind, const std::string& text,
                              Id<Seat> seat) {
    const std::string clean = noteText(text);
    if (clean.empty()) return Refusal{TR_NOOP("Write something first.")};
    Edit edit(board, Op::WriteNote, context);
    const auto id = context.ids.make<Note>();
    edit.put(Note{id, kind, clean, seat, context.now});
    edit.put(Placement{id, Place::Tray, {}, {}, {}, seat, behindLast(board.trayOf(seat)), 0, false});
    return edit.finish();
}

Result<Transaction> editText(const Board& board, CommandContext& context, Id<Note> note, const std::string& text) {
    const std::string clean = noteText(text);
    if (!board.find(note)) return kGone;
    if (clean.empty()) return Refusal{TR_NOOP("Write something first."), note.value};
    Edit edit(board, Op::EditText, context);
    edit.update<Note>(note.value, [&](Note& n) { n.text = clean; });
    return edit.finish();
}

Result<Transaction> changeKind(const Board& board, CommandContext& context, Id<Note> note, NoteKind kind) {
    if (!board.find(note)) return kGone;
    Edit edit(board, Op::ChangeKind, context);
    edit.update<Note>(note.value, [&](Note& n) { n.kind = kind; });
    return edit.finish();
}

Result<Transaction> placeNote(const Board& board, CommandContext& context, Id<Note> note, Cell cell, const Gap& gap, float turn) {
    if (!board.find(cell.stage) || !board.find(cell.lane)) return kGone;
    return relocate(board, context, Op::PlaceNote, note, [&](Edit& edit, Placement& p) {
        p.place = Place::Cell, p.stage = cell.stage, p.lane = cell.lane;
        p.order = between(gap.low, gap.high), p.turn = normalTurn(turn);
        takeKindOfLane(board, edit, note, cell.lane);
    });
}

Result<Transaction> placeInGroup(const Board& board, CommandContext& context, Id<Note> note, Id<Group> group, const Gap& gap) {
    const Group* into = board.find(group);
    if (!into) return kGone;
    const Placement* placement = board.find<Placement>(note.value);
    if (placement && placement->group == group) {  // only its order among the others changes
        Edit edit(board, Op::PlaceNote, context);
        edit.update<Placement>(note.value, [&](Placement& p) { p.order = between(gap.low, gap.high); });
        return edit.finish();
    }
    return relocate(board, context, Op::GroupNotes, note, [&](Edit& edit, Placement& p) {
        p.place = Place::Cell, p.group = group, p.order = between(gap.low, gap.high), p.turn = 0;
        takeKindOfLane(board, edit, note, into->lane);
    });
}

Result<Transaction> turnNote(const Board& board, CommandContext& context, Id<Note> note, float turn) {
    Edit edit(board, Op::TurnNote, context);
    edit.update<Placement>(note.value, [&](Placement& p) { p.turn = normalTurn(turn); });
    return edit.finish();
}

Result<Transaction> flipNote(const Board& board, CommandContext& context, Id<Note> note) {
    Edit edit(board, Op::FlipNote, context);
    edit.update<Placement>(note.value, [](Placement& p) { p.faceDown = !p.faceDown; });
    return edit.finish();
}

Result<Transaction> revealNotes(const Board& board, CommandContext& context) {
    Edit edit(board, Op::RevealNotes, context);
    for (const auto& [id, placement] : board.all<Placement>())
        if (placement.faceDown && placement.place == Place::Cell)
            edit.update<Placement>(id, [](Placement& p) { p.faceDown = false; });
    return edit.finish();
}

Result<Transaction> handNote(const Board& board, CommandContext& context, Id<Note> note, Id<Seat> seat) {
    if (!isThere(board, seat)) return kGone;
    return relocate(board, context, Op::HandNote, note, [&](Edit&, Placement& p) {
        p.place = Place::Tray, p.seat = seat, p.turn = 0, p.order = behindLast(board.trayOf(seat));
    });
}

Result<Transaction> binNote(const Board& board, CommandContext& context, Id<Note> note, Id<Seat> seat) {
    if (!isThere(board, seat)) return kGone;
    return relocate(board, context, Op::BinNote, note, [&](Edit&, Placement& p) {
        p.place = Place::Bin, p.seat = seat, p.turn = 0, p.order = behindLast(board.binOf(seat));
    });
}

Result<Transaction> restoreNote(const Board& board, CommandContext& context, Id<Note> note) {
    const Placement* placement = board.find<Placement>(note.value);
    if (!placement || placement->place != Place::Bin) return Refusal{TR_NOOP("This is no longer in the bin."), note.value};
    const Id<Seat> seat = placement->seat;
    Edit edit(board, Op::RestoreNote, context);
    edit.update<Placement>(note.value, [&](Placement& p) { p.place = Place::Tray, p.order = behindLast(board.trayOf(seat)); });
    return edit.finish();
}

Result<Transaction> groupNotes(const Board& board, CommandContext& context, Id<Note> note, Id<Note> onto) {
    const Placement* under = board.find<Placement>(onto.value);
    if (!under || under->place != Place::Cell || note == onto)
        return Refusal{TR_NOOP("Lay it on a note of the map."), note.value};
    if (under->group) {
        const auto& members = board.notesIn(under->group);
        return placeInGroup(board, context, note, under->group, {members.empty() ? OrderKey{} : members.back().order, {}});
    }
    const Cell cell{under->stage, under->lane};
    return relocate(board, context, Op::GroupNotes, note, [&](Edit& edit, Placement& p) {
        const Group group{context.ids.make<Group>(), cell.stage, cell.lane, under->order, {}};
        edit.put(group);
        const OrderKey first = between({}, {});
        edit.update<Placement>(onto.value,
                               [&](Placement& q) { q.stage = {}, q.lane = {}, q.group = group.id, q.order = first, q.turn = 0; });
        p.place = Place::Cell, p.group = group.id, p.order = between(first, {}), p.turn = 0;
        takeKindOfLane(board, edit, note, cell.lane);
    });
}

Result<Transaction> ungroup(const Board& board, CommandContext& context, Id<Group> group) {
    const Group* record = board.find(group);
    if (!record) return kGone;
    const auto& items = board.itemsIn({record->stage, record->lane});
    OrderKey low = record->order, high;
    for (const Item& item : items)
        if (item.order > low && (high.digits.empty() || item.order < high)) high = item.order;
    Edit edit(board, Op::Ungroup, context);
    for (const Item& member : board.notesIn(group)) {
        edit.update<Placement>(member.note.value, [&](Placement& p) {
            p.stage = record->stage, p.lane = record->lane, p.group = {}, p.order = low;
        });
        low = between(low, high);
    }
    edit.remove<Group>(group.value);
    return edit.finish();
}

Result<Transaction> moveGroup(const Board& board, CommandContext& context, Id<Group> group, Cell cell, const Gap& gap) {
    if (!board.find(group) || !board.find(cell.stage) || !board.find(cell.lane)) return kGone;
    Edit edit(board, Op::MoveGroup, context);
    edit.update<Group>(group.value,
                       [&](Group& g) { g.stage = cell.stage, g.lane = cell.lane, g.order = between(gap.low, gap.high); });
    for (const Item& member : board.notesIn(group)) takeKindOfLane(board, edit, member.note, cell.lane);
    return edit.finish();
}

Result<Transaction> renameGroup(const Board& board, CommandContext& context, Id<Group> group, const std::string& title) {
    if (!board.find(group)) return kGone;
    Edit edit(board, Op::EditGroup, context);
    edit.update<Group>(group.value, [&](Group& g) { g.title = cleanText(title, 200); });
    return edit.finish();
}

}  // namespace app::commands
