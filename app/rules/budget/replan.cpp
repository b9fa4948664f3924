#include "app/rules/budget/replan.h"

#include <algorithm>
#include <map>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/plan_parts.h"

namespace app::rules {
namespace {

struct Again {
    Again(const PlanInput& input, const std::vector<int>& previous, const std::vector<int>& edited)
        : draft(input), before(previous), changed(input.items.size()) {
        before.resize(input.items.size(), -1);
        for (const int i : edited)
            if (i >= 0 && at(i) < changed.size()) changed[at(i)] = 1;
        for (int& wave : before)
            if (wave < -1 || wave >= static_cast<int>(input.waves.size())) wave = -1;
        draft.waveOf = before;
    }

    void remove(int item, MovedBecause why, int other = -1) {
        draft.waveOf[at(item)] = -1;
        cause.try_emplace(item, Moved{item, before[at(item)], -1, why, other});
    }

    // What an item's own figures and pins no longer allow, then what depends on it.
    void removeForbidden() {
        const auto& items = draft.input().items;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const int item = static_cast<int>(i);
            if (!draft.placed(item)) continue;
            if (items[i].pin == Pin::Excluded ||
                (items[i].pin == Pin::Imposed && items[i].wave >= 0 && items[i].wave != before[i]))
                remove(item, MovedBecause::Pinned);
            else if (draft.toBeCosted(item)) remove(item, MovedBecause::ToBeCosted);
        }
        // An imposed variant stays before one that is not, then the better ratio.
        for (const bool imposed : {true, false})
            for (const int item : draft.byRatio()) {
                if ((items[at(item)].pin == Pin::Imposed) != imposed) continue;
                for (const int mate : draft.matesOf(item)) {
                    // Of two imposed ones the one that stands in the plan stays.
                    const bool wanted =
                        draft.placed(item) || (imposed && !draft.toBeCosted(item) && items[at(mate)].pin != Pin::Imposed);
                    if (wanted && draft.placed(mate) && (imposed || items[at(mate)].pin != Pin::Imposed))
                        remove(mate, MovedBecause::Variant, item);
                }
            }
        removeDependents();
    }
    void removeDependents() {
        for (bool again = true; again;) {
            again = false;
            for (std::size_t i = 0; i < draft.waveOf.size(); ++i)
                for (const int need : draft.needsOf(static_cast<int>(i)))
                    if (draft.waveOf[i] >= 0 && (!draft.placed(need) || draft.waveOf[at(need)] > draft.waveOf[i]))
                        remove(static_cast<int>(i), MovedBecause::Needs, need), again = true;
        }
    }

    // One that helps at a time: what was edited before what was not, what alone suffices before what does not, the worst ratio
    // first; imposed items and what they need only if nothing else helps.
    void removeOverflow() {
        for (int w = 0; w < static_cast<int>(draft.input().waves.size()); ++w)
            while (over(w)) {
                const int worst = toGiveUp(w);
                if (worst < 0) break;  // over only by what an earlier wave no longer hands on: cannot happen without items here
                remove(worst, MovedBecause::CapExceeded);
                removeDependents();
            }
    }
    bool over(int w) const {
        const auto room = draft.roomThrough(w);  // of all together, what earlier waves took is theirs: the later ones give way
        return room.euros.value_or(0) < 0 || room.tenthDays.value_or(0) < 0;
    }
    int toGiveUp(int w) const {
        const auto room = draft.roomThrough(w);
        const std::int64_t euros = std::max<std::int64_t>(0, -room.euros.value_or(0)),
                           days = std::max<std::int64_t>(0, -room.tenthDays.value_or(0));
        const std::vector<char> held = heldByImposed();
        int best = -1, bestClass = 8;
        for (auto it = draft.byRatio().rbegin(); it != draft.byRatio().rend(); ++it) {
            const auto i = at(*it);
            const std::int64_t e = draft.euros(*it), d = draft.tenthDays(*it);
            if (draft.waveOf[i] != w || !((euros > 0 && e > 0) || (days > 0 && d > 0))) continue;
            const int rank = 4 * held[i] + 2 * !changed[i] + !(e >= euros && d >= days);
            if (rank < bestClass) best = *it, bestClass = rank;
        }
        return best;
    }
    std::vector<char> heldByImposed() const {
        std::vector<char> held(before.size());
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (!draft.placed(static_cast<int>(i)) || draft.input().items[i].pin != Pin::Imposed) continue;
            held[i] = 1;
            for (const int need : draft.needsOf(static_cast<int>(i))) held[at(need)] = 1;
        }
        return held;
    }

    // A newly imposed item takes the place of others only if it finds none free.
    void makeRoomForImposed() {
        for (const int item : draft.byRatio()) {
            const PlanItem& it = draft.input().items[at(item)];
            if (it.pin != Pin::Imposed || draft.placed(item)) continue;
            if (tryPlace(item)) continue;
            const int first = it.wave >= 0 ? it.wave : 0,
                      last = it.wave >= 0 ? it.wave : static_cast<int>(draft.input().waves.size()) - 1;
            for (int w = first; w <= last && !draft.placed(item); ++w) {
                const auto with = draft.bundle(item, w);
                const Again saved = *this;
                if (!with) continue;
                draft.put(*with, w);
                removeOverflow();
                // No gain if it, or what it needs, or something imposed had to go for it.
                const auto lost = [&](int i) {
                    return !draft.placed(i) &&
                           (saved.draft.placed(i) ? draft.input().items[at(i)].pin == Pin::Imposed : i == item);
                };
                bool failed = !draft.withinFrom(0);
                for (std::size_t i = 0; i < before.size(); ++i) failed = failed || lost(static_cast<int>(i));
                if (failed) draft.waveOf = saved.draft.waveOf, cause = saved.cause;
            }
        }
    }
    bool tryPlace(int item) {
        const PlanItem& it = draft.input().items[at(item)];
        for (int w = 0; w < static_cast<int>(draft.input().waves.size()); ++w) {
            if (it.pin == Pin::Imposed && it.wave >= 0 && it.wave != w) continue;
            if (const auto with = draft.bundle(item, w); with && draft.fits(*with, w)) return draft.put(*with, w), true;
        }
        return false;
    }
    void placeLoose(bool fillRoom) {
        std::vector<char> loose = fillRoom ? std::vector<char>(before.size(), 1) : changed;
        for (const auto& [item, moved] : cause) loose[at(item)] = 1;
        for (const int item : draft.byRatio())
            if (loose[at(item)] && !draft.placed(item) && draft.input().items[at(item)].value > 0) tryPlace(item);
    }

    std::vector<Moved> moves() const {
        std::vector<Moved> out;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i] == draft.waveOf[i]) continue;
            const int item = static_cast<int>(i);
            const auto known = cause.find(item);
            Moved moved = known != cause.end() ? known->second : Moved{item, before[i], -1, MovedBecause::NewRoom, -1};
            moved.to = draft.waveOf[i];
            if (draft.input().items[i].pin == Pin::Imposed && moved.to >= 0) moved.why = MovedBecause::Pinned;
            out.push_back(moved);
        }
        return out;
    }

    parts::Draft draft;
    std::vector<int> before;
    std::vector<char> changed;
    std::map<int, Moved> cause;  // why an item left its wave first
};

}  // namespace

Result<Replanned> replan(const PlanInput& input, const std::vector<int>& previous, const std::vector<int>& changed,
                         bool fillRoom) {
    if (auto refusal = parts::refused(input)) return *refusal;
    Again again(input, previous, changed);
    again.removeForbidden();
    again.removeOverflow();
    again.makeRoomForImposed();
    again.placeLoose(fillRoom);
    Replanned out{again.draft.finished(), again.moves()};
    out.plan.bound = parts::boundOf(input, again.draft);
    out.plan.proved = out.plan.value == out.plan.bound;
    return out;
}

}  // namespace app::rules
