#include "ui/views/funnel/drag_action.h"

#include <algorithm>
#include <cmath>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/rules/matrix_place.h"
#include "ui/hands/bubbles.h"
#include "ui/touch/two_finger.h"
#include "ui/views/funnel/action_words.h"

namespace ui::views::funnel {

namespace commands = app::commands;
using app::Point, app::Rect;

namespace {

constexpr double kRestS = 0.35;                // who rests on a row first carries it, whichever way the finger then goes
constexpr float kEdgeMm = 13, kEdgeMmS = 120;  // near the window's edge a held row scrolls the list, at most so fast
constexpr float kCarriedWMm = 84, kSpotMm = 8;
// A bubble that has moved less along an axis keeps what it has there; one that lies at the edge because it can go no further is
// not pulled off it by a finger that trembles.
constexpr float kStraightMm = 1, kOffEdgeMm = 4;

}  // namespace

DragAction::DragAction(FunnelView& view, const Ref& action, const Rect& boxPx, const touch::Contact& contact,
                       const ViewContext& at)
    : m_view(view),
      m_action(action.id<app::Action>()),
      m_from(partOf(action)),
      m_box(boxPx),
      m_zoom(view.funnel().zoom()),
      m_grip(view.funnel().isGrip(m_from, boxPx, contact.rawPx)),
      m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()),
      m_startS(at.nowS),
      m_lastS(at.nowS) {}

std::optional<Funnel::Pane> DragAction::scrolledPane() const {
    const Funnel::Pane pane = m_from == FunnelPart::List      ? Funnel::Pane::List
                              : m_from == FunnelPart::ToPlace ? Funnel::Pane::Tray
                                                              : Funnel::Pane::Tiers;
    if (m_from == FunnelPart::Matrix || !funnel().scroll(pane).overflows()) return std::nullopt;
    return pane;
}

void DragAction::decide(const touch::Contact& contact, ViewContext& at) {
    const auto pane = scrolledPane();
    const bool sideways = pane == Funnel::Pane::Tray;
    const Point moved = m_press.movedPx();
    const bool along = sideways ? std::abs(moved.x) > std::abs(moved.y) : std::abs(moved.y) > std::abs(moved.x);
    if (!pane || !along || m_grip || at.nowS - m_startS > kRestS) {
        m_mode = Mode::Carrying;
        return;
    }
    m_mode = Mode::Scrolling;
    m_scrolling.emplace(m_view.funnel().scroll(*pane), sideways);
    m_scrolling->begin(contact, at);
}

void DragAction::viewLeft(ViewContext&) {
    if (m_scrolling) m_scrolling->drop(m_press.contact());
    m_over = true;
}

void DragAction::feed(ViewContext& at) {
    if (m_over) return;
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact || !at.board.find(m_action)) {
        if (contact && m_mode == Mode::Carrying) at.answer(contact->px, TR_NOOP("Another hand has moved it."));
        return viewLeft(at);
    }
    m_press.feed(*contact, at.nowS);
    if (m_mode == Mode::Waiting && m_press.dragged()) decide(*contact, at);
    if (m_mode == Mode::Scrolling) {
        m_scrolling->follow(*contact, at);
        m_over = m_press.over();
        if (m_over) m_scrolling->end(*contact, at);
        return;
    }
    if (!m_press.over()) {
        if (m_mode == Mode::Carrying) scrollAtEdge(at);
        m_lastS = at.nowS;
        at.drafts.held.push_back(draft(at, m_mode == Mode::Carrying ? dropAt(at) : Drop{}));
        return;
    }
    m_over = true;
    if (m_press.state() == touch::Press::State::Tapped)
        hands::toggleBubble(at, refTo(m_action, placeOf(m_from)), m_press.startPx());
    else if (m_press.dragged()) release(at);
}

DragAction::Drop DragAction::dropAt(const ViewContext& at) const {
    const Funnel& f = funnel();
    const auto& l = f.layout();
    const Point finger = m_press.px();
    Drop drop;
    if (at.scene.covered(finger)) return drop;
    if (f.toPx(l.list).contains(finger)) {
        drop.place = FunnelPart::List;
        if (m_from != FunnelPart::List) {
            if (m_from == FunnelPart::Tier) drop.targetPx = f.toPx(l.list);  // out of the plan; from elsewhere it changes nothing
            return drop;
        }
        std::size_t gap = static_cast<std::size_t>(f.rowGapAt(carriedCentre()));
        const Rect window = f.windowPx(Funnel::Pane::List);
        const Rect row = gap < f.rows().size() ? f.rowPx(gap) : f.rowPx(gap - 1);
        const float y = gap < f.rows().size() ? row.y : row.bottom();
        drop.targetPx = {row.x, std::clamp(y - 3, window.y, window.bottom() - 3), row.w, 3};
        while (gap < f.rows().size() && f.rows()[gap].ranked.action == m_action) ++gap;
        if (gap < f.rows().size()) drop.before = f.rows()[gap].ranked.action;
    } else if (f.toPx(l.plot).contains(finger)) {
        aimInMatrix(at, drop);
    } else if (const auto tier = f.tierDropAt(finger)) {
        const auto& fill = f.tiers()[static_cast<std::size_t>(tier->tier)];
        std::size_t before = static_cast<std::size_t>(tier->before);
        while (before < fill.actions.size() && fill.actions[before] == m_action) ++before;
        drop.place = FunnelPart::Tier, drop.tier = fill.tier;
        if (before < fill.actions.size()) drop.before = fill.actions[before];
        drop.targetPx = app::clipped(f.tierPx(tier->mark), f.windowPx(Funnel::Pane::Tiers));
    }
    return drop;
}

void DragAction::aimInMatrix(const ViewContext& at, Drop& drop) const {
    const Funnel& f = funnel();
    drop.place = FunnelPart::Matrix;
    Point px = m_from == FunnelPart::Matrix ? carriedCentre() : m_press.px();
    bool across = true, up = true;
    if (m_from == FunnelPart::Matrix && m_zoom == f.zoom()) {  // zoomed meanwhile, every place is another
        const Funnel::Spot* spot = f.spot(m_action);
        const bool atEdge = spot && spot->edge != Funnel::Edge::None;
        const Point moved = m_press.movedPx() * at.mmPerPx();
        across = std::abs(moved.x) > (atEdge ? kOffEdgeMm : kStraightMm), up = std::abs(moved.y) > kStraightMm;
        if (!across) px.x = m_box.centre().x;
        if (!up) px.y = m_box.centre().y;
    }
    drop.at = f.plotAt(px);
    if (across) drop.wish.across = drop.at.x;
    if (up) drop.wish.up = drop.at.y;
}

Held DragAction::draft(const ViewContext& at, const Drop& drop) const {
    const bool lifted = m_mode == Mode::Carrying;
    Held held{.thing = refTo(m_action, placeOf(m_from)),
              .centrePx = carriedCentre(),
              .sizePx = {m_box.w, m_box.h},
              .targetPx = drop.targetPx,
              .lifted = lifted};
    const float mm = at.scene.plan().size.pxPerMm;
    held.between = std::min(drop.targetPx.w, drop.targetPx.h) < 3 * mm;
    if (!lifted) return held;
    // A row stays a row over its list; over the matrix everything is a bubble, elsewhere a card.
    const bool stays = m_from == FunnelPart::List && drop.place == FunnelPart::List;
    held.as = placeOf(drop.place == FunnelPart::Matrix ? FunnelPart::Matrix : stays ? FunnelPart::List : FunnelPart::Tier);
    held.turn = drop.place == FunnelPart::Matrix ? 0 : -1.2f;
    if (drop.place == FunnelPart::Matrix) {
        const float side = m_from == FunnelPart::Matrix ? m_box.w : kSpotMm * mm;
        held.sizePx = {side, side};
        if (m_from != FunnelPart::Matrix) held.centrePx = m_press.px();
        const app::Action* action = at.board.find(m_action);
        held.title = action ? action->title : std::string{};
        held.words =
            estimateText(at.tr, app::rules::estimateAt(at.board, app::rules::matrixScale(at.board), m_action, drop.wish));
    } else if (!stays) {
        held.sizePx = m_from == FunnelPart::Tier ? Point{m_box.w, m_box.h} : Point{kCarriedWMm * mm, app::layout::kCardH * mm};
        if (m_from != FunnelPart::Tier) held.centrePx = m_press.px();
    }
    return held;
}

void DragAction::scrollAtEdge(ViewContext& at) {
    Funnel& f = m_view.funnel();
    const Point finger = m_press.px();
    const float edge = at.scene.plan().size.mm(kEdgeMm), seconds = static_cast<float>(at.nowS - m_lastS);
    for (Funnel::Pane pane : {Funnel::Pane::List, Funnel::Pane::Tiers}) {
        const Rect window = f.windowPx(pane);
        if (finger.x < window.x || finger.x > window.right() || f.scroll(pane).hand) continue;
        const float up = std::clamp((window.y + edge - finger.y) / edge, 0.0f, 1.0f),
                    down = std::clamp((finger.y - window.bottom() + edge) / edge, 0.0f, 1.0f);
        if (up != down) f.scroll(pane).by((down - up) * kEdgeMmS * seconds);
    }
}

void DragAction::release(ViewContext& at) {
    // A flick shorter than a frame is a drag nobody has decided yet.
    if (m_mode == Mode::Waiting) m_mode = Mode::Carrying;
    const Drop drop = dropAt(at);
    const Held held = draft(at, drop);
    const bool done = m_press.state() == touch::Press::State::Ended && perform(at, drop);
    const FunnelPart to = done ? drop.place : m_from;
    if (done && (to == FunnelPart::Tier || to == FunnelPart::Matrix)) at.placed(m_press.px());
    at.drafts.transitions.push_back({refTo(m_action, placeOf(to)), held.centrePx, held.sizePx, held.turn, at.nowS});
}

bool DragAction::perform(ViewContext& at, const Drop& drop) {
    const Point px = m_press.px();
    const auto run = [&](const Command& command) { return at.run(px, command); };
    switch (drop.place) {
        case FunnelPart::List:
            if (m_from == FunnelPart::Tier)
                return run([&](const app::Board& b, app::CommandContext& context) {
                    return commands::takeOutOfPlan(b, context, m_action, false);
                });
            if (m_from != FunnelPart::List) break;
            if (!run([&](const app::Board& b, app::CommandContext& context) {
                    return commands::moveRank(b, context, m_action, drop.before, m_view.shownActions());
                }))
                return false;
            m_view.setRankBy(RankBy::Hand);  // what a hand changed is what is shown
            return true;
        case FunnelPart::Matrix:
            if (!run([&](const app::Board& b, app::CommandContext& context) {
                    return commands::estimate(b, context,
                                              app::rules::estimateAt(b, app::rules::matrixScale(b), m_action, drop.wish));
                }))
                return false;
            m_view.funnel().place(at.board, at.scene.standings(), m_action, drop.at);
            if (const auto* spot = m_view.funnel().spot(m_action); spot && spot->unsure)
                at.answer(px, TR_NOOP("Its confidence keeps its value from being higher."));
            return true;
        case FunnelPart::Tier:
            return run([&](const app::Board& b, app::CommandContext& context) {
                return commands::planAction(b, context, m_action, drop.tier, drop.before);
            });
        default:
            break;
    }
    at.answer(px, m_from == FunnelPart::List || m_from == FunnelPart::Tier ? TR_NOOP("Drop it in the list, the matrix or a tier.")
                                                                           : TR_NOOP("Drop it in the matrix or in a tier."));
    return false;
}

const touch::Contact* DragAction::giveUpFor(const touch::Contact& second, const ViewContext& at) {
    const touch::Contact* first = at.find(m_press.contact());
    if (m_over || m_mode != Mode::Waiting || m_from != FunnelPart::Matrix || !first ||
        !touch::canJoin(*first, second, at.config, at.mmPerPx()))
        return nullptr;
    m_over = true;
    return first;
}

void DragAction::notify(const app::Touched& touched, ViewContext& at) {
    // Someone planned anew or took it out: the hand that took it from its tier lets go, the board is right. What hangs on nothing
    // that changed (a rank, an estimate) goes on: the drop asks the board of its own moment.
    const auto mine = [&](const app::RecordKey& key) { return key.id == m_action.value && key.kind == app::RecordKind::Planned; };
    if (m_over || m_mode != Mode::Carrying || m_from != FunnelPart::Tier || std::ranges::none_of(touched.keys, mine)) return;
    std::erase_if(at.drafts.held, [&](const Held& held) { return held.thing.id<app::Action>() == m_action; });
    at.answer(m_press.px(), TR_NOOP("Another hand has moved it."));
    m_over = true;
}

}  // namespace ui::views::funnel
