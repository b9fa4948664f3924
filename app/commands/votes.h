#pragma once
// Verbs of voters in an open round: dots, points, scores, duels and best-worst screens, orders; being done, abstaining.
// Each takes the seat it is for; `proxy`: the facilitator does it for the person, in a secret round only until the person
// begins (rules::whyNotEnter). Called by seats' panels, by dots dropped on
// the board, and by the facilitator's panel; refused in words, never cut to fit.
#include "app/board/edit.h"

namespace app::commands {

// One dot of a seat on an item, for or against.
Result<Transaction> castDot(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, std::uint64_t item,
                            bool proxy = false, bool against = false);
Result<Transaction> takeDotBack(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, std::uint64_t item,
                                bool against = false, bool proxy = false);

// So many of its hundred points on this item in all, 0 … 100; 0 takes them back. Refused beyond the hundred.
Result<Transaction> givePoints(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, std::uint64_t item,
                               int points, bool proxy = false);

// 1 … 5 by a criterion (0 the customer, 1 the company); 0 takes it back.
Result<Transaction> giveScore(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, std::uint64_t item,
                              int criterion, int score, bool proxy = false);

// What a seat says of one screen of a duel (two items) or a best-worst set (three or four).
struct ScreenAnswer {
    std::vector<std::uint64_t> items;   // all that stood on it
    std::uint64_t best = 0, worst = 0;  // of a duel: winner and loser; both 0: equal
    bool skipped = false;               // no opinion: nothing is concluded, and it is not asked again
};
Result<Transaction> answerScreen(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat,
                                 const ScreenAnswer& answer, bool proxy = false);
// Takes back the last screen the seat has answered.
Result<Transaction> takeScreenBack(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat,
                                   bool proxy = false);

// The whole order of a seat, best level first; items left out are blank (see Round::blanks). An item stands in it once.
Result<Transaction> giveOrder(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat,
                              const std::vector<std::vector<std::uint64_t>>& levels, bool proxy = false);

Result<Transaction> sayDone(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, bool done,
                            bool proxy = false);
// Takes no part: what it has given is set aside, and nobody waits for it. False: takes part again, with all it had given.
Result<Transaction> abstain(const Board& board, CommandContext& context, Id<Round> round, Id<Seat> seat, bool abstains,
                            bool proxy = false);

}  // namespace app::commands
