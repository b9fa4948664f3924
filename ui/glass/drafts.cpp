#include "ui/glass/drafts.h"

#include <algorithm>

namespace ui::glass {

bool Drafts::hides(Held::Kind kind, std::uint64_t record) const {
    const auto same = [&](const auto& thing) { return thing.kind == kind && thing.record == record; };
    return std::ranges::any_of(held, [&](const Held& h) { return h.lifted && same(h); }) || std::ranges::any_of(flights, same);
}

bool Drafts::hides(ActionPlace place, app::Id<app::Action> action) const {
    return std::ranges::any_of(held,
                               [&](const Held& h) {
                                   return h.lifted && h.kind == Held::Kind::Row && h.from == place && h.record == action.value;
                               }) ||
           std::ranges::any_of(
               flights, [&](const Flight& f) { return f.kind == Held::Kind::Row && f.to == place && f.record == action.value; });
}

}  // namespace ui::glass
