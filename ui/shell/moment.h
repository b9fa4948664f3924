#pragma once
// The time of one frame, as everything in it sees it: steps that follow each other within a frame see the same. Told by the
// playback, or by a test that has time in its hand.
#include "app/board/records.h"

namespace ui::shell {

struct Moment {
    double nowS = 0;      // of a clock that only goes forward, seconds
    app::UnixMs now = 0;  // of the wall's
};

}  // namespace ui::shell
