#include "storage/exports/duel_strengths.h"

#include <algorithm>
#include <cmath>

#include "app/rules/profiles.h"
#include "app/rules/voting.h"

namespace storage::exports {

using namespace app::rules;

std::vector<DuelStrength> duelStrengths(const app::Board& board, const app::Round& round) {
    if (!isDuel(round.form)) return {};
    const auto candidates = candidatesLeft(board, round);
    const auto duels = duelsOf(candidates, ballots(board, round.id));
    const DuelFit fit = fitDuels(static_cast<int>(candidates.size()), duels, candidates);
    const std::vector<double> covariances = covariance(fit);
    std::vector<DuelStrength> strengths(candidates.size());
    for (const Duel& duel : duels)
        for (const int item : {duel.winner, duel.loser}) strengths[static_cast<std::size_t>(item)].compared += duel.weight;
    for (std::size_t i = 0; i < strengths.size(); ++i) {
        strengths[i].strength = fit.theta[i];
        strengths[i].uncertainty = std::sqrt(std::max(0.0, covariances[i * strengths.size() + i]));
    }
    return strengths;
}

}  // namespace storage::exports
