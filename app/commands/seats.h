#pragma once
// Verbs on seats: somebody comes to the table, moves along it, votes for several people or in a team, leaves.
// Called by the edge buttons and the panels. A seat is a place, never a person: it is kept when its person has left.
#include <string>

#include "app/board/edit.h"

namespace app::commands {

// Takes the first colour nobody present has, and proposes its animal's name in the session's language.
// `lang`: in which the proposed animal's name is ("fr" or "en"); empty: as the session asks for.
Result<Transaction> addSeat(const Board& board, CommandContext& context, Edge edge, float along, const std::string& lang = {});
Result<Transaction> renameSeat(const Board& board, CommandContext& context, Id<Seat> seat, const std::string& name);
Result<Transaction> moveSeat(const Board& board, CommandContext& context, Id<Seat> seat, Edge edge, float along);
// For how many people it votes, 1 … 99, and in which team its votes are also summed, 1 … 4 (0: none). Counts from when a round is
// closed. Refused outside these bounds.
Result<Transaction> setVote(const Board& board, CommandContext& context, Id<Seat> seat, int weight, int team);
// The seat's notes keep its colour; what lay in its tray goes to the holding area, its bin goes to another
// seat; the last one to leave keeps its own.
Result<Transaction> leaveSeat(const Board& board, CommandContext& context, Id<Seat> seat);

int seatsPresent(const Board& board);

}  // namespace app::commands
