#pragma once
// A few lines that the program leaves when it stops by itself: when, which build, the kinds of the last transactions, where in
// the program. No text of a session, no record, no seat. Written by a signal handler, which may call next to nothing.
#include <filesystem>

#include "app/board/op.h"

namespace storage::session {

// From now on a crash leaves `crash.txt` in the folder, which exists, and no core file: that would hold everything. Once a
// process.
void reportCrashesInto(const std::filesystem::path& folder);
// No core file, whatever the system makes of it; for commands that keep no report.
void keepNoCore();

// What has just been done: only its kind is kept. From any thread; never waits.
void noteKind(app::Op op);

// True once after a crash; the report is then `crash-told.txt`.
bool takeUntoldCrash(const std::filesystem::path& folder);

}  // namespace storage::session
