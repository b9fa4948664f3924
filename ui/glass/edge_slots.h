#pragma once
// The ring of slots round the glass, one edge at a time: which part of it the trays share, how wide each may be, where "+" and
// "fit" lie. All places at the edges come from here, so that none lies on another. Millimetres along the edge, from its left end
// as seen from there. Pure arithmetic: knows no board and no pixels.
#include <vector>

namespace ui::glass {

constexpr float kSlotMm = 24;       // how deep a row of slots is, and how wide and deep each corner, kept free to be held
constexpr float kSlotMarginMm = 2;  // of that, between a slot and the rim of the glass
constexpr float kEdgeKeyMm = 15;    // "+" and "fit": LOOK's least key
constexpr float kTrayWMm = 152, kTrayHMm = 22;
constexpr float kFullTrayMm = 90;   // narrower a tray is its mark and "+" …
constexpr float kLeastTrayMm = 31;  // … and never narrower than these two keys
constexpr float kTrayGapMm = 6;

struct TraySlot {
    float centre = 0, width = 0;
    int row = 0;  // 0: at the rim
};

struct EdgeSlots {
    std::vector<TraySlot> trays;  // in the order they were wished
    float plus = 0, fit = 0;      // middles of the two keys
    int rows = 1;                 // of trays: more than one only where so many cannot lie side by side
    // Every seat has the width of a panel before it: panels lie in the place of their trays. Else above all trays of the edge, so
    // that none is ever covered. Who sits where decides it, not who has what open: a panel stays where it opened.
    bool panelsInPlace = false;

    float depth() const { return kSlotMm * static_cast<float>(rows); }
};

// `wishes`: where along the edge each seat would be, 0 … 1, from left to right. `before`, `after`: what the neighbouring edges'
// rows take of its two ends, at least the corner.
EdgeSlots edgeSlots(float lengthMm, const std::vector<float>& wishes, float before = kSlotMm, float after = kSlotMm);

}  // namespace ui::glass
