#pragma once
// Where a session goes when its own file is not to be trusted any more, or takes nothing when the table closes: a new file
// holding everything, in the first folder that takes it. Called by StorageWorker, and by StorageThread where that one hangs.
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "storage/session/session_file.h"

namespace storage::session {

enum class Refuge {
    Continued,  // work goes on in it
    Rescue,     // the table has closed, or is about to
};

// The folders that are tried after the session's own: the data folder, the home folder, and one of this user's own below the
// system's folder for temporary files that survive a restart.
std::vector<std::filesystem::path> refugeFolders(const std::filesystem::path& data);
// The last of these; empty if it cannot be had for this user alone.
std::filesystem::path ownFolderInVarTmp();

// Whether `file` has the name of what was saved of `original` when it could not be closed.
bool isRescueOf(const std::filesystem::path& file, const std::filesystem::path& original);

// One transaction that makes every record of the board, marks included.
app::Transaction everythingOf(const app::Board& board, app::UnixMs at);

// All that is to be kept of a session.
struct WholeState {
    const app::Board& board;
    const std::map<app::Id<app::Seat>, std::string>& drafts;
};

// Writes it into a new file beside `original`, or else into one of the folders; reopens it and compares before it counts.
// The name is the original's with what it is behind it, in the language of the session; `data` is where the keys of secret rounds
// are. Throws sqlite::Failure: why the last folder did not take it.
std::unique_ptr<SessionFile> takeRefuge(const WholeState& state, const std::filesystem::path& original,
                                        const std::vector<std::filesystem::path>& folders, const std::filesystem::path& data,
                                        Refuge what);

}  // namespace storage::session
