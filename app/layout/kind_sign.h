#pragma once
// The small sign that tells a note's kind without its colour: shapes in a box of −1 … 1 about its middle, y downwards. Drawn by
// ui/paint/signs.h on the table and storage/exports/kind_glyph.h on paper, so that both show the same; one row a kind.
#include <span>
#include <vector>

#include "app/base/geometry.h"
#include "app/board/records.h"

namespace app::layout {

struct SignPart {
    enum class Shape : std::uint8_t {
        Stroke,  // through the points
        Loop,    // through the points and back to the first
        Spoke,   // straight, between two points
        Area,    // filled, within the points
        Box,     // filled, between two opposite corners
        Ring,    // about the one point
        Disc     // filled, about the one point
    } shape;
    std::vector<Point> points;
    float radius = 0;  // of a ring or a disc
};
// How thick strokes, loops, spokes and rings are, in the sign's radius.
constexpr float kSignStroke = 0.2f;

std::span<const SignPart> signOf(NoteKind kind);

}  // namespace app::layout
