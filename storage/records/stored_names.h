#pragma once
// What records and fields are called where they are stored: in the tables of a session file and in its journal. Words that the
// program has given up since live on there, because digests and the chain cover the bytes of every row (DECISIONS 60).
// Everything else, session.json too, uses the names of app/board/fields.h.
#include <optional>
#include <string_view>

#include "app/board/fields.h"

namespace storage::records {

// Which words a JSON text uses: today's, or those of the tables and of session.json up to version 2.
enum class Names { Todays, Stored };

const char* tableOf(app::RecordKind kind);
std::optional<app::RecordKind> kindOfTable(std::string_view table);
// The column of a field of fields.h.
const char* columnOf(const char* field);

inline const char* nameOf(app::RecordKind kind, Names names) {
    return names == Names::Stored ? tableOf(kind) : app::nameOf(kind);
}
inline const char* nameOf(const char* field, Names names) { return names == Names::Stored ? columnOf(field) : field; }

}  // namespace storage::records
