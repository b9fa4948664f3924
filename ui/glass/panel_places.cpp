#include "ui/glass/panel_places.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui::glass {

using app::Edge, app::Pose, app::Rect;

float edgeLength(const TableSize& size, Edge edge) {
    return static_cast<float>(edge == Edge::Bottom || edge == Edge::Top ? size.width : size.height);
}

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
Reach reachOf(const TableSize& size, Edge edge, const Rect& box) {
    const float W = static_cast<float>(size.width), H = static_cast<float>(size.height);
    switch (edge) {
        case Edge::Bottom:
            return {box.x, box.right(), H - box.bottom(), H - box.y};
        case Edge::Top:
            return {W - box.right(), W - box.x, box.y, box.bottom()};
        case Edge::Left:
            return {box.y, box.bottom(), box.x, box.right()};
        case Edge::Right:
            return {H - box.bottom(), H - box.y, W - box.right(), W - box.x};
    }
    return {};
}

namespace {

// Side by side between `from` and `to` pixels along their edge, near their seats; narrower if they must be. Where even that is
// too little they are as narrow as they may be, and overlap one another.
void settle(const TableSize& size, TablePlan& plan, std::vector<OpenPanel>& panels, float from, float to) {
    if (panels.empty()) return;
    const float gap = size.mm(kPanelGapMm);
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
    for (const OpenPanel& p : panels)
        plan.seats[p.place].panel = atEdge(
            size, p.edge, std::clamp(p.centre, from + p.w / 2, std::max(from + p.w / 2, to - p.w / 2)), p.w, p.h, p.margin);
}

// Each within what its seat has of the edge, so that it covers no other tray; and between `from` and `to` where it has room.
void settleInPlace(const TableSize& size, TablePlan& plan, const std::vector<OpenPanel>& panels, float from, float to) {
    for (const OpenPanel& p : panels) {
        float least = std::max(p.from, from), most = std::min(p.to, to);
        if (most - least < p.least) least = p.from, most = p.to;
        const float w = std::min(p.w, most - least);
        plan.seats[p.place].panel = atEdge(size, p.edge, std::clamp(p.centre, least + w / 2, most - w / 2), w, p.h, p.margin);
    }
}

// Where an edge's panels may lie along it.
struct Run {
    float from = 0, to = 0;
};

// The larger part beside the facilitator's panel, if these panels fit into it.
Run besideFacilitator(const TableSize& size, const std::vector<OpenPanel>& panels, const Rect& facilitator, const Run& run) {
    if (panels.empty() || facilitator.empty()) return run;
    const Reach taken = reachOf(size, panels.front().edge, facilitator);
    const float gap = size.mm(kPanelGapMm);
    float depth = 0, least = -gap;
    for (const OpenPanel& p : panels) depth = std::max(depth, p.margin + p.h), least += p.least + gap;
    if (taken.near >= depth || taken.to <= run.from || taken.from >= run.to) return run;
    const Run below{run.from, taken.from - gap}, above{taken.to + gap, run.to};
    const Run& larger = below.to - below.from > above.to - above.from ? below : above;
    return larger.to - larger.from >= least ? larger : run;
}

// What the open panels of one edge need: how far they reach from the rim, and the least they take along it.
struct Need {
    float depth = 0, least = 0;
};
Need needOf(const std::vector<OpenPanel>& panels, float gap) {
    Need need;
    for (const OpenPanel& p : panels) need.depth = std::max(need.depth, p.h + p.margin + gap), need.least += p.least + gap;
    return need;
}

// Those at the long edges first; those at the sides keep clear of them. Where there is no room between them, those at the long
// edges leave the ends of their edge to the sides, if they can.
void settleAfresh(const TableSize& size, TablePlan& plan, app::Per<Edge, std::vector<OpenPanel>> open, const Rect& facilitator) {
    const float gap = size.mm(kPanelGapMm), H = static_cast<float>(size.height);
    const auto of = [&](Edge edge) -> std::vector<OpenPanel>& { return open[edge]; };
    const auto ring = [&](Edge edge) { return plan.ring[edge]; };
    const auto inPlace = [](const std::vector<OpenPanel>& panels) { return !panels.empty() && panels.front().to > 0; };
    const Need bottom = needOf(of(Edge::Bottom), gap), top = needOf(of(Edge::Top), gap);
    const float between = H - std::max(bottom.depth, ring(Edge::Bottom)) - std::max(top.depth, ring(Edge::Top));
    // From the rim at a side: where those at the long edges may begin.
    const auto side = [&](Edge edge) {
        const Need need = needOf(of(edge), gap);
        return need.least > between ? std::max(need.depth, ring(edge)) : ring(edge);
    };
    for (Edge edge : {Edge::Bottom, Edge::Top}) {
        auto& panels = of(edge);
        // Along the top edge one counts from the right.
        const Edge first = edge == Edge::Bottom ? Edge::Left : Edge::Right,
                   last = edge == Edge::Bottom ? Edge::Right : Edge::Left;
        const float length = edgeLength(size, edge);
        const bool yields = needOf(panels, gap).least <= length - side(first) - side(last);
        const Run run = besideFacilitator(size, panels, facilitator,
                                          {yields ? side(first) : ring(first), length - (yields ? side(last) : ring(last))});
        if (inPlace(panels)) settleInPlace(size, plan, panels, run.from, run.to);
        else settle(size, plan, panels, run.from, run.to);
    }
    for (Edge edge : {Edge::Left, Edge::Right}) {
        auto& panels = of(edge);
        const Need need = needOf(panels, gap);
        float above = ring(Edge::Top), below = ring(Edge::Bottom);
        const auto reaches = [&](const Rect& box) {
            return edge == Edge::Left ? box.x < need.depth : box.right() > static_cast<float>(size.width) - need.depth;
        };
        for (const OpenPanel& p : of(Edge::Top))
            if (const Rect& box = plan.seats[p.place].panel.box; reaches(box)) above = std::max(above, box.bottom() + gap);
        for (const OpenPanel& p : of(Edge::Bottom))
            if (const Rect& box = plan.seats[p.place].panel.box; reaches(box)) below = std::max(below, H - box.y + gap);
        if (H - above - below < need.least - gap) above = ring(Edge::Top), below = ring(Edge::Bottom);
        // Along the right edge one counts from the bottom.
        const Run run =
            besideFacilitator(size, panels, facilitator, edge == Edge::Left ? Run{above, H - below} : Run{below, H - above});
        if (inPlace(panels)) settleInPlace(size, plan, panels, run.from, run.to);
        else settle(size, plan, panels, run.from, run.to);
    }
}

// Where the panels of an edge may lie above its trays; in the place of its tray a panel has limits of its own.
Run runOf(const TableSize& size, const TablePlan& plan, const OpenPanel& p) {
    if (p.to > 0) return {p.from, p.to};
    // From the left hand of who sits there.
    static constexpr app::Per<Edge, Edge> kFirst({Edge::Left, Edge::Bottom, Edge::Right, Edge::Top});
    static constexpr app::Per<Edge, Edge> kLast({Edge::Right, Edge::Top, Edge::Left, Edge::Bottom});
    return {plan.ring[kFirst[p.edge]], edgeLength(size, p.edge) - plan.ring[kLast[p.edge]]};
}

bool canStay(const TableSize& size, const TablePlan& plan, const OpenPanel& p) {
    if (p.kept.empty()) return false;
    const Reach r = reachOf(size, p.edge, p.kept);
    const Run run = runOf(size, plan, p);
    const float w = r.to - r.from;
    return std::abs(r.near - p.margin) <= 1 && std::abs(r.depth - r.near - p.h) <= 1 && w <= p.w + 1 &&
           w >= std::min(p.least, p.w) - 1 && r.from >= run.from - 1 && r.to <= run.to + 1;
}

// The gap that is nearest to its seat, or the widest that is wide enough for the least of it; nothing where there is none, or
// only one far away.
std::optional<Pose> gapFor(const TableSize& size, const TablePlan& plan, const OpenPanel& p, const std::vector<Rect>& taken) {
    const Run run = runOf(size, plan, p);
    const float gap = size.mm(kPanelGapMm);
    std::vector<Run> covered;
    for (const Rect& box : taken)
        if (const Reach r = reachOf(size, p.edge, box); r.near < p.margin + p.h + gap && r.depth + gap > p.margin)
            covered.push_back({r.from - gap, r.to + gap});
    covered.push_back({run.to, run.to});
    std::ranges::sort(covered, {}, &Run::from);
    std::optional<Run> best;
    float at = run.from;
    const auto away = [&](const Run& r) {
        const float w = std::min(p.w, r.to - r.from);
        return std::abs(std::clamp(p.centre, r.from + w / 2, r.to - w / 2) - p.centre);
    };
    for (const Run& one : covered) {
        const Run free{at, std::min(one.from, run.to)};
        at = std::max(at, one.to);
        if (free.to - free.from < p.least - 0.5f) continue;
        const auto better = [&](const Run& a, const Run& b) {
            const float wa = std::min(p.w, a.to - a.from), wb = std::min(p.w, b.to - b.from);
            return wa != wb ? wa > wb : away(a) < away(b);
        };
        if (away(free) <= p.w && (!best || better(free, *best))) best = free;
    }
    if (!best) return std::nullopt;
    const float w = std::min(p.w, best->to - best->from);
    return atEdge(size, p.edge, std::clamp(p.centre, best->from + w / 2, best->to - w / 2), w, p.h, p.margin);
}

bool anyMeet(const TablePlan& plan) {
    for (std::size_t i = 0; i < plan.seats.size(); ++i)
        for (std::size_t j = i + 1; j < plan.seats.size(); ++j)
            if (plan.seats[i].open && plan.seats[j].open && plan.seats[i].panel.box.grown(-1).touches(plan.seats[j].panel.box))
                return true;
    return false;
}

}  // namespace

void settlePanels(const TableSize& size, TablePlan& plan, app::Per<Edge, std::vector<OpenPanel>>& open, const Rect& facilitator) {
    settleAfresh(size, plan, open, facilitator);
    std::vector<std::pair<const OpenPanel*, Pose>> staying;
    std::vector<const OpenPanel*> opening;
    std::vector<Rect> taken;
    for (const auto& panels : open)
        for (const OpenPanel& p : panels)
            if (canStay(size, plan, p)) {
                staying.emplace_back(&p, Pose{p.kept, plan.seats[p.place].panel.quarters});
                taken.push_back(p.kept);
            } else {
                opening.push_back(&p);
            }
    if (staying.empty()) return;
    bool room = true;
    for (const OpenPanel* p : opening) {
        std::vector<Rect> withFacilitator = taken;
        if (!facilitator.empty()) withFacilitator.push_back(facilitator);
        auto pose = gapFor(size, plan, *p, withFacilitator);
        if (!pose) pose = gapFor(size, plan, *p, taken);
        room = room && pose;
        if (pose) staying.emplace_back(p, *pose), taken.push_back(pose->box);
    }
    if (!room && !anyMeet(plan)) return;  // all fit as they have been laid anew
    for (const auto& [p, pose] : staying) plan.seats[p->place].panel = pose;
}

app::Point besidePanels(const TablePlan& plan, const Rect& box) {
    const float gap = plan.size.mm(kPanelGapMm);
    const auto ring = [&](Edge edge) { return plan.ring[edge]; };
    const float left = ring(Edge::Left), right = static_cast<float>(plan.size.width) - ring(Edge::Right);
    const float top = ring(Edge::Top), bottom = static_cast<float>(plan.size.height) - ring(Edge::Bottom);
    const auto free = [&](const Rect& r) {
        return r.x >= left - 1 && r.right() <= right + 1 && r.y >= top - 1 && r.bottom() <= bottom + 1 &&
               std::ranges::none_of(plan.seats, [&](const SeatPlace& s) { return s.open && s.panel.box.grown(-1).touches(r); });
    };
    if (free(box)) return {};
    std::optional<app::Point> best;
    const auto consider = [&](app::Point move) {
        if (free({box.x + move.x, box.y + move.y, box.w, box.h}) && (!best || app::length(move) < app::length(*best)))
            best = move;
    };
    for (const SeatPlace& place : plan.seats) {
        if (!place.open) continue;
        const Rect& other = place.panel.box;
        for (float x : {other.right() + gap, other.x - gap - box.w}) consider({x - box.x, 0});
        for (float y : {other.bottom() + gap, other.y - gap - box.h}) consider({0, y - box.y});
    }
    return best.value_or(app::Point{});
}

}  // namespace ui::glass
