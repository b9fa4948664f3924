#pragma once
// Is a session file sound? SQLite's own checks, references, every value of every record, and the journal replayed from nothing
// against the tables. For the command line and the tests; reads only, changes not a byte.
#include <filesystem>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/base/texts.h"

namespace storage::session {

struct Finding {
    const char* text;   // English msgid with {0}
    std::string about;  // fills {0}: a table, a row, SQLite's own words
    std::string sentence(const app::Texts& tr) const { return tr.fill(text, about); }
};

// Empty: nothing wrong. Refuses what cannot be looked at: held by another process, no session, newer, missing.
app::Result<std::vector<Finding>> check(const std::filesystem::path& file);

}  // namespace storage::session
