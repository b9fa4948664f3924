#pragma once
// Questions about a round that is being voted on: who may, how much is left to give, in which order a seat sees the items.
// Pure functions of the board; asked by commands before they change anything and by panels to draw.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/board/board.h"

namespace app::rules {

// The round that is open now, if any: there is at most one.
const Round* openRound(const Board& board);
// The newest round whose results may be shown, on notes or on actions. Run-offs settle its ties; they do not replace it.
const Round* latestRevealed(const Board& board, RoundOn on);
// The newest revealed one of a form; the same otherwise.
const Round* latestRevealed(const Board& board, RoundOn on, BallotForm form);

// The newest revealed round that the map shows: on notes or on groups. Null if there is none.
const Round* latestOnMap(const Board& board);

// The newest round that was not cancelled; null if there is none.
const Round* latestRound(const Board& board);
// The round that a run-off settles, through all run-offs between; itself where it is none.
const Round& settledBy(const Board& board, const Round& runOff);

// How an item is called: an action's title, a note's text, a group's title or that of its first note. Empty if it is gone.
std::string itemTitle(const Board& board, std::uint64_t item);

// Whether people compare few items at a time, screen by screen: duels and best-worst.
constexpr bool isDuel(BallotForm form) { return form == BallotForm::Duels || form == BallotForm::BestWorst; }

// The newest revealed round that gives amounts, in dots or points, even if scores or orders were given since.
const Round* latestAmounts(const Board& board, RoundOn on);

// Is this candidate still there? What is deleted stays a candidate of its rounds, and what was said of it stays too.
bool isOnBoard(const Board& board, const Round& round, std::uint64_t item);
// The candidates that are, sorted by id: all that is counted, ranked and shown.
std::vector<std::uint64_t> candidatesLeft(const Board& board, const Round& round);

// Dots this seat has given, for or against: on one item, or (item 0) on all that are there: of a deleted one they come back.
int dotsGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item = 0, bool against = false);
int dotsLeft(const Board& board, const Round& round, Id<Seat> seat, bool against = false);
// Points of a hundred this seat has given; the same otherwise.
int pointsGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item = 0);
// 1 … 5, or 0 if it has not scored this item by this criterion (0 the customer, 1 the company).
int scoreGiven(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item, int criterion);
// The order this seat has made so far, best level first; items it has not placed are in none, nor deleted ones.
std::vector<std::vector<std::uint64_t>> orderGiven(const Board& board, const Round& round, Id<Seat> seat);
// Screens of duels or best-worst sets it has answered, and the number of the next one.
int screensAnswered(const Board& board, const Round& round, Id<Seat> seat);
int nextScreenNumber(const Board& board, const Round& round, Id<Seat> seat);

const Voter* voterOf(const Board& board, Id<Round> round, Id<Seat> seat);
// Whether the seat abstains: what it has given then is set aside, and counts again if it takes part after all.
bool isSetAside(const Board& board, Id<Round> round, Id<Seat> seat);

// Why the facilitator may not enter anything for this seat now; nothing if they may. In a secret vote they may as long as the
// seat has not begun itself: what a seat has given is on no other glass and in no other hand.
std::optional<Refusal> whyNotEnter(const Board& board, const Round& round, Id<Seat> seat);

// Weights and teams are fixed while a round is open or waits to be revealed: what a ballot counts is settled when it opens.
bool weightsAreFixed(const Board& board);
// Seats at the table whose weight nobody else has: in a secret round it tells whose ballot is whose. By weight; none if all are
// alike.
std::vector<Id<Seat>> knownByWeight(const Board& board);

// What a seat has given beyond the rule, after the rule was made stricter in mid-vote or a deletion was undone
// whose votes it had given again. Of what is there only. Nothing is taken away from it.
struct Overvote {
    int dots = 0;                      // more than its budget, for and against together
    int points = 0;                    // more than there are to share out
    std::vector<std::uint64_t> items;  // with more dots than the cap
    explicit operator bool() const { return dots > 0 || points > 0 || !items.empty(); }
};
Overvote overvote(const Board& board, const Round& round, Id<Seat> seat);
// Ballots of a closed round that hold more than its rule allows.
int overvotedBallots(const Board& board, const Round& round);

struct Progress {
    int done = 0;    // voters who said so, or have left the table
    int voters = 0;  // seats present and whoever voted, less those who abstain
};
Progress progress(const Board& board, Id<Round> round);

// Why this seat may not vote now, or not on this item; nothing if it may. Whether it has anything left to give is not asked.
std::optional<Refusal> whyNotTakePart(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item);
// Why this seat may not put a dot on this item now; nothing if it may.
std::optional<Refusal> whyNotVote(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item,
                                  bool against = false);

// What a round can be limited to. All that is left 0 does not limit.
struct RoundScope {
    RoundOn on = RoundOn::Notes;
    NoteKind kind = NoteKind::Pains;  // notes and groups only
    Id<Stage> stage;
    Id<Lane> lane;          // notes and groups only
    Id<Round> shortListOf;  // a revealed round on the same: its first `shortList` and what ties with the last of them
    int shortList = 0;
};
// What may be voted on if such a round opened now: what lies face up where the map shows it, or the actions. Sorted by id.
std::vector<std::uint64_t> eligible(const Board& board, const RoundScope& scope);

// A third of the items rounded up, at most 10, at least 1 (research/ranking.md §2; facilitators' rule of thumb).
int suggestedDots(int items);

// The candidates in an order of this seat's own, drawn from the session's seed, so that nobody's list begins with the same.
std::vector<std::uint64_t> orderFor(const Board& board, const Round& round, Id<Seat> seat);

// A number drawn from the seed for a pair of ids: the same each time, unlike for other seeds (splitmix64, Steele 2014).
std::uint64_t lot(std::uint64_t seed, std::uint64_t a, std::uint64_t b);

}  // namespace app::rules
