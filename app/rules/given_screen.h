#pragma once
// The screen of a duel or best-worst set that lies before a seat and is not answered yet. Seats ask in parallel, so a screen that
// was given out counts for all others as if it had been answered. Pure: whoever holds the screens (the table's drafts) passes
// them in; panels ask. What a seat chose stands in no screen but its own, and in no other seat's.
#include <optional>
#include <span>
#include <vector>

#include "app/board/board.h"
#include "app/rules/methods/duel_schedule.h"

namespace app::rules {

struct GivenScreen {
    Id<Round> round;
    Id<Seat> seat;
    int number = 1;                    // of the seat's answers: nextScreenNumber() when it was given
    std::vector<std::uint64_t> items;  // in the order to show
    std::uint64_t best = 0;            // best-worst: chosen already, the worst is still to come …
    bool byProxy = false;              // … by the facilitator; only whoever chose it sees it and goes on from it
};

// Two for duels, four for best-worst sets; 0 for rounds of another form.
int screenSize(BallotForm form);

// Whether it is still to be answered: the round is open, its seat takes part and has not said that it has finished, nothing on
// it is gone, merged, or repeated, and the seat has answered nothing in its place.
bool stillStands(const Board& board, const GivenScreen& screen);

// Where chance comes from: in a secret round from `salt`, which the table draws from the system and keeps in its memory only.
// From what is stored one could else reckon which sets every seat was shown, and with them whose ballot is whose. 0, and in open
// rounds always: from the session's seed, so that a recording meets the same cards again.

// The next screen of a seat. `known`: θ and chances of the last reckoning, used if they are of this round's candidates; which
// screens were shown is read from the board, and `others` are those that lie before seats now. Nothing if less than two cards
// are left to this seat or nothing is contested any more. Its own items are barred where the round says so.
std::optional<GivenScreen> giveScreen(const Board& board, const Round& round, Id<Seat> seat, const DuelState& known,
                                      std::span<const GivenScreen> others, std::uint64_t salt);

// The screen this seat has answered last, as it was shown, to be answered anew once it is taken back.
std::optional<GivenScreen> lastScreen(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t salt);

}  // namespace app::rules
