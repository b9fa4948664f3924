#include "app/layout/map_layout.h"

#include <random>
#include <set>

#include "tests/app/layout/inside.h"
#include "tests/app/workroom.h"

using namespace tests;
using namespace app::layout;

namespace {

// Random notes and groups in all cells, some hidden stages.
void furnish(Workroom& room, std::uint64_t seed, int notes) {
    std::mt19937_64 random(seed);
    std::vector<Id<Note>> placed;
    for (int i = 0; i < notes; ++i) {
        const Id<Note> note = room.note("note " + std::to_string(i), room.cell(random() % 3, random() % 3));
        if (!placed.empty() && random() % 3 == 0) {
            const Id<Note> onto = placed[random() % placed.size()];
            room.must([&](const Board& b, CommandContext& a) { return commands::groupNotes(b, a, note, onto); });
        }
        placed.push_back(note);
    }
}

void checkMap(const Board& board, const MapLayout& map) {
    const auto cellRect = [&](Cell cell) {
        for (const CellBox& box : map.cells)
            if (box.cell == cell) return box.rect;
        FAIL("a note in a cell that is not shown");
        return Rect{};
    };
    for (std::size_t i = 0; i < map.notes.size(); ++i) {
        const NoteBox& note = map.notes[i];
        if (note.cell == Cell{}) CHECK(liesInside(map.holding, note.rect));
        else CHECK(liesInside(cellRect(note.cell), note.rect));
        CHECK(liesInside(map.bounds, note.rect));
        CHECK(map.find(note.id) == &note);
        for (std::size_t j = i + 1; j < map.notes.size(); ++j) CHECK_FALSE(note.rect.touches(map.notes[j].rect));
    }
    for (std::size_t i = 0; i < map.groups.size(); ++i) {
        const GroupBox& group = map.groups[i];
        CHECK(liesInside(cellRect(group.cell), group.rect));
        CHECK(liesInside(group.rect, group.title));
        for (std::size_t j = i + 1; j < map.groups.size(); ++j) CHECK_FALSE(group.rect.touches(map.groups[j].rect));
        for (const NoteBox& note : map.notes) {
            CHECK((note.group == group.id ? liesInside(group.rect, note.rect) : !group.rect.touches(note.rect)));
            if (note.group == group.id) CHECK_FALSE(group.title.touches(note.rect));
        }
    }
    for (std::size_t i = 0; i < map.cells.size(); ++i)
        for (std::size_t j = i + 1; j < map.cells.size(); ++j) CHECK_FALSE(map.cells[i].rect.touches(map.cells[j].rect));
    // Read like text, the boxes of a cell follow the board's order.
    for (const CellBox& cell : map.cells) {
        Rect last{-1e9f, -1e9f, 0, 0};
        for (const Item& item : board.itemsIn(cell.cell)) {
            Rect rect;
            if (item.note) rect = map.find(item.note)->rect;
            else
                for (const GroupBox& group : map.groups)
                    if (group.id == item.group) rect = group.rect;
            CHECK((rect.y > last.y || (rect.y == last.y && rect.x > last.x)));
            last = rect;
        }
    }
}

}  // namespace

TEST_CASE("Notes never overlap, stay in their cells and keep their order, however many there are", "[layout][map]") {
    for (int notes : {0, 1, 12, 60})
        for (int across : {1, 2, 3, 5}) {
            INFO(notes << " notes, " << across << " across");
            Workroom room;
            furnish(room, static_cast<std::uint64_t>(notes + across), notes);
            const MapLayout map = layOutMap(room.board(), across);
            CHECK(map.notes.size() == static_cast<std::size_t>(notes));
            CHECK(map.cells.size() == 9);
            checkMap(room.board(), map);
        }
}

TEST_CASE("Hidden stages and lanes take no room, and their notes are not on the map", "[layout][map]") {
    Workroom room;
    const Id<Note> hidden = room.note("a", room.cell(1, 1)), shown = room.note("b", room.cell(0, 1));
    room.must([&](const Board& b, CommandContext& a) { return commands::hideStage(b, a, room.stage(1), true); });
    room.must([&](const Board& b, CommandContext& a) { return commands::hideLane(b, a, room.lane(0), true); });
    const MapLayout map = layOutMap(room.board(), 2);
    CHECK(map.stages.size() == 2);
    CHECK(map.lanes.size() == 2);
    CHECK_FALSE(map.find(hidden));
    CHECK(map.find(shown));
    checkMap(room.board(), map);
}

TEST_CASE("What waits to be placed lies beside the map, and only then has it room there", "[layout][map]") {
    Workroom room;
    CHECK(layOutMap(room.board(), 2).holding.empty());
    for (int i = 0; i < 7; ++i) room.note("n", room.cell(2, 1));
    room.must([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, room.stage(2)); });
    const MapLayout map = layOutMap(room.board(), 2);
    CHECK(map.notes.size() == 7);
    for (const CellBox& cell : map.cells) CHECK_FALSE(cell.rect.touches(map.holding));
    checkMap(room.board(), map);
}

TEST_CASE("A tilt says paper, is small, and is always the same for one note", "[layout][map]") {
    IdSource ids(1);
    std::set<float> tilts;
    for (int i = 0; i < 200; ++i) {
        const auto note = ids.make<Note>();
        CHECK(std::abs(tiltOf(note)) <= 1.6f);
        CHECK(tiltOf(note) == tiltOf(note));
        tilts.insert(tiltOf(note));
    }
    CHECK(tilts.size() > 150);
}

TEST_CASE("The number of notes across makes the map fill its area better than fewer or more would", "[layout][map]") {
    Workroom room;
    furnish(room, 3, 60);
    const auto scale = [&](int across, float aspect) {
        const MapLayout map = layOutMap(room.board(), across);
        return std::min(aspect / map.bounds.w, 1 / map.bounds.h);
    };
    for (float aspect : {1.0f, 1.78f, 3.5f}) {
        const int best = bestNotesAcross(room.board(), aspect);
        INFO(aspect << " → " << best);
        for (int across = 2; across <= 16; ++across) CHECK(scale(best, aspect) * 1.05f >= scale(across, aspect));
    }
}

//   ┌────┐ ┌────┐
//   │ a  │ │ b  │   a drop on the left of a stands before it, on its right after it, in its middle on it;
//   └────┘ └────┘   below both it stands behind the last.
TEST_CASE("A drop answers between which neighbours, on which note, into which group", "[layout][drop]") {
    Workroom room;
    const Cell cell = room.cell(1, 1);
    const Id<Note> a = room.note("a", cell), b = room.note("b", cell), c = room.note("c", room.cell(0, 1)),
                   d = room.note("d", room.cell(0, 1));
    const Id<Group> group = room.group(d, c);
    const MapLayout map = layOutMap(room.board(), 3);
    const Rect ra = map.find(a)->rect, rb = map.find(b)->rect;
    const OrderKey oa = room.placement(a).order, ob = room.placement(b).order;

    const auto at = [&](Point p) { return dropAt(room.board(), map, p, 0); };
    auto drop = at({ra.x + 2, ra.centre().y});
    REQUIRE(drop);
    CHECK(drop->cell == cell);
    CHECK(drop->low.digits.empty());
    CHECK(drop->high.digits == oa.digits);
    CHECK_FALSE(drop->ontoNote);
    drop = at({ra.right() - 2, ra.centre().y});
    CHECK(drop->low == oa);
    CHECK(drop->high == ob);
    drop = at({rb.centre().x, rb.bottom() + 1});
    CHECK(drop->low == ob);
    CHECK(drop->high.digits.empty());
    CHECK(at(rb.centre())->ontoNote == b);
    CHECK_FALSE(dropAt(room.board(), map, rb.centre(), b.value)->ontoNote);  // not onto itself
    CHECK(at({rb.right() + 3, rb.centre().y})->low == ob);

    drop = at(map.find(d)->rect.centre());
    CHECK(drop->intoGroup == group);
    CHECK_FALSE(drop->ontoNote);
    CHECK_FALSE(at({-50, -50}));
    CHECK_FALSE(at({5, 5}));  // the corner above the lane labels
    CHECK_FALSE(at(map.stages[1].header.centre()));
}

TEST_CASE("Wherever a note is dropped in a cell, it then lies between the neighbours that were answered", "[layout][drop]") {
    std::mt19937_64 random(5);
    Workroom room;
    furnish(room, 8, 30);
    for (int round = 0; round < 60; ++round) {
        const MapLayout map = layOutMap(room.board(), 2);
        const NoteBox held = map.notes[random() % map.notes.size()];
        const Rect cell = map.cells[random() % map.cells.size()].rect;
        const Point at{cell.x + static_cast<float>(random() % 1000) / 1000 * cell.w,
                       cell.y + static_cast<float>(random() % 1000) / 1000 * cell.h};
        const auto drop = dropAt(room.board(), map, at, held.id.value);
        REQUIRE(drop);
        CHECK((drop->high.digits.empty() || drop->low < drop->high));
        CHECK(drop->ontoNote != held.id);
        const commands::Gap gap{drop->low, drop->high};
        room.must([&](const Board& b, CommandContext& a) {
            if (drop->intoGroup) return commands::placeInGroup(b, a, held.id, drop->intoGroup, gap);
            return commands::placeNote(b, a, held.id, drop->cell, gap, 0);
        });
        const OrderKey order = room.placement(held.id).order;
        CHECK(order > drop->low);
        CHECK((drop->high.digits.empty() || order < drop->high));
        CHECK(commands::cellOf(room.board(), held.id) == drop->cell);
        checkMap(room.board(), layOutMap(room.board(), 2));
    }
}
