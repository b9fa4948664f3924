#pragma once
// Verbs of a round's life: prepared → open → closed → revealed, or cancelled before that, its run-offs, and changes of its rule
// in between. In a secret round the link from seat to choice (Mark) exists only while it is open; closeBallot turns all of it
// into ballots without seats. What voters do in it stands in votes.h.
#include "app/board/edit.h"
#include "app/rules/voting.h"

namespace app::commands {

struct RoundTerms {
    rules::RoundScope scope;
    BallotForm form = BallotForm::Dots;
    int dotsEach = 0;  // 0: a third of the items, at most ten; Points: always 100
    int cap = 1;
    int resistanceEach = 0, resistanceCap = 1;
    bool secret = true;
    bool ownAllowed = true;
    Blanks blanks = Blanks::Implicit;
    int criteria = 3;
    int winners = 5;
    TieRule tie = TieRule::RunOff;
    int boxSeconds = 0;
};

// Prepares and opens in one: fixes the list of candidates. Refused while another round is open, if nothing is eligible, or,
// for forms that compare, if there is only one thing to compare.
Result<Transaction> openRound(const Board& board, CommandContext& context, const RoundTerms& terms);
// A new round on the items that tie across the cut of a revealed round (or of the one it was a run-off of): as many dots
// each as places are still to be filled.
Result<Transaction> openRunOff(const Board& board, CommandContext& context, Id<Round> round);
// A new round on the first `most` (2 … 4) of a revealed round and what ties with the last of them, one dot each: it decides
// between them (rules::tally). Refused where that would be more than four.
Result<Transaction> openTopRunOff(const Board& board, CommandContext& context, Id<Round> round, int most);
// So many seconds more, of a round that has a time limit.
Result<Transaction> extendRound(const Board& board, CommandContext& context, Id<Round> round, int seconds);

struct DotRule {
    int each = 1, cap = 1, resistanceEach = 0, resistanceCap = 1;
};
// Another budget or cap while it is open: votes given stay, and what is then too much is told (rules::overvote).
Result<Transaction> changeDots(const Board& board, CommandContext& context, Id<Round> round, const DotRule& rule);
// Ballots of who abstains are set aside: they are on no secret ballot, and on no open one from the reveal on.
Result<Transaction> closeRound(const Board& board, CommandContext& context, Id<Round> round);
// A closed open round goes on, as long as it is not revealed. A secret one cannot: its ballots are nobody's any more.
Result<Transaction> reopenRound(const Board& board, CommandContext& context, Id<Round> round);
// Gives up a round that is not revealed, for good: it stays listed as cancelled and counts nowhere; marks and secret ballots go.
Result<Transaction> cancelRound(const Board& board, CommandContext& context, Id<Round> round);
Result<Transaction> revealRound(const Board& board, CommandContext& context, Id<Round> round);

// The facilitator's word, kept and told, in place of the lot: `items` in this order among those that nothing else has settled.
Result<Transaction> settleTie(const Board& board, CommandContext& context, Id<Round> round,
                              const std::vector<std::uint64_t>& items);

}  // namespace app::commands
