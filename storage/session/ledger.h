#pragma once
// The newest step of each session, kept outside its file: what shows that an older file was put back, or that its log is gone.
// Renamed into place after each commit and not synced, so it is never ahead of the file; behind is normal after a power cut.
#include <optional>

#include "storage/session/seal_table.h"

namespace storage::session {

struct LedgerLine {
    std::int64_t step = 0;
    std::string chain;           // in hex
    std::filesystem::path path;  // where the file was then
};

std::optional<LedgerLine> readLedger(const DataFolder& folder, const FileId& file);
// Whether another file of the same id lies where the ledger has it: this one is a copy somebody made by hand.
bool isCopyOfAnother(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path);
// Whether a later step of this file is known than it holds, or another one of the same number.
bool isBehindLedger(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path);
// Never throws: a ledger that cannot be written leaves the commit as good as it is.
void writeLedger(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path);
// The id of the file that was last at this path: for files that can no longer say it themselves.
std::optional<FileId> lastKnownAt(const DataFolder& folder, const std::filesystem::path& path);
void removeLedger(const DataFolder& folder, const FileId& file);

}  // namespace storage::session
