#pragma once
// What stands to be read on the glass, taken from what is drawn: every text with its size, the paper it lies on and where; and
// what is wrong with it by LOOK ("Type", "Seats"): too small, on another text, beyond its paper, cut. Needs no window.
#include <functional>
#include <string>
#include <vector>

#include "ui/paint/drawn_texts.h"
#include "ui/shell/table.h"

namespace tests {

// A rectangle that is turned: its middle, half its sides, and which way its upper side runs.
struct Slanted {
    app::Point middle, half;
    app::Point along{1, 0};

    app::Rect bounds() const;
    bool touches(const Slanted& other) const;
    // How far, in pixels, `other` reaches beyond it at most; 0: it lies inside.
    float beyond(const Slanted& other) const;
};

struct Read {
    enum class Layer { Board, BelowPanels, Panel, AbovePanels } layer;
    std::string panel;        // its name; empty: in none
    app::Id<app::Seat> seat;  // whose panel it is
    std::string words;
    float capMm = 0;
    Slanted ink;                                    // in the panel's own pixels, upright, where it lies in one
    Slanted seen;                                   // what of it is not clipped away
    Slanted paper;                                  // what it lies on; the panel or the window where no paper was drawn below it
    ImU32 paperColour = 0;                          // 0 where no paper was drawn
    std::pair<std::size_t, int> order, paperOrder;  // of drawing, within its sheet
    bool isSeen = true;                             // not clipped away, nor under something drawn later
    bool isCutBySide = false;                       // part of it is clipped away sideways
};

// Draws the table once and reads it. `other`: another language, from which it is turned to `tr`, so that all panels draw anew.
std::vector<Read> readTable(ui::shell::Table& table, ui::paint::Fonts& fonts, const app::Texts& tr, const app::Texts& other,
                            double nowS, app::UnixMs now);

struct Fault {
    std::string kind;  // small, overlap, beyond, cut, panel, key
    std::string what;
};
std::vector<Fault> faultsOf(const std::vector<Read>& texts, const ui::shell::Table& table, const app::Texts& tr, float pxPerMm);

}  // namespace tests
