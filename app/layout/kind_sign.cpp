#include "app/layout/kind_sign.h"

#include <cmath>
#include <numbers>

#include "app/base/per.h"

namespace app::layout {
namespace {

using Parts = std::vector<SignPart>;

Parts gear() {
    using enum SignPart::Shape;
    Parts parts{{Ring, {{0, 0}}, 0.5f}};
    for (int i = 0; i < 6; ++i) {
        const float a = std::numbers::pi_v<float> / 3 * static_cast<float>(i);
        const Point way{std::cos(a), std::sin(a)};
        parts.push_back({Spoke, {way * 0.55f, way * 0.95f}});
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
        // Thoughts: a bubble
        {{Ring, {{0, -0.15f}}, 0.7f}, {Disc, {{-0.55f, 0.8f}}, 0.18f}},
        // Emotions: a face
        {{Ring, {{0, 0}}, 0.9f},
         {Disc, {{-0.32f, -0.2f}}, 0.13f},
         {Disc, {{0.32f, -0.2f}}, 0.13f},
         {Stroke, {{-0.4f, 0.25f}, {-0.15f, 0.45f}, {0.15f, 0.45f}, {0.4f, 0.25f}}}},
        // Pains: a bolt
        {{Area, {{0.3f, -1}, {-0.6f, 0.15f}, {0.1f, 0.15f}}}, {Area, {{-0.3f, 1}, {0.6f, -0.15f}, {-0.1f, -0.15f}}}},
        // Moments: a flag
        {{Stroke, {{-0.6f, -0.9f}, {-0.6f, 0.95f}}}, {Area, {{-0.6f, -0.9f}, {0.8f, -0.4f}, {-0.6f, 0.1f}}}},
        // Backstage
        gear(),
        // Opportunities: a bulb
        {{Ring, {{0, -0.25f}}, 0.6f}, {Stroke, {{-0.3f, 0.6f}, {0.3f, 0.6f}}}, {Stroke, {{-0.2f, 0.9f}, {0.2f, 0.9f}}}},
        // Deliverables: a parcel
        {{Loop, {{-0.8f, -0.7f}, {0.8f, -0.7f}, {0.8f, 0.8f}, {-0.8f, 0.8f}}}, {Stroke, {{-0.8f, -0.2f}, {0.8f, -0.2f}}}},
        // Indicators: three bars
        {{Box, {{-0.8f, 0.1f}, {-0.4f, 0.9f}}}, {Box, {{-0.2f, -0.4f}, {0.2f, 0.9f}}}, {Box, {{0.4f, -0.9f}, {0.8f, 0.9f}}}},
    });
    return kSigns[kind];
}

}  // namespace app::layout
