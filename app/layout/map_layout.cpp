#include "app/layout/map_layout.h"

#include <algorithm>
#include <cmath>

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
    Measures(const Board& board, int notesAcross, const MapSizes* sizes)
        : m_board(board), m_notesAcross(notesAcross), m_sizes(sizes) {}

    Point note(Id<Note> note, float most) const { return m_sizes ? m_sizes->note(note, most) : Point{kNoteW, kNoteH}; }
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
        float inner = widthOf(across);
        for (const Item& member : members) inner = std::max(inner, note(member.note, inCell() - 2 * kGroupPad).x);
        Group size{inner + 2 * kGroupPad, 0};
        if (m_sizes) size.band = m_sizes->band(group, size.w);
        Flow flow(0, 0, inner);
        for (const Item& member : members) {
            const Point one = note(member.note, inner);
            flow.add(one.x, one.y);
        }
        size.h = size.band + std::max(kNoteH, flow.bottom()) + kGroupPad;
        return size;
    }

    float content(Cell cell) const {
        Flow flow(0, 0, inCell());
        for (const Item& item : m_board.itemsIn(cell)) {
            const Group group = item.note ? Group{} : this->group(item.group);
            const Point size = item.note ? note(item.note, inCell()) : Point{group.w, group.h};
            flow.add(size.x, size.y);
        }
        return std::max(kNoteH, flow.bottom());
    }

    float row(Id<Lane> lane, const std::vector<Id<Stage>>& stages) const {
        float h = m_sizes ? std::max(kNoteH, m_sizes->lane(lane)) : kNoteH;
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
        const Measures measures(board, across, sizes);
        float h = measures.header(stages) + kHeaderGap;
        for (Id<Lane> lane : lanes) h += measures.row(lane, stages);
        // The scale at which this fits an area of width `aspect` and height 1.
        const float scale = std::min(aspect / w, 1 / h);
        if (scale > bestScale * 1.02f) best = across, bestScale = scale;  // a wider map must gain something
    }
    return best;
}

MapLayout layOutMap(const Board& board, int notesAcross, const MapSizes* sizes) {
    MapLayout map;
    map.notesAcross = notesAcross;
    const auto stages = visible(board, board.stages());
    const auto lanes = visible(board, board.lanes());
    map.notes.reserve(board.all<Placement>().size());
    map.noteAt.reserve(board.all<Placement>().size());

    const Measures measures(board, notesAcross, sizes);
    const float columnW = columnWidth(notesAcross), headerH = measures.header(stages), top = headerH + kHeaderGap;
    float y = top;
    for (Id<Lane> lane : lanes) {
        const float rowH = measures.row(lane, stages);
        float x = kLaneLabelW;
        map.lanes.push_back(
            {lane, {0, y, kLaneLabelW - 4, rowH}, {x, y, stages.size() * (columnW + kStageGap) - kStageGap, rowH}});
        for (Id<Stage> stage : stages) {
            map.cells.push_back({{stage, lane}, {x, y, columnW, rowH}});
            x += columnW + kStageGap;
        }
        y += rowH;
    }
    float x = kLaneLabelW;
    for (Id<Stage> stage : stages) {
        map.stages.push_back({stage, {x, 0, columnW, headerH}, {x, top, columnW, y - top}});
        x += columnW + kStageGap;
    }
    for (const CellBox& cell : map.cells) fillCell(board, cell.cell, cell.rect, measures, map);

    map.bounds = {0, 0, std::max(x - kStageGap, kLaneLabelW), y};
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
        if (!rect) continue;
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
