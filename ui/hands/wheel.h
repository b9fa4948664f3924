#pragma once
// The wheel of a mouse, which is nobody's finger: it zooms what lies under the pointer, or scrolls it where it is a list. What a
// hand is moving just now it leaves alone.
#include "ui/glass/scene.h"

namespace ui::hands {

// `steps`: notches away from the user, parts of one with fine wheels.
void turnWheel(glass::Scene& scene, app::Point px, float steps);

}  // namespace ui::hands
