#pragma once
// Where everything of the map lies, in board units (1 unit = 1 mm of table at zoom 1): stage columns × lane rows, notes and
// groups flowing in each cell. Pure: the table draws and hit-tests it; on paper
// things grow with what they say (paper_layout.h).
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/base/geometry.h"
#include "app/board/board.h"

namespace app::layout {

constexpr float kNoteW = 60, kNoteH = 46;  // a sticky note; its text at 6.4 units keeps a cap height over 3.5 mm at a 0.75 zoom
constexpr float kNoteGap = 4;
constexpr float kCellPad = 5;
constexpr float kStageGap = 6;
constexpr float kHeaderH = 22, kHeaderGap = 4;
constexpr float kLaneLabelW = 78;
constexpr float kGroupBand = 11, kGroupPad = 3;  // title band and inner margin of a group's frame

// A stage or a lane that the map is not focused on is a bar: narrow, without notes, labelled.
struct StageBox {
    Id<Stage> id;
    Rect header, column;  // of a bar: its header reaches down all lanes
    Rect footer;          // its title once more, turned to those opposite; empty where nobody sits there
    bool bar = false;
};
struct LaneBox {
    Id<Lane> id;
    Rect label, row;
    bool bar = false;
};
struct CellBox {
    Cell cell;
    Rect rect;
};
struct GroupBox {
    Id<Group> id;
    Rect rect, title;
    Cell cell;
};
struct NoteBox {
    Id<Note> id;
    Rect rect;       // upright box before the turn
    float turn = 0;  // degrees about its centre: the placement's, plus a tilt of at most 1.6° that says "paper"
    Id<Group> group;
    Cell cell;  // blank in the holding area
};

struct MapLayout {
    Rect bounds;   // of everything, with the lane labels
    Rect holding;  // empty if nothing waits to be placed
    Rect showAll;  // a key that ends the focus; empty where there is none
    int notesAcross = 2;
    std::vector<StageBox> stages;  // visible ones, left to right
    std::vector<LaneBox> lanes;    // visible ones, top to bottom
    std::vector<CellBox> cells;    // of bars too: what is dropped there goes in
    std::vector<GroupBox> groups;  // without those behind bars
    std::vector<NoteBox> notes;    // drawing order
    std::unordered_map<Id<Note>, std::size_t> noteAt;
    std::unordered_map<std::uint64_t, std::size_t> behind;  // notes and groups behind bars: in which of the cells

    const NoteBox* find(Id<Note> note) const {
        const auto at = noteAt.find(note);
        return at == noteAt.end() ? nullptr : &notes[at->second];
    }
};

// How large things are where they are not all alike: on paper they grow with what they say (paper_layout.h). Board units.
struct MapSizes {
    std::function<Point(Id<Note>, float most)> note;      // width, at most `most`, and height
    std::function<float(Id<Group>, float width)> band;    // height of the title of a group this wide
    std::function<float(Id<Lane>)> lane;                  // least height of a row: its label's
    std::function<float(Id<Stage>, float width)> header;  // least height of the headers: that of a stage's title
};

// What a map is laid out for: some lanes or one stage, the others as bars. View state, in no file.
struct MapFocus {
    std::vector<Id<Lane>> lanes;  // sorted; empty: all
    Id<Stage> stage;              // 0: all
    bool any() const { return !lanes.empty() || stage; }
    bool operator==(const MapFocus&) const = default;
};
// How high or wide a bar is on the glass, when the map fills its room; less where all of them would take more than a part of it.
constexpr float kBarMm = 10, kLeastBarMm = 5;

// What lanes the items of a round lie in, and its stage; nothing where that is the whole map. And what is left of a focus.
MapFocus focusOf(const Board& board, const Round& round);
MapFocus kept(const Board& board, MapFocus focus);

// The sizes of a map at the table. Chosen once for the room there is, and kept while notes come and go.
struct MapShape {
    int notesAcross = 2;
    float noteH = kNoteH;  // focused, notes are as high as there is room
    float leastRow = 0;    // rows grow to fill the room
    float footerH = 0;     // of the titles for those opposite
    Point bar;             // how wide and high bars are, board units
    MapFocus focus;
};
// That makes notes largest inside an area of so many millimetres; `most`: millimetres of table a unit may have.
MapShape shapeFor(const Board& board, const MapFocus& focus, Point areaMm, float most);
MapLayout layOutMap(const Board& board, const MapShape& shape);

// How many notes side by side make the whole map largest inside an area of this width : height. `sizes`: null at the table,
// where all notes are alike.
int bestNotesAcross(const Board& board, float aspect, const MapSizes* sizes = nullptr);

MapLayout layOutMap(const Board& board, int notesAcross, const MapSizes* sizes = nullptr);

// Tilt of a note, −1.6 … 1.6 degrees, always the same for one note.
float tiltOf(Id<Note> note);

// What a drop at a point means.
struct Drop {
    Cell cell;
    OrderKey low, high;   // neighbours in the cell, or in the group
    Id<Note> ontoNote;    // lies on this note: make a group
    Id<Group> intoGroup;  // lands inside this group
    Point landing;        // top left of the note there
};
// Nothing if the point lies on no cell. `ignoring`: the note or group in the hand, 0 for none.
std::optional<Drop> dropAt(const Board& board, const MapLayout& map, Point at, std::uint64_t ignoring);

}  // namespace app::layout
