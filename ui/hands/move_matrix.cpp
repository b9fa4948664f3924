#include "ui/hands/move_matrix.h"

#include <algorithm>
#include <cmath>

#include "app/commands/plan.h"
#include "ui/hands/bubbles.h"

namespace ui::hands {

using app::Point;

MoveMatrix::MoveMatrix(const touch::Contact& contact, const Around& around)
    : m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()), m_start(around.scene.funnel().zoom()) {}

bool MoveMatrix::join(const touch::Contact& contact, Around& around) {
    if (m_pair && m_pair->fingers() == 1) {
        if (app::distance(m_pair->centrePx(), contact.startPx) * around.mmPerPx() > around.config.joinMm) return false;
        m_pair->join(contact);
        return true;
    }
    const touch::Contact* first = around.find(m_press.contact());
    if (m_pair || !first || !touch::canJoin(*first, contact, around.config, around.mmPerPx())) return false;
    m_pair.emplace(*first, contact, around.config, around.mmPerPx());
    m_press.noLongerTap();
    m_start = around.scene.funnel().zoom();
    m_refused = false;  // two fingers ask anew
    return true;
}

bool MoveMatrix::take(const touch::Contact& contact, Around& around) {
    if (m_moves || m_refused) return m_moves;
    glass::Funnel& f = around.scene.funnel();
    m_moves = f.takeZoom(m_press.contact().value), m_refused = !m_moves;
    if (m_refused) around.answer(contact.px, TR_NOOP("Another hand is moving the matrix."));
    else m_start = f.zoom(), m_movedBefore = m_press.movedPx();
    return m_moves;
}

void MoveMatrix::feed(Around& around) {
    glass::Funnel& f = around.scene.funnel();
    if (!around.scene.showsRanking()) {
        f.releaseZoom(m_press.contact().value);
        m_over = true;
        return;
    }
    if (m_pair) {
        const touch::Contact* contact = around.find(m_press.contact());
        m_pair->feed(around.contacts);
        const touch::TwoFingerPose& pose = m_pair->pose();
        if (m_moves || (contact && take(*contact, around))) show(around, pose.pivotPx, pose.scale, pose.movePx);
        m_over = m_pair->over();
    } else if (const touch::Contact* contact = around.find(m_press.contact())) {
        m_press.feed(*contact, around.nowS);
        // A whole matrix has nowhere to go: such a finger stands in nobody's way.
        if (m_press.dragged() && f.zoom().scale > 1 && take(*contact, around))
            show(around, contact->px, 1, m_press.movedPx() - m_movedBefore);
        m_over = m_press.over();
        if (m_press.state() == touch::Press::State::Tapped) closeBubblesNear(around, m_press.px());
    } else {
        m_over = true;
    }
    if (!m_over) return;
    f.releaseZoom(m_press.contact().value);
    f.settleZoom();
}

void MoveMatrix::show(Around& around, Point pivot, float scale, Point move) {
    glass::Funnel& f = around.scene.funnel();
    f.setZoom(f.zoomed(m_start, pivot, scale, move));
}

DragLine::DragLine(bool value, const touch::Contact& contact, const Around& around)
    : m_value(value),
      m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()),
      m_start(value ? around.scene.funnel().lines().y : around.scene.funnel().lines().x) {}

void DragLine::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact || !around.scene.showsRanking()) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    const glass::Funnel& f = around.scene.funnel();
    const Point from = f.plotPx(m_value ? Point{0, m_start} : Point{m_start, 0});
    const Point at = f.plotAt(from + m_press.movedPx());
    const float line = std::clamp(m_value ? at.y : at.x, 0.02f, 0.98f);
    m_over = m_press.over();
    if (!m_over) {
        around.drafts.lines.push_back({m_value, m_press.dragged() ? line : m_start});
    } else if (m_press.dragged() && m_press.state() == touch::Press::State::Ended) {
        const int perMille = static_cast<int>(std::lround(line * 1000));
        around.run(m_press.px(), [&](const app::Board& b, app::Asking& asking) {
            app::PlanTerms terms = b.planTerms();
            (m_value ? terms.valueLine : terms.effortLine) = perMille;
            return app::commands::editTerms(b, asking, terms);
        });
    }
}

}  // namespace ui::hands
