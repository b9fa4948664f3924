#pragma once
// What kinds of notes, stages, seats, ground and ink look like, once for the table (ui/paint/theme.h) and for paper
// (storage/exports/colours.h): each only turns these values into its own. Colour is for meaning; text keeps a contrast of at
// least 4.5:1 and marks 3:1, which tests/ui/paint recompute. Signs stand in kind_sign.h, a kind's words in app/board/note_kind.h.
#include <array>

#include "app/base/per.h"
#include "app/board/records.h"

namespace app::layout::looks {

using Rgb = std::uint32_t;  // 0xRRGGBB

constexpr Rgb kGround = 0xF3F1EC, kPaper = 0xFFFFFF, kInk = 0x1D2433, kInk2 = 0x42506A, kHeading = 0x23324A;
constexpr Rgb kRule = 0xE9EAEC, kOnDark = 0xFFFFFF;
constexpr Rgb kGroupPaper = 0xF3F5F9, kGroupFrame = 0xA9B4C6, kNoteBack = 0xDDE2EA;

constexpr Per<NoteKind, Rgb> kNotePaper({
    0xE9EEF6,  // actions
    0xDDF1EE,  // touchpoints
    0xEDE7F6,  // thoughts
    0xFCE4EC,  // emotions
    0xFFD9CF,  // pains
    0xFFE0B2,  // moments
    0xECEFF1,  // backstage
    0xFFF0B8,  // opportunities
    0xE3F2E1,  // deliverables
    0xE0E7FF,  // indicators
});
// The same kinds as words on the ground: lane titles, signs.
constexpr Per<NoteKind, Rgb> kNoteInk({
    0x2E4A73,  // actions
    0x00655E,  // touchpoints
    0x5A3E9B,  // thoughts
    0xA02C5B,  // emotions
    0xA8351A,  // pains
    0x8A5000,  // moments
    0x455A64,  // backstage
    0x755C00,  // opportunities
    0x2E6B2A,  // deliverables
    0x3949AB,  // indicators
});
// By Stage::colour and Seat::colour.
constexpr auto kStages = std::to_array<Rgb>({0x6A4FD0, 0x2F6DA8, 0xC8401A, 0x8A5A00, 0x00756F, 0x4E6B1B});
constexpr auto kSeats = std::to_array<Rgb>(
    {0x5B47D6, 0x2F6DA8, 0x00807F, 0x557A1F, 0x9A6A00, 0xC8401A, 0xB0155A, 0x6D4C41, 0x37474F, 0x7A3E9D, 0x1B6E3C, 0x8A1C1C});
static_assert(kStages.size() == kStageColours && kSeats.size() == kMostSeats);

constexpr Rgb stageColour(int index) { return kStages[static_cast<std::size_t>(index) % kStages.size()]; }
constexpr Rgb seatColour(int index) { return kSeats[static_cast<std::size_t>(index) % kSeats.size()]; }

}  // namespace app::layout::looks
