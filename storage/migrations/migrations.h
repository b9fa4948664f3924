#pragma once
// The steps a session file has taken from one form to the next, numbered; all.cpp lists them, their SQL stands in
// NNN_name.sql. Run when a session is made or opened to work in, and on a copy in memory when it is only looked at.
// A step that has been released is never changed: files that took it are out there.
#include <cstdint>
#include <functional>
#include <string>
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

// What SQL alone cannot do: called inside the transaction, before its first step and after its last, with the version the file
// had. They may throw; the file then is as it was.
struct MigrationContext {
    std::function<void(SQLite::Database&, std::uint32_t from)> before, after;
};

// Takes the steps that are missing, all in one transaction. Throws sqlite::Failure; the file then is as it was.
void migrate(SQLite::Database& db, const MigrationContext& context = {});

// In what the schema of `db` is not the one that its user_version's steps make: names of tables, views, triggers, indexes that
// are more, less or other. Reads nothing but the schema, so a hostile view is not run. Throws sqlite::Failure.
std::vector<std::string> schemaDifferences(SQLite::Database& db);

// Makes the schema what it should be, for a copy in memory whose rows are to be read in spite of it: the rows stay where they
// are. It counts only for a connection opened anew on the bytes. Throws sqlite::Failure.
void mendSchema(SQLite::Database& db);

}  // namespace storage::migrations
