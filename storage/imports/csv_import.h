#pragma once
// A list that somebody prepared in a spreadsheet, as notes or as actions. One column of texts is enough; headings are French
// or English. All or nothing: readList throws an ImportError with a sentence naming the line, and nothing has changed.
// Called by the command line; the transaction is committed by whoever holds the session.
#include <string>
#include <string_view>
#include <vector>

#include "app/base/texts.h"
#include "app/board/edit.h"

namespace storage::imports {

enum class ListAs { WhatColumnsSay, Notes, Actions };  // columns of time, budget, impact, owner or date say: actions

struct ListRow {
    int line = 0;
    std::string text, description;  // description: actions only; a note has it below its text
    app::Id<app::Stage> stage;      // found by its title on the board
    app::NoteKind kind = app::NoteKind::Actions;
    int impactCustomer = 0, impactCompany = 0;
    std::optional<std::int64_t> tenthDays, euros;
    int confidence = 0;  // percent; 0: not given
    std::string owner, firstStep, measure;
    std::optional<std::int32_t> dueDay;
    app::Id<app::Note> origin;  // a note of this board, by its id
};

struct ImportedList {
    ListAs as = ListAs::Notes;  // never WhatColumnsSay
    std::vector<ListRow> rows;
    std::vector<std::string> remarks;  // what was left aside or rounded, one sentence each, to be shown
};

constexpr std::size_t kLongestTitle = 500, kLongestOwner = 100,
                      kLongestStep = 300;  // bytes; what app/commands/actions keeps of them

// `board`: whose stages, lanes and notes the list speaks of.
ImportedList readList(const app::Board& board, std::string_view bytes, ListAs as, const app::Texts& tr);

// Into the holding area, in the order of the list, behind what waits there.
app::Result<app::Transaction> importNotes(const app::Board& board, app::CommandContext& context,
                                          const std::vector<ListRow>& rows);
app::Result<app::Transaction> importActions(const app::Board& board, app::CommandContext& context,
                                            const std::vector<ListRow>& rows);

}  // namespace storage::imports
