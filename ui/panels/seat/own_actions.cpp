#include "ui/panels/seat/own_actions.h"

#include <algorithm>
#include <tuple>

namespace ui::panels::seat {

std::vector<app::Assignment> assignedTo(const app::Board& board, app::Id<app::Seat> seat) {
    std::vector<app::Assignment> list;
    for (const auto& [id, assignment] : board.all<app::Assignment>())
        if (assignment.seat == seat && board.find(assignment.action)) list.push_back(assignment);
    std::ranges::sort(list, {},
                      [](const app::Assignment& a) { return std::tuple(a.accepted, a.dueDay.value_or(1 << 30), a.action); });
    return list;
}

std::vector<app::Assignment> ownerless(const app::Board& board) {
    std::vector<app::Assignment> list;
    for (app::Id<app::Tier> tier : board.tiers())
        for (app::Id<app::Action> action : board.plannedIn(tier)) {
            const app::Assignment* known = board.find<app::Assignment>(action.value);
            if (!known || (known->owner.empty() && !known->seat))
                list.push_back(known ? *known : app::Assignment{.action = action});
        }
    return list;
}

int waitingFor(const app::Board& board, app::Id<app::Seat> seat) {
    return static_cast<int>(std::ranges::count_if(board.all<app::Assignment>(), [&](const auto& entry) {
        return entry.second.seat == seat && !entry.second.accepted && board.find(entry.second.action);
    }));
}

}  // namespace ui::panels::seat
