#pragma once
// The colours on paper: those of the table (ui/paint/theme.h, which this folder may not include; LOOK names them both).
// A value here is 0xRRGGBB.
#include <array>
#include <cstdint>

namespace storage::exports {

struct Colour {
    std::uint32_t rgb = 0;
    double alpha = 1;
};

constexpr Colour kGround{0xF3F1EC}, kPaper{0xFFFFFF}, kInk{0x1D2433}, kInk2{0x42506A}, kHeading{0x23324A}, kRule{0xE9EAEC},
    kOnDark{0xFFFFFF};
constexpr Colour kGroupPaper{0xF3F5F9}, kGroupFrame{0xA9B4C6}, kNoteBack{0xDDE2EA};

// By NoteKind, as in app/board/note_kind.h.
constexpr std::array<Colour, 10> kNotePaper{
    {{0xE9EEF6}, {0xDDF1EE}, {0xEDE7F6}, {0xFCE4EC}, {0xFFD9CF}, {0xFFE0B2}, {0xECEFF1}, {0xFFF0B8}, {0xE3F2E1}, {0xE0E7FF}}};
constexpr std::array<Colour, 10> kNoteInk{
    {{0x2E4A73}, {0x00655E}, {0x5A3E9B}, {0xA02C5B}, {0xA8351A}, {0x8A5000}, {0x455A64}, {0x755C00}, {0x2E6B2A}, {0x3949AB}}};
constexpr std::array<Colour, 6> kStages{{{0x6A4FD0}, {0x2F6DA8}, {0xC8401A}, {0x8A5A00}, {0x00756F}, {0x4E6B1B}}};
constexpr std::array<Colour, 12> kSeats{{{0x5B47D6},
                                         {0x2F6DA8},
                                         {0x00807F},
                                         {0x557A1F},
                                         {0x9A6A00},
                                         {0xC8401A},
                                         {0xB0155A},
                                         {0x6D4C41},
                                         {0x37474F},
                                         {0x7A3E9D},
                                         {0x1B6E3C},
                                         {0x8A1C1C}}};

constexpr Colour stageColour(int index) { return kStages[static_cast<std::size_t>(index) % kStages.size()]; }
constexpr Colour seatColour(int index) { return kSeats[static_cast<std::size_t>(index) % kSeats.size()]; }
constexpr Colour faded(Colour colour, double alpha) { return {colour.rgb, colour.alpha * alpha}; }

}  // namespace storage::exports
