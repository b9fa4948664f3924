#pragma once
// How fast a finger moves, from its last samples: the straight line of least squares through them, x and y each on its own.
// The tracker feeds it every sample, also those that share a frame, so that a flick inside one slow frame is still a flick.
#include <array>
#include <cstddef>

#include "app/base/geometry.h"

namespace ui::touch {

class VelocityTrail {
public:
    void add(app::Point px, double atS);

    // Pixels per second over the last `windowMs` before `nowS`; zero if the latest movement is older than `restMs`, or if
    // fewer than two different moments are known.
    app::Point estimate(double nowS, float windowMs, float restMs) const;

private:
    struct Entry {
        app::Point px;
        double atS;
    };
    // 100 ms of a 250 Hz frame and a margin; older ones are overwritten, and would be too old to count.
    static constexpr std::size_t kMost = 32;

    std::array<Entry, kMost> m_entries{};
    std::size_t m_count = 0;  // ever added
};

}  // namespace ui::touch
