#pragma once
// What voters have said, in one form whatever the round and its secrecy: entries of a seat while a round is open, ballots of
// one that is not. Pure; asked by tallies, commands and panels. Knows nothing of what the entries add up to.
#include <vector>

#include "app/board/board.h"

namespace app::rules {

struct EntryView {
    RecordKey record;  // the mark, dot or answer that says it
    std::uint64_t item = 0;
    Says says = Says::Dot;
    int value = 1;
    int part = 0;  // criterion of a score, screen of a duel or best-worst set
};

// Does this entry say something in the round's own form? Nothing else counts, whoever wrote it.
bool fitsForm(const Round& round, const EntryView& entry);
bool fitsForm(const Round& round, Says says, int part);

struct BallotView {
    Id<Ballot> ballot;
    Id<Seat> seat;  // 0 in a secret round
    int weight = 1;
    int team = 0;
    std::vector<EntryView> entries;
};

// What this seat has said so far in a round that is open, secret or not.
std::vector<EntryView> saidBy(const Board& board, const Round& round, Id<Seat> seat);

// All ballots that count, by ballot id, which means nothing. Empty while a secret round is open: nothing may be read off it yet.
std::vector<BallotView> ballots(const Board& board, Id<Round> round);
// Those of an open round that are set aside (isSetAside) too: for whoever must keep them sound, not for counting.
std::vector<BallotView> ballotsWithSetAside(const Board& board, Id<Round> round);

// Everything said while the round is open, without a word on who said it: what a schedule of duels is drawn from. Never shown.
std::vector<BallotView> unsignedSoFar(const Board& board, const Round& round);

}  // namespace app::rules
