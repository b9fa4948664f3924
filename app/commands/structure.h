#pragma once
// Verbs on the frame of the map: its stages (columns) and lanes (rows). The facilitator's.
// Called from the facilitator's panel only. Notes are never lost with what they stood in: they go to the holding area.
#include <string>

#include "app/board/edit.h"

namespace app::commands {

// Puts a new one behind the last.
Result<Transaction> addStage(const Board& board, CommandContext& context, const std::string& title);
Result<Transaction> renameStage(const Board& board, CommandContext& context, Id<Stage> stage, const std::string& title);
Result<Transaction> hideStage(const Board& board, CommandContext& context, Id<Stage> stage, bool hidden);
// One place to the left (steps −1) or right (+1); stays at the ends.
Result<Transaction> moveStage(const Board& board, CommandContext& context, Id<Stage> stage, int steps);
// Its notes go to the holding area, its groups are opened: nothing is lost. The last stage stays.
Result<Transaction> removeStage(const Board& board, CommandContext& context, Id<Stage> stage);

Result<Transaction> addLane(const Board& board, CommandContext& context, const std::string& title, NoteKind kind);
Result<Transaction> renameLane(const Board& board, CommandContext& context, Id<Lane> lane, const std::string& title);
Result<Transaction> hideLane(const Board& board, CommandContext& context, Id<Lane> lane, bool hidden);
Result<Transaction> moveLane(const Board& board, CommandContext& context, Id<Lane> lane, int steps);
Result<Transaction> removeLane(const Board& board, CommandContext& context, Id<Lane> lane);

}  // namespace app::commands
