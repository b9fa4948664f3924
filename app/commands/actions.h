#pragma once
// Verbs on actions: made from a note or typed, estimated, assigned, ranked by hand.
// Called by bubbles, seats' panels and rows in the hand, through Workshop::run. Pure: nothing here changes a board.
#include <string>

#include "app/board/edit.h"
#include "app/commands/notes.h"

namespace app::commands {

// From a note (`origin`, the link is kept and its stage taken) or typed (origin 0). Empty title: the note's text.
Result<Transaction> addAction(const Board& board, CommandContext& context, const std::string& title, Id<Note> origin,
                              Id<Stage> stage);
Result<Transaction> renameAction(const Board& board, CommandContext& context, Id<Action> action, const std::string& title);
Result<Transaction> setStage(const Board& board, CommandContext& context, Id<Action> action, Id<Stage> stage);
// Impacts 0 … 5 (0: not given), tenths of days and euros not negative; absent costs mean "to be costed".
Result<Transaction> estimate(const Board& board, CommandContext& context, const Estimate& estimate);
Result<Transaction> assign(const Board& board, CommandContext& context, const Assignment& assignment);
// The owner says yes at their own seat, or takes it back. Refused from another seat than the owner's; an action without an
// owner's seat takes the seat that accepts it as its owner.
Result<Transaction> acceptAction(const Board& board, CommandContext& context, Id<Action> action, Id<Seat> seat, bool accepts);
// What RICE, ICE and WSJF ask; values off their scales are refused where they are reckoned, in words.
Result<Transaction> rate(const Board& board, CommandContext& context, const Factors& factors);
Result<Transaction> removeAction(const Board& board, CommandContext& context, Id<Action> action);

// Puts the action right before `before` in the ranking made by hand (0: at the end). On the first move the order that is
// shown becomes the manual one, whole: `shown` lists it.
Result<Transaction> moveRank(const Board& board, CommandContext& context, Id<Action> action, Id<Action> before,
                             const std::vector<Id<Action>>& shown);

}  // namespace app::commands
