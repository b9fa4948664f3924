#pragma once
// Whether one thing lies inside another, to a hundredth of a unit: what every layout is asked.
#include "app/base/geometry.h"

namespace tests {

inline bool liesInside(const app::Rect& outer, const app::Rect& inner) {
    return inner.x >= outer.x - 0.01f && inner.y >= outer.y - 0.01f && inner.right() <= outer.right() + 0.01f &&
           inner.bottom() <= outer.bottom() + 0.01f;
}

}  // namespace tests
