#include "app/rules/voting.h"

#include <algorithm>

namespace app::rules {

const Ballot* openBallot(const Board& board) {
    for (Id<Ballot> id : board.ballots())
        if (const Ballot* ballot = board.find(id); ballot->state == BallotState::Open) return ballot;
    return nullptr;
}

const Ballot* latestRevealed(const Board& board, BallotOn on) {
    const Ballot* latest = nullptr;
    for (Id<Ballot> id : board.ballots())
        if (const Ballot* ballot = board.find(id); ballot->state == BallotState::Revealed && ballot->on == on && !ballot->runOffOf) latest = ballot;
    return latest;
}

int dotsGiven(const Board& board, const Ballot& ballot, Id<Seat> seat, std::uint64_t item) {
    int given = 0;
    for (Id<Mark> id : board.marksOf(ballot.id)) {
        const Mark* mark = board.find(id);
        given += mark->seat == seat && (item == 0 || mark->item == item);
    }
    for (Id<Dot> id : board.dotsOf(ballot.id)) {
        const Dot* dot = board.find(id);
        const Paper* paper = board.find(dot->paper);
        given += paper && paper->seat == seat && (item == 0 || dot->item == item);
    }
    return given;
}

int dotsLeft(const Board& board, const Ballot& ballot, Id<Seat> seat) {
    return std::max(0, ballot.dotsEach - dotsGiven(board, ballot, seat));
}

const Voter* voterOf(const Board& board, Id<Ballot> ballot, Id<Seat> seat) {
    for (Id<Voter> id : board.votersOf(ballot))
        if (const Voter* voter = board.find(id); voter->seat == seat) return voter;
    return nullptr;
}

Progress progress(const Board& board, Id<Ballot> ballot) {
    Progress result;
    for (const auto& [id, seat] : board.all<Seat>()) {
        const Voter* voter = voterOf(board, ballot, seat.id);
        result.voters += seat.present || voter;
        result.done += voter && voter->done;
    }
    return result;
}

std::optional<Refusal> whyNotVote(const Board& board, const Ballot& ballot, Id<Seat> seat, std::uint64_t item) {
    if (ballot.state != BallotState::Open) return Refusal{TR_NOOP("This vote is not open."), item};
    if (const Seat* voter = board.find(seat); !voter || !voter->present) return Refusal{TR_NOOP("Choose a seat first."), item};
    const auto& items = board.candidates(ballot.id);
    if (!std::binary_search(items.begin(), items.end(), item)) return Refusal{TR_NOOP("This is not part of the vote."), item};
    if (dotsLeft(board, ballot, seat) == 0) return Refusal{TR_NOOP("All your dots are given: take one back first."), item};
    if (dotsGiven(board, ballot, seat, item) >= ballot.cap) return Refusal{TR_NOOP("No more dots on this one."), item};
    return std::nullopt;
}

std::vector<std::uint64_t> eligible(const Board& board, BallotOn on, NoteKind kind) {
    std::vector<std::uint64_t> items;
    if (on == BallotOn::Actions)
        for (const auto& [id, action] : board.all<Action>()) items.push_back(id);
    else
        for (const auto& [id, note] : board.all<Note>()) {
            const Placement* placement = board.find<Placement>(id);
            if (note.kind != kind || !placement || placement->place != Place::Cell || placement->faceDown) continue;
            const Group* group = board.find(placement->group);
            const Stage* stage = board.find(group ? group->stage : placement->stage);
            const Lane* lane = board.find(group ? group->lane : placement->lane);
            if (stage && lane && !stage->hidden && !lane->hidden) items.push_back(id);
        }
    std::sort(items.begin(), items.end());
    return items;
}

int suggestedDots(int items) { return std::clamp((items + 2) / 3, 1, 10); }

std::vector<std::uint64_t> orderFor(const Board& board, const Ballot& ballot, Id<Seat> seat) {
    std::vector<std::uint64_t> items = board.candidates(ballot.id);
    const std::uint64_t seed = lot(board.session().seed, ballot.id.value, seat.value);
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
