#pragma once
// What may be done to sessions that are not open: copied, thrown away and put back, erased for good, taken back from a copy or
// from what is left of them. Each waits for the disk and throws sqlite::Failure; called by SqliteLibrary on its thread, one at a
// time. What comes back are sentences for whoever asked.
#include <vector>

#include "app/ports/session_library.h"
#include "storage/session/data_folder.h"

namespace storage::session::shelf {

using Words = std::vector<app::Told>;

// The copy's title says that it is one ("Title 2"); it holds no mark, and rounds that were open in secret are cancelled in it.
Words duplicate(const DataFolder& folder, const std::filesystem::path& file);
// Into <data>/.trash. A secret round that is open is cancelled and its marks are erased first.
Words throwAway(const DataFolder& folder, const std::filesystem::path& file);
Words putBack(const DataFolder& folder, const std::filesystem::path& file);
// All there is of it on this table; says which exports remain.
Words erase(const DataFolder& folder, const std::filesystem::path& file);
Words restore(const DataFolder& folder, const std::filesystem::path& file, const std::filesystem::path& copy);
Words recoverAsNew(const DataFolder& folder, const std::filesystem::path& file);

// The saved copies of the session in this file, newest first.
std::vector<app::SavedCopy> copiesOf(const DataFolder& folder, const std::filesystem::path& file);

}  // namespace storage::session::shelf
