#pragma once
// The small menu that a tap on a note, a group or a row opens beside it. Not modal: it lies there for a while, belongs to
// nobody, and any number can be open at once.
#include "ui/hands/interaction.h"

namespace ui::hands {

// Opens it, or closes it if it is open.
void toggleBubble(Around& around, Held::Kind kind, std::uint64_t record, app::Point fingerPx,
                  glass::ActionPlace place = glass::ActionPlace::Nowhere);
// What a tap beside everything closes: only bubbles within reach of this finger, never those of others.
void closeBubblesNear(Around& around, app::Point px);
// Puts it beside a thing, inside the glass.
void putBeside(Bubble& bubble, const app::Rect& thingPx, const glass::TableSize& size);
// The topmost bubble under a point; null if none.
Bubble* bubbleAt(Drafts& drafts, app::Point px);
// Closes those whose time is over or whose thing is gone.
void tidyBubbles(Around& around);

// Where the bin of a closed tray lies, in pixels: a held note dropped there is deleted into it.
app::Rect binOf(const glass::SeatPlace& place, const glass::TableSize& size);
// The same in the tray's own coordinates; the panel draws it there.
// Empty where the tray is too narrow for one.
app::Rect binInTray(const app::Pose& tray, const glass::TableSize& size);

// A finger on a bubble's button: runs the verb when it lifts there. On the turning knob, the note turns with the finger.
class PressBubble : public Interaction {
public:
    PressBubble(const Bubble& bubble, const touch::Contact& contact, const Around& around);
    void feed(Around& around) override;
    bool over() const override { return m_over; }
    bool holds(Held::Kind kind, std::uint64_t record) const override {
        return m_turning && !m_over && kind == m_kind && record == m_record;
    }

private:
    void removeAction(Around& around, app::Point px, app::Id<app::Seat> seat);
    void perform(Around& around, BubbleVerb verb, app::Point px);
    void turnWithFinger(Around& around, const Bubble& bubble);

    Held::Kind m_kind;
    std::uint64_t m_record;
    touch::Press m_press;
    std::optional<BubbleVerb> m_verb;
    bool m_turning = false, m_over = false;
    float m_turn = 0;
};

}  // namespace ui::hands
