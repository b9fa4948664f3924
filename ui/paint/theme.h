#pragma once
// The colours of the table (LOOK: calm, paper-like). Colour is for meaning: note kinds, stages, seats. Text keeps a contrast
// of at least 4.5:1, marks 3:1; tests/ui/paint recompute both.
#include <imgui.h>

#include <array>
#include <cstdint>

namespace ui::paint {

constexpr ImU32 rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}
constexpr ImU32 faded(ImU32 colour, float alpha) {
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(static_cast<float>(colour >> IM_COL32_A_SHIFT) * alpha)
                                             << IM_COL32_A_SHIFT;
}

constexpr ImU32 kGround = rgb(0xF3F1EC), kPaper = rgb(0xFFFFFF), kInk = rgb(0x1D2433), kInk2 = rgb(0x42506A),
                kHeading = rgb(0x23324A);
constexpr ImU32 kChip = rgb(0xEEF1F6), kChipHeld = rgb(0xD5DCE8), kRule = rgb(0xE9EAEC), kOnDark = rgb(0xFFFFFF),
                kOnDark2 = rgb(0xC4CCDA);
constexpr ImU32 kSaved = rgb(0x00705F), kWarning = rgb(0x9A5B00), kTrouble = rgb(0xB3261E), kRowPaper = rgb(0xF7F8FB);

// How something that is said is meant; in which ink it stands on paper.
enum class Tone : std::uint8_t { Plain, Good, Trouble };
constexpr ImU32 inkOf(Tone tone) { return tone == Tone::Good ? kSaved : tone == Tone::Trouble ? kTrouble : kInk2; }

// By NoteKind: actions, touchpoints, thoughts, emotions, pains, moments, backstage, opportunities, deliverables, indicators.
constexpr std::array<ImU32, 10> kNotePaper{rgb(0xE9EEF6), rgb(0xDDF1EE), rgb(0xEDE7F6), rgb(0xFCE4EC), rgb(0xFFD9CF),
                                           rgb(0xFFE0B2), rgb(0xECEFF1), rgb(0xFFF0B8), rgb(0xE3F2E1), rgb(0xE0E7FF)};
// The same kinds as words on the ground: lane titles, glyphs.
constexpr std::array<ImU32, 10> kNoteInk{rgb(0x2E4A73), rgb(0x00655E), rgb(0x5A3E9B), rgb(0xA02C5B), rgb(0xA8351A),
                                         rgb(0x8A5000), rgb(0x455A64), rgb(0x755C00), rgb(0x2E6B2A), rgb(0x3949AB)};
constexpr std::array<ImU32, 6> kStages{rgb(0x6A4FD0), rgb(0x2F6DA8), rgb(0xC8401A), rgb(0x8A5A00), rgb(0x00756F), rgb(0x4E6B1B)};
constexpr std::array<ImU32, 12> kSeats{rgb(0x5B47D6), rgb(0x2F6DA8), rgb(0x00807F), rgb(0x557A1F), rgb(0x9A6A00), rgb(0xC8401A),
                                       rgb(0xB0155A), rgb(0x6D4C41), rgb(0x37474F), rgb(0x7A3E9D), rgb(0x1B6E3C), rgb(0x8A1C1C)};

inline ImU32 seatColour(int index) { return kSeats[static_cast<std::size_t>(index) % kSeats.size()]; }
inline ImU32 stageColour(int index) { return kStages[static_cast<std::size_t>(index) % kStages.size()]; }

// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
float contrast(ImU32 a, ImU32 b);

}  // namespace ui::paint
