#include "ui/scene/drafts.h"

#include <algorithm>

namespace ui::scene {

bool Drafts::hides(Held::Kind kind, std::uint64_t record) const {
    const auto same = [&](const auto& thing) { return thing.kind == kind && thing.record == record; };
    return std::ranges::any_of(held, [&](const Held& h) { return h.lifted && same(h); }) || std::ranges::any_of(flights, same);
}

}  // namespace ui::scene
