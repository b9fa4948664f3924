#include "app/board/references.h"

#include <algorithm>
#include <array>
#include <set>

namespace app {
namespace {

template <class T>
struct KindNamed {
    static constexpr bool isId = false;
};
template <class T>
struct KindNamed<Id<T>> {
    static constexpr bool isId = true;
};

struct Gather {
    std::vector<Named>& found;

    template <class T>
    void operator()(const char*, const T&) const {}
    template <class T>
    void operator()(const char* name, const T& field, const Reference& reference) const {
        if constexpr (KindNamed<T>::isId) found.push_back({name, field.value, kindNamedBy(field), reference});
        else found.push_back({name, field, std::nullopt, reference});
    }
    template <class T>
    static RecordKind kindNamedBy(const Id<T>&) {
        return kindOf<T>();
    }
};

// The references that each kind has, whatever a record of it names.
const std::vector<Named>& referencesOfKind(RecordKind kind) {
    static const auto kAll = [] {
        std::array<std::vector<Named>, kRecordKinds> all;
        for (int i = 0; i < kRecordKinds; ++i) all[static_cast<std::size_t>(i)] = referencesOf(blank(static_cast<RecordKind>(i)));
        return all;
    }();
    return kAll[static_cast<std::size_t>(kind)];
}

bool isOf(std::initializer_list<WhenGone> sorts, const Named& named) {
    return std::ranges::find(sorts, named.reference.whenGone) != sorts.end();
}

constexpr auto kMustLead = {WhenGone::GoesAlong, WhenGone::Waits, WhenGone::Forbids};

}  // namespace

std::vector<Named> referencesOf(const Record& record) {
    std::vector<Named> found;
    std::visit([&](const auto& r) { visitFields(r, Gather{found}); }, record);
    return found;
}

RecordKind subjectOf(RecordKind kind) {
    const Record record = blank(kind);
    std::optional<RecordKind> subject;
    std::visit(
        [&](const auto& r) {
            const char* first = nullptr;
            visitFields(r, [&](const char* name, const auto&) { first = first ? first : name; });
            for (const Named& named : referencesOfKind(kind))
                if (std::string_view(named.field) == first) subject = named.kind;
        },
        record);
    return subject.value_or(kind);
}

bool hangsOn(RecordKind kind, std::initializer_list<RecordKind> others) {
    std::set<RecordKind> reached{kind};
    std::vector<RecordKind> open{kind};
    while (!open.empty()) {
        const RecordKind at = open.back();
        open.pop_back();
        for (const Named& named : referencesOfKind(at)) {
            if (!named.kind) continue;
            if (std::ranges::find(others, *named.kind) != others.end()) return true;
            if (reached.insert(*named.kind).second) open.push_back(*named.kind);
        }
    }
    return false;
}

std::vector<RecordKey> naming(const Board& board, const std::set<RecordKey>& targets, std::initializer_list<WhenGone> sorts) {
    std::set<RecordKind> kinds;
    for (const RecordKey& target : targets) kinds.insert(target.kind);
    const auto may = [&](const Named& named) { return named.kind && kinds.contains(*named.kind) && isOf(sorts, named); };
    const auto does = [&](const Named& named) { return may(named) && named.id && targets.contains({*named.kind, named.id}); };
    std::vector<RecordKey> found;
    for (int i = 0; i < kRecordKinds; ++i) {
        const auto kind = static_cast<RecordKind>(i);
        if (std::ranges::none_of(referencesOfKind(kind), may)) continue;
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : board.all<T>())
                    if (std::ranges::any_of(referencesOf(record), does)) found.push_back({kind, id});
            },
            blank(kind));
    }
    return found;
}

std::vector<RecordKey> goingAlong(const Board& board, const std::vector<RecordKey>& gone) {
    std::set<RecordKey> all(gone.begin(), gone.end()), newest = all;
    std::vector<RecordKey> along;
    while (!newest.empty()) {
        std::set<RecordKey> next;
        for (const RecordKey& key : naming(board, newest, {WhenGone::GoesAlong}))
            if (all.insert(key).second) next.insert(key), along.push_back(key);
        newest = std::move(next);
    }
    return along;
}

bool leadsNowhere(const Board& after, const Transaction& changes) {
    std::set<RecordKey> gone;
    for (const Change& change : changes.changes) {
        if (!change.after) {
            gone.insert(change.key);
            continue;
        }
        for (const Named& named : referencesOf(*change.after))
            if (isOf(kMustLead, named) && named.kind && named.id && !after.find(RecordKey{*named.kind, named.id})) return true;
    }
    return !gone.empty() && !naming(after, gone, kMustLead).empty();
}

}  // namespace app
