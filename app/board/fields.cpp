#include "app/board/fields.h"

#include <algorithm>

namespace app {
namespace {

static_assert(kValuesOf<RecordKind> == kRecordKinds);
constexpr Per<RecordKind, const char*> kRecordNames({"session",    "stage",       "lane",       "seat",      "note",
                                                     "note_group", "placement",   "round",      "candidate", "voter",
                                                     "mark",       "ballot",      "dot",        "action",    "estimate",
                                                     "assignment", "manual_rank", "entry",      "factors",   "tier",
                                                     "planned",    "link",        "plan_terms", "settled"});

constexpr std::pair<RecordKind, std::string_view> kLaterFields[]{{RecordKind::Seat, "weight"},
                                                                 {RecordKind::Seat, "team"},
                                                                 {RecordKind::Planned, "tenth_days"},
                                                                 {RecordKind::Planned, "euros"},
                                                                 {RecordKind::Round, "form"},
                                                                 {RecordKind::Round, "resistance_each"},
                                                                 {RecordKind::Round, "resistance_cap"},
                                                                 {RecordKind::Round, "own_allowed"},
                                                                 {RecordKind::Round, "blanks"},
                                                                 {RecordKind::Round, "criteria"},
                                                                 {RecordKind::Round, "stage"},
                                                                 {RecordKind::Round, "lane"},
                                                                 {RecordKind::Round, "short_list_of"},
                                                                 {RecordKind::Round, "short_list"},
                                                                 {RecordKind::Round, "among_first"},
                                                                 {RecordKind::Voter, "abstains"},
                                                                 {RecordKind::Ballot, "weight"},
                                                                 {RecordKind::Ballot, "team"},
                                                                 {RecordKind::Dot, "resists"},
                                                                 {RecordKind::Estimate, "confidence"},
                                                                 {RecordKind::Assignment, "seat"},
                                                                 {RecordKind::Assignment, "accepted"},
                                                                 {RecordKind::Assignment, "first_step"},
                                                                 {RecordKind::Assignment, "measure"},
                                                                 {RecordKind::Mark, "proxy"},
                                                                 {RecordKind::Session, "client"}};

template <std::size_t... I>
Record blankAt(std::size_t index, std::index_sequence<I...>) {
    Record record;
    ((I == index ? (record.emplace<I>(), 0) : 0), ...);
    return record;
}

std::uint64_t number(std::uint64_t value) { return value; }
template <class T>
std::uint64_t number(Id<T> id) {
    return id.value;
}

}  // namespace

const char* nameOf(RecordKind kind) { return kRecordNames[kind]; }

std::optional<RecordKind> kindNamed(std::string_view name) { return valueNamed(kRecordNames, name); }

bool mayBeMissing(RecordKind kind, std::string_view field) {
    return std::ranges::find(kLaterFields, std::pair(kind, field)) != std::end(kLaterFields);
}

Record blank(RecordKind kind) { return blankAt(static_cast<std::size_t>(kind), std::make_index_sequence<kRecordKinds>{}); }

RecordKey keyOf(const Record& record) {
    RecordKey key{static_cast<RecordKind>(record.index()), 0};
    std::visit(
        [&](const auto& r) {
            bool first = true;
            visitFields(r, [&](const char*, const auto& field) {
                if constexpr (requires { number(field); }) {
                    if (first) key.id = number(field);
                }
                first = false;
            });
        },
        record);
    return key;
}

}  // namespace app
