#pragma once
// What a single finger does without carrying anything: it holds a corner, presses a key that lies on the table, taps the ground.
// For all views alike.
#include <functional>
#include <optional>

#include "ui/glass/interaction.h"

namespace ui::hands {

using namespace glass;

// A corner of the glass held for a second calls the facilitator's pages; the key that lies in some of them, tapped, calls what
// comes next. 0 top left, clockwise.
class HoldCorner : public Interaction {
public:
    // `key`: the one the finger landed on; null: none.
    HoldCorner(int corner, const EdgeButton* key, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    static std::optional<int> cornerAt(const TableSize& size, app::Point px);

private:
    int m_corner;
    std::optional<EdgeButton> m_key;
    touch::Press m_press;
    bool m_over = false;
};

// A key of the table or of a view. Acts when the finger lifts on it, and it still is what was touched.
class PressKey : public Interaction {
public:
    using Act = std::function<void(ViewContext&, app::Point fingerPx)>;
    PressKey(const Ref& key, const touch::Contact& contact, const ViewContext& at, Act act);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }

private:
    Ref m_key;
    touch::Press m_press;
    Act m_act;
    bool m_over = false;
};

// Ground on which nothing moves: a tap closes what lies open near it.
class TapGround : public Interaction {
public:
    TapGround(const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }

private:
    touch::Press m_press;
    bool m_over = false;
};

}  // namespace ui::hands
