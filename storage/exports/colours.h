#pragma once
// The colours on paper: those of app/layout/looks.h, which the table shares, and how opaque each is. Included by what draws
// pictures and the plan.
#include "app/layout/looks.h"

namespace storage::exports {

namespace looks = app::layout::looks;

struct Colour {
    looks::Rgb rgb = 0;
    double alpha = 1;
};
constexpr Colour opaque(looks::Rgb rgb) { return {rgb}; }
constexpr Colour faded(Colour colour, double alpha) { return {colour.rgb, colour.alpha * alpha}; }

constexpr Colour kGround{looks::kGround}, kPaper{looks::kPaper}, kInk{looks::kInk}, kInk2{looks::kInk2},
    kHeading{looks::kHeading}, kRule{looks::kRule}, kOnDark{looks::kOnDark};
constexpr Colour kGroupPaper{looks::kGroupPaper}, kGroupFrame{looks::kGroupFrame}, kNoteBack{looks::kNoteBack};
constexpr auto kNotePaper = looks::kNotePaper.as<Colour>(opaque);
constexpr auto kNoteInk = looks::kNoteInk.as<Colour>(opaque);

constexpr Colour stageColour(int index) { return {looks::stageColour(index)}; }
constexpr Colour seatColour(int index) { return {looks::seatColour(index)}; }

}  // namespace storage::exports
