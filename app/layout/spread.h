#pragma once
// Discs in a crowded place moved a little apart, so that none hides another's middle. Pure and deterministic: the same discs
// always lie the same. Called by the matrix of the ranking; large ones stay where they are, small ones give way.
#include <vector>

#include "app/base/geometry.h"

namespace app::layout {

struct Disc {
    Point at;
    float radius = 0;
};

// The new middles, in the order given, inside `inside`. O(n) for discs that are not all in one place.
std::vector<Point> spread(const std::vector<Disc>& discs, const Rect& inside);

}  // namespace app::layout
