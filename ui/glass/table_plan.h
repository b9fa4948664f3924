#pragma once
// Where the people sit and what lies before them: trays at the edges, open panels, notes in the hand, the free middle for the
// board. Pixels, from millimetres. Pure: from the board, the window and which panels are open.
#include <optional>
#include <vector>

#include "app/base/per.h"
#include "app/board/board.h"
#include "ui/glass/edge_slots.h"
#include "ui/glass/viewport.h"

namespace ui::glass {

struct TableSize {
    int width = 1920, height = 1080;  // pixels
    float pxPerMm = 2.5f;

    float mm(float millimetres) const { return millimetres * pxPerMm; }
    app::Rect rect() const { return {0, 0, static_cast<float>(width), static_cast<float>(height)}; }
    // Under 32 inches (709 mm wide at 16:9) keys and panels are made smaller (LOOK, "Seats").
    bool small() const { return width / pxPerMm < 700; }
};

struct TrayNote {
    app::Id<app::Note> note;
    app::Rect px;    // upright box before the turn
    float turn = 0;  // faces its seat
};

struct SeatPlace {
    app::Id<app::Seat> seat;
    app::Pose tray;
    app::Pose panel;  // where its panel lies when it is open
    bool open = false;
    bool compact = false;         // the tray is its mark and "+": everything else is on the seat's page
    std::vector<TrayNote> notes;  // in the tray, drawn above it
    const app::Pose& front() const { return open ? panel : tray; }
};

// At every edge: show the whole board; take a seat here. In the corner at the left of the two long edges: call who leads.
struct EdgeButton {
    enum class Does { Fit, AddSeat, Lead };
    app::Rect px;
    app::Edge edge = app::Edge::Bottom;
    Does does = Does::Fit;
    const char* name = "";
    bool invites = false;  // wide, with its words, in the middle of an edge where nobody sits yet, while the map is empty
};
constexpr float kLeadKeyWMm = 22, kLeadKeyHMm = 16;
int cornerOf(const EdgeButton& lead);  // 0 top left, clockwise

struct TablePlan {
    TableSize size;
    std::vector<SeatPlace> seats;  // present ones
    std::vector<EdgeButton> edgeButtons;
    app::Per<app::Edge, float> ring;  // by edge: how deep its slots are
    app::Rect boardArea;              // between the trays, the status line and the strips of a result
    std::vector<app::Pose> strips;    // of a result that is shown to all
    app::Pose status;                 // the line for those at the bottom edge …
    app::Pose statusTurned;           // … and for those opposite; empty box in wall mode

    const SeatPlace* find(app::Id<app::Seat> seat) const;
};

struct PanelSize {  // of an open panel
    app::Id<app::Seat> seat;
    float wMm = 0, hMm = 0;
    float leastWMm = 0;  // so narrow it may become beside its neighbours; 0: as wide as it is
    app::Rect kept;      // where it has lain until now: it stays there while it can; empty: it opens
};

// `facilitator`: where the facilitator's panel lies, empty if it is closed; seats' panels open beside it where there is room.
// `zooms`: what shows in the middle can be fitted to the table, and edges have a key for that. `lines`: of a
// result that is shown to all; none: there is none.
TablePlan planTable(const app::Board& board, const TableSize& size, const std::vector<PanelSize>& open,
                    const app::Rect& facilitator = {}, bool zooms = true, std::optional<int> lines = {});

// The open panel that this seat's lies on, or the other way round; null: none does.
const SeatPlace* overlappingPanel(const TablePlan& plan, app::Id<app::Seat> seat);

// The place of a facilitator's panel called from a corner: 0 top left, 1 top right, 2 bottom right, 3 bottom left. Inside the
// ring of slots: it covers nobody's tray, and the corner can be held again.
app::Pose cornerPose(const TablePlan& plan, int corner, float wMm, float hMm, app::Seating seating);
// How far from there, in pixels, it must be moved to lie on no open panel; nothing where that cannot be.
app::Point besidePanels(const TablePlan& plan, const app::Rect& box);

// The seat a person at this point most likely acts from: the nearest tray. 0 if nobody sits.
app::Id<app::Seat> nearestSeat(const TablePlan& plan, app::Point px);

// By how many quarters what is said to a hand that touched there is turned (app::Pose): it comes from the nearest seat, or from
// an edge where nobody sits if it is right before that one. On a wall all read upright.
int sideOf(const TablePlan& plan, app::Point px);

// Where the bin of a closed tray lies, in pixels: a held note dropped there is deleted into it.
app::Rect binOf(const SeatPlace& place, const TableSize& size);
// The same in the tray's own coordinates; the panel draws it there. Empty where the tray is too narrow for one.
app::Rect binInTray(const app::Pose& tray, const TableSize& size);

// Where a newcomer at this edge sits: the middle of its widest gap, 0 … 1.
float freePlace(const app::Board& board, app::Edge edge);

int quartersOf(app::Edge edge);

}  // namespace ui::glass
