#pragma once
// All that the ranking's view shows and more than a frame's time may go into: the lists, the matrix, the rounds, the duels that
// are running. Reckoned from a board of its own off the render thread (ui/shell/reckoner.h) and handed round as one value that
// never changes. Pure; knows no clock. The plan's proposals take longer and stand in tiered_plan.h.
#include <map>
#include <vector>

#include "app/rules/methods/agreement.h"
#include "app/rules/methods/duel_schedule.h"
#include "app/rules/methods/side_by_side.h"
#include "app/rules/ranking.h"

namespace app::rules {

// What a revealed round says, with what people should know before they look at its ranks.
struct RoundStanding {
    Id<Round> round;
    int ballots = 0, overvoted = 0;
    std::vector<TallyRow> rows;              // best first
    std::vector<std::uint64_t> tied;         // across the cut, still to be settled
    std::vector<std::uint64_t> polarised;    // items that split the group in two camps (Scores only): to be talked about first
    std::optional<Concordance> concordance;  // Kendall's W of the orders, or of what was given read as orders
    std::optional<std::vector<double>>
        stability;                      // per row: share of resampled groups of voters that put it among the first `winners`
    std::optional<SideBySide> methods;  // of the orders, or of what was given read as orders; indices are those of
};                                      // candidatesLeft. Nothing for duels, and where nobody has compared anything

// What may be said of a round before it is revealed: what people should talk about first, not who is ahead.
struct ClosedRound {
    Id<Round> round;
    std::vector<std::uint64_t> polarised;
};

// Duels or best-worst sets that are being given now: what the next screens are drawn from. Never shown.
struct RunningDuels {
    Id<Round> round;
    DuelState state;  // indices are those of candidatesLeft
    int screensLeft = 0;
};

struct Standings {
    std::map<RankBy, std::vector<RankedAction>> lists;
    Id<Round> votesRound, duelsRound;  // what the lists by votes and by duels are made of; 0: there is none
    Worths worths;
    std::vector<RoundStanding> rounds;  // revealed, oldest first
    std::optional<RunningDuels> duels;
    std::optional<ClosedRound> closed;  // the newest round, while it waits to be revealed

    const std::vector<RankedAction>& list(RankBy by) const;  // empty if there is none
    const RoundStanding* standingOf(Id<Round> round) const;
};

Standings standings(const Board& board);

// The round whose tie at the cut a run-off would settle, asked of a revealed one: itself, or the one that it settles. Null where
// nothing ties there any more, its rule knows no run-offs, or it is still being reckoned.
const Round* roundForRunOff(const Board& board, const Standings& standings, const Round& revealed);

// What the newest revealed round on the map gave the note that an action answers, or the group that note lies in: the reason it
// was made. Null where there is none, or it got nothing.
struct OriginVotes {
    const Round* round;
    const TallyRow* row;
};
std::optional<OriginVotes> originVotes(const Board& board, const Standings& standings, const Action& action);
// The same for an action that has been in no revealed round itself: what stands in for votes of its own.
std::optional<OriginVotes> votesInstead(const Board& board, const Standings& standings, const Action& action);
// "5 dots", "82 pts": English and French by `tr`.
std::string amountWords(const Texts& tr, const OriginVotes& votes);

// "Worth its cost: 12th of 148", or by the preset's name: where the action stands by value, before any figure. Empty where it has
// no place there yet.
std::string placeByValue(const Texts& tr, const Board& board, const Standings& standings, Id<Action> action);

// Of what the list by value is ordered by, where it is not value for cost; English, to be translated.
const char* presetName(ValueBy by);

// What standings and plans are reckoned from, of notes only that they are there: quick to copy. Whoever reckons calls
// rebuildIndexes first, so that the frame that copies does not pay for it.
Board rankingPart(const Board& board);
// Does a change of this kind of record change them?
bool concernsRanking(RecordKind kind);

}  // namespace app::rules
