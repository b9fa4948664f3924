#include "storage/records/stored_names.h"

#include <array>
#include <utility>

namespace storage::records {
namespace {

using app::RecordKind;

// The whole of what is called otherwise.
constexpr std::array<std::pair<RecordKind, const char*>, 3> kTables{
    {{RecordKind::Round, "ballot"}, {RecordKind::Ballot, "paper"}, {RecordKind::Entry, "answer"}}};
constexpr std::array<std::pair<std::string_view, const char*>, 2> kColumns{{{"round", "ballot"}, {"ballot", "paper"}}};

}  // namespace

const char* tableOf(RecordKind kind) {
    for (const auto& [renamed, table] : kTables)
        if (renamed == kind) return table;
    return app::nameOf(kind);
}

std::optional<RecordKind> kindOfTable(std::string_view table) {
    for (int i = 0; i < app::kRecordKinds; ++i)
        if (const auto kind = static_cast<RecordKind>(i); table == tableOf(kind)) return kind;
    return std::nullopt;
}

const char* columnOf(const char* field) {
    for (const auto& [renamed, column] : kColumns)
        if (renamed == field) return column;
    return field;
}

}  // namespace storage::records
