#include "app/layout/map_layout.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace app::layout {
namespace {

// Fills a box line by line, left to right, like text: each piece as wide and high as it is, wrapping at the width.
class Flow {
public:
    Flow(float x, float y, float width) : m_x(x), m_y(y), m_left(x), m_right(x + width) {}

    Rect add(float w, float h) {
        if (m_x > m_left && m_x + w > m_right + 0.01f) {
            m_x = m_left;
            m_y += m_lineH + kNoteGap;
            m_lineH = 0;
        }
        const Rect rect{m_x, m_y, w, h};
        m_x += w + kNoteGap;
        m_lineH = std::max(m_lineH, h);
        return rect;
    }
    float bottom() const { return m_y + m_lineH; }

private:
    float m_x, m_y, m_left, m_right, m_lineH = 0;
};

float widthOf(int notes) { return notes * kNoteW + (notes - 1) * kNoteGap; }

// All that asks how large something is; alike for all, or as a MapSizes says.
class Measures {
public:
    Measures(const Board& board, const MapShape& shape, const MapSizes* sizes)
        : m_board(board),
          m_notesAcross(shape.notesAcross),
          m_noteH(shape.noteH),
          m_fullGroups(shape.focus.any()),
          m_sizes(sizes) {}

    Point note(Id<Note> note, float most) const { return m_sizes ? m_sizes->note(note, most) : Point{kNoteW, m_noteH}; }
    float inCell() const { return widthOf(m_notesAcross) + 2 * kGroupPad; }

    struct Group {
        float w = 0, h = 0, band = kGroupBand;
    };
    Group group(Id<app::Group> group) const {
        const auto& members = m_board.notesIn(group);
        const int n = std::max<int>(1, static_cast<int>(members.size()));
        // Its frame takes a margin, so a group as wide as the cell holds one note less across.
        int across = std::clamp(n, 1, std::max(1, m_notesAcross - 1));
        if (m_notesAcross > 1 && n == m_notesAcross && widthOf(n) + 2 * kGroupPad <= widthOf(m_notesAcross)) across = n;
        // Large notes stand in few columns: there a group takes all of its cell rather than half of it.
        if (m_fullGroups && n > across && m_notesAcross <= 3) across = std::min(n, m_notesAcross);
        float inner = widthOf(across);
        for (const Item& member : members) inner = std::max(inner, note(member.note, inCell() - 2 * kGroupPad).x);
        Group size{inner + 2 * kGroupPad, 0};
        if (m_sizes) size.band = m_sizes->band(group, size.w);
        Flow flow(0, 0, inner);
        for (const Item& member : members) {
            const Point one = note(member.note, inner);
            flow.add(one.x, one.y);
        }
        size.h = size.band + std::max(m_noteH, flow.bottom()) + kGroupPad;
        return size;
    }

    float content(Cell cell) const {
        Flow flow(0, 0, inCell());
        for (const Item& item : m_board.itemsIn(cell)) {
            const Group group = item.note ? Group{} : this->group(item.group);
            const Point size = item.note ? note(item.note, inCell()) : Point{group.w, group.h};
            flow.add(size.x, size.y);
        }
        return std::max(m_noteH, flow.bottom());
    }

    float row(Id<Lane> lane, const std::vector<Id<Stage>>& stages) const {
        float h = m_sizes ? std::max(m_noteH, m_sizes->lane(lane)) : m_noteH;
        for (Id<Stage> stage : stages) h = std::max(h, content({stage, lane}));
        return h + 2 * kCellPad;
    }
    float header(const std::vector<Id<Stage>>& stages) const {
        float h = kHeaderH;
        if (m_sizes)
            for (Id<Stage> stage : stages) h = std::max(h, m_sizes->header(stage, inCell() + 2 * kCellPad));
        return h;
    }

private:
    const Board& m_board;
    int m_notesAcross;
    float m_noteH;
    bool m_fullGroups;
    const MapSizes* m_sizes;
};

template <class T>
std::vector<Id<T>> visible(const Board& board, const std::vector<Id<T>>& all) {
    std::vector<Id<T>> result;
    for (Id<T> id : all)
        if (!board.find(id)->hidden) result.push_back(id);
    return result;
}

float columnWidth(int notesAcross) { return widthOf(notesAcross) + 2 * kGroupPad + 2 * kCellPad; }

void fillCell(const Board& board, Cell cell, const Rect& rect, const Measures& measures, MapLayout& map) {
    Flow flow(rect.x + kCellPad, rect.y + kCellPad, rect.w - 2 * kCellPad);
    const auto addNote = [&](Id<Note> note, Flow& into, float most, Id<Group> group) {
        const float turn = board.find<Placement>(note.value)->turn;
        const Point size = measures.note(note, most);
        map.noteAt[note] = map.notes.size();
        map.notes.push_back({note, into.add(size.x, size.y), turn + tiltOf(note), group, cell});
    };
    for (const Item& item : board.itemsIn(cell)) {
        if (item.note) {
            addNote(item.note, flow, measures.inCell(), {});
            continue;
        }
        const Measures::Group size = measures.group(item.group);
        const Rect frame = flow.add(size.w, size.h);
        map.groups.push_back({item.group, frame, {frame.x, frame.y, frame.w, size.band}, cell});
        Flow inner(frame.x + kGroupPad, frame.y + size.band, size.w - 2 * kGroupPad);
        for (const Item& member : board.notesIn(item.group)) addNote(member.note, inner, size.w - 2 * kGroupPad, item.group);
    }
}

}  // namespace

float tiltOf(Id<Note> note) {
    const std::uint64_t h = (note.value ^ note.value >> 29) * 0x9e3779b97f4a7c15u;
    return (static_cast<float>(h >> 40) / static_cast<float>(1 << 24) * 2 - 1) * 1.6f;
}

int bestNotesAcross(const Board& board, float aspect, const MapSizes* sizes) {
    const auto stages = visible(board, board.stages());
    const auto lanes = visible(board, board.lanes());
    int best = 2;
    float bestScale = 0;
    for (int across = 2; across <= 16; ++across) {
        const float w = kLaneLabelW + stages.size() * (columnWidth(across) + kStageGap);
        const Measures measures(board, {.notesAcross = across}, sizes);
        float h = measures.header(stages) + kHeaderGap;
        for (Id<Lane> lane : lanes) h += measures.row(lane, stages);
        // The scale at which this fits an area of width `aspect` and height 1.
        const float scale = std::min(aspect / w, 1 / h);
        if (scale > bestScale * 1.02f) best = across, bestScale = scale;  // a wider map must gain something
    }
    return best;
}

MapFocus kept(const Board& board, MapFocus focus) {
    const auto shown = [&](const auto* record) { return record && !record->hidden; };
    std::erase_if(focus.lanes, [&](Id<Lane> lane) { return !shown(board.find(lane)); });
    if (focus.lanes.size() == visible(board, board.lanes()).size()) focus.lanes.clear();
    if (!shown(board.find(focus.stage)) || visible(board, board.stages()).size() < 2) focus.stage = {};
    return focus;
}

MapFocus focusOf(const Board& board, const Round& round) {
    MapFocus focus;
    if (round.on == RoundOn::Actions) return focus;
    std::set<Id<Lane>> lanes;
    for (std::uint64_t item : board.candidates(round.id)) {
        const Group* group = board.find(Id<Group>{item});
        const Placement* placement = board.find<Placement>(item);
        if (!group && placement) group = board.find(placement->group);
        if (group) lanes.insert(group->lane);
        else if (placement && placement->place == Place::Cell) lanes.insert(placement->lane);
    }
    if (round.lane) lanes = {round.lane};
    focus.lanes.assign(lanes.begin(), lanes.end());
    focus.stage = round.stage;
    return kept(board, focus);
}

namespace {

bool isBar(const MapFocus& focus, Id<Lane> lane) {
    return !focus.lanes.empty() && !std::ranges::binary_search(focus.lanes, lane);
}
bool isBar(const MapFocus& focus, Id<Stage> stage) { return focus.stage && focus.stage != stage; }

template <class T>
std::vector<Id<T>> withoutBars(const MapFocus& focus, std::vector<Id<T>> all) {
    std::erase_if(all, [&](Id<T> id) { return isBar(focus, id); });
    return all;
}

constexpr float kFooterH = 13, kFooterGap = 2;
constexpr float kMostNoteH = 80, kMostOfBars = 0.25f;
constexpr float kReadable = 0.45f;  // millimetres a unit, from which the text of a note can be read

float barMm(float room, std::size_t bars) {
    return std::clamp(room * kMostOfBars / static_cast<float>(std::max<std::size_t>(1, bars)), kLeastBarMm, kBarMm);
}

// The least height of a row at which rows of these heights fill `room`.
float filling(std::vector<float> rows, float room) {
    std::ranges::sort(rows);
    float sum = 0;
    for (float row : rows) sum += row;
    if (sum >= room) return 0;
    // The lowest ones grow to the next, until all that is left is given.
    float left = room - sum;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float n = static_cast<float>(i + 1), next = i + 1 < rows.size() ? rows[i + 1] : rows[i] + left / n;
        const float takes = (next - rows[i]) * n;
        if (takes >= left) return rows[i] + left / n;
        left -= takes;
    }
    return rows.empty() ? 0 : rows.back();
}

}  // namespace

MapShape shapeFor(const Board& board, const MapFocus& wanted, Point area, float most) {
    const MapFocus focus = kept(board, wanted);
    const auto stages = visible(board, board.stages()), open = withoutBars(focus, stages);
    const auto lanes = visible(board, board.lanes()), shown = withoutBars(focus, lanes);
    const std::size_t across = stages.size() - open.size(), down = lanes.size() - shown.size();
    const Point bar{barMm(area.x, across), barMm(area.y, down)};
    const float roomW = area.x - bar.x * static_cast<float>(across), roomH = area.y - bar.y * static_cast<float>(down);
    const float gaps = static_cast<float>(stages.size()) * kStageGap,
                foot = board.session().seating == Seating::Table ? kFooterH : 0, head = kHeaderH + kHeaderGap + foot;
    // What waits to be placed takes a column beside.
    const float columns = static_cast<float>(open.size() + (board.holding().empty() ? 0 : 1));
    struct Tried {
        float scale = 0;
        std::vector<float> rows;
    };
    const auto attempt = [&](const MapShape& shape) {
        const Measures measures(board, shape, nullptr);
        Tried tried;
        float h = head;
        for (Id<Lane> lane : shown) tried.rows.push_back(measures.row(lane, open)), h += tried.rows.back();
        const float w = kLaneLabelW + gaps + columns * columnWidth(shape.notesAcross);
        tried.scale = std::max(0.01f, std::min({roomW / w, roomH / h, most}));
        return tried;
    };
    MapShape best;
    Tried at;
    float bestWorth = 0;
    for (int notes = focus.any() ? 1 : 2; notes <= 16; ++notes) {
        MapShape shape{.notesAcross = notes, .focus = focus};
        Tried tried = attempt(shape);
        // Focused, they are read: as high as the width lets them be.
        while (focus.any() && shape.noteH < kMostNoteH) {
            MapShape higher = shape;
            higher.noteH += 2;
            Tried more = attempt(higher);
            if (more.scale < tried.scale) break;
            shape = higher, tried = std::move(more);
        }
        const bool readable = !focus.any() || tried.scale >= kReadable;
        const float worth = tried.scale * std::sqrt(shape.noteH) * (readable ? 1 : 0.6f);
        if (worth > bestWorth * 1.02f) best = shape, at = tried, bestWorth = worth;  // a wider map must gain something
    }
    best.bar = bar * (1 / at.scale);
    best.footerH = foot;
    best.leastRow = filling(at.rows, roomH / at.scale - head);
    return best;
}

namespace {

MapLayout layOut(const Board& board, const MapShape& shape, const MapSizes* sizes) {
    MapLayout map;
    map.notesAcross = shape.notesAcross;
    const MapFocus& focus = shape.focus;
    const auto stages = visible(board, board.stages()), open = withoutBars(focus, stages);
    const auto lanes = visible(board, board.lanes());
    map.notes.reserve(board.all<Placement>().size());
    map.noteAt.reserve(board.all<Placement>().size());

    const Measures measures(board, shape, sizes);
    const float columnW = columnWidth(shape.notesAcross), headerH = measures.header(stages), top = headerH + kHeaderGap;
    const auto widthOfStage = [&](Id<Stage> stage) { return isBar(focus, stage) ? shape.bar.x : columnW; };
    float right = kLaneLabelW;
    for (Id<Stage> stage : stages) right += widthOfStage(stage) + kStageGap;
    float y = top;
    for (Id<Lane> lane : lanes) {
        const bool bar = isBar(focus, lane);
        const float rowH = bar ? shape.bar.y : std::max(shape.leastRow, measures.row(lane, open));
        float x = kLaneLabelW;
        map.lanes.push_back({lane, {0, y, kLaneLabelW - 4, rowH}, {x, y, right - kStageGap - x, rowH}, bar});
        for (Id<Stage> stage : stages) {
            map.cells.push_back({{stage, lane}, {x, y, widthOfStage(stage), rowH}});
            x += widthOfStage(stage) + kStageGap;
        }
        y += rowH;
    }
    float x = kLaneLabelW;
    for (Id<Stage> stage : stages) {
        const float w = widthOfStage(stage);
        const bool bar = isBar(focus, stage);
        const Rect footer = bar || shape.footerH == 0 ? Rect{} : Rect{x, y + kFooterGap, w, shape.footerH - kFooterGap};
        map.stages.push_back({stage, {x, 0, w, bar ? y : headerH}, {x, top, w, y - top}, footer, bar});
        x += w + kStageGap;
    }
    for (std::size_t i = 0; i < map.cells.size(); ++i) {
        const CellBox& cell = map.cells[i];
        if (!isBar(focus, cell.cell.lane) && !isBar(focus, cell.cell.stage)) {
            fillCell(board, cell.cell, cell.rect, measures, map);
            continue;
        }
        for (const Item& item : board.itemsIn(cell.cell)) {
            map.behind[item.note ? item.note.value : item.group.value] = i;
            if (!item.note)
                for (const Item& member : board.notesIn(item.group)) map.behind[member.note.value] = i;
        }
    }

    map.bounds = {0, 0, std::max(x - kStageGap, kLaneLabelW), y + shape.footerH};
    if (focus.any()) map.showAll = {0, 0, kLaneLabelW - 4, headerH};
    if (!board.holding().empty()) {
        Flow flow(x + kCellPad, top + kCellPad, measures.inCell());
        for (const Item& item : board.holding()) {
            const Point size = measures.note(item.note, measures.inCell());
            map.noteAt[item.note] = map.notes.size();
            map.notes.push_back({item.note, flow.add(size.x, size.y), tiltOf(item.note), {}, {}});
        }
        map.holding = {x, top, columnW, std::max(flow.bottom() + kCellPad, y) - top};
        map.bounds = united(map.bounds, {x, 0, columnW, map.holding.bottom()});
    }
    return map;
}

}  // namespace

MapLayout layOutMap(const Board& board, int notesAcross, const MapSizes* sizes) {
    return layOut(board, {.notesAcross = notesAcross}, sizes);
}
MapLayout layOutMap(const Board& board, const MapShape& shape) { return layOut(board, shape, nullptr); }

std::optional<Drop> dropAt(const Board& board, const MapLayout& map, Point at, std::uint64_t ignoring) {
    const auto cell = std::ranges::find_if(map.cells, [&](const CellBox& c) { return c.rect.contains(at); });
    if (cell == map.cells.end()) return std::nullopt;
    Drop drop;
    drop.cell = cell->cell;
    drop.landing = {cell->rect.x + kCellPad, cell->rect.y + kCellPad};
    for (const GroupBox& group : map.groups)
        if (group.id.value != ignoring && group.rect.contains(at)) drop.intoGroup = group.id;

    const std::vector<Item>& items = drop.intoGroup ? board.notesIn(drop.intoGroup) : board.itemsIn(drop.cell);
    const auto rectOf = [&](const Item& item) -> std::optional<Rect> {
        if (item.note) {
            const NoteBox* box = map.find(item.note);
            return box ? std::optional(box->rect) : std::nullopt;
        }
        for (const GroupBox& group : map.groups)
            if (group.id == item.group) return group.rect;
        return std::nullopt;
    };
    for (const Item& item : items) {
        if (ignoring && (item.note.value == ignoring || item.group.value == ignoring)) continue;
        const auto rect = rectOf(item);
        if (!rect) {  // behind a bar: what is dropped there comes last
            drop.low = item.order;
            continue;
        }
        // The middle of a note means "on it"; its sides mean "beside it".
        if (item.note && !drop.intoGroup && rect->grown(-kNoteW * 0.2f).contains(at)) drop.ontoNote = item.note;
        const bool after = at.y > rect->bottom() || (at.y > rect->y - kNoteGap && at.x > rect->centre().x);
        if (after) {
            drop.low = item.order;
            drop.landing = {rect->right() + kNoteGap, rect->y};
            if (drop.landing.x + kNoteW > cell->rect.right()) drop.landing = {cell->rect.x + kCellPad, rect->bottom() + kNoteGap};
        } else {
            drop.high = item.order;
            drop.landing = {rect->x, rect->y};
            break;
        }
    }
    return drop;
}

}  // namespace app::layout
