#include "ui/hands/drag_action.h"

#include <algorithm>
#include <cmath>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/rules/matrix_place.h"
#include "ui/hands/bubbles.h"
#include "ui/touch/two_finger.h"

namespace ui::hands {

namespace commands = app::commands;
using app::Point, app::Rect;
using glass::ActionPlace, glass::Funnel;

namespace {

constexpr double kRestS = 0.35;                // who rests on a row first carries it, whichever way the finger then goes
constexpr float kEdgeMm = 13, kEdgeMmS = 120;  // near the window's edge a held row scrolls the list, at most so fast
constexpr float kCarriedWMm = 84, kSpotMm = 8;
// A bubble that has moved less along an axis keeps what it has there; one that lies at the edge because it can go no further is
// not pulled off it by a finger that trembles.
constexpr float kStraightMm = 1, kOffEdgeMm = 4;

}  // namespace

DragAction::DragAction(const glass::Hit& hit, const Rect& boxPx, const touch::Contact& contact, const Around& around)
    : m_action{hit.record},
      m_from(hit.place),
      m_box(boxPx),
      m_zoom(around.scene.funnel().zoom()),
      m_grip(hit.grip),
      m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()),
      m_startS(around.nowS),
      m_lastS(around.nowS) {}

std::optional<Funnel::Pane> DragAction::scrolledPane(const Around& around) const {
    const Funnel::Pane pane = m_from == ActionPlace::List   ? Funnel::Pane::List
                              : m_from == ActionPlace::Tray ? Funnel::Pane::Tray
                                                            : Funnel::Pane::Tiers;
    if (m_from == ActionPlace::Matrix || !around.scene.funnel().overflows(pane)) return std::nullopt;
    return pane;
}

void DragAction::decide(const touch::Contact& contact, Around& around) {
    const auto pane = scrolledPane(around);
    const Point moved = m_press.movedPx();
    const bool along = pane == Funnel::Pane::Tray ? std::abs(moved.x) > std::abs(moved.y) : std::abs(moved.y) > std::abs(moved.x);
    if (!pane || !along || m_grip || around.nowS - m_startS > kRestS) {
        m_mode = Mode::Carrying;
        return;
    }
    m_mode = Mode::Scrolling, m_pane = *pane;
    if (!around.scene.funnel().takeScroll(m_pane, contact.id.value))
        around.answer(contact.px, TR_NOOP("Another hand is scrolling this."));
}

void DragAction::feed(Around& around) {
    if (m_over) return;
    const touch::Contact* contact = around.find(m_press.contact());
    Funnel& funnel = around.scene.funnel();
    if (!contact || !around.board.find(m_action) || !around.scene.showsRanking()) {
        if (contact && m_mode == Mode::Carrying && around.scene.showsRanking())
            around.answer(contact->px, TR_NOOP("Another hand has moved it."));
        funnel.releaseScroll(m_pane, m_press.contact().value, 0);
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (m_mode == Mode::Waiting && m_press.dragged()) decide(*contact, around);
    if (m_mode == Mode::Scrolling) {
        const Point step = contact->stepPx();
        const auto mm = [&](Point px) { return -(m_pane == Funnel::Pane::Tray ? px.x : px.y) * around.mmPerPx(); };
        const bool mine = funnel.scroll(m_pane).hand == contact->id.value;
        if (mine) funnel.scrollBy(m_pane, mm(step));
        m_over = m_press.over();
        if (m_over && mine) funnel.releaseScroll(m_pane, contact->id.value, contact->cancelled ? 0 : mm(contact->velocityPxS));
        return;
    }
    if (!m_press.over()) {
        if (m_mode == Mode::Carrying) scrollAtEdge(around);
        m_lastS = around.nowS;
        around.drafts.held.push_back(draft(around, m_mode == Mode::Carrying ? dropAt(around) : Drop{}));
        return;
    }
    m_over = true;
    if (m_press.state() == touch::Press::State::Tapped)
        toggleBubble(around, Held::Kind::Row, m_action.value, m_press.startPx(), m_from);
    else if (m_press.dragged()) release(around);
}

DragAction::Drop DragAction::dropAt(const Around& around) const {
    const Funnel& f = around.scene.funnel();
    const auto& l = f.layout();
    const Point finger = m_press.px();
    Drop drop;
    if (around.scene.covered(finger)) return drop;
    if (f.toPx(l.list).contains(finger)) {
        drop.place = ActionPlace::List;
        if (m_from != ActionPlace::List) {
            if (m_from == ActionPlace::Tier)
                drop.targetPx = f.toPx(l.list);  // out of the plan; from elsewhere it changes nothing
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
        aimInMatrix(around, drop);
    } else if (const auto tier = f.tierDropAt(finger)) {
        const auto& fill = f.tiers()[static_cast<std::size_t>(tier->tier)];
        std::size_t before = static_cast<std::size_t>(tier->before);
        while (before < fill.actions.size() && fill.actions[before] == m_action) ++before;
        drop.place = ActionPlace::Tier, drop.tier = fill.tier;
        if (before < fill.actions.size()) drop.before = fill.actions[before];
        drop.targetPx = app::clipped(f.tierPx(tier->mark), f.windowPx(Funnel::Pane::Tiers));
    }
    return drop;
}

void DragAction::aimInMatrix(const Around& around, Drop& drop) const {
    const Funnel& f = around.scene.funnel();
    drop.place = ActionPlace::Matrix;
    Point px = m_from == ActionPlace::Matrix ? carriedCentre() : m_press.px();
    bool across = true, up = true;
    if (m_from == ActionPlace::Matrix && m_zoom == f.zoom()) {  // zoomed meanwhile, every place is another
        const Funnel::Spot* spot = f.spot(m_action);
        const bool atEdge = spot && spot->edge != Funnel::Edge::None;
        const Point moved = m_press.movedPx() * around.mmPerPx();
        across = std::abs(moved.x) > (atEdge ? kOffEdgeMm : kStraightMm), up = std::abs(moved.y) > kStraightMm;
        if (!across) px.x = m_box.centre().x;
        if (!up) px.y = m_box.centre().y;
    }
    drop.at = f.plotAt(px);
    if (across) drop.wish.across = drop.at.x;
    if (up) drop.wish.up = drop.at.y;
}

Held DragAction::draft(const Around& around, const Drop& drop) const {
    const bool lifted = m_mode == Mode::Carrying;
    Held held{Held::Kind::Row, m_action.value, carriedCentre(), {m_box.w, m_box.h}, 0, {}, drop.targetPx, lifted};
    held.from = m_from, held.over = drop.place;
    if (!lifted) return held;
    const float mm = around.scene.plan().size.pxPerMm;
    if (drop.place == ActionPlace::Matrix) {
        const float side = m_from == ActionPlace::Matrix ? m_box.w : kSpotMm * mm;
        held.sizePx = {side, side};
        if (m_from != ActionPlace::Matrix) held.centrePx = m_press.px();
        held.becomes = app::rules::estimateAt(around.board, app::rules::matrixScale(around.board), m_action, drop.wish);
    } else if (m_from != ActionPlace::List || drop.place != ActionPlace::List) {
        held.sizePx = m_from == ActionPlace::Tier ? Point{m_box.w, m_box.h} : Point{kCarriedWMm * mm, app::layout::kCardH * mm};
        if (m_from != ActionPlace::Tier) held.centrePx = m_press.px();
    }
    held.turn = held.over == ActionPlace::Matrix ? 0 : -1.2f;
    return held;
}

void DragAction::scrollAtEdge(Around& around) {
    Funnel& f = around.scene.funnel();
    const Point finger = m_press.px();
    const float edge = around.scene.plan().size.mm(kEdgeMm), seconds = static_cast<float>(around.nowS - m_lastS);
    for (Funnel::Pane pane : {Funnel::Pane::List, Funnel::Pane::Tiers}) {
        const Rect window = f.windowPx(pane);
        if (finger.x < window.x || finger.x > window.right() || f.scroll(pane).hand) continue;
        const float up = std::clamp((window.y + edge - finger.y) / edge, 0.0f, 1.0f),
                    down = std::clamp((finger.y - window.bottom() + edge) / edge, 0.0f, 1.0f);
        if (up != down) f.scrollBy(pane, (down - up) * kEdgeMmS * seconds);
    }
}

void DragAction::release(Around& around) {
    // A flick shorter than a frame is a drag nobody has decided yet.
    if (m_mode == Mode::Waiting) m_mode = Mode::Carrying;
    const Drop drop = dropAt(around);
    const Held held = draft(around, drop);
    const bool done = m_press.state() == touch::Press::State::Ended && perform(around, drop);
    Flight flight{Held::Kind::Row, m_action.value, held.centrePx, held.sizePx, held.turn, around.nowS};
    flight.to = done && !(drop.place == ActionPlace::List && m_from != ActionPlace::List) ? drop.place : m_from;
    if (done && drop.place == ActionPlace::List) flight.to = ActionPlace::List;
    around.drafts.flights.push_back(flight);
}

bool DragAction::perform(Around& around, const Drop& drop) {
    const Point px = m_press.px();
    const auto run = [&](const Command& command) { return around.run(px, command); };
    switch (drop.place) {
        case ActionPlace::List:
            if (m_from == ActionPlace::Tier)
                return run([&](const app::Board& b, app::Asking& asking) {
                    return commands::takeOutOfPlan(b, asking, m_action, false);
                });
            if (m_from != ActionPlace::List) break;
            if (!run([&](const app::Board& b, app::Asking& asking) {
                    return commands::moveRank(b, asking, m_action, drop.before, around.scene.shownActions());
                }))
                return false;
            around.scene.setRankBy(glass::RankBy::Hand);  // what a hand changed is what is shown
            return true;
        case ActionPlace::Matrix:
            if (!run([&](const app::Board& b, app::Asking& asking) {
                    return commands::estimate(b, asking,
                                              app::rules::estimateAt(b, app::rules::matrixScale(b), m_action, drop.wish));
                }))
                return false;
            around.scene.funnel().place(around.board, around.scene.standings(), m_action, drop.at);
            if (const auto* spot = around.scene.funnel().spot(m_action); spot && spot->unsure)
                around.answer(px, TR_NOOP("Its confidence keeps its value from being higher."));
            return true;
        case ActionPlace::Tier:
            return run([&](const app::Board& b, app::Asking& asking) {
                return commands::planAction(b, asking, m_action, drop.tier, drop.before);
            });
        default:
            break;
    }
    around.answer(px, m_from == ActionPlace::List || m_from == ActionPlace::Tier
                          ? TR_NOOP("Drop it in the list, the matrix or a tier.")
                          : TR_NOOP("Drop it in the matrix or in a tier."));
    return false;
}

const touch::Contact* DragAction::giveUpFor(const touch::Contact& second, const Around& around) {
    const touch::Contact* first = around.find(m_press.contact());
    if (m_over || m_mode != Mode::Waiting || m_from != ActionPlace::Matrix || !first ||
        !touch::canJoin(*first, second, around.config, around.mmPerPx()))
        return nullptr;
    m_over = true;
    return first;
}

void DragAction::told(const app::Touched& touched, Around& around) {
    // Someone planned anew or took it out: the hand that took it from its tier lets go, the board is right. What hangs on nothing
    // that changed (a rank, an estimate) goes on: the drop asks the board of its own moment.
    const auto mine = [&](const app::RecordKey& key) { return key.id == m_action.value && key.kind == app::RecordKind::Planned; };
    if (m_over || m_mode != Mode::Carrying || m_from != ActionPlace::Tier || std::ranges::none_of(touched.keys, mine)) return;
    std::erase_if(around.drafts.held,
                  [&](const Held& held) { return held.kind == Held::Kind::Row && held.record == m_action.value; });
    around.answer(m_press.px(), TR_NOOP("Another hand has moved it."));
    m_over = true;
}

}  // namespace ui::hands
