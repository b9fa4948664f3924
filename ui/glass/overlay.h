#pragma once
// Everything above the still board: notes in trays, things in hands, things gliding to their place, bubbles, answers at the
// finger, marks under contacts, edge buttons, the status line. Drawn every frame where something of it changed.
#include "ui/glass/look.h"

namespace ui::glass {

struct ContactMark {  // one finger
    app::Point px;
    bool inert = false;  // a cup or a sleeve: shown as ignored
};

struct StatusLine {
    std::string step, progress, time, saved;  // already in words
    enum class Saved { Yes, Saving, No } state = Saved::Yes;
    std::string news;  // what is under way or has just ended beside the workshop: an export; empty: nothing
    paint::Tone newsTone = paint::Tone::Plain;
    std::string devices;  // what is wrong with the touch screens; empty: nothing
    std::string disk;     // that the session lies elsewhere now, or that the disk will soon be full; empty: neither
};

struct Overlay {
    std::vector<ContactMark> marks;
    StatusLine status;
};

// The view that stands still below all this, as pieces; and what of it touches `area`, in pixels.
std::vector<Piece> boardPieces(const Look& look);
void drawBoard(paint::Painter& painter, const Look& look, const app::Rect& area);

// In a box of its own, turned to who reads it.
void drawStatus(paint::Painter& painter, const Look& look, const StatusLine& status, const app::Pose& pose);

std::vector<Piece> overlayPieces(const Look& look, const Overlay& overlay);
// What lies under the panels of the seats …
void drawBelowPanels(paint::Painter& painter, const Look& look, const Overlay& overlay);
// … and what is above everything: in hands, answers, marks.
void drawAbovePanels(paint::Painter& painter, const Look& look, const Overlay& overlay);

}  // namespace ui::glass
