#pragma once
// One look for everything that is pressed, in panels, on the board and at the edges (LOOK, "Keys"): what a key is for is told by
// its face alone. Primary is navy, and nothing else that is pressed is.
#include "ui/paint/painter.h"

namespace ui::paint {

enum class KeyStyle : std::uint8_t {
    Plain,    // does something
    Primary,  // what most want next
    Quiet,    // steps back: closes, goes back
    Danger,   // takes something away; held
    Chosen,   // one of several, and the one that holds
    Done,     // what was asked of it has just been done
};

struct KeyLook {
    ImU32 face, held, ink;
};
// Contrast of `ink` on `face` and on `held` is at least 4.5, also where the key is disabled.
constexpr KeyLook lookOf(KeyStyle style, bool enabled = true) {
    if (!enabled) return {rgb(0xF0F2F5), rgb(0xF0F2F5), kInkDisabled};
    switch (style) {
        case KeyStyle::Primary:
            return {kHeading, kHeadingHeld, kOnDark};
        case KeyStyle::Danger:
            return {kChip, kChipHeld, kDanger};
        case KeyStyle::Quiet:
            return {kPaper, kChip, kInk};
        case KeyStyle::Chosen:
            return {kPaper, kChip, kInk};
        case KeyStyle::Done:
            return {kSaved, kSaved, kOnDark};
        case KeyStyle::Plain:
            break;
    }
    return {kChip, kChipHeld, kInk};
}

// The face without its label; with Chosen a ring of 0.7 mm and, where there is room, a tick in the corner at the right above.
void keyFace(Painter& painter, const app::Rect& r, KeyStyle style, bool held, float pxPerMm, bool enabled = true);
// The same with corners so round, pixels.
void keyFace(Painter& painter, const app::Rect& r, KeyStyle style, bool held, float pxPerMm, bool enabled, float radius);
// Ring and tick alone, for what has a colour of its own (kinds of notes, seats).
void chosenMark(Painter& painter, const app::Rect& r, float radius, float pxPerMm);

}  // namespace ui::paint
