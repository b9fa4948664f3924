#pragma once
// Verbs of voting: prepared → open → closed → revealed, and the dots in between. In a secret ballot the link from seat to
// choice (Mark) exists only while it is open; closeBallot turns all of it into papers without seats.
#include "app/board/edit.h"

namespace app::commands {

struct BallotTerms {
    BallotOn on = BallotOn::Notes;
    NoteKind kind = NoteKind::Pains;
    int dotsEach = 0;        // 0: a third of the items, at most ten
    int cap = 1;
    bool secret = true;
    int winners = 5;
    TieRule tie = TieRule::RunOff;
    int boxSeconds = 0;
};

// Prepares and opens in one: fixes the list of candidates. Refused while another ballot is open or if nothing is eligible.
Result<Transaction> openBallot(const Board& board, Asking& asking, const BallotTerms& terms);
// A new round on the items that tie across the cut of a revealed ballot (or of the one it was a run-off of): as many dots
// each as places are still to be filled.
Result<Transaction> openRunOff(const Board& board, Asking& asking, Id<Ballot> ballot);
Result<Transaction> extendBallot(const Board& board, Asking& asking, Id<Ballot> ballot, int seconds);
// More or fewer dots while it is open; dots already given stay.
Result<Transaction> changeDots(const Board& board, Asking& asking, Id<Ballot> ballot, int dotsEach, int cap);
Result<Transaction> closeBallot(const Board& board, Asking& asking, Id<Ballot> ballot);
Result<Transaction> revealBallot(const Board& board, Asking& asking, Id<Ballot> ballot);

// One dot of a seat on an item. `proxy`: the facilitator enters it for the person.
Result<Transaction> castDot(const Board& board, Asking& asking, Id<Ballot> ballot, Id<Seat> seat, std::uint64_t item, bool proxy = false);
Result<Transaction> takeDotBack(const Board& board, Asking& asking, Id<Ballot> ballot, Id<Seat> seat, std::uint64_t item);
Result<Transaction> sayDone(const Board& board, Asking& asking, Id<Ballot> ballot, Id<Seat> seat, bool done, bool proxy = false);

}  // namespace app::commands
