#include "ui/glass/scene.h"

#include <algorithm>

#include "app/rules/voting.h"

namespace ui::glass {
namespace {

constexpr float kLeastScale = 0.08f, kMostScale = 6;  // pixels per millimetre of board, per pixel of table

}  // namespace

using namespace app::layout;

void Scene::update(const app::Board& board, const TablePlan& plan, bool structure) {
    const bool resized = plan.size.width != m_plan.size.width || plan.size.height != m_plan.size.height;
    const bool stepChanged = board.session().step != m_step;
    const bool roomChanged = plan.boardArea != m_plan.boardArea;
    m_plan = plan;
    m_step = board.session().step;
    if (resized || stepChanged) structure = true;
    if (structure) {
        if (!m_fitted || resized) m_notesAcross = bestNotesAcross(board, plan.boardArea.w / std::max(1.0f, plan.boardArea.h));
        m_map = layOutMap(board, m_notesAcross);
    }
    if (showsRanking()) {
        if (structure || roomChanged) m_funnel.update(board, *m_standings, m_rankBy, plan.boardArea, plan.size.pxPerMm);
        std::vector<app::Rect> panels{m_facilitatorPx};
        for (const SeatPlace& seat : plan.seats)
            if (seat.open) panels.push_back(seat.panel.box);
        m_funnel.coverWith(panels);
        if (stepChanged) m_funnel.takeGlides();  // everything is new: nothing has moved
        return;
    }
    if (resized) m_fitted = false;
    // A step is a new beginning for everyone: the whole board, as large as it goes.
    if (!m_fitted || (stepChanged && !m_moved)) fitAll(board);
    else if (roomChanged && !m_moved) fitView();  // a tray came or went: the board makes room
}

// No larger than life: a note at zoom 1 is 60 mm wide, and 1.15 of that is the most a table needs.
Viewport Scene::moved(const Viewport& start, app::Point pivotPx, float scale, app::Point movePx) const {
    const float pxPerMm = m_plan.size.pxPerMm;
    Viewport view = start;
    view.scale = std::clamp(start.scale * scale, kLeastScale * pxPerMm, kMostScale * pxPerMm);
    view.offset = pivotPx + (start.offset - pivotPx) * (view.scale / start.scale) + movePx;
    const app::Rect bounds = view.toPx(m_map.bounds), area = m_plan.boardArea;
    const float keep = m_plan.size.mm(60);
    view.offset.x += std::clamp(0.0f, area.x + keep - bounds.right(),
                                std::max(area.x + keep - bounds.right(), area.right() - keep - bounds.x));
    view.offset.y += std::clamp(0.0f, area.y + keep - bounds.bottom(),
                                std::max(area.y + keep - bounds.bottom(), area.bottom() - keep - bounds.y));
    view.offset = {std::round(view.offset.x), std::round(view.offset.y)};
    return view;
}

float Scene::mostScale() const { return m_plan.size.pxPerMm * 1.15f; }

void Scene::fitAll(const app::Board& board) {
    m_notesAcross = bestNotesAcross(board, m_plan.boardArea.w / std::max(1.0f, m_plan.boardArea.h));
    m_map = layOutMap(board, m_notesAcross);
    fitView();
    m_fitted = true;
}

void Scene::fitView() {
    m_view.fit(m_map.bounds, m_plan.boardArea.grown(-6), mostScale());
    m_moved = false;
}

std::vector<app::Id<app::Action>> Scene::shownActions() const {
    std::vector<app::Id<app::Action>> actions;
    for (const Funnel::Row& row : m_funnel.rows()) actions.push_back(row.ranked.action);
    return actions;
}

bool Scene::covered(app::Point px) const {
    return m_facilitatorPx.contains(px) ||
           std::ranges::any_of(m_plan.seats, [&](const SeatPlace& seat) { return seat.front().box.contains(px); });
}

Hit Scene::pick(app::Point px) const {
    for (const EdgeButton& button : m_plan.edgeButtons)
        if (button.px.grown(m_plan.size.mm(1)).contains(px))
            return {button.adds ? Hit::Kind::AddSeat : Hit::Kind::Fit, static_cast<std::uint64_t>(button.edge)};
    for (const SeatPlace& seat : m_plan.seats)
        for (auto note = seat.notes.rbegin(); note != seat.notes.rend(); ++note) {
            const app::Point local = app::turned(px - note->px.centre(), -note->turn) + note->px.centre();
            if (note->px.contains(local)) return {Hit::Kind::Note, note->note.value};
        }
    if (showsRanking()) return pickFunnel(px);
    const app::Point at = view().toBoard(px);
    // Exactly first; then small notes get a little more than they show, since a fingertip needs 7 mm at the least.
    const float minimum = m_plan.size.mm(7) / view().scale;
    for (float grow : {0.0f, std::max(0.0f, (minimum - kNoteH) / 2)})
        for (auto note = m_map.notes.rbegin(); note != m_map.notes.rend(); ++note) {
            const app::Point local = app::turned(at - note->rect.centre(), -note->turn) + note->rect.centre();
            if (note->rect.grown(grow).contains(local)) return {Hit::Kind::Note, note->id.value};
        }
    for (const GroupBox& group : m_map.groups)
        if (group.rect.contains(at)) return {Hit::Kind::Group, group.id.value};
    return {};
}

Hit Scene::pickFunnel(app::Point px) const {
    const Funnel& f = m_funnel;
    const FunnelLayout& l = f.layout();
    const auto on = [&](const app::Rect& mm) { return !mm.empty() && f.toPx(mm).contains(px); };
    const auto action = [](std::uint64_t id, ActionPlace place, bool grip) {
        return Hit{.kind = Hit::Kind::Row, .record = id, .place = place, .grip = grip};
    };
    const auto button = [](FunnelButton which) {
        return Hit{.kind = Hit::Kind::Button, .record = static_cast<std::uint64_t>(which), .button = which};
    };
    for (RankBy by : {RankBy::Votes, RankBy::Value, RankBy::Duels, RankBy::Hand})
        if (on(l.chips[static_cast<std::size_t>(by)]))
            return {.kind = Hit::Kind::RankBy, .record = static_cast<std::uint64_t>(by), .rankBy = by};
    if (on(l.median)) return button(FunnelButton::Median);
    if (on(l.whole) && f.zoom().scale > 1) return button(FunnelButton::Whole);
    if (on(l.makeTiers)) return button(FunnelButton::MakeTiers);
    if (on(l.propose)) return button(FunnelButton::Propose);
    if (on(l.rowsWindow)) {
        const auto [from, to] = f.visibleRows();
        for (std::size_t i = from; i < to; ++i)
            if (const app::Rect row = f.rowPx(i); row.contains(px))
                return action(f.rows()[i].ranked.action.value, ActionPlace::List, px.x < row.x + m_plan.size.mm(kGripW));
    }
    if (on(l.trayWindow))
        for (std::size_t i = 0; i < f.toPlace().size(); ++i)
            if (f.trayPx(i).contains(px)) return action(f.toPlace()[i].value, ActionPlace::Tray, false);
    if (on(l.tiersWindow)) {
        for (std::size_t t = 0; t < f.tiers().size(); ++t)
            for (std::size_t i = 0; i < f.tiers()[t].actions.size(); ++i)
                if (const app::Rect card = f.tierPx(l.tiers[t].cards[i]); card.contains(px))
                    return action(f.tiers()[t].actions[i].value, ActionPlace::Tier, px.x < card.x + m_plan.size.mm(9));
        return {.kind = Hit::Kind::Pane, .pane = Funnel::Pane::Tiers};
    }
    if (on(l.plot)) {
        for (bool value : {true, false})
            if (f.handlePx(value, value ? f.lines().y : f.lines().x).contains(px))
                return {.kind = Hit::Kind::Line, .record = value, .value = value};
        // The topmost bubble under it; else the one whose rim is nearest, within what a fingertip needs.
        const Funnel::Spot *nearest = nullptr, *top = nullptr;
        float best = m_plan.size.mm(3.5f);
        for (const Funnel::Spot& spot : f.spots()) {
            const float d = app::distance(f.spotPx(spot), px) - spot.radiusMm * m_plan.size.pxPerMm;
            if (d <= 0) top = &spot;
            if (d < best) best = d, nearest = &spot;
        }
        if (top) nearest = top;
        if (nearest) return action(nearest->action.value, ActionPlace::Matrix, true);
        return {.kind = Hit::Kind::Plot};
    }
    if (on(l.list)) return {.kind = Hit::Kind::Pane, .pane = Funnel::Pane::List};
    if (on(l.trayWindow)) return {.kind = Hit::Kind::Pane, .pane = Funnel::Pane::Tray};
    return {};
}

}  // namespace ui::glass
