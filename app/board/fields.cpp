#include "app/board/fields.h"

#include <array>

namespace app {
namespace {

constexpr std::array<const char*, kRecordKinds> kNames{
    "session", "stage", "lane", "seat", "note", "note_group", "placement", "ballot", "candidate",
    "voter", "mark", "paper", "dot", "action", "estimate", "assignment", "manual_rank"};

template <std::size_t... I>
Record blankAt(std::size_t index, std::index_sequence<I...>) {
    Record record;
    ((I == index ? (record.emplace<I>(), 0) : 0), ...);
    return record;
}

std::uint64_t number(std::uint64_t value) { return value; }
template <class T> std::uint64_t number(Id<T> id) { return id.value; }

}  // namespace

const char* nameOf(RecordKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<RecordKind> kindNamed(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i]) return static_cast<RecordKind>(i);
    return std::nullopt;
}

Record blank(RecordKind kind) { return blankAt(static_cast<std::size_t>(kind), std::make_index_sequence<kRecordKinds>{}); }

RecordKey keyOf(const Record& record) {
    RecordKey key{static_cast<RecordKind>(record.index()), 0};
    std::visit([&](const auto& r) {
        bool first = true;
        visitFields(r, [&](const char*, const auto& field) {
            if constexpr (requires { number(field); }) {
                if (first) key.id = number(field);
            }
            first = false;
        });
    }, record);
    return key;
}

}  // namespace app
