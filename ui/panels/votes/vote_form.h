#pragma once
// What a voter has before them, in whichever form the round is: a list to give dots, points or scores in, cards to choose among,
// an order to make. A seat's panel shows it, and the facilitator's for a person who cannot reach the table (proxy). Shows a seat
// its own vote only; says nothing of it anywhere else, and what can be touched never tells what was chosen.
#include <string>

#include "ui/panels/widgets.h"

namespace ui::panels::votes {

// The whole form: rule in words, what is too much after a change of the rule, and the form itself. `round`: a copy, since a
// touch may change the board under it. Needs 60 mm of height; lists scroll.
void showVoteForm(Widgets& widgets, PanelContext& panel, const app::Round& round, app::Id<app::Seat> seat, const app::Rect& area,
                  bool proxy, const Run& run);

// "5 dots, at most 2 on one note": the rule as it is now.
std::string voteRule(const app::Texts& tr, const app::Round& round);
// "3 dots left", "12 duels done": how far this seat is.
std::string voteStanding(const app::Texts& tr, const app::Board& board, const app::Round& round, app::Id<app::Seat> seat);
// The same in a tray: "35 points", "12 duels".
std::string voteStandingShort(const app::Texts& tr, const app::Board& board, const app::Round& round, app::Id<app::Seat> seat);
// How large a seat's panel is for it.
app::Point votePanelMm(const app::Round& round);
// How narrow it may become on a full table and still be used.
float votePanelLeastMm(const app::Round& round);

}  // namespace ui::panels::votes
