#pragma once
// The small menu that a tap on a thing opens beside it: the choices of that thing, in the order of its table. Not modal: it lies
// there for a while, belongs to nobody, and any number can be open at once.
#include "ui/glass/interaction.h"

namespace ui::hands {

using namespace glass;

// Opens it, or closes it if it is open.
void toggleBubble(ViewContext& at, const Ref& thing, app::Point fingerPx);
// Lets one read something about a thing: `title`, then a sentence a paragraph. Takes the place of its other bubble, and faces who
// asked. `follows`: it closes when the thing goes.
void openReading(ViewContext& at, const Chosen& chosen, const std::string& title, const std::vector<std::string>& sentences,
                 bool follows);
// The thing has been removed by its bubble: there one can bring it back, for as long as one may notice that it was the wrong one.
void offerBack(ViewContext& at, const Chosen& chosen);
// What a tap beside everything closes: only bubbles within reach of this finger, never those of others.
void closeBubblesNear(ViewContext& at, app::Point px);
// The topmost bubble under a point; null if none.
Bubble* bubbleAt(Drafts& drafts, app::Point px);
// Closes those whose time is over or whose thing is gone.
void tidyBubbles(ViewContext& at);

// A finger on a bubble's button: performs its choice when it lifts there. On one that turns, the thing turns with the finger.
class PressBubble : public Interaction {
public:
    PressBubble(const Bubble& bubble, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    bool holds(const Ref& ref) const override { return m_turning && !m_over && ref.record == m_thing.record; }

private:
    void turnWithFinger(ViewContext& at, const Bubble& bubble);
    void perform(ViewContext& at, const Choice& choice, app::Point px);

    Ref m_thing;
    touch::Press m_press;
    const Choice* m_choice = nullptr;
    bool m_turning = false, m_over = false;
    float m_turn = 0;
};

}  // namespace ui::hands
