#include "app/rules/budget/plain_rules.h"

#include <algorithm>

#include "app/rules/budget/indices.h"

namespace app::rules {
std::vector<int> spendRest(const FairInput& input, const std::vector<int>& already, BudgetOrder order, std::int64_t leastVotes) {
    __extension__ using Wide = __int128;
    const auto& costs = input.costs;
    const std::vector<std::int64_t> votes = votesOf(input), &ties = input.votes.empty() ? votes : input.votes;
    std::vector<char> in(costs.size());
    std::int64_t left = input.budget;
    for (const int item : already) in[at(item)] = 1, left -= costs[at(item)];
    std::vector<int> list;
    for (std::size_t i = 0; i < costs.size(); ++i)
        if (!in[i] && votes[i] >= leastVotes) list.push_back(static_cast<int>(i));
    std::ranges::sort(list, [&](int a, int b) {
        if (order == BudgetOrder::VotesPerCost) {
            if ((costs[at(a)] == 0) != (costs[at(b)] == 0)) return costs[at(a)] == 0;
            const Wide left1 = Wide{votes[at(a)]} * costs[at(b)], right = Wide{votes[at(b)]} * costs[at(a)];
            if (left1 != right) return left1 > right;
        } else if (votes[at(a)] != votes[at(b)]) {
            return votes[at(a)] > votes[at(b)];
        }
        if (ties[at(a)] != ties[at(b)]) return ties[at(a)] > ties[at(b)];
        if (costs[at(a)] != costs[at(b)]) return costs[at(a)] < costs[at(b)];
        if (!input.places.empty() && input.places[at(a)] != input.places[at(b)]) return input.places[at(a)] < input.places[at(b)];
        return a < b;
    });
    std::vector<int> taken;
    for (const int item : list)
        if (costs[at(item)] <= left) left -= costs[at(item)], taken.push_back(item);
    return taken;
}

Result<std::vector<int>> greedyByVotes(const FairInput& input, BudgetOrder order, std::int64_t leastVotes) {
    if (auto refusal = refusedFair(input)) return *refusal;
    std::vector<int> taken = spendRest(input, {}, order, leastVotes);
    std::ranges::sort(taken);
    return taken;
}

Result<Choice> mostVotes(const FairInput& input, const SearchLimit& limit) {
    if (auto refusal = refusedFair(input)) return *refusal;
    Knapsack sack{.items = {}, .euros = input.budget, .days = {}, .needs = {}, .variants = {}};
    const std::vector<std::int64_t> votes = votesOf(input);
    for (std::size_t i = 0; i < votes.size(); ++i)
        sack.items.push_back({votes[i], input.costs[i], 0, input.places.empty() ? i : input.places[i]});
    return chooseExact(sack, limit);
}

}  // namespace app::rules
