#include "ui/hands/pan_zoom.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {

PanZoom::PanZoom(Movable& movable, const touch::Contact& contact, const ViewContext& at)
    : m_movable(&movable), m_fingers(contact, at), m_mouse(contact.kind == touch::SourceKind::Mouse) {}

bool PanZoom::join(const touch::Contact& contact, ViewContext& at) {
    const bool wasPair = m_fingers.isPair();
    if (!m_fingers.join(contact, at)) return false;
    if (wasPair) return true;
    if (m_moves) m_movable->take(m_fingers.hand());  // from here on by two
    m_refused = false;                               // two fingers ask anew
    return true;
}

bool PanZoom::take(ViewContext& at) {
    if (m_moves || m_refused) return m_moves;
    m_moves = m_movable->take(m_fingers.hand()), m_refused = !m_moves;
    if (m_refused) at.answer(m_fingers.px(), m_movable->whyTaken());
    else if (!m_mouse) m_movedBefore = m_fingers.press().movedPx();
    return m_moves;
}

void PanZoom::feed(ViewContext& at) {
    if (m_over) return;
    m_fingers.feed(at);
    const touch::Press& press = m_fingers.press();
    if (m_fingers.isPair()) {
        const touch::TwoFingerPose& pose = m_fingers.pose();
        show(at, pose.pivotPx, pose.scale, pose.movePx);
    } else if (!m_fingers.cancelled() && press.dragged() && m_movable->movesWithOne(m_mouse) && take(at)) {
        show(at, press.px(), 1, press.movedPx() - m_movedBefore);
    }
    m_over = m_over || m_fingers.over();
    if (!m_over) return;
    if (m_moves) m_movable->release(m_fingers.hand());
    if (!m_fingers.tapped()) return;
    closeBubblesNear(at, press.px());
    at.scene.shown().tapGround(at.board, press.px());
}

void PanZoom::show(ViewContext& at, app::Point pivot, float scale, app::Point move) {
    if (take(at)) m_over = !m_movable->move(m_fingers.hand(), pivot, scale, move);
}

void PanZoom::viewLeft(ViewContext&) {
    m_movable->release(m_fingers.hand());
    m_over = true;
}

}  // namespace ui::hands
