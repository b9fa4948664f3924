#pragma once
// A finger that scrolls something: on the ground of a pane, or on a thing in it that is not carried away. One hand scrolls a pane
// at a time; whoever lets go lets it coast.
#include "ui/glass/interaction.h"
#include "ui/glass/scroll.h"

namespace ui::hands {

using namespace glass;

// The scroll must outlive it: a view's.
class Scrolling {
public:
    Scrolling(Scroll& scroll, bool sideways) : m_scroll(&scroll), m_sideways(sideways) {}
    // Asks for it once; says no at the finger.
    void begin(const touch::Contact& contact, const ViewContext& at);
    void follow(const touch::Contact& contact, const ViewContext& at);
    void end(const touch::Contact& contact, const ViewContext& at);  // lifted, or cancelled
    void drop(touch::ContactId hand) { m_scroll->release(hand.value, 0); }
    const Scroll& scroll() const { return *m_scroll; }

private:
    float alongMm(app::Point px, const ViewContext& at) const { return -(m_sideways ? px.x : px.y) * at.mmPerPx(); }

    Scroll* m_scroll;
    bool m_sideways, m_asked = false;
};

class ScrollPane : public Interaction {
public:
    ScrollPane(const Scrolling& scrolling, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    void viewLeft(ViewContext& at) override;

private:
    Scrolling m_scrolling;
    touch::Press m_press;
    bool m_over = false;
};

}  // namespace ui::hands
