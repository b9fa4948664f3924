#pragma once
// What voters have said, in one form whatever the ballot and its secrecy: entries of a seat while a ballot is open, papers of
// one that is not. Pure; asked by tallies, commands and panels. Knows nothing of what the entries add up to.
#include <vector>

#include "app/board/board.h"

namespace app::rules {

struct Entry {
    RecordKey record;  // the mark, dot or answer that says it
    std::uint64_t item = 0;
    Says says = Says::Dot;
    int value = 1;
    int part = 0;  // criterion of a score, screen of a duel or best-worst set
};

// Does this entry say something in the ballot's own form? Nothing else counts, whoever wrote it.
bool fitsForm(const Ballot& ballot, const Entry& entry);
bool fitsForm(const Ballot& ballot, Says says, int part);

struct PaperView {
    Id<Paper> paper;
    Id<Seat> seat;  // 0 in a secret ballot
    int weight = 1;
    int team = 0;
    std::vector<Entry> entries;
};

// What this seat has said so far in a ballot that is open, secret or not.
std::vector<Entry> saidBy(const Board& board, const Ballot& ballot, Id<Seat> seat);

// All papers that count, by paper id, which means nothing. Empty while a secret ballot is open: nothing may be read off it yet.
std::vector<PaperView> papers(const Board& board, Id<Ballot> ballot);
// Those of an open ballot that are set aside (isSetAside) too: for whoever must keep them sound, not for counting.
std::vector<PaperView> papersWithSetAside(const Board& board, Id<Ballot> ballot);

// Everything said while the ballot is open, without a word on who said it: what a schedule of duels is drawn from. Never shown.
std::vector<PaperView> unsignedSoFar(const Board& board, const Ballot& ballot);

}  // namespace app::rules
