#include "app/board/edit.h"

#include <algorithm>

#include "app/board/references.h"

namespace app {
namespace {

struct Repoint {
    RecordKey from;
    std::uint64_t to;
    std::initializer_list<WhenGone> sorts;

    template <class T>
    void operator()(const char*, T&) const {}
    template <class T>
    void operator()(const char*, T&, const Reference&) const {}
    template <class T>
    void operator()(const char*, Id<T>& field, const Reference& reference) const {
        const bool isMeant = std::ranges::find(sorts, reference.whenGone) != sorts.end();
        if (isMeant && RecordKey{kindOf<T>(), field.value} == from) field.value = to;
    }
};

}  // namespace

void Edit::put(Record record) {
    const RecordKey key = keyOf(record);
    m_after[key] = std::move(record);
}

std::optional<Record> Edit::now(const RecordKey& key) const {
    const auto at = m_after.find(key);
    return at == m_after.end() ? m_board.find(key) : at->second;
}

void Edit::takeAway(const RecordKey& key) {
    std::set<RecordKey> gone{key};
    const auto stillNames = [&](const Named& named) {
        return named.reference.whenGone == WhenGone::GoesAlong && named.kind && gone.contains({*named.kind, named.id});
    };
    for (const RecordKey& along : goingAlong(m_board, {key}))
        if (const auto record = now(along); record && std::ranges::any_of(referencesOf(*record), stillNames)) gone.insert(along);
    for (const RecordKey& one : gone) repoint(one, 0, {WhenGone::Emptied});
    for (const RecordKey& one : gone) m_after[one] = std::nullopt;
}

void Edit::pointTo(const RecordKey& from, std::uint64_t to) { repoint(from, to, {WhenGone::Emptied, WhenGone::Outlives}); }

void Edit::repoint(const RecordKey& from, std::uint64_t to, std::initializer_list<WhenGone> sorts) {
    for (const RecordKey& key : naming(m_board, {from}, sorts)) {
        auto record = now(key);
        if (!record) continue;
        std::visit([&](auto& r) { visitFields(r, Repoint{from, to, sorts}); }, *record);
        put(std::move(*record));
    }
}

Transaction Edit::finish() {
    Transaction transaction{m_context.ids.next(), m_op, m_context.actor, m_context.now, 0, {}};
    for (auto& [key, after] : m_after) {
        auto before = m_board.find(key);
        if (before != after) transaction.changes.push_back({key, std::move(before), std::move(after)});
    }
    return transaction;
}

}  // namespace app
