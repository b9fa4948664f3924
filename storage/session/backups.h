#pragma once
// Copies of a session at earlier moments, in the data folder under the file's own id. Each is written beside, synced, reopened,
// compared row by row and only then given its name; thinned by age, never by restoring. Without marks and drafts.
#include <optional>
#include <vector>

#include "app/board/transaction.h"
#include "storage/session/data_folder.h"
#include "storage/sqlite/database.h"

namespace storage::session {

class SessionFile;

struct Backup {
    std::filesystem::path file;
    app::UnixMs at = 0;
    std::string why;  // "before-migration", "before-import", "before-restore", "step", "close", "timer"
};

// Newest first.
std::vector<Backup> backupsOf(const DataFolder& folder, const FileId& file);
// The name a copy taken at `at` gets in the folder of its file's backups.
std::filesystem::path backupName(const DataFolder& folder, const FileId& file, app::UnixMs at, std::string_view why);
// A copy of a file as it is before it is brought up to date, without its marks.
void keepBeforeMigration(sqlite::Database& database, const std::filesystem::path& there);
// Keeps all of the last 24 hours up to 300, then one a day for 90 days; the newest ten in any case.
void thinBackups(const DataFolder& folder, const FileId& file, app::UnixMs now);
void removeBackups(const DataFolder& folder, const FileId& file);

// A record as the newest backup that can be read has it.
std::optional<app::Record> recordInBackups(const DataFolder& folder, const FileId& file, const app::RecordKey& key);

}  // namespace storage::session
