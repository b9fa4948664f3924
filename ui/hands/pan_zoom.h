#pragma once
// Fingers on the ground of something that pans and zooms: two of one hand do both; one moves it where one is enough (a mouse has
// but one, a zoomed matrix needs no more). One hand moves a thing at a time; what lies on it stays free for all others.
#include "ui/hands/fingers.h"

namespace ui::hands {

class PanZoom : public Interaction {
public:
    PanZoom(Movable& movable, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, ViewContext& at) override;
    void viewLeft(ViewContext& at) override;
    bool isOn(const Movable& movable) const { return m_movable == &movable; }
    // Others are told so. A mouse on its way stands in nobody's.
    bool moving() const { return m_moves && !m_over && (m_fingers.isPair() || !m_mouse); }

private:
    // Whether it moves the thing: asked once, when it first would. False: another hand does, and it was told so.
    bool take(ViewContext& at);
    void show(ViewContext& at, app::Point pivotPx, float scale, app::Point movePx);

    Movable* m_movable;
    Fingers m_fingers;
    bool m_mouse;
    app::Point m_movedBefore;  // one finger: how far it had gone when it began to move the thing
    bool m_moves = false, m_refused = false, m_over = false;
};

}  // namespace ui::hands
