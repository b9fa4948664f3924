#include "ui/hands/pan_zoom.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "app/commands/seats.h"
#include "ui/hands/bubbles.h"

namespace ui::hands {
namespace {

constexpr float kCornerHoldMs = 1000;  // long enough that no sleeve calls the facilitator's panel

touch::PressLimits cornerLimits(const touch::GestureConfig& config) {
    return {config.press.slopMm * 2, config.press.tapMs, kCornerHoldMs};
}

}  // namespace

PanZoom::PanZoom(const touch::Contact& contact, const Around& around)
    : m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()),
      m_start(around.scene.view()),
      m_mouse(contact.kind == touch::SourceKind::Mouse) {}

bool PanZoom::join(const touch::Contact& contact, Around& around) {
    if (m_pair && m_pair->fingers() == 1) {  // the other finger of the same hand comes back: near, whenever it likes
        if (app::distance(m_pair->centrePx(), contact.startPx) * around.mmPerPx() > around.config.joinMm) return false;
        m_pair->join(contact);
        return true;
    }
    const touch::Contact* first = around.find(m_press.contact());
    if (m_pair || !first || !touch::canJoin(*first, contact, around.config, around.mmPerPx())) return false;
    m_pair.emplace(*first, contact, around.config, around.mmPerPx());
    m_start = around.scene.view();
    return true;
}

void PanZoom::feed(Around& around) {
    if (m_shown && around.scene.view() != *m_shown) {  // somebody has fitted the board meanwhile: this hand is through with it
        m_over = true;
        return;
    }
    if (m_pair) {
        m_pair->feed(around.contacts);
        const touch::TwoFingerPose& pose = m_pair->pose();
        show(around, pose.pivotPx, pose.scale, pose.movePx);
        m_over = m_pair->over();
        return;
    }
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (m_mouse && m_press.dragged()) show(around, contact->px, 1, m_press.movedPx());
    if (!m_press.over()) return;
    m_over = true;
    if (m_press.state() == touch::Press::State::Tapped) closeBubblesNear(around, m_press.px());
}

void PanZoom::show(Around& around, app::Point pivot, float scale, app::Point move) {
    const glass::Viewport view = around.scene.moved(m_start, pivot, scale, move);
    around.scene.setView(view);
    m_shown = view;
}

std::optional<int> HoldCorner::cornerAt(const glass::TableSize& size, app::Point px) {
    const float c = size.mm(glass::kSlotMm);  // no slot reaches into it; a thumb finds it without looking
    const bool left = px.x<c, right = px.x> size.width - c, top = px.y<c, bottom = px.y> size.height - c;
    if (top && left) return 0;
    if (top && right) return 1;
    if (bottom && right) return 2;
    if (bottom && left) return 3;
    return std::nullopt;
}

HoldCorner::HoldCorner(int corner, const touch::Contact& contact, const Around& around)
    : m_corner(corner), m_press(contact, around.config, cornerLimits(around.config), around.mmPerPx()) {}

void HoldCorner::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (const float part = m_press.holdProgress(around.nowS); part > 0) {
        around.drafts.holdRing = contact->px;
        around.drafts.holdRingPart = part;
    }
    if (m_press.state() == touch::Press::State::Held) {
        around.drafts.wishes.push_back({Wish::Kind::Facilitator, 0, {}, m_corner});
        m_over = true;
    }
    m_over = m_over || m_press.over() || m_press.dragged();
}

PressButton::PressButton(const glass::Hit& hit, const touch::Contact& contact, const Around& around)
    : m_hit(hit), m_press(contact, around.config, around.mmPerPx()) {}

void PressButton::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (!m_press.over()) return;
    m_over = true;
    const glass::Hit now = around.scene.pick(contact->px);
    if (m_press.state() != touch::Press::State::Cancelled && now.kind == m_hit.kind && now.record == m_hit.record)
        perform(around);
}

void PressButton::perform(Around& around) {
    if (m_hit.kind == glass::Hit::Kind::Fit) around.scene.fitAll(around.board);
    if (m_hit.kind == glass::Hit::Kind::RankBy) around.scene.setRankBy(m_hit.rankBy);
    if (m_hit.kind == glass::Hit::Kind::Button) performOnFunnel(around);
    if (m_hit.kind == glass::Hit::Kind::AddSeat) {
        const app::Edge edge = static_cast<app::Edge>(m_hit.record);
        around.run(m_press.px(), [&](const app::Board& b, app::Asking& asking) {
            return app::commands::addSeat(b, asking, edge, glass::freePlace(b, edge), around.scene.lang());
        });
    }
}

void PressButton::performOnFunnel(Around& around) {
    switch (m_hit.button) {
        case glass::FunnelButton::Median:
            if (const auto lines = app::rules::medianLines(around.board)) {
                around.run(m_press.px(), [&](const app::Board& b, app::Asking& asking) {
                    app::PlanTerms terms = b.planTerms();
                    terms.valueLine = lines->value, terms.effortLine = lines->effort;
                    return app::commands::editTerms(b, asking, terms);
                });
            } else {
                around.answer(m_press.px(), TR_NOOP("No action has value and costs yet."));
            }
            break;
        case glass::FunnelButton::Whole:
            around.scene.funnel().setZoom({});
            around.scene.funnel().settleZoom();
            break;
        case glass::FunnelButton::MakeTiers:
            around.drafts.wishes.push_back({Wish::Kind::MakeTiers, 0, {}, 0, m_press.px()});
            break;
        case glass::FunnelButton::Propose:
            around.drafts.wishes.push_back({Wish::Kind::Plan, 0, {}, 0, m_press.px()});
            break;
    }
}

}  // namespace ui::hands
