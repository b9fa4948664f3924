#pragma once
// What can be done with a touched thing: a table of choices, each a verb with its rule, its words and its place. Whoever shows a
// kind of thing brings its table (a view in its folder, ui/hands for notes and groups); the bubble asks, shows and performs.
#include <span>

#include "app/base/geometry.h"
#include "app/board/board.h"
#include "ui/glass/ref.h"

namespace ui::glass {

struct ViewContext;
class Scene;

struct Asked {
    const app::Board& board;
    const Scene& scene;
    Ref thing;
};

struct Chosen {
    Ref thing;
    app::Point px;            // the finger that chose
    app::Id<app::Seat> seat;  // the nearest one, from which it acts; 0 if nobody sits
};

// The order of a table is the order in the bubble.
struct Choice {
    const char* name;                                        // English, for the scene log
    const char* label;                                       // msgid
    bool (*offered)(const Asked&) = nullptr;                 // null: always
    bool (*perform)(ViewContext&, const Chosen&) = nullptr;  // false: the bubble stays open; null: it only closes
    bool turns = false;                                      // dragged, the thing turns with the finger
};

// What a bubble about a thing holds.
struct Offer {
    std::span<const Choice> choices;
    float textMm = 0;     // how high its text is, above the buttons; 0: none
    float widthMm = 0;    // at least so wide, for its text
    bool follows = true;  // it lies beside the thing and goes with it; else it is about the record, wherever that lies
};

}  // namespace ui::glass
