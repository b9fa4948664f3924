#include "ui/glass/table_plan.h"

#include <algorithm>
#include <limits>

#include "app/layout/reveal_layout.h"
#include "ui/glass/panel_places.h"

namespace ui::glass {
namespace {

using app::Edge, app::Pose, app::Rect;

constexpr float kMarginMm = 3;
constexpr float kStatusHMm = 13, kStatusLeastMm = 80;
constexpr float kTrayNoteWMm = 34, kTrayNoteHMm = 26;
constexpr float kInvitationWMm = 78;

// How far from the rim everything lies that must not be covered.
float ringOf(const TableSize& size, const EdgeSlots& slots) { return size.mm(slots.depth() + kPanelGapMm); }

// The widest part of from … to that no open panel covers, among panels that reach into `band`. `wide`: along x, else along y.
std::pair<float, float> widestFree(const TablePlan& plan, const Rect& band, bool wide) {
    float at = wide ? band.x : band.y, bestFrom = at, bestTo = at;
    const float end = wide ? band.right() : band.bottom();
    std::vector<std::pair<float, float>> covered;
    for (const SeatPlace& place : plan.seats) {
        const Rect& box = place.front().box;
        if (!place.front().box.grown(-1).touches(band)) continue;
        covered.emplace_back(wide ? box.x : box.y, wide ? box.right() : box.bottom());
    }
    covered.emplace_back(end, end);
    std::ranges::sort(covered);
    for (const auto& [from, to] : covered) {
        if (std::min(from, end) - at > bestTo - bestFrom) bestFrom = at, bestTo = std::min(from, end);
        at = std::max(at, to);
    }
    return {bestFrom, bestTo};
}

// Open panels at the top cover the strip: each line takes the widest gap of its part. Where neither has one, one of them goes
// down the left or right edge of the board, so that the state of storage and the clock can be read from somewhere.
void moveStatusAside(const TableSize& size, TablePlan& plan) {
    const float least = size.mm(kStatusLeastMm), gap = size.mm(2);
    bool readable = false;
    for (Pose* status : {&plan.status, &plan.statusTurned}) {
        if (status->box.empty()) continue;
        const auto [from, to] = widestFree(plan, status->box, true);
        if (to - from < std::min(least, status->box.w)) continue;
        if (to - from < status->box.w) status->box.x = from + gap, status->box.w = to - from - 2 * gap;
        readable = true;
    }
    if (readable) return;
    const Rect& area = plan.boardArea;
    float most = least;
    const float h = plan.status.box.h;
    for (bool right : {false, true}) {
        const Rect band{right ? area.right() - h : area.x, area.y, h, area.h};
        const auto [from, to] = widestFree(plan, band, false);
        if (to - from <= most) continue;
        most = to - from;
        plan.status = {{band.x, from + gap, h, to - from - 2 * gap}, right ? 3 : 1};
    }
}

// Where a seat's tray lies along its edge.
struct Sitting {
    Edge edge = Edge::Bottom;
    TraySlot slot;
    int rows = 1;
};

// Beyond the panel or the row of trays, and beyond any panel that lies there: nobody's notes are covered.
void layTrayNotes(const app::Board& board, const TableSize& size, TablePlan& plan, std::size_t at,
                  const std::vector<Sitting>& sittings) {
    SeatPlace& place = plan.seats[at];
    const auto& items = board.trayOf(place.seat);
    if (items.empty()) return;
    const Sitting& sitting = sittings[at];
    const Reach front = reachOf(size, sitting.edge, place.front().box);
    const float w = size.mm(kTrayNoteWMm), h = size.mm(kTrayNoteHMm), gap = size.mm(2);
    // Trays behind one another share what lies before them.
    const float share = place.open ? 0 : (front.to - front.from) / static_cast<float>(sitting.rows);
    const float shift = share * (static_cast<float>(sitting.slot.row) - static_cast<float>(sitting.rows - 1) / 2);
    const float room = std::max(place.open ? front.to - front.from : share, w);
    // Side by side while they fit, then overlapping like a hand of cards.
    const float step = items.size() > 1 ? std::min(w + gap, (room - w) / static_cast<float>(items.size() - 1)) : 0;
    const float total = w + step * static_cast<float>(items.size() - 1);
    float x = (front.from + front.to) / 2 + shift - total / 2;
    float depth = place.open ? front.depth : plan.ring[sitting.edge] - size.mm(kPanelGapMm);
    for (std::size_t i = 0; i < plan.seats.size(); ++i) {
        if (!plan.seats[i].open || sittings[i].edge != sitting.edge) continue;
        const Reach panel = reachOf(size, sitting.edge, plan.seats[i].panel.box);
        if (panel.from < x + total && x < panel.to) depth = std::max(depth, panel.depth);
    }
    for (const app::Item& item : items) {
        const Pose lies = atEdge(size, sitting.edge, x + w / 2, w, h, depth + gap);
        const app::Point centre = lies.box.centre();
        place.notes.push_back({item.note, {centre.x - w / 2, centre.y - h / 2, w, h}, lies.degrees()});
        x += step;
    }
}

}  // namespace

int quartersOf(Edge edge) {
    switch (edge) {
        case Edge::Bottom:
            return 0;
        case Edge::Left:
            return 1;
        case Edge::Top:
            return 2;
        case Edge::Right:
            return 3;
    }
    return 0;
}

int cornerOf(const EdgeButton& lead) { return lead.edge == Edge::Top ? 1 : 3; }

const SeatPlace* TablePlan::find(app::Id<app::Seat> seat) const {
    const auto at = std::ranges::find(seats, seat, &SeatPlace::seat);
    return at == seats.end() ? nullptr : &*at;
}

namespace {

// Everything of one edge but what is open: its trays and its two keys.
void layEdge(TablePlan& plan, std::vector<Sitting>& sittings, Edge edge, const EdgeSlots& slots,
             const std::vector<const app::Seat*>& seats, bool zooms, bool more, bool invites) {
    static constexpr app::Per<Edge, const char*> kFit({"fit-bottom", "fit-right", "fit-top", "fit-left"});
    static constexpr app::Per<Edge, const char*> kAdd({"seat-bottom", "seat-right", "seat-top", "seat-left"});
    const TableSize& size = plan.size;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const TraySlot& slot = slots.trays[i];
        SeatPlace place;
        place.seat = seats[i]->id;
        place.compact = slot.width < kFullTrayMm;
        place.tray = atEdge(size, edge, size.mm(slot.centre), size.mm(slot.width), size.mm(kTrayHMm),
                            size.mm(kSlotMarginMm + kSlotMm * static_cast<float>(slot.row)));
        plan.seats.push_back(std::move(place));
        sittings.push_back({edge, slot, slots.rows});
    }
    const float side = size.mm(kEdgeKeyMm), margin = size.mm(kSlotMarginMm + (kTrayHMm - kEdgeKeyMm) / 2);
    if (zooms)
        plan.edgeButtons.push_back(
            {atEdge(size, edge, size.mm(slots.fit), side, side, margin).box, edge, EdgeButton::Does::Fit, kFit[edge]});
    if (!more) return;
    const float at = invites ? edgeLength(size, edge) / 2 : size.mm(slots.plus);
    const Rect box = atEdge(size, edge, at, invites ? size.mm(kInvitationWMm) : side, side, margin).box;
    plan.edgeButtons.push_back({box, edge, EdgeButton::Does::AddSeat, kAdd[edge], invites});
}

// In the corner that is kept free to be held, so that it takes no room from anybody; holding it still does what the corner does.
void layLeadKey(TablePlan& plan, Edge edge, const char* name) {
    const TableSize& size = plan.size;
    const float margin = size.mm((kSlotMm - kLeadKeyHMm) / 2);
    plan.edgeButtons.push_back({atEdge(size, edge, size.mm(kSlotMm / 2), size.mm(kLeadKeyWMm), size.mm(kLeadKeyHMm), margin).box,
                                edge, EdgeButton::Does::Lead, name});
}

// Strips keep clear of all that lies over the middle; the board lies between them.
void layStrips(TablePlan& plan, const Rect& facilitator, bool wall, int lines) {
    app::layout::StripRoom room{.area = plan.boardArea,
                                .glass = {static_cast<float>(plan.size.width), static_cast<float>(plan.size.height)},
                                .pxPerMm = plan.size.pxPerMm,
                                .opposite = !wall,
                                .lines = lines};
    if (!facilitator.empty()) room.taken.push_back(facilitator);
    for (const SeatPlace& seat : plan.seats) {
        if (seat.open) room.taken.push_back(seat.panel.box);
        for (const TrayNote& note : seat.notes) room.taken.push_back(app::boundsOfTurned(note.px, note.turn));
    }
    if (plan.status.quarters % 2) room.taken.push_back(plan.status.box);
    plan.strips = app::layout::placeStrips(room);
    plan.boardArea = app::layout::betweenStrips(plan.boardArea, plan.strips, plan.size.mm(app::layout::kStripGapMm));
}

// The panel of one seat, as it wishes to lie: in the place of its tray, or above all trays of its edge.
OpenPanel openPanel(const TablePlan& plan, const std::vector<Sitting>& sittings, std::size_t at, const EdgeSlots& slots,
                    const PanelSize& wanted, bool opposite) {
    const TableSize& size = plan.size;
    const Sitting& sitting = sittings[at];
    const bool flat = sitting.edge == Edge::Bottom || sitting.edge == Edge::Top;
    const float across = static_cast<float>(flat ? size.height : size.width);
    OpenPanel panel{at, sitting.edge, size.mm(sitting.slot.centre)};
    panel.w = size.mm(wanted.wMm);
    panel.margin = slots.panelsInPlace ? size.mm(kSlotMarginMm) : ringOf(size, slots);
    // No higher than half the way to those opposite.
    const float most = opposite ? across / 2 - size.mm(1) : across - size.mm(kSlotMm);
    panel.h = std::min(size.mm(wanted.hMm), most - panel.margin);
    if (slots.panelsInPlace) {
        const auto neighbour = [&](std::size_t other) {
            return other < sittings.size() && sittings[other].edge == sitting.edge ? &sittings[other].slot : nullptr;
        };
        const float half = size.mm(kTrayGapMm / 2);
        const TraySlot *left = neighbour(at - 1), *right = neighbour(at + 1);
        const float key = size.mm(slots.plus - kEdgeKeyMm / 2 - kTrayGapMm);
        panel.from = left ? size.mm((left->centre + sitting.slot.centre) / 2) + half : size.mm(kSlotMm) + 1;
        panel.to = right ? size.mm((right->centre + sitting.slot.centre) / 2) - half : key;
    } else {
        panel.w = std::min(panel.w, edgeLength(size, sitting.edge) - 2 * size.mm(kSlotMm + kPanelGapMm));
    }
    panel.kept = wanted.kept;
    panel.least = wanted.leastWMm > 0 ? std::min(panel.w, size.mm(wanted.leastWMm)) : panel.w;
    return panel;
}

}  // namespace

TablePlan planTable(const app::Board& board, const TableSize& size, const std::vector<PanelSize>& open, const Rect& facilitator,
                    bool zooms, std::optional<int> lines) {
    TablePlan plan;
    plan.size = size;
    const bool wall = board.session().seating == app::Seating::Wall;
    app::Per<Edge, std::vector<const app::Seat*>> byEdge;
    std::size_t count = 0;
    for (const auto& [id, seat] : board.all<app::Seat>())
        if (seat.present) byEdge[wall ? Edge::Bottom : seat.edge].push_back(&seat), ++count;

    app::Per<Edge, EdgeSlots> slots;
    std::vector<Sitting> sittings;
    const auto wishes = [&](Edge edge) {
        auto& seats = byEdge[edge];
        std::ranges::sort(seats, {}, [](const app::Seat* s) { return std::pair(s->along, s->id); });
        std::vector<float> along;
        for (const app::Seat* seat : seats) along.push_back(seat->along);
        return along;
    };
    const float mmPerPx = 1 / size.pxPerMm;
    // The sides yield to the rows of the long edges. Along the right edge one counts from the bottom.
    for (Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right}) {
        const float top = slots[Edge::Top].depth(), bottom = slots[Edge::Bottom].depth();
        const float before = edge == Edge::Left ? top : edge == Edge::Right ? bottom : kSlotMm;
        const float after = edge == Edge::Left ? bottom : edge == Edge::Right ? top : kSlotMm;
        slots[edge] = edgeSlots(edgeLength(size, edge) * mmPerPx, wishes(edge), before, after);
        plan.ring[edge] = ringOf(size, slots[edge]);
        if (!wall || edge == Edge::Bottom)
            layEdge(plan, sittings, edge, slots[edge], byEdge[edge], zooms, count < app::kMostSeats,
                    byEdge[edge].empty() && board.all<app::Note>().empty());
    }
    layLeadKey(plan, Edge::Bottom, "lead-bottom");
    if (!wall) layLeadKey(plan, Edge::Top, "lead-top");

    for (Edge edge : {Edge::Bottom, Edge::Top})  // a second row at the sides would lie beside the panel
        for (Edge side : {Edge::Left, Edge::Right})
            if (slots[side].rows > 1) slots[edge].panelsInPlace = false;

    app::Per<Edge, std::vector<OpenPanel>> opened;
    for (std::size_t i = 0; i < plan.seats.size(); ++i)
        for (const PanelSize& panel : open)
            if (panel.seat == plan.seats[i].seat) {
                const Edge at = sittings[i].edge;
                opened[at].push_back(openPanel(plan, sittings, i, slots[at], panel, !wall));
                plan.seats[i].open = true;
            }
    settlePanels(size, plan, opened, facilitator);
    for (std::size_t i = 0; i < plan.seats.size(); ++i) layTrayNotes(board, size, plan, i, sittings);

    const float W = static_cast<float>(size.width), H = static_cast<float>(size.height), margin = size.mm(kMarginMm);
    const float statusH = size.mm(kStatusHMm);
    const auto band = [&](Edge edge) {
        return wall && edge != Edge::Bottom ? 2 * margin : plan.ring[edge] + size.mm(kPanelGapMm);
    };
    const float left = band(Edge::Left), right = band(Edge::Right), bottom = band(Edge::Bottom),
                top = wall ? margin : band(Edge::Top);
    // One strip: in table mode its left half speaks to the bottom edge, its right half, turned, to the top edge.
    const float stripW = W - left - right;
    if (wall) plan.status = {{left, top, stripW, statusH}, 0};
    else {
        plan.status = {{left, top, stripW / 2, statusH}, 0};
        plan.statusTurned = {{left + stripW / 2, top, stripW / 2, statusH}, 2};
    }
    plan.boardArea = {left, top + statusH, stripW, H - top - statusH - bottom};
    moveStatusAside(size, plan);
    if (lines) layStrips(plan, facilitator, wall, *lines);
    return plan;
}

float freePlace(const app::Board& board, Edge edge) {
    std::vector<float> taken{-0.15f};
    for (const auto& [id, seat] : board.all<app::Seat>())
        if (seat.present && (seat.edge == edge || board.session().seating == app::Seating::Wall)) taken.push_back(seat.along);
    taken.push_back(1.05f);  // the last part of an edge has the buttons
    std::ranges::sort(taken);
    float best = 0.4f, widest = 0;
    for (std::size_t i = 1; i < taken.size(); ++i)
        if (taken[i] - taken[i - 1] > widest + 0.001f) widest = taken[i] - taken[i - 1], best = (taken[i] + taken[i - 1]) / 2;
    return std::clamp(best, 0.0f, 1.0f);
}

const SeatPlace* overlappingPanel(const TablePlan& plan, app::Id<app::Seat> seat) {
    const SeatPlace* own = plan.find(seat);
    if (!own || !own->open) return nullptr;
    const auto other = std::ranges::find_if(plan.seats, [&](const SeatPlace& place) {
        return place.open && place.seat != seat && place.panel.box.touches(own->panel.box.grown(-1));
    });
    return other == plan.seats.end() ? nullptr : &*other;
}

Pose cornerPose(const TablePlan& plan, int corner, float wMm, float hMm, app::Seating seating) {
    const TableSize& size = plan.size;
    const auto ring = [&](Edge edge) { return plan.ring[edge]; };
    const Rect room{ring(Edge::Left), ring(Edge::Top), static_cast<float>(size.width) - ring(Edge::Left) - ring(Edge::Right),
                    static_cast<float>(size.height) - ring(Edge::Top) - ring(Edge::Bottom)};
    const float w = std::min(size.mm(wMm), room.w), h = std::min(size.mm(hMm), room.h);
    const bool right = corner == 1 || corner == 2, bottom = corner >= 2;
    Pose pose;
    pose.box = {std::round(right ? room.right() - w : room.x), std::round(bottom ? room.bottom() - h : room.y), std::round(w),
                std::round(h)};
    pose.quarters = !bottom && seating == app::Seating::Table ? 2 : 0;
    return pose;
}

app::Id<app::Seat> nearestSeat(const TablePlan& plan, app::Point px) {
    app::Id<app::Seat> nearest;
    float best = std::numeric_limits<float>::max();
    for (const SeatPlace& place : plan.seats) {
        const float d = app::distance(place.front().box.centre(), px);
        if (d < best) best = d, nearest = place.seat;
    }
    return nearest;
}

int sideOf(const TablePlan& plan, app::Point px) {
    if (plan.statusTurned.box.empty()) return 0;
    constexpr float kStandsMm = 90, kMuchNearer = 2.5f, kUpper = 0.35f;
    const float w = static_cast<float>(plan.size.width), h = static_cast<float>(plan.size.height);
    const app::Per<Edge, float> away = [&] {
        app::Per<Edge, float> to;
        to[Edge::Top] = px.y, to[Edge::Bottom] = h - px.y, to[Edge::Left] = px.x, to[Edge::Right] = w - px.x;
        return to;
    }();
    Edge nearest = Edge::Bottom;
    for (const Edge edge : {Edge::Top, Edge::Left, Edge::Right})
        if (away[edge] < away[nearest]) nearest = edge;
    const SeatPlace* seat = plan.find(nearestSeat(plan, px));
    const bool isBefore = away[nearest] < plan.size.mm(kStandsMm);
    if (!seat) return isBefore ? quartersOf(nearest) : px.y < h * kUpper ? 2 : 0;
    const Rect box = seat->front().box;
    const app::Point before{std::clamp(px.x, box.x, box.right()), std::clamp(px.y, box.y, box.bottom())};
    const bool stands = isBefore && away[nearest] * kMuchNearer < app::distance(before, px);
    return stands ? quartersOf(nearest) : seat->front().quarters;
}

Rect binInTray(const app::Pose& tray, const TableSize& size) {
    if (tray.width() < size.mm(kFullTrayMm)) return {};
    const float side = size.mm(16), margin = (tray.height() - side) / 2;
    return {tray.width() - side - margin, margin, side, side};
}

Rect binOf(const SeatPlace& place, const TableSize& size) {
    const Rect bin = binInTray(place.tray, size);
    return bin.empty() ? bin : place.tray.toTable(bin).grown(size.mm(2));
}

}  // namespace ui::glass
