#pragma once
// What fingers pan and zoom: a map, a matrix. It keeps within its own limits; one hand moves it at a time. Implemented by views,
// moved by ui/hands.
#include <algorithm>
#include <cstdint>

#include "app/base/geometry.h"

namespace ui::glass {

// How far something can be zoomed, in its own measure of scale.
struct ZoomLimits {
    float least = 1, most = 8;

    // `start` times `factor`, within the limits.
    float zoomed(float start, float factor) const { return std::clamp(start * factor, least, most); }
    // The same where `start` may be one that is no longer allowed.
    float kept(float scale) const { return std::clamp(scale, least, most); }
};

class Movable {
public:
    virtual ~Movable() = default;
    // A hand, known by its first contact, begins: it moves from how things lie now. False: another hand moves it.
    virtual bool take(std::uint64_t hand) = 0;
    // Since it was taken: what lay under `pivotPx` scaled, then moved. False: others have moved it meanwhile, and this hand is
    // through with it.
    virtual bool move(std::uint64_t hand, app::Point pivotPx, float scale, app::Point movePx) = 0;
    virtual void release(std::uint64_t hand) = 0;
    // Whether one finger moves it; else it takes two of a hand. `mouse`: it has but one.
    virtual bool movesWithOne(bool mouse) const = 0;
    // English msgid: said to a second hand.
    virtual const char* whyTaken() const = 0;
};

}  // namespace ui::glass
