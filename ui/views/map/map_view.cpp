#include "ui/views/map/map_view.h"

#include <algorithm>
#include <cmath>

#include "app/commands/notes.h"
#include "app/rules/voting.h"
#include "ui/glass/interaction.h"
#include "ui/views/map/map_drawing.h"

namespace ui::views::map {

using namespace app::layout;
namespace commands = app::commands;

namespace {

constexpr ZoomLimits kZoom{0.08f, 6};  // pixels per millimetre of board, per pixel of table
// No larger than life: a note at zoom 1 is 60 mm wide, and 1.15 of that is the most a table needs.
constexpr float kMostFitted = 1.15f;
constexpr float kZoomAStep = 1.15f;  // of a wheel

ZoomLimits limitsAt(const TableSize& size) { return {kZoom.least * size.pxPerMm, kZoom.most * size.pxPerMm}; }

constexpr float kFitMarginPx = 6;
}  // namespace

std::vector<StepName> MapView::steps() const {
    return {{app::steps::kMap, TR_NOOP("Map the journey")},
            {app::steps::kVote, TR_NOOP("Vote")},
            {app::steps::kResults, TR_NOOP("Results of the vote")}};
}

bool MapView::hangsOn(app::RecordKind kind) const {
    using enum app::RecordKind;
    return kind == Session || kind == Stage || kind == Lane || kind == Note || kind == Group || kind == Placement;
}

void MapView::update(const Layout& layout) {
    const TablePlan& plan = layout.plan;
    const bool resized = plan.size.width != m_plan.size.width || plan.size.height != m_plan.size.height;
    const bool roomChanged = plan.boardArea != m_plan.boardArea;
    // A result comes or has been seen: everybody looks at the whole board anew, but for a hand that is moving it.
    const bool revealing = plan.strips.empty() != m_plan.strips.empty() && m_hand == 0;
    m_plan = plan;
    followRounds(layout);
    const bool refocus = std::exchange(m_refocus, false);
    if (layout.structure || resized || refocus) {
        if (!m_fitted || resized) fitShape(layout.board);
        m_shape.focus = m_focus = kept(layout.board, m_focus);
        m_map = layOutMap(layout.board, m_shape);
    }
    if (resized) m_fitted = false;
    // A step is a new beginning for everyone: the whole board, as large as it goes.
    if (!m_fitted || revealing || refocus || (layout.entered && !m_moved)) {
        fitShape(layout.board);
        m_map = layOutMap(layout.board, m_shape);
        fitView();
        m_fitted = true;
    } else if (roomChanged && !m_moved) {
        fitView();  // a tray came or went: the board makes room
    }
}

// What a round is about is what people look at, from its opening through its result; another step shows everything.
void MapView::followRounds(const Layout& layout) {
    const app::Round* round = app::rules::openRound(layout.board);
    if (!round) round = layout.board.find(layout.revealed);
    if (round && round->on == app::RoundOn::Actions) round = nullptr;
    const app::Id<app::Round> about = round ? round->id : app::Id<app::Round>{};
    if (about != std::exchange(m_about, about) && about) {
        if (MapFocus focus = focusOf(layout.board, *round); focus != m_focus) focusOn(std::move(focus));
    } else if (layout.entered && !about && m_focus.any()) {
        focusOn({});
    }
}

// On a bar or on the key: everything again. On a title: that lane or stage alone.
bool MapView::tapGround(const app::Board& board, app::Point px) {
    const app::Point at = m_view.toBoard(px);
    if (showAllPx(m_map, m_view, m_plan.size.pxPerMm).contains(px)) return focusOn({}), true;
    for (const StageBox& stage : m_map.stages) {
        if (!stage.header.contains(at) && !stage.footer.contains(at)) continue;
        MapFocus focus = m_focus;
        if (stage.bar) focus = {};
        else focus.stage = focus.stage ? app::Id<app::Stage>{} : stage.id;
        return focusOn(kept(board, focus)), true;
    }
    for (const LaneBox& lane : m_map.lanes) {
        if (!lane.label.contains(at) && !(lane.bar && lane.row.contains(at))) continue;
        MapFocus focus = m_focus;
        if (lane.bar) focus = {};
        else if (focus.lanes.size() == 1) focus.lanes.clear();
        else focus.lanes = {lane.id};
        return focusOn(kept(board, focus)), true;
    }
    return false;
}

const app::Round* MapView::results(const app::Board& board) const {
    return board.session().step == app::steps::kResults ? app::rules::latestOnMap(board) : nullptr;
}

void MapView::fit(const app::Board& board) {
    m_focus = {};
    fitShape(board);
    m_map = layOutMap(board, m_shape);
    fitView();
    m_fitted = true;
}

void MapView::fitShape(const app::Board& board) {
    const app::Rect area = m_plan.boardArea.grown(-kFitMarginPx);
    const float mm = 1 / m_plan.size.pxPerMm;
    m_shape = shapeFor(board, m_focus, {std::max(1.0f, area.w * mm), std::max(1.0f, area.h * mm)}, kMostFitted);
}

void MapView::fitView() {
    m_view.fit(m_map.bounds, m_plan.boardArea.grown(-kFitMarginPx), m_plan.size.pxPerMm * kMostFitted);
    m_moved = false, m_hand = 0;
}

void MapView::setView(const Viewport& view) { m_view = view, m_moved = true, m_hand = 0; }

Viewport MapView::moved(const Viewport& start, app::Point pivotPx, float scale, app::Point movePx) const {
    Viewport view = start;
    view.scale = limitsAt(m_plan.size).zoomed(start.scale, scale);
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

bool MapView::take(std::uint64_t hand) {
    if (m_hand && m_hand != hand) return false;
    m_hand = hand, m_start = m_view;
    return true;
}

bool MapView::move(std::uint64_t hand, app::Point pivotPx, float scale, app::Point movePx) {
    if (m_hand != hand) return false;
    m_view = moved(m_start, pivotPx, scale, movePx), m_moved = true;
    return true;
}

void MapView::release(std::uint64_t hand) {
    if (m_hand == hand) m_hand = 0;
}

const char* MapView::whyTaken() const { return TR_NOOP("Another hand is moving the board."); }

void MapView::wheel(app::Point px, float steps) { setView(moved(m_view, px, std::pow(kZoomAStep, steps), {})); }

Ref MapView::pick(app::Point px) const {
    const app::Point at = m_view.toBoard(px);
    // Exactly first; then small notes get a little more than they show, since a fingertip needs 7 mm at the least.
    const float minimum = m_plan.size.mm(7) / m_view.scale;
    for (float grow : {0.0f, std::max(0.0f, (minimum - kNoteH) / 2)})
        for (auto note = m_map.notes.rbegin(); note != m_map.notes.rend(); ++note) {
            const app::Point local = app::turned(at - note->rect.centre(), -note->turn) + note->rect.centre();
            if (note->rect.grown(grow).contains(local)) return refTo(note->id);
        }
    for (const GroupBox& group : m_map.groups)
        if (group.rect.contains(at)) return refTo(group.id);
    return {};
}

std::optional<Lying> MapView::lyingOf(const Ref& ref) const {
    if (const auto note = ref.id<app::Note>())
        if (const auto* box = m_map.find(note)) return Lying{notePx(*box), box->turn};
    if (const auto group = ref.id<app::Group>())
        if (const auto box = std::ranges::find(m_map.groups, group, &GroupBox::id); box != m_map.groups.end())
            return Lying{m_view.toPx(box->rect)};
    // Behind a bar it lies as a small paper in the bar: there it glides to, and comes back from.
    if (const auto behind = m_map.behind.find(ref.record.id);
        behind != m_map.behind.end() && (ref.is(app::RecordKind::Note) || ref.is(app::RecordKind::Group))) {
        const app::Rect cell = m_view.toPx(m_map.cells[behind->second].rect);
        const float h = std::min(cell.w, cell.h) * 0.7f, w = std::min(cell.w, h * kNoteW / kNoteH);
        return Lying{{cell.centre().x - w / 2, cell.centre().y - h / 2, w, h}};
    }
    return std::nullopt;
}

// Notes and groups are held by ui/hands; between them is ground.
std::unique_ptr<Interaction> MapView::claim(const Ref&, const touch::Contact&, ViewContext&) { return nullptr; }

namespace {

float snapped(float turn, float within) {
    const float upright = std::round(turn / 90) * 90;
    return std::abs(turn - upright) <= within ? upright : turn;
}

// Turned by hand it keeps its turn; out of a tray it faces as the map does; else it lies as it lay.
float turnOf(const app::Board& board, const Dropped& dropped, app::Id<app::Note> note) {
    if (dropped.turnedByHand) return snapped(dropped.turn - tiltOf(note), dropped.snapDegrees);
    const app::Placement* placement = board.find<app::Placement>(note.value);
    return placement && placement->place == app::Place::Cell ? placement->turn : 0;
}

}  // namespace

std::optional<Drop> MapView::dropOf(const app::Board& board, const Dropped& dropped) const {
    const auto at = dropAt(board, m_map, m_view.toBoard(dropped.fingerPx), dropped.thing.record.id);
    if (!at) return std::nullopt;
    const auto note = dropped.thing.id<app::Note>();
    Drop drop;
    if (at->ontoNote && note) drop.targetPx = notePx(*m_map.find(at->ontoNote));
    else
        for (const auto& cell : m_map.cells)
            if (cell.cell == at->cell) drop.targetPx = m_view.toPx(cell.rect);
    const commands::Gap gap{at->low, at->high};
    if (const auto group = dropped.thing.id<app::Group>()) {
        if (!at->intoGroup)
            drop.command = [group, gap, cell = at->cell](const app::Board& b, app::CommandContext& context) {
                return commands::moveGroup(b, context, group, cell, gap);
            };
        return drop;
    }
    drop.command = [note, gap, at = *at, turn = turnOf(board, dropped, note)](const app::Board& b, app::CommandContext& context) {
        if (at.intoGroup) return commands::placeInGroup(b, context, note, at.intoGroup, gap);
        if (at.ontoNote) return commands::groupNotes(b, context, note, at.ontoNote);
        return commands::placeNote(b, context, note, at.cell, gap, turn);
    };
    return drop;
}

std::vector<Piece> MapView::pieces(const Look& look) const { return mapPieces({look, m_map}); }

void MapView::draw(paint::Painter& painter, const Look& look, const app::Rect& area) const {
    drawMap(painter, {look, m_map}, area);
}

void MapView::drawThing(paint::Painter& painter, const Look& look, const Ref& thing, Place, const app::Rect& px, float,
                        float lift) const {
    if (const auto group = thing.id<app::Group>()) drawHeldGroup(painter, {look, m_map}, group, px, lift);
}

float MapView::reachOf(const Look&, const Ref& thing, const app::Rect& px) const {
    const auto group = thing.id<app::Group>();
    const auto box = std::ranges::find(m_map.groups, group, &GroupBox::id);
    return group && box != m_map.groups.end() ? groupShadowReach(px.w / box->rect.w) : 0;
}

}  // namespace ui::views::map
