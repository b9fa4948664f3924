#include "app/rules/methods/ranking_split_cycle.h"

namespace app::rules {

std::vector<int> splitCycleWinners(const Schulze& schulze) {
    std::vector<bool> hit(static_cast<std::size_t>(schulze.items));
    for (std::size_t step = 0; step < schulze.steps.size(); ++step)
        for (const Defeat& defeat : schulze.steps[step].defeats)
            if (static_cast<std::int32_t>(schulze.steps.size() - step) > schulze.pathAt(defeat.loser, defeat.winner))
                hit[static_cast<std::size_t>(defeat.loser)] = true;
    std::vector<int> winners;
    for (int item = 0; item < schulze.items; ++item)
        if (!hit[static_cast<std::size_t>(item)]) winners.push_back(item);
    return winners;
}

}  // namespace app::rules
