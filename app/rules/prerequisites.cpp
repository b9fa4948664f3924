#include "app/rules/prerequisites.h"

#include <algorithm>
#include <deque>
#include <map>

namespace app::rules {

std::vector<Id<Action>> circleWith(const Board& board, Id<Action> from, Id<Action> to) {
    std::multimap<Id<Action>, Id<Action>> needs;
    for (const auto& [id, link] : board.all<Link>())
        if (link.kind == LinkKind::Needs) needs.emplace(link.from, link.to);
    std::map<Id<Action>, Id<Action>> reachedFrom{{to, {}}};
    std::deque<Id<Action>> next{to};
    while (!next.empty() && !reachedFrom.contains(from)) {
        const auto [first, last] = needs.equal_range(next.front());
        for (auto it = first; it != last; ++it)
            if (reachedFrom.try_emplace(it->second, next.front()).second) next.push_back(it->second);
        next.pop_front();
    }
    if (!reachedFrom.contains(from)) return {};
    std::vector<Id<Action>> circle;
    for (Id<Action> at = from; at; at = reachedFrom[at]) circle.push_back(at);
    std::reverse(circle.begin(), circle.end());  // to … from
    std::rotate(circle.begin(), circle.end() - 1, circle.end());
    return circle;
}

std::vector<Id<Link>> linksOf(const Board& board, Id<Action> action) {
    std::vector<Id<Link>> links;
    for (const auto& [id, link] : board.all<Link>())
        if (link.from == action || link.to == action) links.push_back(link.id);
    std::sort(links.begin(), links.end());
    return links;
}

}  // namespace app::rules
