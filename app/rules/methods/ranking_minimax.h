#pragma once
// Minimax (Simpson–Kramer): the card whose worst duel is least bad. Elects a Condorcet winner, but may elect a Condorcet loser,
// and ties nearly everything with few voters: shown beside the others, never the default. Breaks no tie.
#include <cstdint>
#include <vector>

#include "app/rules/methods/defeats.h"

namespace app::rules {

struct Minimax {
    std::vector<std::int64_t> worst;  // per item; the smaller the better
    Groups groups;
};

// Margin: the largest margin against the card, below zero when it wins every duel. WinningVotes: the most votes of a card that
// defeats it, 0 when none does. A single card has 0. Ratio is not defined for this method and must not be asked. O(n²).
Minimax minimax(const Pairwise& pairwise, Strength strength = Strength::Margin);

}  // namespace app::rules
