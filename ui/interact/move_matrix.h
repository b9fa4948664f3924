#pragma once
// Fingers on the ground of the matrix: two of one hand zoom it, one moves it when it is zoomed; and a threshold dragged by its
// handle. One matrix, so one hand moves it at a time; bubbles and thresholds stay free for all others.
#include <optional>

#include "ui/interact/interaction.h"
#include "ui/touch/two_finger.h"

namespace ui::interact {

class MoveMatrix : public Interaction {
public:
    MoveMatrix(const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, Around& around) override;
    bool moving() const { return m_pair.has_value() || m_press.dragged(); }

private:
    void show(Around& around, app::Point pivot, float scale, app::Point move);

    touch::Press m_press;
    std::optional<touch::TwoFinger> m_pair;
    scene::Funnel::Zoom m_start;
    bool m_over = false;
};

class DragLine : public Interaction {
public:
    DragLine(bool value, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool isOf(bool value) const { return m_value == value && !m_over; }

private:
    bool m_value;
    touch::Press m_press;
    float m_start;
    bool m_over = false;
};

}  // namespace ui::interact
