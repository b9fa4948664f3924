#pragma once
// Two that say the same become one, and no voter loses a dot by it: votes for the one that goes count for the one that stays, in
// every round, at most up to the round's cap for one voter. In an open round what is over the cap goes back to the voter; in one
// that is over it counts no more. Called by a group's bubble and by an action's form. What is merged away is part of the other's
// text; undo brings it back.
#include "app/board/edit.h"

namespace app::commands {

// All notes of a group into the one that stands first in it.
Result<Transaction> mergeGroup(const Board& board, CommandContext& context, Id<Group> group);
Result<Transaction> mergeNotes(const Board& board, CommandContext& context, Id<Note> gone, Id<Note> into);
// Estimates, owner and place in the plan of the one that stays; what it lacks is taken from the other. Links go over.
Result<Transaction> mergeActions(const Board& board, CommandContext& context, Id<Action> gone, Id<Action> into);

// Dots that a merge takes out of revealed rounds, being above the cap of who gave them: nobody can give them again, so whoever
// merges is told. Nothing is told of a round that is closed and not revealed: how many fall there says how much somebody gave to
// both. `board`: before the merge.
int dotsLost(const Board& board, const Transaction& merge);

}  // namespace app::commands
