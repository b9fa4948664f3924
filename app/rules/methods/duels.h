#pragma once
// Duels and best-worst sets made into one scale by the Bradley-Terry model: P(i beats j) = 1 / (1 + exp(θj − θi)). Called by the
// rules that rank cards after duels. Always the maximum a posteriori (an unbeaten card stays finite), never plain maximum
// likelihood, which does not exist unless the graph of wins is strongly connected (Ford 1957). Items are indices from 0.
#include <cstdint>
#include <span>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

// One comparison. A tie gives half a win to each and then winner and loser mean nothing.
struct Duel {
    int winner = 0, loser = 0;
    bool tie = false;
    bool fromSet = false;     // one of the pairs of a best-worst set: not independent, so under a firmer prior
    std::int64_t weight = 1;  // how many times it was answered so; below 1 it is passed over
};

// The pairs that "best" and "worst" of `shown` say: best beats all others, worst loses against all others; 2m − 3 of the
// m(m − 1)/2 pairs, 5 of 6 for four. Two shown are a plain duel. Precondition: best ≠ worst, both among `shown`, no item twice.
void addBestWorst(std::vector<Duel>& duels, std::span<const int> shown, int best, int worst, std::int64_t weight = 1);

// λ of the penalty λ Σ θi² (a normal prior of variance 1/(2λ)). With both kinds, their mean by weight of the comparisons: one λ
// for all, so that the mean of θ is 0 by itself.
struct DuelPrior {
    double duel = 0.1, set = 0.3;
};

struct DuelFit {
    std::vector<double> theta;  // mean 0; all 0 without any comparison
    std::vector<double> value;  // 100 · mean over j ≠ i of P(i beats j): 0 … 100; 50 for an item that is alone
    double lambda = 0;          // the one used
    int steps = 0;              // of Newton
    bool settled = true;        // max |Δθ| < 1e-9 was reached (false would be a defect: the penalised likelihood is concave)
    // For covariance() and chancesInTop(): items by their key, and H = L·Lᵀ in that order, L by rows.
    std::vector<int> byKey;
    std::vector<double> factor;
};

// Minimises −Σ w_ij log P(i beats j) + λ Σ θi² by Newton with Cholesky, halving a step that would not help. O(n³) a step, 6–8
// steps. `keys`: one a item, unlike each other, belonging to the card rather than to its index: sums are made in their order,
// so a card's figures are the same to the last bit whatever the indices and the order of `duels`. Without keys: by index.
// Precondition: 0 ≤ winner, loser < items, winner ≠ loser.
DuelFit fitDuels(int items, std::span<const Duel> duels, std::span<const std::uint64_t> keys = {}, DuelPrior prior = {});

// Tied groups, best first: θ of neighbours less than 1e-7 apart is one group (Newton stops at 1e-9).
Groups duelOrder(const DuelFit& fit);

// H⁻¹, the covariance of θ, n × n by rows. O(n³).
std::vector<double> covariance(const DuelFit& fit);

constexpr int kDuelDraws = 2000;

// P(item is among the `top` best), from seeded draws of N(θ, H⁻¹): the standard error is at most 0.011 with 2000. Normals by
// Box-Muller from std::mt19937_64: the same on every machine of one C library. Each card's normals come by its key's place, so
// the answer belongs to cards, not to indices. top ≤ 0: all 0; top ≥ n: all 1. O(draws · n²).
std::vector<double> chancesInTop(const DuelFit& fit, int top, std::uint64_t seed, int draws = kDuelDraws);

enum class Certainty : std::uint8_t { Sure, Probable, ToDiscuss, Out };

constexpr double kSure = 0.9, kProbable = 0.5, kContested = 0.1;

// Sure from 0.9, probable from 0.5, to be discussed from 0.1.
Certainty certaintyOf(double chanceInTop);
const char* nameOf(Certainty certainty);  // in English, to be translated

}  // namespace app::rules
