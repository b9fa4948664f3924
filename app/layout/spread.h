#pragma once
// Discs in a crowded place moved a little apart, so that none hides another's middle. Pure and deterministic: the same discs
// always lie the same. Called by the matrix of the ranking; large ones stay where they are, small ones give way, and what lies
// still is not moved at all.
#include <cstdint>
#include <vector>

#include "app/base/geometry.h"

namespace app::layout {

enum class Stays : std::uint8_t {
    Exactly,  // it lies where it is, even over another
    Rather,   // a hand has put it there: it gives way to those only that do so too, and before those that do not
    IfFree
};
struct Disc {
    Point at;
    float radius = 0;
    Stays stays = Stays::IfFree;
    bool operator==(const Disc&) const = default;
};

// The new middles, in the order given, inside `inside`. O(n) for discs that are not all in one place.
std::vector<Point> spread(const std::vector<Disc>& discs, const Rect& inside);

}  // namespace app::layout
