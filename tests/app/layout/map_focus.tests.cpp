// A map that is focused: others as bars, notes large enough to be read, rows that fill the room, nothing lost behind a bar.
#include <random>

#include "app/layout/map_layout.h"
#include "tests/app/layout/inside.h"
#include "tests/app/workroom.h"

using namespace tests;
using namespace app::layout;

namespace {

struct Crowded : Workroom {
    explicit Crowded(int notes, std::uint64_t seed = 1) {
        std::mt19937_64 random(seed);
        std::vector<Id<Note>> placed;
        for (int i = 0; i < notes; ++i) {
            const Id<Note> one = note("note " + std::to_string(i), cell(random() % 3, random() % 3));
            if (!placed.empty() && random() % 3 == 0) {
                const Id<Note> onto = placed[random() % placed.size()];
                must([&](const Board& b, CommandContext& a) { return commands::groupNotes(b, a, one, onto); });
            }
            placed.push_back(one);
        }
    }
};

// Millimetres of the free middle of a table.
const std::vector<Point> kAreas{{716, 367}, {840, 450}, {430, 230}, {240, 450}, {716, 180}, {300, 100}};
constexpr float kMost = 1.15f;

float scaleOf(const MapLayout& map, Point area) { return std::min({area.x / map.bounds.w, area.y / map.bounds.h, kMost}); }

}  // namespace

TEST_CASE("Focused, other lanes and stages are bars of 10 mm, and nothing overlaps", "[layout][focus]") {
    for (int notes : {0, 5, 60, 200})
        for (const Point area : kAreas)
            for (int kind = 0; kind < 3; ++kind) {
                INFO(notes << " notes, " << area.x << "x" << area.y << ", focus " << kind);
                Crowded room(notes);
                MapFocus focus;
                if (kind != 1) focus.lanes = {room.lane(1)};
                if (kind != 0) focus.stage = room.stage(2);
                const MapShape shape = shapeFor(room.board(), focus, area, kMost);
                const MapLayout map = layOutMap(room.board(), shape);
                const float scale = scaleOf(map, area);
                for (const LaneBox& lane : map.lanes) {
                    CHECK(lane.bar == (kind != 1 && lane.id != room.lane(1)));
                    if (lane.bar) CHECK(lane.row.h * scale == Approx(kBarMm).epsilon(0.03));
                }
                for (const StageBox& stage : map.stages) {
                    CHECK(stage.bar == (kind != 0 && stage.id != room.stage(2)));
                    if (stage.bar) CHECK(stage.header.w * scale == Approx(kBarMm).epsilon(0.03));
                    CHECK(liesInside(map.bounds, stage.header));
                }
                CHECK_FALSE(map.showAll.empty());
                for (std::size_t i = 0; i < map.notes.size(); ++i) {
                    CHECK(liesInside(map.bounds, map.notes[i].rect));
                    for (std::size_t j = i + 1; j < map.notes.size(); ++j)
                        CHECK_FALSE(map.notes[i].rect.touches(map.notes[j].rect));
                }
                for (std::size_t i = 0; i < map.cells.size(); ++i)
                    for (std::size_t j = i + 1; j < map.cells.size(); ++j)
                        CHECK_FALSE(map.cells[i].rect.touches(map.cells[j].rect));
                // What is not on the map lies behind a bar, in its own cell.
                for (const auto& [id, placement] : room.board().all<Placement>()) {
                    const Id<Note> note{id};
                    REQUIRE((map.find(note) != nullptr) != map.behind.contains(id));
                    if (const auto behind = map.behind.find(id); behind != map.behind.end())
                        CHECK(map.cells[behind->second].cell == *commands::cellOf(room.board(), note));
                }
            }
}

TEST_CASE("Rows grow to fill the room, and take notes that come without growing past it", "[layout][focus]") {
    Workroom room;
    for (const Point area : {Point{716, 367}, Point{400, 500}}) {
        const MapShape shape = shapeFor(room.board(), {}, area, kMost);
        const MapLayout empty = layOutMap(room.board(), shape);
        const float scale = scaleOf(empty, area);
        CHECK(empty.bounds.h * scale == Approx(area.y).epsilon(0.01));
        Workroom more;
        more.note("eine", more.cell(0, 0));
        CHECK(layOutMap(more.board(), shape).bounds.h == Approx(empty.bounds.h));
    }
}

TEST_CASE("A drop on a bar comes last in that lane", "[layout][focus][drop]") {
    Workroom room;
    const Id<Note> a = room.note("a", room.cell(0, 0)), b = room.note("b", room.cell(0, 0)), c = room.note("c", room.cell(0, 1));
    const MapLayout map = layOutMap(room.board(), shapeFor(room.board(), {.lanes = {room.lane(1)}}, {700, 300}, kMost));
    REQUIRE(map.find(c));
    REQUIRE_FALSE(map.find(a));
    const CellBox& bar = *std::ranges::find(map.cells, room.cell(0, 0), &CellBox::cell);
    const auto drop = dropAt(room.board(), map, bar.rect.centre(), c.value);
    REQUIRE(drop);
    CHECK(drop->cell == room.cell(0, 0));
    CHECK((drop->low == room.placement(b).order && drop->high.digits.empty()));
    CHECK_FALSE(drop->ontoNote);
    CHECK(room.placement(a).order < drop->low);
}

TEST_CASE("A focus of all that there is, or of what is gone, is none", "[layout][focus]") {
    Workroom room;
    MapFocus all{.lanes = {room.lane(0), room.lane(1), room.lane(2)}};
    std::ranges::sort(all.lanes);
    CHECK_FALSE(kept(room.board(), all).any());
    MapFocus one{.lanes = {room.lane(1)}, .stage = room.stage(1)};
    CHECK(kept(room.board(), one) == one);
    room.must([&](const Board& b, CommandContext& a) { return commands::hideLane(b, a, room.lane(1), true); });
    room.must([&](const Board& b, CommandContext& a) { return commands::hideStage(b, a, room.stage(1), true); });
    CHECK_FALSE(kept(room.board(), one).any());
}

TEST_CASE("Titles of stages stand once more below, for those opposite, and only where somebody sits there", "[layout][map]") {
    Workroom room;
    const Point area{716, 367};
    const MapLayout table = layOutMap(room.board(), shapeFor(room.board(), {}, area, kMost));
    for (const StageBox& stage : table.stages) {
        CHECK(stage.footer.h * scaleOf(table, area) >= 4);  // a title of 3.4 mm
        CHECK(liesInside(table.bounds, stage.footer));
        CHECK_FALSE(stage.footer.touches(stage.column));
        CHECK(stage.footer.w == stage.header.w);
    }
    room.must([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, Seating::Wall); });
    for (const StageBox& stage : layOutMap(room.board(), shapeFor(room.board(), {}, area, kMost)).stages)
        CHECK(stage.footer.empty());
    for (const StageBox& stage : layOutMap(room.board(), 2).stages) CHECK(stage.footer.empty());  // paper has one side
}
