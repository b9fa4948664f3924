#pragma once
// The steps a session file has taken from one form to the next, numbered; all.cpp lists them, their SQL stands in
// NNN_name.sql. Run when a session is made or opened to work in, never when it is only looked at.
// A step that has been released is never changed: files that took it are out there.
#include <cstdint>
#include <vector>

#include "storage/sqlite/database.h"

namespace storage::migrations {

struct Migration {
    std::uint32_t number;  // the user_version of a file that has taken it
    const char* name;
    const char* sql;
};

const std::vector<Migration>& all();
std::uint32_t newestVersion();

// Takes the steps that are missing, each in a transaction of its own. Throws sqlite::Failure; the file then is as the last
// whole step left it.
void migrate(sqlite::Database& database);

}  // namespace storage::migrations
