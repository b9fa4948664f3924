#pragma once
// All methods on the same votes, beside each other: more honest than choosing one. A card that moves by more than three ranks
// between them is marked for discussion. Called by the ranked list, exports and the command line.
// Chooses no method and breaks no tie.
#include <cstdint>
#include <optional>
#include <vector>

#include "app/rules/methods/defeats.h"
#include "app/rules/methods/ranking_borda.h"
#include "app/rules/methods/ranking_copeland.h"
#include "app/rules/methods/ranking_kemeny.h"
#include "app/rules/methods/ranking_minimax.h"
#include "app/rules/methods/ranking_ranked_pairs.h"
#include "app/rules/methods/ranking_schulze.h"

namespace app::rules {

enum class Method : std::uint8_t { Borda, Copeland, Schulze, RankedPairs, Minimax, Kemeny };

inline constexpr int kSteadyRanks = 3;  // a card may move by so many ranks before it is marked

struct MethodRanks {
    Method method = Method::Borda;
    Groups groups;
    std::vector<int> ranks;  // per item, 1-2-2-4
};

struct SideBySide {
    std::vector<MethodRanks> methods;  // in the order of Method
    // [i][j]: Kendall's tau-b of methods i and j; nullopt when one of them ties everything (0/0).
    std::vector<std::vector<std::optional<double>>> tau;
    std::vector<int> moves;       // per item: worst rank − best rank over the compared methods
    std::vector<bool> toDiscuss;  // moves > kSteadyRanks

    Borda borda;
    Copeland copeland;
    Schulze schulze;
    RankedPairs rankedPairs;
    Minimax minimax;
    std::optional<Kemeny> kemeny;  // when asked for

    std::optional<int> condorcetWinner;
    std::optional<int> condorcetLoser;
    std::vector<int> smithSet;
    std::vector<int> splitCycleWinners;
};

enum class WithKemeny : std::uint8_t { No, Yes };

// Compared for `moves`: Borda, Copeland, Schulze, ranked pairs, and Kemeny where it is proved. Minimax is listed but not
// compared: with few voters it ties nearly everything. `strength` (margins or winning votes) goes to Schulze, ranked pairs and
// minimax. 150 items by 30 orders: 6 to 16 ms without Kemeny; Kemeny 10 to 25 ms more where it has to search (off the render
// thread both).
SideBySide sideBySide(const Profile& profile, Strength strength = Strength::Margin, WithKemeny withKemeny = WithKemeny::No);

// Kendall's tau-b of two rankings of the same items, ties corrected (Kendall 1945): 1 same order, −1 reversed. O(n²).
std::optional<double> kendallTau(const std::vector<int>& ranks, const std::vector<int>& others);

}  // namespace app::rules
