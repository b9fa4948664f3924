#pragma once
// What seats have begun to write, one text a seat (0: the facilitator's): beside all records, in no journal, backup or export.
// A damaged text is nobody's. Called by SessionFile.
#include <map>
#include <string>

#include "app/board/records.h"
#include "storage/sqlite/database.h"

namespace storage::session {

class DraftTable {
public:
    explicit DraftTable(SQLite::Database& connection) : m_connection(connection) {}

    void put(app::Id<app::Seat> seat, std::string_view text);  // an empty one is forgotten
    std::map<app::Id<app::Seat>, std::string> all();

private:
    SQLite::Database& m_connection;
};

}  // namespace storage::session
