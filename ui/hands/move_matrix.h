#pragma once
// Fingers on the ground of the matrix: two of one hand zoom it, one moves it when it is zoomed; and a threshold dragged by its
// handle. One matrix, so one hand moves it at a time; bubbles and thresholds stay free for all others.
#include <optional>

#include "ui/hands/interaction.h"
#include "ui/touch/two_finger.h"

namespace ui::hands {

class MoveMatrix : public Interaction {
public:
    MoveMatrix(const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool join(const touch::Contact& contact, Around& around) override;
    bool moving() const { return m_moves && !m_over; }

private:
    // Whether it moves the matrix: asked once, when it first would. False: another hand does, and it was told so.
    bool take(const touch::Contact& contact, Around& around);
    void show(Around& around, app::Point pivot, float scale, app::Point move);

    touch::Press m_press;
    std::optional<touch::TwoFinger> m_pair;
    glass::Funnel::Zoom m_start;
    app::Point m_movedBefore;  // one finger: how far it had gone when it began to move the matrix
    bool m_moves = false, m_refused = false, m_over = false;
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

}  // namespace ui::hands
