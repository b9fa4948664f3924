#pragma once
// Is a session file sound? Its log, SQLite's own checks, the schema, references, every value and digest of every record, and the
// journal replayed from nothing against the tables. Reads a copy in memory, so it changes not a byte, waits for nobody, and takes
// files of every earlier form and on media that cannot be written. For the command line and the tests.
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

// Empty: nothing wrong. Refuses what cannot be looked at: no session, newer, missing. `data`: as for SessionFile::open.
app::Result<std::vector<Finding>> check(const std::filesystem::path& file, const std::filesystem::path& data = {});

}  // namespace storage::session
