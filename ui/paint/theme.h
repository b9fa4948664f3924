#pragma once
// The colours of the table (LOOK: calm, paper-like): those it shares with paper (app/layout/looks.h) as ImGui takes them, and
// those of keys, fields and answers. Text keeps a contrast of at least 4.5:1, marks 3:1; tests/ui/paint recompute both.
#include <imgui.h>

#include <cstdint>

#include "app/layout/looks.h"

namespace ui::paint {

// Millimetres of type, of cap heights of 2.5 mm and, where somebody sits, 3.5 mm (Inter: 0.727 em): nothing that is meant to be
// read is smaller (LOOK, "Type").
constexpr float kLeastTypeMm = 3.45f, kLeastTypeAtSeatMm = 4.8f;

constexpr ImU32 rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}
constexpr ImU32 faded(ImU32 colour, float alpha) {
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(static_cast<float>(colour >> IM_COL32_A_SHIFT) * alpha)
                                             << IM_COL32_A_SHIFT;
}

namespace looks = app::layout::looks;
constexpr ImU32 kGround = rgb(looks::kGround), kPaper = rgb(looks::kPaper), kInk = rgb(looks::kInk), kInk2 = rgb(looks::kInk2),
                kHeading = rgb(looks::kHeading), kRule = rgb(looks::kRule), kOnDark = rgb(looks::kOnDark);
constexpr ImU32 kGroupPaper = rgb(looks::kGroupPaper), kGroupFrame = rgb(looks::kGroupFrame), kNoteBack = rgb(looks::kNoteBack);
// The table's own: keys, fields and what it says.
constexpr ImU32 kChip = rgb(0xE1E6EF), kChipHeld = rgb(0xC9D2E0), kOnDark2 = rgb(0xC4CCDA);
constexpr ImU32 kHeadingHeld = rgb(0x3A4A66), kHeadingFilling = rgb(0x56688A), kInkDisabled = rgb(0x626B7B),
                kDanger = rgb(0xA3211B), kDangerHeld = rgb(0xE9A8A2);
constexpr ImU32 kAsked = rgb(0xFFF1D6), kPicked = rgb(0xE8ECF5);  // behind what waits for an answer; behind a row that is picked
constexpr ImU32 kWarningOnDark = rgb(0xFFC774), kEmptyRing = rgb(0x7C889C);  // on a held row; a place for a score
// The quarters of the matrix.
constexpr ImU32 kQuickWin = rgb(0xE3F3EC), kBigProject = rgb(0xE7EDFA), kFillIn = rgb(0xFBF6E6), kLeaveOut = rgb(0xF7EBE9);
constexpr ImU32 kTrack = rgb(0xB9C2D0);  // how far a list has been scrolled, how long a key is held
constexpr ImU32 kSaved = rgb(0x00705F), kWarning = rgb(0x9A5B00), kTrouble = rgb(0xB3261E), kRowPaper = rgb(0xF7F8FB);

// How something that is said is meant; in which ink it stands on paper.
enum class Tone : std::uint8_t { Plain, Good, Trouble };
constexpr ImU32 inkOf(Tone tone) { return tone == Tone::Good ? kSaved : tone == Tone::Trouble ? kTrouble : kInk2; }

constexpr ImU32 opaque(looks::Rgb colour) { return rgb(colour); }
constexpr auto kNotePaper = looks::kNotePaper.as<ImU32>(opaque);
constexpr auto kNoteInk = looks::kNoteInk.as<ImU32>(opaque);
constexpr ImU32 seatColour(int index) { return rgb(looks::seatColour(index)); }
constexpr ImU32 stageColour(int index) { return rgb(looks::stageColour(index)); }

// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
float contrast(ImU32 a, ImU32 b);

}  // namespace ui::paint
