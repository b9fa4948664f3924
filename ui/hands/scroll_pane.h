#pragma once
// A finger on the ground of the funnel: it scrolls the pane it lies on; a tap closes the bubbles near it. Where there is no pane
// it can only tap.
#include "ui/hands/interaction.h"

namespace ui::hands {

class ScrollPane : public Interaction {
public:
    ScrollPane(std::optional<glass::Funnel::Pane> pane, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }

private:
    std::optional<glass::Funnel::Pane> m_pane;
    touch::Press m_press;
    bool m_asked = false, m_over = false;
};

}  // namespace ui::hands
