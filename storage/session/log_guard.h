#pragma once
// Whether the log that lies beside a session file is its own and whole. A log carries no name: SQLite puts whatever lies there
// over the file. Looked at before SQLite is, under a FileClaim; changes nothing but for setAside.
#include "storage/session/data_folder.h"

namespace storage::session {

enum class LogVerdict {
    Fits,     // or there is none
    Damaged,  // commits in it cannot be read: the session may lack its last steps
    Foreign,  // another session's, or one that spoils a file that is sound without it
};

// Throws sqlite::Failure: Held by this process, Missing, NotASession.
LogVerdict judgeLog(const std::filesystem::path& file);

// What lies beside `file` under the names of its log, taken away before a file of this name is made or opened without it.
void setLogsAside(const DataFolder& folder, const std::filesystem::path& file);
bool hasLogs(const std::filesystem::path& file);
// The file and its log as they are, for whoever wants to look for what is lost.
void keepAsFound(const DataFolder& folder, const std::filesystem::path& file);

}  // namespace storage::session
