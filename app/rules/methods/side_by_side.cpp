#include "app/rules/methods/side_by_side.h"

#include <algorithm>
#include <cmath>

#include "app/rules/methods/ranking_split_cycle.h"

namespace app::rules {

std::optional<double> kendallTau(const std::vector<int>& ranks, const std::vector<int>& others) {
    std::int64_t agreeing = 0, untied = 0, othersUntied = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i)
        for (std::size_t j = i + 1; j < ranks.size(); ++j) {
            const int one = (ranks[i] > ranks[j]) - (ranks[i] < ranks[j]);
            const int other = (others[i] > others[j]) - (others[i] < others[j]);
            agreeing += one * other;
            untied += one != 0;
            othersUntied += other != 0;
        }
    if (untied == 0 || othersUntied == 0) return std::nullopt;
    if (untied == othersUntied) return static_cast<double>(agreeing) / static_cast<double>(untied);  // exactly ±1 where it is
    return static_cast<double>(agreeing) / std::sqrt(static_cast<double>(untied) * static_cast<double>(othersUntied));
}

SideBySide sideBySide(const Profile& profile, Strength strength, WithKemeny withKemeny) {
    const Pairwise pairwise = pairwiseOf(profile);
    SideBySide all;
    all.borda = borda(pairwise, totalWeight(profile));
    all.copeland = copeland(pairwise);
    all.schulze = schulze(pairwise, strength);
    all.rankedPairs = rankedPairs(pairwise, strength);
    all.minimax = minimax(pairwise, strength);
    if (withKemeny == WithKemeny::Yes) all.kemeny = kemeny(pairwise);
    all.condorcetWinner = condorcetWinner(pairwise);
    all.condorcetLoser = condorcetLoser(pairwise);
    all.smithSet = smithSet(pairwise);
    all.splitCycleWinners = splitCycleWinners(strength == Strength::Margin ? all.schulze : schulze(pairwise));

    const auto list = [&](Method method, const Groups& groups) {
        all.methods.push_back({method, groups, ranksOf(groups, profile.items)});
    };
    list(Method::Borda, all.borda.groups);
    list(Method::Copeland, all.copeland.groups);
    list(Method::Schulze, all.schulze.groups);
    list(Method::RankedPairs, all.rankedPairs.groups);
    list(Method::Minimax, all.minimax.groups);
    if (all.kemeny) list(Method::Kemeny, all.kemeny->groups);

    for (const MethodRanks& one : all.methods) {
        auto& row = all.tau.emplace_back();
        for (const MethodRanks& other : all.methods) row.push_back(kendallTau(one.ranks, other.ranks));
    }
    for (std::size_t item = 0; item < static_cast<std::size_t>(profile.items); ++item) {
        int best = profile.items, worst = 1;
        for (const MethodRanks& one : all.methods) {
            if (one.method == Method::Minimax || (one.method == Method::Kemeny && !all.kemeny->proved)) continue;
            best = std::min(best, one.ranks[item]);
            worst = std::max(worst, one.ranks[item]);
        }
        all.moves.push_back(worst - best);
        all.toDiscuss.push_back(worst - best > kSteadyRanks);
    }
    return all;
}

}  // namespace app::rules
