#pragma once
// What is in the hands and not yet in the document: held things, answers at the finger, open bubbles, things on their way to
// where they were dropped. Plain values that interactions fill and views draw; dropping one is all a cancel does.
#include <optional>
#include <string>
#include <vector>

#include "app/rules/given_screen.h"
#include "ui/glass/choice.h"

namespace ui::glass {

struct Held {
    Ref thing;  // and where it was taken; without a record: a dot
    app::Point centrePx;
    app::Point sizePx;         // as it was when it was taken
    float turn = 0;            // degrees
    app::Rect targetPx = {};   // what a release now would change, empty for nothing …
    bool between = false;      // … a gap between two things, filled; else a frame
    bool lifted = false;       // the finger has left the slop: drawn above the board
    Place as = kOnGround;      // the place it looks like being in now
    std::string title, words;  // what it would become there, told above it; empty: nothing
    // A dot.
    bool isDot = false;
    app::Id<app::Seat> seat;  // whose
    bool against = false;
};

struct Message {  // a refusal in words, at the finger that asked
    app::Point px;
    float degrees = 0;
    const char* text = "";  // English msgid
    double untilS = 0;
    const char* about = nullptr;  // English msgid: what stands for {0} in the text …
    std::string name = {};        // … or a name, as it is
};

struct Transition {  // a thing gliding to its place after a drop
    Ref thing;       // and where it comes to rest
    app::Point fromPx, sizePx;
    float fromTurn = 0;
    double startS = 0;
    bool within = false;  // glides inside its window, and is not seen outside
};
constexpr double kFlightS = 0.16;  // LOOK: 120–200 ms, ease-out

struct BubbleButton {
    const Choice* choice;
    app::Rect local;  // inside the bubble
};
struct Bubble {  // what can be done with the thing that was tapped
    Ref thing;
    app::Pose pose;
    app::Point anchorPx;  // middle of the thing
    app::Rect textLocal;  // where its text stands; empty: it has none
    std::vector<BubbleButton> buttons;
    double untilS = 0;
    double staysS = 0;     // so long after the last touch
    int pressed = -1;      // the button under a finger
    bool follows = true;   // Offer::follows
    bool gone = false;     // what it was about is removed; it offers to bring it back
    bool reading = false;  // tells something, in these lines, already broken …
    struct Column {
        std::vector<std::string> lines;
        app::Rect local;
    };
    std::vector<Column> columns;
    float textPx = 0;  // … of this size
};

// What only the panels can do; the shell passes it on.
struct Wish {
    // Open: a record's form, at a seat. The facilitator's panel: its pages, what comes next, the proposals for a plan.
    enum class Kind { Open, Facilitator, Dock, Proposals } kind = Kind::Open;
    app::RecordKey record = {};
    app::Id<app::Seat> seat;
    int corner = 0;      // Facilitator, Dock: at which corner
    app::Point px = {};  // the finger that wished it: a refusal is told there …
    float degrees = 0;   // … turned to who has asked
};

// Something was placed here: a green tick, for a moment. Still, so that less motion takes nothing from it.
struct Placed {
    app::Point px;
    float degrees = 0;  // faces the hand
    double untilS = 0;
};
constexpr double kPlacedS = 0.9;

struct Drafts {
    std::vector<Held> held;
    std::vector<Message> messages;
    std::vector<Transition> transitions;
    std::vector<Bubble> bubbles;
    std::vector<Placed> placed;
    std::vector<Wish> wishes;
    std::vector<app::rules::GivenScreen> screens;  // of duels and best-worst sets, that lie before seats and are not answered yet
    std::optional<app::Point> holdRing;            // a hold that is coming …
    float holdRingPart = 0;                        // … and how far it is, 0 … 1

    // Drawn above the board, not on it: wherever it lies …
    bool hides(const app::RecordKey& record) const;
    // … or in that place.
    bool hides(const Ref& ref) const;
};

}  // namespace ui::glass
