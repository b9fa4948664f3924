#include "ui/hands/pan_zoom.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {

PanZoom::PanZoom(Movable& movable, const touch::Contact& contact, const Around& around)
    : m_movable(&movable), m_fingers(contact, around), m_mouse(contact.kind == touch::SourceKind::Mouse) {}

bool PanZoom::join(const touch::Contact& contact, Around& around) {
    const bool wasPair = m_fingers.isPair();
    if (!m_fingers.join(contact, around)) return false;
    if (wasPair) return true;
    if (m_moves) m_movable->take(m_fingers.hand());  // from here on by two
    m_refused = false;                               // two fingers ask anew
    return true;
}

bool PanZoom::take(Around& around) {
    if (m_moves || m_refused) return m_moves;
    m_moves = m_movable->take(m_fingers.hand()), m_refused = !m_moves;
    if (m_refused) around.answer(m_fingers.px(), m_movable->whyTaken());
    else if (!m_mouse) m_movedBefore = m_fingers.press().movedPx();
    return m_moves;
}

void PanZoom::feed(Around& around) {
    if (m_over) return;
    m_fingers.feed(around);
    const touch::Press& press = m_fingers.press();
    if (m_fingers.isPair()) {
        const touch::TwoFingerPose& pose = m_fingers.pose();
        show(around, pose.pivotPx, pose.scale, pose.movePx);
    } else if (!m_fingers.cancelled() && press.dragged() && m_movable->movesWithOne(m_mouse) && take(around)) {
        show(around, press.px(), 1, press.movedPx() - m_movedBefore);
    }
    m_over = m_over || m_fingers.over();
    if (!m_over) return;
    if (m_moves) m_movable->release(m_fingers.hand());
    if (m_fingers.tapped()) closeBubblesNear(around, press.px());
}

void PanZoom::show(Around& around, app::Point pivot, float scale, app::Point move) {
    if (take(around)) m_over = !m_movable->move(m_fingers.hand(), pivot, scale, move);
}

void PanZoom::viewLeft(Around&) {
    m_movable->release(m_fingers.hand());
    m_over = true;
}

}  // namespace ui::hands
