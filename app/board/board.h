#pragma once
// All records of one session and the indexes derived from them. Readable by everyone, changed by one function.
// Lives on the render thread; exporters get a copy. Knows no rule: what may be done is decided by commands.
#include <map>
#include <unordered_map>
#include <vector>

#include "app/base/result.h"
#include "app/board/transaction.h"

namespace app {

template <class T>
using RecordMap = std::unordered_map<std::uint64_t, T>;

struct Cell {
    Id<Stage> stage;
    Id<Lane> lane;
    auto operator<=>(const Cell&) const = default;
};

// What stands in a cell, a tray or a bin, in order: a note on its own, or a group.
struct Item {
    OrderKey order;
    Id<Note> note;  // one of the two
    Id<Group> group;
    // Equal orders (two hands at one place) fall back to the id so that every table shows the same.
    auto operator<=>(const Item&) const = default;
};

class Board {
public:
    Board();
    Board(const Board& other);
    Board(Board&& other) noexcept;
    Board& operator=(const Board& other);
    Board& operator=(Board&& other) noexcept;
    ~Board();

    template <class T>
    const RecordMap<T>& all() const {
        return std::get<RecordMap<T>>(m_tables);
    }
    template <class T>
    const T* find(std::uint64_t id) const {
        const auto& table = all<T>();
        const auto at = table.find(id);
        return at == table.end() ? nullptr : &at->second;
    }
    template <class T>
    const T* find(Id<T> id) const {
        return find<T>(id.value);
    }
    std::optional<Record> find(const RecordKey& key) const;

    const Session& session() const;                                    // a blank one before the first transaction
    const std::vector<Id<Stage>>& stages() const { return m_stages; }  // all, hidden ones too, in order
    const std::vector<Id<Lane>>& lanes() const { return m_lanes; }
    const std::vector<Item>& itemsIn(Cell cell) const;  // notes on their own and groups
    const std::vector<Item>& notesIn(Id<Group> group) const;
    const std::vector<Item>& trayOf(Id<Seat> seat) const;
    const std::vector<Item>& binOf(Id<Seat> seat) const;
    const std::vector<Item>& holding() const;                             // imported, not yet placed
    const std::vector<Id<Round>>& rounds() const { return m_rounds; }     // by number
    const std::vector<std::uint64_t>& candidates(Id<Round> round) const;  // item ids, unordered by meaning
    const std::vector<Id<Dot>>& dotsOf(Id<Round> round) const { return referring<Dot>(round.value); }
    const std::vector<Id<Entry>>& entriesOf(Id<Round> round) const { return referring<Entry>(round.value); }
    const std::vector<Id<Ballot>>& ballotsOf(Id<Round> round) const { return referring<Ballot>(round.value); }
    const std::vector<Id<Mark>>& marksOf(Id<Round> round) const { return referring<Mark>(round.value); }
    const std::vector<Id<Voter>>& votersOf(Id<Round> round) const { return referring<Voter>(round.value); }
    // The records of a kind by what their indexed reference names (fields.h), by id.
    template <class T>
    const std::vector<Id<T>>& referring(std::uint64_t target) const {
        static const std::vector<Id<T>> kNone;
        const auto& lists = std::get<Referring<T>>(m_referring).lists;
        const auto found = lists.find(target);
        return found == lists.end() ? kNone : found->second;
    }
    const std::vector<Id<Action>>& ranking() const { return m_ranking; }  // the manual one, in order
    const std::vector<Id<Tier>>& tiers() const { return m_tiers; }        // in order
    const std::vector<Id<Action>>& plannedIn(Id<Tier> tier) const;        // in order
    const PlanTerms& planTerms() const;                                   // the defaults until somebody changes them

    // Applies all changes or none. Refuses if any `before` is no longer what the board holds.
    Result<Touched> apply(const Transaction& transaction);

    // Adds a record as it was stored, when a session is loaded; false if its key exists. Call rebuildIndexes after the last.
    bool load(Record record);
    void rebuildIndexes();

    bool operator==(const Board& other) const;
    // For tests: the derived indexes are what they would be if built from nothing.
    bool indexesHold() const;

private:
    template <class V>
    struct TablesOf;
    template <class... T>
    struct TablesOf<std::variant<T...>> {
        using Type = std::tuple<RecordMap<T>...>;
    };
    template <class T>
    struct Referring {
        std::map<std::uint64_t, std::vector<Id<T>>> lists;
        bool operator==(const Referring&) const = default;
    };
    template <class V>
    struct ReferringOf;
    template <class... T>
    struct ReferringOf<std::variant<T...>> {
        using Type = std::tuple<Referring<T>...>;
    };
    using Shelf = std::map<std::uint64_t, std::vector<Item>>;

    void put(const Record& record);
    void remove(const RecordKey& key);
    template <class T>
    void index(const T& record, bool add);
    void clearIndexes();

    TablesOf<AnyRecord>::Type m_tables;
    std::vector<Id<Stage>> m_stages;
    std::vector<Id<Lane>> m_lanes;
    std::vector<Id<Round>> m_rounds;
    std::vector<Id<Action>> m_ranking;
    std::vector<Id<Tier>> m_tiers;
    std::map<Cell, std::vector<Item>> m_cells;
    Shelf m_groups, m_trays, m_bins, m_holding;
    std::map<std::uint64_t, std::vector<std::uint64_t>> m_candidates;
    ReferringOf<AnyRecord>::Type m_referring;
    std::map<std::uint64_t, std::vector<Id<Action>>> m_planned;
};

}  // namespace app
