#include "ui/glass/drafts.h"

#include <algorithm>

namespace ui::glass {

bool Drafts::hides(const app::RecordKey& record) const {
    const auto same = [&](const auto& one) { return one.thing.record == record; };
    return std::ranges::any_of(held, [&](const Held& h) { return h.lifted && same(h); }) ||
           std::ranges::any_of(transitions, same);
}

bool Drafts::hides(const Ref& ref) const {
    const auto same = [&](const auto& one) { return one.thing == ref; };
    return std::ranges::any_of(held, [&](const Held& h) { return h.lifted && same(h); }) ||
           std::ranges::any_of(transitions, same);
}

}  // namespace ui::glass
