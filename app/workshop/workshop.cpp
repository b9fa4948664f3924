#include "app/workshop/workshop.h"

#include <algorithm>
#include <map>

#include "app/board/references.h"

namespace app {
namespace {

// Will there be the group, or the stage and lane, that this placement names?
bool placeStands(const Board& board, const Transaction& back, const Placement& placement) {
    const auto stands = [&](RecordKind kind, std::uint64_t id) {
        for (const Change& change : back.changes)
            if (change.key == RecordKey{kind, id}) return change.after.has_value();
        return board.find(RecordKey{kind, id}).has_value();
    };
    if (placement.group) return stands(RecordKind::Group, placement.group.value);
    return stands(RecordKind::Stage, placement.stage.value) && stands(RecordKind::Lane, placement.lane.value);
}

// What would go back to a seat, a group or a stage that is gone waits to be placed instead: nobody could reach it there.
void keepInReach(const Board& board, Transaction& back) {
    OrderKey last = board.holding().empty() ? OrderKey{} : board.holding().back().order;
    for (Change& change : back.changes) {
        Placement* placement = change.after ? std::get_if<Placement>(&*change.after) : nullptr;
        if (!placement || placement->place == Place::Holding) continue;
        const Seat* seat = board.find(placement->seat);
        const bool atSeat = placement->place == Place::Tray || placement->place == Place::Bin;
        const bool reachable = atSeat ? seat && seat->present : placeStands(board, back, *placement);
        if (reachable) continue;
        last = between(last, {});
        placement->place = Place::Holding, placement->seat = {}, placement->order = last;
        placement->stage = {}, placement->lane = {}, placement->group = {}, placement->turn = 0;
    }
}

// For how many a seat votes is the facilitator's to say and never undone from the seat: it could change a round that is under
// way.
void keepWeights(const Board& board, Transaction& back) {
    for (Change& change : back.changes)
        if (Seat* seat = change.after ? std::get_if<Seat>(&*change.after) : nullptr)
            if (const Seat* now = board.find(seat->id)) seat->weight = now->weight, seat->team = now->team;
    std::erase_if(back.changes, [](const Change& change) { return change.before == change.after; });
}

// What goes takes with it what hands have said of it since: an action its rank, its place in the plan, its links.
void takeAlong(const Board& board, Transaction& back) {
    std::vector<RecordKey> gone;
    for (const Change& change : back.changes)
        if (!change.after) gone.push_back(change.key);
    for (const RecordKey& key : goingAlong(board, gone))
        if (std::ranges::find(back.changes, key, &Change::key) == back.changes.end())
            back.changes.push_back({key, board.find(key), std::nullopt});
    std::ranges::sort(back.changes, {}, &Change::key);
}

// Does an action need itself, through others? (app/rules asks the same of one new link, but the workshop may not include rules.)
bool needsInCircle(const Board& board) {
    std::multimap<Id<Action>, Id<Action>> needs;
    std::map<Id<Action>, int> waitsFor;  // how many links lead from it to what is not done yet
    for (const auto& [id, link] : board.all<Link>())
        if (link.kind == LinkKind::Needs)
            needs.emplace(link.to, link.from), ++waitsFor[link.from], waitsFor.try_emplace(link.to, 0);
    std::vector<Id<Action>> ready;
    for (const auto& [action, count] : waitsFor)
        if (count == 0) ready.push_back(action);
    std::size_t done = 0;
    for (; !ready.empty(); ++done) {
        const auto [first, last] = needs.equal_range(ready.back());
        ready.pop_back();
        for (auto it = first; it != last; ++it)
            if (--waitsFor[it->second] == 0) ready.push_back(it->second);
    }
    return done < waitsFor.size();
}

// Would every reference still lead somewhere, and no prerequisites go in a circle? Commands see to that; an inverse knows only
// its own records. Looks at a copy: undo is a tap, not a frame's work.
bool staysWhole(const Board& board, const Transaction& back) {
    Board after = board;
    if (!after.apply(back)) return true;  // commit says why
    return !leadsNowhere(after, back) && !needsInCircle(after);
}

}  // namespace

Workshop::Workshop(Board board, Journal& journal, std::span<const Transaction> recent, IdSource ids)
    : m_board(std::move(board)), m_journal(journal), m_ids(std::move(ids)) {
    for (const Transaction& transaction : recent) m_history.add(transaction);
}

Result<Touched> Workshop::commit(const Transaction& transaction) {
    if (m_onlyLook) return Refusal{TR_NOOP("This session is open to be looked at: nothing can be changed.")};
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
    keepWeights(m_board, back);
    takeAlong(m_board, back);
    const std::uint64_t stepId = step->id;
    if (back.changes.empty()) {
        m_history.passOver(stepId);
        return undo(scope, actor, now);
    }
    auto done = staysWhole(m_board, back)
                    ? commit(back)
                    : Result<Touched>(Refusal{TR_NOOP("Someone has just changed this."), step->changes.front().key.id});
    if (!done) m_history.passOver(stepId);  // said once; the next tap reaches what lies before it
    return done;
}

std::vector<Touched> Workshop::takeTouched() { return std::exchange(m_touched, {}); }

}  // namespace app
