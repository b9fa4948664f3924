#pragma once
// The one row that stands over a session file: which file it is, how many commits it has had, the end of the journal's chain, the
// sum of all rows' digests. Written anew in every commit, compared with what is found when the file is opened.
#include <optional>

#include "storage/session/data_folder.h"

namespace storage::session {

struct Seal {
    FileId file{};
    std::int64_t step = 0;    // commits so far
    records::Digest chain{};  // of the journal's newest row
    records::Digest state{};  // of all records but marks (RecordStore::state)
    std::int64_t marks = 0;   // rows of mark
    bool operator==(const Seal&) const = default;
};

class SealTable {
public:
    explicit SealTable(SQLite::Database& connection) : m_connection(connection) {}

    std::optional<Seal> read();  // nothing: there is none, or it is not what was written
    void write(const Seal& seal);

private:
    SQLite::Database& m_connection;
    std::unique_ptr<SQLite::Statement> m_write;
};

FileId newFileId();

}  // namespace storage::session
