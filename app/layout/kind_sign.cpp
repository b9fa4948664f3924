#include "app/layout/kind_sign.h"

#include <cmath>
#include <numbers>

#include "app/base/per.h"

namespace app::layout {
namespace {

using Parts = std::vector<SignPart>;

constexpr float kPi = std::numbers::pi_v<float>;

// A line through `count` + 1 points of a curve from one angle to another, in radians, clockwise from the right.
template <class F>
std::vector<Point> curve(float from, float to, int count, F&& radiusAt, Point middle) {
    std::vector<Point> points;
    for (int i = 0; i <= count; ++i) {
        const float a = from + (to - from) * static_cast<float>(i) / static_cast<float>(count);
        points.push_back(middle + Point{std::cos(a), std::sin(a)} * radiusAt(a));
    }
    return points;
}

// A cloud of five bows, with the two drops that lead to who thinks.
Parts thought() {
    using enum SignPart::Shape;
    auto cloud =
        curve(0, 2 * kPi - 2 * kPi / 50, 49, [](float a) { return 0.62f + 0.2f * std::abs(std::sin(a * 2.5f)); }, {0, 0});
    for (Point& point : cloud) point = {point.x * 1.18f, point.y * 0.82f - 0.25f};
    return {{Loop, std::move(cloud)}, {Disc, {{-0.45f, 0.62f}}, 0.17f}, {Disc, {{-0.78f, 0.9f}}, 0.11f}};
}

// Glass, neck, and the two turns of its cap.
Parts bulb() {
    using enum SignPart::Shape;
    auto glass = curve(0.72f * kPi, 2.28f * kPi, 24, [](float) { return 0.66f; }, {0, -0.3f});
    glass.push_back({0.24f, 0.5f}), glass.push_back({-0.24f, 0.5f});
    return {{Loop, std::move(glass)}, {Box, {{-0.26f, 0.58f}, {0.26f, 0.72f}}}, {Box, {{-0.16f, 0.82f}, {0.16f, 0.96f}}}};
}

// A stage's curtain, drawn to both sides.
Parts curtain() {
    using enum SignPart::Shape;
    Parts parts{{Box, {{-1, -0.9f}, {1, -0.68f}}}};
    const std::vector<Point> drapes[] = {{{-0.9f, -0.55f}, {-0.08f, -0.55f}, {-0.5f, 0.2f}, {-0.9f, 0.2f}},
                                         {{-0.9f, 0.2f}, {-0.5f, 0.2f}, {-0.58f, 0.95f}, {-0.9f, 0.95f}}};
    for (const std::vector<Point>& left : drapes) {
        std::vector<Point> right(left.rbegin(), left.rend());  // turned round as well: a painter goes round areas clockwise
        for (Point& point : right) point.x = -point.x;
        parts.push_back({Area, left}), parts.push_back({Area, std::move(right)});
    }
    return parts;
}

}  // namespace

std::span<const SignPart> signOf(NoteKind kind) {
    using enum SignPart::Shape;
    static const Per<NoteKind, Parts> kSigns({
        // Actions, a step forward: an arrow
        {{Stroke, {{-0.9f, 0}, {0.8f, 0}}}, {Stroke, {{0.2f, -0.6f}, {0.85f, 0}, {0.2f, 0.6f}}}},
        // Touchpoints, where two meet: two rings
        {{Ring, {{-0.35f, 0}}, 0.55f}, {Ring, {{0.35f, 0}}, 0.55f}},
        // Thoughts: the cloud of who thinks
        thought(),
        // Emotions: a face
        {{Ring, {{0, 0}}, 0.9f},
         {Disc, {{-0.32f, -0.2f}}, 0.13f},
         {Disc, {{0.32f, -0.2f}}, 0.13f},
         {Stroke, {{-0.4f, 0.25f}, {-0.15f, 0.45f}, {0.15f, 0.45f}, {0.4f, 0.25f}}}},
        // Pains: a bolt
        {{Area, {{0.3f, -1}, {-0.6f, 0.15f}, {0.1f, 0.15f}}}, {Area, {{-0.3f, 1}, {0.6f, -0.15f}, {-0.1f, -0.15f}}}},
        // Moments: a flag
        {{Stroke, {{-0.6f, -0.9f}, {-0.6f, 0.95f}}}, {Area, {{-0.6f, -0.9f}, {0.8f, -0.4f}, {-0.6f, 0.1f}}}},
        // Backstage: behind the curtain
        curtain(),
        // Opportunities: a bulb
        bulb(),
        // Deliverables: a parcel
        {{Loop, {{-0.8f, -0.7f}, {0.8f, -0.7f}, {0.8f, 0.8f}, {-0.8f, 0.8f}}}, {Stroke, {{-0.8f, -0.2f}, {0.8f, -0.2f}}}},
        // Indicators: three bars
        {{Box, {{-0.8f, 0.1f}, {-0.4f, 0.9f}}}, {Box, {{-0.2f, -0.4f}, {0.2f, 0.9f}}}, {Box, {{0.4f, -0.9f}, {0.8f, 0.9f}}}},
    });
    return kSigns[kind];
}

}  // namespace app::layout
