#pragma once
// What is in the hands and not yet in the document: held things, answers at the finger, open bubbles, things on their way to
// where they were dropped. Plain values that interactions fill and views draw; dropping one is all a cancel does.
#include <optional>
#include <string>
#include <vector>

#include "app/layout/map_layout.h"
#include "app/rules/given_screen.h"
#include "ui/glass/scene.h"

namespace ui::glass {

struct Held {
    enum class Kind { Note, Group, Row, Dot } kind = Kind::Note;
    std::uint64_t record = 0;  // Dot: 0
    app::Point centrePx;
    app::Point sizePx;                        // as it was when it was taken
    float turn = 0;                           // degrees
    app::Id<app::Seat> seat;                  // Dot: whose
    app::Rect targetPx;                       // what a release now would change, empty for nothing
    bool lifted = false;                      // the finger has left the slop: drawn above the board
    ActionPlace from = ActionPlace::Nowhere;  // Row: where it was taken …
    ActionPlace over = ActionPlace::Nowhere;  // … and what it is over now
    std::optional<app::Estimate> becomes;     // Row over the matrix: what it would be there
    bool against = false;                     // Dot: one against
};

struct Message {  // a refusal in words, at the finger that asked
    app::Point px;
    float degrees = 0;
    const char* text = "";  // English msgid
    double untilS = 0;
    const char* about = nullptr;  // English msgid: what stands for {0} in the text
};

struct Flight {  // a thing gliding to its place after a drop
    Held::Kind kind = Held::Kind::Note;
    std::uint64_t record = 0;
    app::Point fromPx, sizePx;
    float fromTurn = 0;
    double startS = 0;
    ActionPlace to = ActionPlace::List;  // Row: where it comes to rest
    bool within = false;                 // Row: glides inside its list, and is not seen outside
};
constexpr double kFlightS = 0.16;  // LOOK: 120–200 ms, ease-out

enum class BubbleVerb {
    Edit,
    Flip,
    ToAction,
    OpenAction,
    Bin,
    BringBack,
    Ungroup,
    Merge,
    Undo,
    Turn,
    Why,
    Pin,
    Unpin,
    TakeOut,
    KeepOut,
    Close,
    Face
};
struct BubbleButton {
    BubbleVerb verb;
    const char* name;   // English, for the scene log
    const char* label;  // msgid
    app::Rect local;    // inside the bubble
};
struct Bubble {  // what can be done with the thing that was tapped
    Held::Kind kind = Held::Kind::Note;
    std::uint64_t record = 0;
    app::Pose pose;
    app::Point anchorPx;  // middle of the thing
    app::Rect textLocal;  // where its whole text stands if it cannot be read on the board; else empty
    std::vector<BubbleButton> buttons;
    double untilS = 0;
    int pressed = -1;                          // the button under a finger
    ActionPlace place = ActionPlace::Nowhere;  // Row: where it was tapped
    bool gone = false;                         // Row: what it was about is removed; it offers to bring it back
    bool why = false;                          // Row: tells why it stands where it stands, in these lines, already broken …
    struct Column {
        std::vector<std::string> lines;
        app::Rect local;
    };
    std::vector<Column> columns;
    float textPx = 0;  // … of this size
};

constexpr double kWhyOpenS = 60;  // an explanation is read and talked about

struct LineDraft {       // a threshold of the matrix in the hand
    bool value = false;  // of the value, else of the effort
    float at = 0;        // 0 … 1
};

// What only the panels can do; the shell passes it on.
struct Wish {
    // Plan: the facilitator's panel, for a proposal. MakeTiers: three to begin with. Why: the explanation of an action's rank.
    enum class Kind { EditNote, EditGroup, EditAction, Facilitator, Plan, MakeTiers, Why } kind = Kind::EditNote;
    std::uint64_t record = 0;
    app::Id<app::Seat> seat;
    int corner = 0;  // Facilitator: which corner was held
    app::Point px;   // the finger that wished it: a refusal is told there
};

struct Drafts {
    std::vector<Held> held;
    std::vector<Message> messages;
    std::vector<Flight> flights;
    std::vector<Bubble> bubbles;
    std::vector<Wish> wishes;
    std::vector<app::rules::GivenScreen> screens;  // of duels and best-worst sets, that lie before seats and are not answered yet
    std::vector<LineDraft> lines;
    std::optional<app::Point> holdRing;  // a hold that is coming …
    float holdRingPart = 0;              // … and how far it is, 0 … 1

    bool hides(Held::Kind kind, std::uint64_t record) const;           // drawn above the board, not on it
    bool hides(ActionPlace place, app::Id<app::Action> action) const;  // an action there
};

}  // namespace ui::glass
