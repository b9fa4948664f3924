#pragma once
// A whole session from the JSON that storage/exports wrote, into an empty one: the result equals what was exported, except for
// the rounds it says were left out. Trusts nothing: every field, every reference and every range is checked before there is
// a transaction. Called by the command line.
#include <string_view>
#include <vector>

#include "app/base/texts.h"
#include "app/board/edit.h"

namespace storage::imports {

struct ImportedSession {
    std::vector<app::Record> records;  // with exactly one session among them
    std::vector<int> leftOut;          // numbers of the rounds that were not revealed when it was exported
};

bool looksLikeJson(std::string_view bytes);  // a session rather than a list

// Throws ImportError with a sentence naming the record or the field.
ImportedSession readSession(std::string_view json, const app::Texts& tr);

// True for a session that holds nothing but what every new one has: itself, its stages and lanes.
bool isUnused(const app::Board& board);

// Replaces the stages, lanes and session record of an unused session; refused for any other.
app::Result<app::Transaction> importSession(const app::Board& board, app::CommandContext& context,
                                            const ImportedSession& session);

}  // namespace storage::imports
