#pragma once
// Two fingers moving, turning and scaling one thing, from the moment the second one joined. A value that whoever claimed both
// contacts keeps and feeds once a frame. When one finger lifts the other carries on without a jump, and a new one may join
// again. Knows no board: a note uses move and turn, the map move and scale.
#include <span>

#include "ui/touch/contact.h"
#include "ui/touch/gesture_config.h"

namespace ui::touch {

// May `second` join `first`? It must have landed soon after it and near to where the first one was then.
bool canJoin(const Contact& first, const Contact& second, const GestureConfig& config, float mmPerPx);

// Where a point of the thing has gone: first turned and scaled about the pivot, then moved.
struct TwoFingerPose {
    app::Point pivotPx;
    app::Point movePx;
    float turnDegrees = 0;  // clockwise, counts on past 180
    float scale = 1;

    app::Point operator()(app::Point px) const { return pivotPx + app::turned((px - pivotPx) * scale, turnDegrees) + movePx; }
};

class TwoFinger {
public:
    TwoFinger(const Contact& first, const Contact& second, const GestureConfig& config, float mmPerPx);

    // Once a frame with all contacts of the frame; it picks its own.
    void feed(std::span<const Contact> frame);

    // A finger takes the place of one that has lifted. Only while exactly one is left.
    void join(const Contact& contact);

    const TwoFingerPose& pose() const { return m_pose; }  // since the construction
    app::Point centrePx() const;                          // of the fingers that are down, or were last
    int fingers() const;                                  // down: 2, 1 or 0
    bool over() const { return fingers() == 0; }
    bool cancelled() const { return m_cancelled; }  // the last finger was cancelled, not lifted
    bool holds(ContactId id) const;
    ContactId remaining() const;  // the one that is down; nobody unless it is exactly one

private:
    struct Finger {
        ContactId id;
        app::Point px;
        bool down = false;
    };
    void startPair();
    void follow(app::Point first, app::Point second);
    void turnTo(float degrees, float spanMm);
    void scaleTo(float spanMm);
    void moveTo(app::Point centrePx);

    GestureConfig m_config;
    float m_mmPerPx;
    Finger m_fingers[2];
    TwoFingerPose m_pose;
    app::Point m_lastCentrePx;  // where the last finger was when it lifted
    app::Point m_anchorPx;      // the point of the thing, before any pose, that lies under the centre of the fingers
    bool m_cancelled = false;

    // Of the present pair, from its start.
    float m_pairTurn = 0, m_pairStartTurn = 0;  // fingers' turn; pose's turn at the start
    float m_lastAngle = 0;
    bool m_angleKnown = false;
    float m_pairSpanMm = 0, m_pairStartScale = 1;
    bool m_turning = false, m_scaling = false;
    float m_turnSlack = 0, m_scaleSlackMm = 0;  // taken off once meant, so that nothing jumps
};

}  // namespace ui::touch
