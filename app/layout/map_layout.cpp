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
float heightOf(int rows) { return rows * kNoteH + (rows - 1) * kNoteGap; }

struct GroupSize {
    int across = 1, rows = 1;
    float w = 0, h = 0;
};
GroupSize sizeOfGroup(std::size_t members, int notesAcross) {
    GroupSize size;
    const int n = std::max<int>(1, static_cast<int>(members));
    // Its frame takes a margin, so a group as wide as the cell holds one note less across.
    size.across = std::clamp(n, 1, std::max(1, notesAcross - 1));
    if (notesAcross > 1 && n == notesAcross && widthOf(n) + 2 * kGroupPad <= widthOf(notesAcross)) size.across = n;
    size.rows = (n + size.across - 1) / size.across;
    size.w = widthOf(size.across) + 2 * kGroupPad;
    size.h = kGroupBand + heightOf(size.rows) + kGroupPad;
    return size;
}

float contentHeight(const Board& board, Cell cell, int notesAcross) {
    Flow flow(0, 0, widthOf(notesAcross) + 2 * kGroupPad);
    for (const Item& item : board.itemsIn(cell)) {
        if (item.note) flow.add(kNoteW, kNoteH);
        else {
            const GroupSize size = sizeOfGroup(board.notesIn(item.group).size(), notesAcross);
            flow.add(size.w, size.h);
        }
    }
    return std::max(kNoteH, flow.bottom());
}

template <class T>
std::vector<Id<T>> visible(const Board& board, const std::vector<Id<T>>& all) {
    std::vector<Id<T>> result;
    for (Id<T> id : all)
        if (!board.find(id)->hidden) result.push_back(id);
    return result;
}

float columnWidth(int notesAcross) { return widthOf(notesAcross) + 2 * kGroupPad + 2 * kCellPad; }

void fillCell(const Board& board, Cell cell, const Rect& rect, MapLayout& map) {
    Flow flow(rect.x + kCellPad, rect.y + kCellPad, rect.w - 2 * kCellPad);
    const auto addNote = [&](Id<Note> note, const Rect& box, Id<Group> group) {
        const float turn = board.find<Placement>(note.value)->turn;
        map.noteAt[note] = map.notes.size();
        map.notes.push_back({note, box, turn + tiltOf(note), group, cell});
    };
    for (const Item& item : board.itemsIn(cell)) {
        if (item.note) {
            addNote(item.note, flow.add(kNoteW, kNoteH), {});
            continue;
        }
        const auto& members = board.notesIn(item.group);
        const GroupSize size = sizeOfGroup(members.size(), map.notesAcross);
        const Rect frame = flow.add(size.w, size.h);
        map.groups.push_back({item.group, frame, {frame.x, frame.y, frame.w, kGroupBand}, cell});
        Flow inner(frame.x + kGroupPad, frame.y + kGroupBand, widthOf(size.across));
        for (const Item& member : members) addNote(member.note, inner.add(kNoteW, kNoteH), item.group);
    }
}

}  // namespace

float tiltOf(Id<Note> note) {
    const std::uint64_t h = (note.value ^ note.value >> 29) * 0x9e3779b97f4a7c15u;
    return (static_cast<float>(h >> 40) / static_cast<float>(1 << 24) * 2 - 1) * 1.6f;
}

int bestNotesAcross(const Board& board, float aspect) {
    const auto stages = visible(board, board.stages());
    const auto lanes = visible(board, board.lanes());
    int best = 2;
    float bestScale = 0;
    for (int across = 2; across <= 16; ++across) {
        const float w = kLaneLabelW + stages.size() * (columnWidth(across) + kStageGap);
        float h = kHeaderH + kHeaderGap;
        for (Id<Lane> lane : lanes) {
            float row = kNoteH;
            for (Id<Stage> stage : stages) row = std::max(row, contentHeight(board, {stage, lane}, across));
            h += row + 2 * kCellPad;
        }
        // The scale at which this fits an area of width `aspect` and height 1.
        const float scale = std::min(aspect / w, 1 / h);
        if (scale > bestScale * 1.02f) best = across, bestScale = scale;  // a wider map must gain something
    }
    return best;
}

MapLayout layOutMap(const Board& board, int notesAcross) {
    MapLayout map;
    map.notesAcross = notesAcross;
    const auto stages = visible(board, board.stages());
    const auto lanes = visible(board, board.lanes());
    map.notes.reserve(board.all<Placement>().size());
    map.noteAt.reserve(board.all<Placement>().size());

    const float columnW = columnWidth(notesAcross);
    float y = kHeaderH + kHeaderGap;
    for (Id<Lane> lane : lanes) {
        float rowH = kNoteH;
        for (Id<Stage> stage : stages) rowH = std::max(rowH, contentHeight(board, {stage, lane}, notesAcross));
        rowH += 2 * kCellPad;
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
        map.stages.push_back({stage, {x, 0, columnW, kHeaderH}, {x, kHeaderH + kHeaderGap, columnW, y - kHeaderH - kHeaderGap}});
        x += columnW + kStageGap;
    }
    for (const CellBox& cell : map.cells) fillCell(board, cell.cell, cell.rect, map);

    map.bounds = {0, 0, std::max(x - kStageGap, kLaneLabelW), y};
    if (!board.holding().empty()) {
        Flow flow(x + kCellPad, kHeaderH + kHeaderGap + kCellPad, widthOf(notesAcross) + 2 * kGroupPad);
        for (const Item& item : board.holding()) {
            map.noteAt[item.note] = map.notes.size();
            map.notes.push_back({item.note, flow.add(kNoteW, kNoteH), tiltOf(item.note), {}, {}});
        }
        map.holding = {x, kHeaderH + kHeaderGap, columnW, std::max(flow.bottom() + kCellPad, y) - kHeaderH - kHeaderGap};
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
