#include "ui/touch/two_finger.h"

#include <algorithm>
#include <cmath>

namespace ui::touch {

namespace {

float angleOf(app::Point a, app::Point b) { return std::atan2(b.y - a.y, b.x - a.x) * 180 / 3.14159265358979f; }

float shortestTurn(float degrees) { return std::remainder(degrees, 360.0f); }

}  // namespace

bool canJoin(const Contact& first, const Contact& second, const GestureConfig& config, float mmPerPx) {
    if (first.id == second.id || first.ended || first.inert || second.cancelled || second.inert) return false;
    const double apartMs = std::abs(second.startS - first.startS) * 1000;
    return apartMs <= config.joinMs && app::distance(first.px, second.startPx) * mmPerPx <= config.joinMm;
}

TwoFinger::TwoFinger(const Contact& first, const Contact& second, const GestureConfig& config, float mmPerPx)
    : m_config(config), m_mmPerPx(mmPerPx), m_fingers{{first.id, first.px, true}, {second.id, second.startPx, true}} {
    m_pose.pivotPx = centrePx();
    m_anchorPx = m_pose.pivotPx;
    startPair();
}

void TwoFinger::feed(std::span<const Contact> frame) {
    bool lifted = false, lost = false;
    for (const Contact& contact : frame) {
        for (Finger& finger : m_fingers) {
            if (!finger.down || finger.id != contact.id) continue;
            // A cancelled finger may have jumped before it was lost; its last place does not count.
            const bool bad = contact.cancelled || contact.inert;
            if (!bad) finger.px = contact.px;
            lifted = lifted || contact.ended || contact.inert;
            lost = lost || bad;
        }
    }
    if (fingers() == 2) {
        follow(m_fingers[0].px, m_fingers[1].px);
    } else if (fingers() == 1) {
        moveTo(centrePx());
    }
    if (!lifted) return;
    m_lastCentrePx = centrePx();
    for (Finger& finger : m_fingers) {
        for (const Contact& contact : frame) {
            if (finger.id == contact.id && (contact.ended || contact.inert)) finger.down = false;
        }
    }
    // The one that is left lies on another point of the thing than the centre did: from here on that point follows it.
    if (fingers() == 1) {
        const app::Point away = app::turned(centrePx() - m_pose.pivotPx - m_pose.movePx, -m_pose.turnDegrees);
        m_anchorPx = m_pose.pivotPx + away * (1 / m_pose.scale);
    }
    m_cancelled = fingers() == 0 && lost;
}

void TwoFinger::join(const Contact& contact) {
    if (fingers() != 1) return;
    Finger& place = m_fingers[m_fingers[0].down ? 1 : 0];
    place = {contact.id, contact.startPx, true};
    const app::Point away = app::turned(centrePx() - m_pose.pivotPx - m_pose.movePx, -m_pose.turnDegrees);
    m_anchorPx = m_pose.pivotPx + away * (1 / m_pose.scale);
    startPair();
}

void TwoFinger::startPair() {
    m_pairTurn = 0;
    m_pairStartTurn = m_pose.turnDegrees;
    m_pairStartScale = m_pose.scale;
    m_pairSpanMm = app::distance(m_fingers[0].px, m_fingers[1].px) * m_mmPerPx;
    m_angleKnown = m_pairSpanMm >= m_config.turnFreezeMm;
    m_lastAngle = angleOf(m_fingers[0].px, m_fingers[1].px);
    m_turning = m_scaling = false;
    m_turnSlack = m_scaleSlackMm = 0;
}

void TwoFinger::follow(app::Point first, app::Point second) {
    const float spanMm = app::distance(first, second) * m_mmPerPx;
    turnTo(angleOf(first, second), spanMm);
    scaleTo(spanMm);
    moveTo((first + second) * 0.5f);
}

void TwoFinger::turnTo(float degrees, float spanMm) {
    // Too near to tell the angle: forget it, and go on from whatever it is when they are apart again.
    const bool known = spanMm >= m_config.turnFreezeMm;
    if (known && m_angleKnown) m_pairTurn += shortestTurn(degrees - m_lastAngle);
    m_angleKnown = known;
    m_lastAngle = degrees;
    if (!m_turning && std::abs(m_pairTurn) >= m_config.turnStartDegrees) {
        m_turning = true;
        m_turnSlack = std::copysign(m_config.turnStartDegrees, m_pairTurn);
    }
    if (m_turning) m_pose.turnDegrees = m_pairStartTurn + m_pairTurn - m_turnSlack;
}

void TwoFinger::scaleTo(float spanMm) {
    const float startMm = std::max(m_pairSpanMm, m_config.scaleFreezeMm);
    const float grownMm = std::max(spanMm, m_config.scaleFreezeMm) - startMm;
    if (!m_scaling && std::abs(grownMm) >= m_config.scaleStartMm) {
        m_scaling = true;
        m_scaleSlackMm = std::copysign(m_config.scaleStartMm, grownMm);
    }
    if (m_scaling) m_pose.scale = m_pairStartScale * std::max(startMm + grownMm - m_scaleSlackMm, 1.0f) / startMm;
}

// The pose's move is whatever keeps the anchor under the fingers, however the rest turns and scales about the pivot.
void TwoFinger::moveTo(app::Point centrePx) {
    const app::Point away = app::turned((m_anchorPx - m_pose.pivotPx) * m_pose.scale, m_pose.turnDegrees);
    m_pose.movePx = centrePx - m_pose.pivotPx - away;
}

app::Point TwoFinger::centrePx() const {
    if (over()) return m_lastCentrePx;  // one of the two may have lifted long before, elsewhere
    if (m_fingers[0].down == m_fingers[1].down) return (m_fingers[0].px + m_fingers[1].px) * 0.5f;
    return m_fingers[m_fingers[0].down ? 0 : 1].px;
}

int TwoFinger::fingers() const { return (m_fingers[0].down ? 1 : 0) + (m_fingers[1].down ? 1 : 0); }

bool TwoFinger::holds(ContactId id) const {
    return (m_fingers[0].down && m_fingers[0].id == id) || (m_fingers[1].down && m_fingers[1].id == id);
}

ContactId TwoFinger::remaining() const {
    if (fingers() != 1) return {};
    return m_fingers[m_fingers[0].down ? 0 : 1].id;
}

}  // namespace ui::touch
