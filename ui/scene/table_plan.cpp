#include "ui/scene/table_plan.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ui::scene {
namespace {

using app::Edge, app::Pose, app::Rect;

constexpr float kTrayWMm = 152, kTrayHMm = 22, kTrayMarginMm = 3;
constexpr float kStatusHMm = 13, kStatusLeastMm = 80, kFitMm = 14;
constexpr float kTrayNoteWMm = 34, kTrayNoteHMm = 26;

float edgeLength(const TableSize& size, Edge edge) {
    return static_cast<float>(edge == Edge::Bottom || edge == Edge::Top ? size.width : size.height);
}

// A box of this size at an edge, its middle at `centre` pixels along it, left to right as seen from there.
Pose atEdge(const TableSize& size, Edge edge, float centre, float w, float h, float margin) {
    const float W = static_cast<float>(size.width), H = static_cast<float>(size.height);
    switch (edge) {
        case Edge::Bottom:
            return {{std::round(centre - w / 2), std::round(H - margin - h), std::round(w), std::round(h)}, 0};
        case Edge::Top:
            return {{std::round(W - centre - w / 2), std::round(margin), std::round(w), std::round(h)}, 2};
        case Edge::Left:
            return {{std::round(margin), std::round(centre - w / 2), std::round(h), std::round(w)}, 1};
        case Edge::Right:
            return {{std::round(W - margin - h), std::round(H - centre - w / 2), std::round(h), std::round(w)}, 3};
    }
    return {};
}

// Pushes middles apart until neighbours no longer overlap, keeping their order, inside 0 … length.
void spread(std::vector<float>& centres, float width, float length) {
    const float gap = width + 4;
    for (std::size_t i = 1; i < centres.size(); ++i) centres[i] = std::max(centres[i], centres[i - 1] + gap);
    float limit = length - width / 2;
    for (std::size_t i = centres.size(); i-- > 0;) {
        centres[i] = std::min(centres[i], limit);
        limit = centres[i] - gap;
    }
}

struct OpenPanel {
    std::size_t place = 0;  // in the plan's seats
    Edge edge = Edge::Bottom;
    float centre = 0, w = 0, least = 0, h = 0;
};

// Side by side between `from` and `to` pixels along their edge, near their seats; narrower if they must be. Where even that is
// too little they are as narrow as they may be, and overlap.
void settle(const TableSize& size, TablePlan& plan, std::vector<OpenPanel>& panels, float from, float to) {
    if (panels.empty()) return;
    const float gap = size.mm(2), margin = size.mm(kTrayMarginMm);
    float wanted = 0;
    for (const OpenPanel& p : panels) wanted += p.w;
    const float room = to - from - gap * static_cast<float>(panels.size() - 1);
    if (wanted > room)
        for (OpenPanel& p : panels) p.w = std::min(to - from, std::max(p.least, p.w * room / wanted));
    float least = from;
    for (OpenPanel& p : panels) {
        p.centre = std::max(p.centre, least + p.w / 2);
        least = p.centre + p.w / 2 + gap;
    }
    float most = to;
    for (auto p = panels.rbegin(); p != panels.rend(); ++p) {
        p->centre = std::min(p->centre, most - p->w / 2);
        most = p->centre - p->w / 2 - gap;
    }
    for (const OpenPanel& p : panels) {
        SeatPlace& place = plan.seats[p.place];
        place.panel = atEdge(size, p.edge, std::max(p.centre, p.w / 2 + margin), p.w, p.h, margin);
    }
}

// Those at the long edges first; those at the sides keep clear of them where there is room enough.
void settleAll(const TableSize& size, TablePlan& plan, std::array<std::vector<OpenPanel>, 4>& open) {
    const float margin = size.mm(kTrayMarginMm), H = static_cast<float>(size.height), gap = size.mm(2);
    for (Edge edge : {Edge::Bottom, Edge::Top})
        settle(size, plan, open[static_cast<std::size_t>(edge)], margin, edgeLength(size, edge) - margin);
    for (Edge edge : {Edge::Left, Edge::Right}) {
        auto& panels = open[static_cast<std::size_t>(edge)];
        float depth = 0, least = 0, above = margin, below = margin;
        for (const OpenPanel& p : panels) depth = std::max(depth, p.h + margin + gap), least += p.least + gap;
        const auto reaches = [&](const Rect& box) {
            return edge == Edge::Left ? box.x < depth : box.right() > static_cast<float>(size.width) - depth;
        };
        for (const OpenPanel& p : open[static_cast<std::size_t>(Edge::Top)])
            if (const Rect& box = plan.seats[p.place].panel.box; reaches(box)) above = std::max(above, box.bottom() + gap);
        for (const OpenPanel& p : open[static_cast<std::size_t>(Edge::Bottom)])
            if (const Rect& box = plan.seats[p.place].panel.box; reaches(box)) below = std::max(below, H - box.y + gap);
        if (H - above - below < least) above = below = margin;
        // Along the right edge one counts from the bottom.
        if (edge == Edge::Left) settle(size, plan, panels, above, H - below);
        else settle(size, plan, panels, below, H - above);
    }
}

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

void layTrayNotes(const app::Board& board, const TableSize& size, SeatPlace& place) {
    const auto& items = board.trayOf(place.seat);
    if (items.empty()) return;
    const Pose& front = place.front();
    const float w = size.mm(kTrayNoteWMm), h = size.mm(kTrayNoteHMm), gap = size.mm(2);
    const float room = std::max(front.width(), w);
    // Side by side while they fit, then overlapping like a hand of cards.
    const float step = items.size() > 1 ? std::min(w + gap, (room - w) / static_cast<float>(items.size() - 1)) : 0;
    const float total = w + step * static_cast<float>(items.size() - 1);
    float x = (front.width() - total) / 2;
    for (const app::Item& item : items) {
        const app::Point centre = front.toTable(app::Point{x + w / 2, -h / 2 - gap});
        place.notes.push_back({item.note, {centre.x - w / 2, centre.y - h / 2, w, h}, front.degrees()});
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

const SeatPlace* TablePlan::find(app::Id<app::Seat> seat) const {
    const auto at = std::ranges::find(seats, seat, &SeatPlace::seat);
    return at == seats.end() ? nullptr : &*at;
}

TablePlan planTable(const app::Board& board, const TableSize& size, const std::vector<PanelSize>& open) {
    TablePlan plan;
    plan.size = size;
    const bool wall = board.session().seating == app::Seating::Wall;
    std::array<std::vector<const app::Seat*>, 4> byEdge;
    for (const auto& [id, seat] : board.all<app::Seat>())
        if (seat.present) byEdge[wall ? 0 : static_cast<int>(seat.edge)].push_back(&seat);

    std::array<bool, 4> taken{};
    std::array<std::vector<OpenPanel>, 4> opened;
    const float margin = size.mm(kTrayMarginMm);
    for (int e = 0; e < 4; ++e) {
        auto& seats = byEdge[e];
        if (seats.empty()) continue;
        taken[e] = true;
        const Edge edge = static_cast<Edge>(e);
        std::ranges::sort(seats, {}, [](const app::Seat* s) { return std::pair(s->along, s->id); });
        const float length = edgeLength(size, edge);
        const float w = std::min(size.mm(kTrayWMm), length / static_cast<float>(seats.size()) - 6);
        std::vector<float> centres;
        for (const app::Seat* seat : seats) centres.push_back(std::clamp(seat->along * length, w / 2, length - w / 2));
        spread(centres, w, length);
        for (std::size_t i = 0; i < seats.size(); ++i) {
            SeatPlace place;
            place.seat = seats[i]->id;
            place.tray = atEdge(size, edge, centres[i], w, size.mm(kTrayHMm), margin);
            for (const PanelSize& panel : open)
                if (panel.seat == place.seat) {
                    const float pw = std::min(size.mm(panel.wMm), length - 2 * margin);
                    opened[static_cast<std::size_t>(e)].push_back(
                        {plan.seats.size(), edge, centres[i], pw, panel.leastWMm > 0 ? std::min(pw, size.mm(panel.leastWMm)) : pw,
                         size.mm(panel.hMm)});
                    place.open = true;
                }
            plan.seats.push_back(std::move(place));
        }
    }
    settleAll(size, plan, opened);
    for (SeatPlace& place : plan.seats) layTrayNotes(board, size, place);

    const float band = size.mm(kTrayHMm) + 2 * margin;
    const float W = static_cast<float>(size.width), H = static_cast<float>(size.height);
    const float statusH = size.mm(kStatusHMm);
    const float left = taken[3] ? band : 2 * margin, right = taken[1] ? band : 2 * margin;
    const float top = (taken[2] ? band : margin), bottom = taken[0] ? band : 2 * margin;
    // One strip: in table mode its left half speaks to the bottom edge, its right half, turned, to the top edge.
    const float stripW = W - left - right;
    if (wall) plan.status = {{left, top, stripW, statusH}, 0};
    else {
        plan.status = {{left, top, stripW / 2, statusH}, 0};
        plan.statusTurned = {{left + stripW / 2, top, stripW / 2, statusH}, 2};
    }
    plan.boardArea = {left, top + statusH, stripW, H - top - statusH - bottom};
    moveStatusAside(size, plan);

    // Beside a corner, where no tray reaches; the very corner is the facilitator's.
    const float f = size.mm(kFitMm);
    const auto button = [&](Edge edge, bool adds, const char* name) {
        const float along = edgeLength(size, edge) - f * (adds ? 3.6f : 2.3f);
        plan.edgeButtons.push_back({atEdge(size, edge, along, f, f, margin).box, edge, adds, name});
    };
    const bool roomForMore = plan.seats.size() < 12;
    const bool zooms = board.session().step != app::Step::Ranking;  // the funnel always shows whole
    if (zooms) button(Edge::Bottom, false, "fit-bottom");
    if (roomForMore) button(Edge::Bottom, true, "seat-bottom");
    if (!wall) {
        if (zooms)
            button(Edge::Top, false, "fit-top"), button(Edge::Left, false, "fit-left"), button(Edge::Right, false, "fit-right");
        if (roomForMore)
            button(Edge::Top, true, "seat-top"), button(Edge::Left, true, "seat-left"), button(Edge::Right, true, "seat-right");
    }
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

Pose cornerPose(const TableSize& size, int corner, float wMm, float hMm, app::Seating seating) {
    const float m = size.mm(kTrayMarginMm);
    const float w = std::min(size.mm(wMm), static_cast<float>(size.width) - 2 * m),
                h = std::min(size.mm(hMm), static_cast<float>(size.height) - 2 * m);
    const bool right = corner == 1 || corner == 2, bottom = corner >= 2;
    Pose pose;
    pose.box = {std::round(right ? size.width - w - m : m), std::round(bottom ? size.height - h - m : m), std::round(w),
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

}  // namespace ui::scene
