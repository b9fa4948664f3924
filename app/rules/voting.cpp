#include "app/rules/voting.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/rules/ballots.h"
#include "app/rules/tally.h"

namespace app::rules {
namespace {

template <class F>
const Round* newestWhere(const Board& board, F&& fits) {
    const Round* newest = nullptr;
    for (Id<Round> id : board.rounds())
        if (const Round* round = board.find(id); fits(*round)) newest = round;
    return newest;
}

std::vector<EntryView> ofTheLeft(const Board& board, const Round& round, std::vector<EntryView> entries) {
    std::erase_if(entries, [&](const EntryView& e) { return !isOnBoard(board, round, e.item); });
    return entries;
}

// What a seat has said of what is still there: the rest is out of its hands, and must not bind its dots.
std::vector<EntryView> saidOfTheLeft(const Board& board, const Round& round, Id<Seat> seat) {
    return ofTheLeft(board, round, saidBy(board, round, seat));
}

int dotsIn(const std::vector<EntryView>& entries, std::uint64_t item, Says says) {
    int count = 0;
    for (const EntryView& e : entries) count += e.says == says && (item == 0 || e.item == item);
    return count;
}

// `entries`: of what is still there.
Overvote overvoteIn(const Round& round, const std::vector<EntryView>& entries) {
    Overvote result;
    std::map<std::uint64_t, int> on, against;
    int points = 0;
    for (const EntryView& e : entries) {
        if (e.says == Says::Points) points += e.value;
        if (e.says == Says::Dot) ++on[e.item];
        if (e.says == Says::Resistance) ++against[e.item];
    }
    result.dots = std::max(0, dotsIn(entries, 0, Says::Dot) - round.dotsEach) +
                  std::max(0, dotsIn(entries, 0, Says::Resistance) - round.resistanceEach);
    if (round.form == BallotForm::Points) result.points = std::max(0, points - round.dotsEach);
    for (const auto& [item, count] : on)
        if (count > round.cap || (against.contains(item) && against[item] > round.resistanceCap)) result.items.push_back(item);
    for (const auto& [item, count] : against)
        if (count > round.resistanceCap && !on.contains(item)) result.items.push_back(item);
    return result;
}

bool isShown(const Board& board, Id<Stage> stageId, Id<Lane> laneId, const RoundScope& scope) {
    const Stage* stage = board.find(stageId);
    const Lane* lane = board.find(laneId);
    return stage && lane && !stage->hidden && !lane->hidden && (!scope.stage || stageId == scope.stage) &&
           (!scope.lane || laneId == scope.lane);
}

bool isEligibleNote(const Board& board, const Note& note, const RoundScope& scope) {
    const Placement* placement = board.find<Placement>(note.id.value);
    if (note.kind != scope.kind || !placement || placement->place != Place::Cell || placement->faceDown) return false;
    const Group* group = board.find(placement->group);
    if (group && scope.on == RoundOn::Groups) return false;  // its group stands for it
    return isShown(board, group ? group->stage : placement->stage, group ? group->lane : placement->lane, scope);
}

Id<Seat> authorOf(const Board& board, const Round& round, std::uint64_t item) {
    if (round.on == RoundOn::Actions) {
        const Action* action = board.find<Action>(item);
        return action ? action->author : Id<Seat>{};
    }
    const Note* note = board.find<Note>(item);  // a group has many authors: it is nobody's own
    return note ? note->author : Id<Seat>{};
}

}  // namespace

bool isOnBoard(const Board& board, const Round& round, std::uint64_t item) {
    if (round.on == RoundOn::Actions) return board.find<Action>(item);
    return board.find<Note>(item) || board.find<Group>(item);
}

std::vector<std::uint64_t> candidatesLeft(const Board& board, const Round& round) {
    std::vector<std::uint64_t> left = board.candidates(round.id);
    std::erase_if(left, [&](std::uint64_t item) { return !isOnBoard(board, round, item); });
    return left;
}

const Round* openRound(const Board& board) {
    return newestWhere(board, [](const Round& b) { return b.state == RoundState::Open; });
}

const Round* latestRevealed(const Board& board, RoundOn on) {
    return newestWhere(board, [&](const Round& b) { return b.state == RoundState::Revealed && b.on == on && !b.runOffOf; });
}

const Round* latestRevealed(const Board& board, RoundOn on, BallotForm form) {
    return newestWhere(
        board, [&](const Round& b) { return b.state == RoundState::Revealed && b.on == on && b.form == form && !b.runOffOf; });
}

const Round* latestOnMap(const Board& board) {
    return newestWhere(board,
                       [](const Round& b) { return b.state == RoundState::Revealed && b.on != RoundOn::Actions && !b.runOffOf; });
}

const Round* latestRound(const Board& board) {
    return newestWhere(board, [](const Round& b) { return b.state != RoundState::Cancelled; });
}

const Round& settledBy(const Board& board, const Round& runOff) {
    const Round* root = &runOff;
    while (const Round* before = board.find(root->runOffOf)) root = before;
    return *root;
}

const Round* latestAmounts(const Board& board, RoundOn on) {
    const Round* dots = latestRevealed(board, on, BallotForm::Dots);
    const Round* points = latestRevealed(board, on, BallotForm::Points);
    return !dots || (points && points->number > dots->number) ? points : dots;
}

std::string itemTitle(const Board& board, std::uint64_t item) {
    if (const Action* action = board.find<Action>(item)) return action->title;
    if (const Note* note = board.find<Note>(item)) return note->text;
    const Group* group = board.find<Group>(item);
    if (!group || !group->title.empty()) return group ? group->title : std::string{};
    const auto& notes = board.notesIn(group->id);
    const Note* first = notes.empty() ? nullptr : board.find(notes.front().note);
    return first ? first->text : std::string{};
}

int dotsGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item, bool against) {
    return dotsIn(item ? saidBy(board, round, seat) : saidOfTheLeft(board, round, seat), item,
                  against ? Says::Resistance : Says::Dot);
}

int dotsLeft(const Board& board, const Round& round, Id<Seat> seat, bool against) {
    return std::max(0, (against ? round.resistanceEach : round.dotsEach) - dotsGiven(board, round, seat, 0, against));
}

int pointsGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item) {
    int points = 0;
    for (const EntryView& e : saidOfTheLeft(board, round, seat))
        points += e.says == Says::Points && (item == 0 || e.item == item) ? e.value : 0;
    return points;
}

int scoreGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item, int criterion) {
    for (const EntryView& e : saidBy(board, round, seat))
        if (e.says == Says::Score && e.item == item && e.part == criterion) return e.value;
    return 0;
}

std::vector<std::vector<std::uint64_t>> orderGiven(const Board& board, const Round& round, Id<Seat> seat) {
    std::map<int, std::vector<std::uint64_t>> levels;
    for (const EntryView& e : saidOfTheLeft(board, round, seat))
        if (e.says == Says::Level) levels[e.value].push_back(e.item);
    std::vector<std::vector<std::uint64_t>> result;
    for (auto& [level, items] : levels) {
        std::sort(items.begin(), items.end());
        result.push_back(std::move(items));
    }
    return result;
}

int screensAnswered(const Board& board, const Round& round, Id<Seat> seat) {
    std::set<int> screens;
    for (const EntryView& e : saidBy(board, round, seat))
        if (e.says == Says::Shown) screens.insert(e.part);
    return static_cast<int>(screens.size());
}

int nextScreenNumber(const Board& board, const Round& round, Id<Seat> seat) {
    int last = 0;
    for (const EntryView& e : saidBy(board, round, seat)) last = std::max(last, e.part);
    return last + 1;
}

const Voter* voterOf(const Board& board, Id<Round> round, Id<Seat> seat) {
    for (Id<Voter> id : board.votersOf(round))
        if (const Voter* voter = board.find(id); voter->seat == seat) return voter;
    return nullptr;
}

bool isSetAside(const Board& board, Id<Round> round, Id<Seat> seat) {
    const Voter* voter = voterOf(board, round, seat);
    return voter && voter->abstains;
}

std::optional<Refusal> whyNotEnter(const Board& board, const Round& round, Id<Seat> seat) {
    const Voter* voter = voterOf(board, round.id, seat);
    if (!voter) return std::nullopt;
    if (voter->abstains) return Refusal{TR_NOOP("This seat takes no part in the vote."), seat.value};
    if (!round.secret) return std::nullopt;
    const auto isOwn = [&](Id<Mark> id) { return board.find(id)->seat == seat && !board.find(id)->proxy; };
    if (voter->proxy && std::ranges::none_of(board.marksOf(round.id), isOwn)) return std::nullopt;
    return Refusal{TR_NOOP("This seat has begun its secret vote: nobody else sees or changes it."), seat.value};
}

bool weightsAreFixed(const Board& board) {
    return std::ranges::any_of(board.rounds(), [&](Id<Round> id) {
        const RoundState state = board.find(id)->state;
        return state == RoundState::Open || state == RoundState::Closed;
    });
}

std::vector<Id<Seat>> knownByWeight(const Board& board) {
    std::map<int, std::vector<Id<Seat>>> byWeight;
    for (const auto& [id, seat] : board.all<Seat>())
        if (seat.present) byWeight[seat.weight].push_back(seat.id);
    std::vector<Id<Seat>> known;
    if (byWeight.size() < 2) return known;
    for (const auto& [weight, seats] : byWeight)
        if (seats.size() == 1) known.push_back(seats[0]);
    return known;
}

Overvote overvote(const Board& board, const Round& round, Id<Seat> seat) {
    return overvoteIn(round, saidOfTheLeft(board, round, seat));
}

int overvotedBallots(const Board& board, const Round& round) {
    const auto all = ballots(board, round.id);
    return static_cast<int>(std::ranges::count_if(
        all, [&](const BallotView& p) { return bool(overvoteIn(round, ofTheLeft(board, round, p.entries))); }));
}

Progress progress(const Board& board, Id<Round> round) {
    Progress result;
    for (const auto& [id, seat] : board.all<Seat>()) {
        const Voter* voter = voterOf(board, round, seat.id);
        if (voter ? voter->abstains : !seat.present) continue;
        ++result.voters;
        result.done += voter && (voter->done || !seat.present);
    }
    return result;
}

std::optional<Refusal> whyNotTakePart(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item) {
    if (round.state != RoundState::Open) return Refusal{TR_NOOP("This vote is not open."), item};
    if (const Seat* voter = board.find(seat); !voter || !voter->present) return Refusal{TR_NOOP("Choose a seat first."), item};
    const auto& items = board.candidates(round.id);
    if (!std::binary_search(items.begin(), items.end(), item) || !isOnBoard(board, round, item))
        return Refusal{TR_NOOP("This is not part of the vote."), item};
    if (!round.ownAllowed && authorOf(board, round, item) == seat)
        return Refusal{TR_NOOP("In this vote, not for what one has written oneself."), item};
    return std::nullopt;
}

std::optional<Refusal> whyNotVote(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item, bool against) {
    if (const auto refusal = whyNotTakePart(board, round, seat, item)) return refusal;
    if (round.form != BallotForm::Dots) return Refusal{TR_NOOP("This vote is not given with dots."), item};
    if (dotsLeft(board, round, seat, against) == 0)
        return Refusal{TR_NOOP("All your dots are given: take one back first."), item};
    if (dotsGiven(board, round, seat, item, against) >= (against ? round.resistanceCap : round.cap))
        return Refusal{TR_NOOP("No more dots on this one."), item};
    return std::nullopt;
}

std::vector<std::uint64_t> eligible(const Board& board, const RoundScope& scope) {
    std::vector<std::uint64_t> items;
    if (scope.on == RoundOn::Actions) {
        for (const auto& [id, action] : board.all<Action>())
            if (!scope.stage || action.stage == scope.stage) items.push_back(id);
    } else {
        for (const auto& [id, note] : board.all<Note>())
            if (isEligibleNote(board, note, scope)) items.push_back(id);
    }
    if (scope.on == RoundOn::Groups)
        for (const auto& [id, group] : board.all<Group>())
            if (const Lane* lane = board.find(group.lane);
                lane && lane->kind == scope.kind && isShown(board, group.stage, group.lane, scope))
                items.push_back(id);
    if (const Round* earlier = board.find(scope.shortListOf); earlier && earlier->state == RoundState::Revealed) {
        std::set<std::uint64_t> first;
        for (const TallyRow& row : tally(board, *earlier))
            if (row.rank <= scope.shortList) first.insert(row.item);
        std::erase_if(items, [&](std::uint64_t item) { return !first.contains(item); });
    }
    std::sort(items.begin(), items.end());
    return items;
}

int suggestedDots(int items) { return std::clamp((items + 2) / 3, 1, 10); }

std::vector<std::uint64_t> orderFor(const Board& board, const Round& round, Id<Seat> seat) {
    std::vector<std::uint64_t> items = candidatesLeft(board, round);
    const std::uint64_t seed = lot(board.session().seed, round.id.value, seat.value);
    std::sort(items.begin(), items.end(), [&](std::uint64_t a, std::uint64_t b) { return lot(seed, a, 0) < lot(seed, b, 0); });
    return items;
}

std::uint64_t lot(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    const auto mix = [](std::uint64_t z) {
        z += 0x9e3779b97f4a7c15u;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        return z ^ z >> 31;
    };
    return mix(mix(mix(seed) ^ a) ^ b);
}

}  // namespace app::rules
