#pragma once
// Questions about a ballot that is being voted on: who may, how many dots are left, in which order a seat sees the items.
// Pure functions of the board; asked by commands before they change anything and by panels to draw.
#include <cstdint>
#include <optional>
#include <vector>

#include "app/board/board.h"

namespace app::rules {

// The ballot that is open now, if any: there is at most one.
const Ballot* openBallot(const Board& board);
// The newest ballot whose results may be shown, on notes or on actions. Run-offs settle its ties; they do not replace it.
const Ballot* latestRevealed(const Board& board, BallotOn on);

// Dots this seat has given: on one item, or (item 0) in all.
int dotsGiven(const Board& board, const Ballot& ballot, Id<Seat> seat, std::uint64_t item = 0);
int dotsLeft(const Board& board, const Ballot& ballot, Id<Seat> seat);
const Voter* voterOf(const Board& board, Id<Ballot> ballot, Id<Seat> seat);

struct Progress {
    int done = 0;    // voters who said so
    int voters = 0;  // seats present and whoever voted by proxy
};
Progress progress(const Board& board, Id<Ballot> ballot);

// Why this seat may not put a dot on this item now; nothing if it may.
std::optional<Refusal> whyNotVote(const Board& board, const Ballot& ballot, Id<Seat> seat, std::uint64_t item);

// What may be voted on if such a ballot opened now: notes of the kind that lie face up where the map shows them, or all actions.
std::vector<std::uint64_t> eligible(const Board& board, BallotOn on, NoteKind kind);

// A third of the items rounded up, at most 10, at least 1 (research/ranking.md §2; facilitators' rule of thumb).
int suggestedDots(int items);

// The candidates in an order of this seat's own, drawn from the session's seed, so that nobody's list begins with the same.
std::vector<std::uint64_t> orderFor(const Board& board, const Ballot& ballot, Id<Seat> seat);

// A number drawn from the seed for a pair of ids: the same each time, unlike for other seeds (splitmix64, Steele 2014).
std::uint64_t lot(std::uint64_t seed, std::uint64_t a, std::uint64_t b);

}  // namespace app::rules
