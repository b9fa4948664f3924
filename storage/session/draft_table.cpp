#include "storage/session/draft_table.h"

#include "storage/records/digest.h"

namespace storage::session {

void DraftTable::put(app::Id<app::Seat> seat, std::string_view text) {
    const auto row = static_cast<std::int64_t>(seat.value);
    if (text.empty()) {
        SQLite::Statement forget(m_connection, "DELETE FROM draft WHERE seat = ?");
        forget.bind(1, row), forget.exec();
        return;
    }
    records::Hasher hasher("draft");
    hasher.whole(row), hasher.text(text);
    const records::Digest digest = hasher.finish();
    SQLite::Statement put(m_connection, "INSERT OR REPLACE INTO draft (seat, text, digest) VALUES (?, ?, ?)");
    put.bind(1, row), put.bind(2, std::string(text)), records::bindDigest(put, 3, digest);
    put.exec();
}

std::map<app::Id<app::Seat>, std::string> DraftTable::all() {
    std::map<app::Id<app::Seat>, std::string> drafts;
    SQLite::Statement rows(m_connection, "SELECT seat, text, digest FROM draft");
    while (rows.executeStep()) {
        records::Hasher hasher("draft");
        hasher.column(rows.getColumn(0)), hasher.column(rows.getColumn(1));
        if (hasher.finish() == records::digestIn(rows.getColumn(2)))
            drafts[{static_cast<std::uint64_t>(rows.getColumn(0).getInt64())}] = rows.getColumn(1).getString();
    }
    return drafts;
}

}  // namespace storage::session
