#include "app/board/board.h"

#include <algorithm>
#include <tuple>

#include "app/board/fields.h"

namespace app {
namespace {

// Keeps a vector sorted by `less` while one value is added or removed.
template <class T, class Less = std::less<T>>
void keep(std::vector<T>& list, const T& value, bool add, Less less = {}) {
    const auto at = std::lower_bound(list.begin(), list.end(), value, less);
    if (add) list.insert(at, value);
    else if (at != list.end() && *at == value) list.erase(at);
}

// The same inside a map of lists: an empty list leaves the map, so that equal boards have equal indexes.
template <class Map, class T>
void keepIn(Map& map, const typename Map::key_type& key, const T& value, bool add, auto less) {
    auto& list = map[key];
    keep(list, value, add, less);
    if (list.empty()) map.erase(key);
}

template <class Map, class T>
void keepIn(Map& map, const typename Map::key_type& key, const T& value, bool add) {
    keepIn(map, key, value, add, std::less<T>{});
}

template <class Map>
const typename Map::mapped_type& at(const Map& map, const typename Map::key_type& key) {
    static const typename Map::mapped_type kNone;
    const auto found = map.find(key);
    return found == map.end() ? kNone : found->second;
}

// Calls with the target of each indexed reference.
template <class F>
struct Indexed {
    F take;
    template <class T>
    void operator()(const char*, const T&) const {}
    template <class T>
    void operator()(const char*, const T& field, const Reference& reference) const {
        if constexpr (requires { field.value; })
            if (reference.isIndexed) take(field.value);
    }
};
template <class F>
Indexed(F) -> Indexed<F>;

}  // namespace

// Twenty-four tables are copied and ended here, not in every file that holds a board.
Board::Board() = default;
Board::Board(const Board& other) = default;
Board::Board(Board&& other) noexcept = default;
Board& Board::operator=(const Board& other) = default;
Board& Board::operator=(Board&& other) noexcept = default;
Board::~Board() = default;

bool Board::operator==(const Board& other) const { return m_tables == other.m_tables; }

std::optional<Record> Board::find(const RecordKey& key) const {
    std::optional<Record> result;
    std::visit(
        [&](const auto& type) {
            using T = std::remove_cvref_t<decltype(type)>;
            if (const T* found = find<T>(key.id)) result = *found;
        },
        blank(key.kind));
    return result;
}

const Session& Board::session() const {
    static const Session kBlank;
    const auto& sessions = all<Session>();
    return sessions.empty() ? kBlank : sessions.begin()->second;
}

const PlanTerms& Board::planTerms() const {
    static const PlanTerms kDefaults;
    const auto& terms = all<PlanTerms>();
    return terms.empty() ? kDefaults : terms.begin()->second;
}

const std::vector<Item>& Board::itemsIn(Cell cell) const { return at(m_cells, cell); }
const std::vector<Item>& Board::notesIn(Id<Group> group) const { return at(m_groups, group.value); }
const std::vector<Item>& Board::trayOf(Id<Seat> seat) const { return at(m_trays, seat.value); }
const std::vector<Item>& Board::binOf(Id<Seat> seat) const { return at(m_bins, seat.value); }
const std::vector<Item>& Board::holding() const { return at(m_holding, 0); }
const std::vector<std::uint64_t>& Board::candidates(Id<Round> round) const { return at(m_candidates, round.value); }
const std::vector<Id<Action>>& Board::plannedIn(Id<Tier> tier) const { return at(m_planned, tier.value); }

Result<Touched> Board::apply(const Transaction& transaction) {
    for (const Change& change : transaction.changes)
        if (find(change.key) != change.before) return Refusal{TR_NOOP("Someone has just changed this."), change.key.id};
    Touched touched{transaction.op, {}};
    for (const Change& change : transaction.changes) {
        if (change.before) remove(change.key);
        if (change.after) put(*change.after);
        touched.keys.push_back(change.key);
    }
    return touched;
}

bool Board::load(Record record) {
    return std::visit(
        [&](auto& r) {
            using T = std::remove_cvref_t<decltype(r)>;
            const std::uint64_t id = keyOf(record).id;
            return std::get<RecordMap<T>>(m_tables).try_emplace(id, std::move(r)).second;
        },
        record);
}

void Board::put(const Record& record) {
    const std::uint64_t id = keyOf(record).id;
    std::visit(
        [&](const auto& r) {
            std::get<RecordMap<std::remove_cvref_t<decltype(r)>>>(m_tables)[id] = r;
            index(r, true);
        },
        record);
}

void Board::remove(const RecordKey& key) {
    std::visit(
        [&](const auto& type) {
            using T = std::remove_cvref_t<decltype(type)>;
            auto& table = std::get<RecordMap<T>>(m_tables);
            const auto found = table.find(key.id);
            index(found->second, false);  // while it is still in its table: orders are looked up there
            table.erase(found);
        },
        blank(key.kind));
}

template <class T>
void Board::index(const T& r, bool add) {
    const auto byOrder = [this]<class R>(Id<R> a, Id<R> b) {
        return std::pair(find(a)->order, a) < std::pair(find(b)->order, b);
    };
    if constexpr (std::is_same_v<T, Stage>) keep(m_stages, r.id, add, byOrder);
    if constexpr (std::is_same_v<T, Lane>) keep(m_lanes, r.id, add, byOrder);
    if constexpr (std::is_same_v<T, Round>)
        keep(m_rounds, r.id, add,
             [this](Id<Round> a, Id<Round> b) { return std::pair(find(a)->number, a) < std::pair(find(b)->number, b); });
    if constexpr (std::is_same_v<T, Rank>)
        keep(m_ranking, r.action, add, [this](Id<Action> a, Id<Action> b) {
            return std::pair(find<Rank>(a.value)->order, a) < std::pair(find<Rank>(b.value)->order, b);
        });
    if constexpr (std::is_same_v<T, Tier>) keep(m_tiers, r.id, add, byOrder);
    if constexpr (std::is_same_v<T, Planned>)
        keepIn(m_planned, r.tier.value, r.action, add, [this](Id<Action> a, Id<Action> b) {
            return std::pair(find<Planned>(a.value)->order, a) < std::pair(find<Planned>(b.value)->order, b);
        });
    if constexpr (std::is_same_v<T, Group>) keepIn(m_cells, Cell{r.stage, r.lane}, Item{r.order, {}, r.id}, add);
    if constexpr (std::is_same_v<T, Placement>) {
        const Item item{r.order, r.note, {}};
        switch (r.place) {
            case Place::Holding:
                keepIn(m_holding, 0, item, add);
                break;
            case Place::Tray:
                keepIn(m_trays, r.seat.value, item, add);
                break;
            case Place::Bin:
                keepIn(m_bins, r.seat.value, item, add);
                break;
            case Place::Cell:
                if (r.group) keepIn(m_groups, r.group.value, item, add);
                else keepIn(m_cells, Cell{r.stage, r.lane}, item, add);
        }
    }
    if constexpr (std::is_same_v<T, Candidate>) keepIn(m_candidates, r.round.value, r.item, add);
    if constexpr (requires { r.id; })
        visitFields(r,
                    Indexed{[&](std::uint64_t target) { keepIn(std::get<Referring<T>>(m_referring).lists, target, r.id, add); }});
}

void Board::clearIndexes() {
    m_stages.clear(), m_lanes.clear(), m_rounds.clear(), m_ranking.clear(), m_tiers.clear();
    m_cells.clear(), m_groups.clear(), m_trays.clear(), m_bins.clear(), m_holding.clear();
    m_candidates.clear(), m_planned.clear();
    m_referring = {};
}

void Board::rebuildIndexes() {
    clearIndexes();
    std::apply(
        [this](const auto&... table) {
            (
                [&] {
                    for (const auto& [id, record] : table) index(record, true);
                }(),
                ...);
        },
        m_tables);
}

bool Board::indexesHold() const {
    Board fresh = *this;
    fresh.rebuildIndexes();
    const auto all = [](const Board& b) {
        return std::tie(b.m_stages, b.m_lanes, b.m_rounds, b.m_ranking, b.m_cells, b.m_groups, b.m_trays, b.m_bins, b.m_holding,
                        b.m_candidates, b.m_tiers, b.m_planned, b.m_referring);
    };
    return all(fresh) == all(*this);
}

}  // namespace app
