#pragma once
// What is found when a session is read: every row and every step of the journal compared with its digest, all of them with the
// seal. Decides what is on the board, what is set aside, and what has to be said; changes nothing. Called by SessionFile, `check`
// and whoever looks for what is left of a damaged file.
#include <map>

#include "app/board/board.h"
#include "app/ports/session_library.h"
#include "storage/records/record_store.h"
#include "storage/session/data_folder.h"
#include "storage/session/journal_table.h"
#include "storage/session/seal_table.h"

namespace storage::session {

constexpr const char* kMayLackSteps = TR_NOOP("This session may lack its last steps: what was stored last is not in its file.");

struct Opening {
    app::Board board;
    records::Digest state{};  // of what is on the board
    std::int64_t marks = 0;
    std::optional<Seal> seal;             // nothing: it is not what was written
    std::vector<records::BadRow> bad;     // rows to be taken out of their tables, marks among them
    std::vector<app::SetAside> setAside;  // what they held, and what is missing
    std::vector<app::Told> told;
    bool isAsWritten = true;  // nothing above is wrong
};

// `folder`: where backups are looked for. Throws sqlite::Failure.
Opening readWhole(SQLite::Database& db, records::RoundKeyring& keys, const DataFolder& folder);

// The records as the journal has them, as far as it can be read; the last word on each.
std::map<app::RecordKey, app::Record> journalled(JournalTable& journal);

// Brings an older form up to date: what its SQL cannot do, sealing marks, rows and journal. A file that has no id of its own yet
// gets `id`. Throws sqlite::Failure.
void bringUpToDate(SQLite::Database& db, records::RoundKeyring& keys, const FileId& id);

}  // namespace storage::session
