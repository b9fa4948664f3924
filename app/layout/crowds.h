#pragma once
// Discs that would cover each other, told as one with a count; where they lie when one is opened; and where titles beside discs
// find room. Pure and deterministic, in millimetres of a plane. Called by the matrix of the ranking, once something has changed.
#include <optional>
#include <vector>

#include "app/base/geometry.h"

namespace app::layout {

struct Disc {
    Point at;
    float radius = 0;
    bool alone = false;  // stays by itself for as long as neither hides the other's middle
};

struct Crowd {
    Point at;
    float radius = 0;
    std::vector<std::size_t> members;  // one: a disc that lies where it lay
    bool isDisc() const { return members.size() == 1; }
};

constexpr float kMayTouch = 0.92f;  // of both radii: rims may meet
constexpr float kHides = 1.35f;     // of the larger radius: nearer, a middle with its number would be hidden

// Every disc in exactly one of them; none covers another (of those alone: hides another's middle). O(n²).
std::vector<Crowd> crowds(const std::vector<Disc>& discs);

// Places for so many discs about a point, `pitch` apart or, where there is less room, a little less, inside a plane and outside
// of what lies there already. Nothing if there is no room even so.
std::optional<std::vector<Point>> fanOut(Point centre, std::size_t count, float pitch, const Rect& inside,
                                         const std::vector<Rect>& taken);

struct TitleWish {
    Point at;  // of its disc
    float radius = 0;
    Point size;
};
// One rectangle a wish, none touching another or what is taken, inside; near its disc, over as few middles as can be. Empty where
// even that fails.
std::vector<Rect> placeTitles(const std::vector<TitleWish>& wishes, const Rect& inside, std::vector<Rect> taken,
                              const std::vector<Point>& middles);

}  // namespace app::layout
