#pragma once
// Are two pictures the same to a person? Differences are measured in YIQ, as pixelmatch does (Kotsarenko & Ramos 2010); a few
// single pixels may differ between machines, a block that differs may not.
#include <string>

#include "app/base/geometry.h"
#include "tests/bench/studio.h"
#include "ui/shell/png.h"

namespace tests {

// The one all tests of pictures share: a process has one window. The table of 768 mm, in fewer pixels: small files.
Studio& sharedStudio();

struct Difference {
    double share = 0;       // of all pixels
    double worstBlock = 0;  // share of the worst 24 × 24 block
    bool same() const { return share <= 0.001 && worstBlock <= 0.10; }
    std::string text() const;
};

// Throws std::runtime_error if the sizes differ. `marked` gets the actual picture with differences in red, if asked for.
Difference compare(const ui::shell::Pixels& expected, const ui::shell::Pixels& actual, ui::shell::Pixels* marked = nullptr);

// Part of a picture, turned by quarter turns counter-clockwise: a seat's panel brought upright.
ui::shell::Pixels upright(const ui::shell::Pixels& pixels, const app::Rect& box, int quarters);

}  // namespace tests
