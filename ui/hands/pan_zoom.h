#pragma once
// Fingers on empty ground: two of one hand pan and zoom the board (a mouse pans with its one), a corner held for a second
// calls the facilitator's panel. One board, so one pan at a time.
#include <optional>

#include "ui/hands/interaction.h"
#include "ui/touch/two_finger.h"

namespace ui::hands {

class PanZoom : public Interaction {
public:
    PanZoom(const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, Around& around) override;
    bool moving() const { return m_pair.has_value(); }

private:
    void show(Around& around, app::Point pivot, float scale, app::Point move);

    touch::Press m_press;
    std::optional<touch::TwoFinger> m_pair;
    glass::Viewport m_start;
    std::optional<glass::Viewport> m_shown;  // what this hand has made of it
    bool m_mouse;
    bool m_over = false;
};

// A corner of the glass held for a second. 0 top left, clockwise.
class HoldCorner : public Interaction {
public:
    HoldCorner(int corner, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    static std::optional<int> cornerAt(const glass::TableSize& size, app::Point px);

private:
    int m_corner;
    touch::Press m_press;
    bool m_over = false;
};

// A button of the board itself: fit all, take a seat, those of the funnel. Acts when the finger lifts on it.
class PressButton : public Interaction {
public:
    PressButton(const glass::Hit& hit, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }

private:
    void perform(Around& around);
    void performOnFunnel(Around& around);

    glass::Hit m_hit;
    touch::Press m_press;
    bool m_over = false;
};

}  // namespace ui::hands
