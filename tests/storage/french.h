#pragma once
// The texts of exports as a French session has them, from what the build has compiled.
#include "app/base/texts.h"

namespace tests {

inline app::Texts french() { return app::Texts::load(std::string(PARCOURS_BUILD) + "/texts", "fr"); }

}  // namespace tests
