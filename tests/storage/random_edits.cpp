#include "tests/storage/random_edits.h"

#include <set>

namespace tests {
namespace {

using namespace app;

template <class T>
struct IdTarget {
    static constexpr bool isId = false;
};
template <class T>
struct IdTarget<Id<T>> {
    static constexpr bool isId = true;
    using Type = T;
};

// Records that cannot be without what they refer to; other references may be empty.
bool isRequired(RecordKind kind, const std::string& field) {
    switch (kind) {
        case RecordKind::Group:
            return field == "stage" || field == "lane";
        case RecordKind::Candidate:
        case RecordKind::Ballot:
            return field == "round";
        case RecordKind::Voter:
        case RecordKind::Mark:
            return field == "round" || field == "seat";
        case RecordKind::Dot:
        case RecordKind::Entry:
            return field == "round" || field == "ballot";
        case RecordKind::Link:
            return field == "source" || field == "target";
        case RecordKind::Settled:
            return field == "round";
        default:
            return false;
    }
}

template <class F>
void eachReference(const Record& record, F&& take) {
    bool first = true;
    std::visit(
        [&](const auto& r) {
            visitFields(r, [&](const char*, const auto& field) {
                using Target = IdTarget<std::remove_cvref_t<decltype(field)>>;
                if constexpr (Target::isId) {
                    const RecordKey key{kindOf<typename Target::Type>(), field.value};
                    if (field && !(first && key == keyOf(record))) take(key);
                }
                first = false;
            });
        },
        record);
}

template <class F>
void eachRecord(const Board& board, F&& take) {
    for (int i = 0; i < kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : board.all<T>()) take(Record(record));
            },
            blank(static_cast<RecordKind>(i)));
}

}  // namespace

struct RandomEdits::Draft {
    const Board& board;
    Edit& edit;
    std::set<RecordKey> removed, referred;
    std::vector<Record> put;
    RecordKind kind = RecordKind::Session;  // of the record being filled
    int dotsEach = 1;
    bool impossible = false;  // it needs what there is none of
};

std::string RandomEdits::text() {
    static const std::array<const char*, 8> kPieces{"délai ", "prix ", "œuf ", "l'été ", "\"guillemets\" ", "😀", "\n", "; = "};
    std::string text;
    for (int i = below(6); i > 0; --i) text += kPieces[static_cast<std::size_t>(below(8))];
    return text;
}

template <class T>
std::uint64_t RandomEdits::pick(Draft& draft) {
    std::vector<std::uint64_t> ids;
    for (const auto& [id, record] : draft.board.all<T>())
        if (!draft.removed.contains({kindOf<T>(), id})) ids.push_back(id);
    for (const Record& record : draft.put)
        if (keyOf(record).kind == kindOf<T>()) ids.push_back(keyOf(record).id);
    std::sort(ids.begin(), ids.end());  // tables are unordered; the seed alone must decide
    if (ids.empty()) return 0;
    const std::uint64_t id = ids[static_cast<std::size_t>(below(static_cast<int>(ids.size())))];
    draft.referred.insert({kindOf<T>(), id});
    return id;
}

template <class T>
void RandomEdits::fillField(Draft& draft, const char* name, T& field) {
    const std::string_view n = name;
    if constexpr (IdTarget<T>::isId) {
        const bool empty = !isRequired(draft.kind, name) && below(3) == 0;
        field.value = empty ? 0 : pick<typename IdTarget<T>::Type>(draft);
        draft.impossible = draft.impossible || (!field && isRequired(draft.kind, name));
    } else if constexpr (std::is_enum_v<T>) {
        field = static_cast<T>(below(app::kValuesOf<T>));
    } else if constexpr (std::is_same_v<T, bool>) {
        field = below(2) == 0;
    } else if constexpr (std::is_same_v<T, std::string>) {
        field = n == "lang" ? (below(2) ? "fr" : "en") : n == "step" ? *stepOfNumber(below(4)) : text();
    } else if constexpr (std::is_same_v<T, OrderKey>) {
        field = between(field, below(2) ? field : OrderKey{});
    } else if constexpr (std::is_floating_point_v<T>) {
        field = n == "along" ? static_cast<T>(below(1001)) / 1000 : static_cast<T>(below(3601) - 1800) / 10 * T(0.99);
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        field = n == "seed" ? m_random() : below(2) ? pick<Note>(draft) : m_ids.next();
        if (field == 0) field = m_ids.next();
    } else if constexpr (requires { field.has_value(); }) {
        if (below(3) == 0) field.reset();
        else field = below(2) ? 0 : below(100'000);
    } else if (n == "impact_customer" || n == "impact_company") {
        field = below(6);
    } else if (n == "dots_each") {
        field = draft.dotsEach = 1 + below(99);
    } else if (n == "team") {
        field = below(5);
    } else if (n == "criteria") {
        field = 1 + below(3);
    } else if (n == "effect" || n == "ease") {
        field = below(11);
    } else if (n == "cap") {
        field = 1 + below(draft.dotsEach);
    } else {
        field = static_cast<T>(1 + below(12));
        if (n == "created_at" || n == "closes_at") field = static_cast<T>(m_now);
    }
}

template <class R>
void RandomEdits::fill(Draft& draft, R& record) {
    bool first = true;
    visitFields(record, [&](const char* name, auto& field) {
        if (!std::exchange(first, false)) fillField(draft, name, field);
    });
}

void RandomEdits::putRandom(Draft& draft, RecordKind kind) {
    draft.kind = kind;
    draft.impossible = false;
    Record record = blank(kind);
    std::visit(
        [&]<class R>(R& r) {
            bool first = true;
            visitFields(r, [&](const char*, auto& field) {
                if (!std::exchange(first, false)) return;
                using Target = IdTarget<std::remove_cvref_t<decltype(field)>>;
                if constexpr (Target::isId) {
                    const bool own = std::is_same_v<typename Target::Type, R>;  // or keyed by what it belongs to
                    const auto& table = draft.board.all<R>();
                    const bool room = table.size() < 8 || (table.size() < 60 && below(2));
                    const bool anew = own && (kind == RecordKind::Session ? table.empty() : room);
                    field.value = anew ? m_ids.next() : pick<typename Target::Type>(draft);
                }
            });
        },
        record);
    const RecordKey key = keyOf(record);
    if (key.id == 0 || draft.removed.contains(key)) return;
    if (const auto known = draft.board.find(key)) record = *known;
    std::visit([&](auto& r) { fill(draft, r); }, record);
    if (const Link* link = std::get_if<Link>(&record)) draft.impossible = draft.impossible || link->from == link->to;
    if (draft.impossible) return;
    draft.put.push_back(record);
    draft.edit.put(record);
}

void RandomEdits::removeRandom(Draft& draft) {
    std::vector<RecordKey> keys;
    std::set<RecordKey> needed = draft.referred;
    eachRecord(draft.board, [&](const Record& record) {
        keys.push_back(keyOf(record));
        eachReference(record, [&](RecordKey key) { needed.insert(key); });
    });
    std::erase_if(keys, [&](RecordKey key) { return key.kind == RecordKind::Session || needed.contains(key); });
    std::sort(keys.begin(), keys.end());
    if (keys.empty()) return;
    const RecordKey key = keys[static_cast<std::size_t>(below(static_cast<int>(keys.size())))];
    for (const Record& record : draft.put)
        if (keyOf(record) == key) return;
    draft.removed.insert(key);
    std::visit([&]<class T>(const T&) { draft.edit.remove<T>(key.id); }, blank(key.kind));
}

Transaction RandomEdits::first() {
    const Board empty;
    CommandContext context{{}, m_now, m_ids};
    Edit edit(empty, Op::StartSession, context);
    Draft draft{empty, edit, {}, {}, {}};
    // In the order of the kinds, what is referred to comes first.
    for (int kind = 0; kind < kRecordKinds; ++kind) putRandom(draft, static_cast<RecordKind>(kind));
    return edit.finish();
}

Transaction RandomEdits::next(const Board& board) {
    for (;;) {
        m_now += 1 + below(5000);
        CommandContext context{{}, m_now, m_ids};
        Edit edit(board, static_cast<Op>(below(kOps)), context);
        Draft draft{board, edit, {}, {}, {}};
        context.actor.seat.value = below(2) ? pick<Seat>(draft) : 0;
        for (int i = 1 + below(4); i > 0; --i) {
            if (below(4) == 0) removeRandom(draft);
            else putRandom(draft, static_cast<RecordKind>(below(kRecordKinds)));
        }
        Transaction transaction = edit.finish();
        if (!transaction.changes.empty()) return transaction;
    }
}

}  // namespace tests
