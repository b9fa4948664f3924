#pragma once
// Records that a damaged file had lost, taken back onto the board as the journal or a backup had them. What has come back in the
// meantime stays as it is. Called from the facilitator's page.
#include <span>
#include <string>

#include "app/base/result.h"
#include "app/board/board.h"
#include "app/board/edit.h"

namespace app::commands {

Result<Transaction> takeBack(const Board& board, CommandContext& context, std::span<const Record> records);

// What a record is to people: its kind (English msgid), and the words in it or on the note or action it belongs to; may be empty.
const char* kindWords(RecordKind kind);
std::string wordsIn(const Board& board, const Record& record);

}  // namespace app::commands
