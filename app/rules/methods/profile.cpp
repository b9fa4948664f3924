#include "app/rules/methods/profile.h"

#include <algorithm>
#include <map>

namespace app::rules {

bool wellFormed(const Order& order, int items) {
    if (order.weight < 0 || order.weight > kMostWeight) return false;
    std::vector<bool> placed(static_cast<std::size_t>(std::max(items, 0)));
    for (const auto& group : order.groups) {
        if (group.empty()) return false;
        for (int item : group) {
            if (item < 0 || item >= items || placed[static_cast<std::size_t>(item)]) return false;
            placed[static_cast<std::size_t>(item)] = true;
        }
    }
    return true;
}

bool wellFormed(const Profile& profile) {
    if (profile.items < 0) return false;
    std::int64_t total = 0;
    for (const Order& order : profile.orders) {
        if (!wellFormed(order, profile.items)) return false;
        total += order.weight;
        if (total > kMostWeight) return false;
    }
    return true;
}

std::int64_t totalWeight(const Profile& profile) {
    std::int64_t total = 0;
    for (const Order& order : profile.orders) total += order.weight;
    return total;
}

std::vector<int> placesOf(const Groups& groups, int items, int left) {
    std::vector<int> places(static_cast<std::size_t>(items), left);
    for (std::size_t place = 0; place < groups.size(); ++place)
        for (int item : groups[place]) places[static_cast<std::size_t>(item)] = static_cast<int>(place);
    return places;
}

std::vector<int> ranksOf(const Groups& groups, int items) {
    std::vector<int> ranks(static_cast<std::size_t>(items), 0);
    int rank = 1;
    for (const auto& group : groups) {
        for (int item : group) ranks[static_cast<std::size_t>(item)] = rank;
        rank += static_cast<int>(group.size());
    }
    return ranks;
}

Groups groupsByScore(std::span<const std::int64_t> scores) {
    std::map<std::int64_t, std::vector<int>, std::greater<>> byScore;
    for (std::size_t item = 0; item < scores.size(); ++item) byScore[scores[item]].push_back(static_cast<int>(item));
    Groups groups;
    for (auto& [score, items] : byScore) groups.push_back(std::move(items));
    return groups;
}

}  // namespace app::rules
