#pragma once
// Borda's count: a card is worth the places it stands above the end, summed over voters. The default order for 20 to 150 cards:
// simple, monotone, few ties with few voters. Fails Condorcet and is moved by clones, and must be shown as such.
// Called by the board's rankings and by side_by_side.h; breaks no tie.
#include <cstdint>
#include <vector>

#include "app/rules/methods/pairwise.h"

namespace app::rules {

struct Borda {
    std::vector<std::int64_t> doubledPoints;  // twice the points: exact, since means of places are halves
    Groups groups;
};

enum class LastPlace : std::uint8_t { WorthZero, WorthOne };  // changes the points, never the order

// A group of t tied cards at places i+1…i+t gives each the mean of n−i, …, n−i−t+1 (last place worth 1).
// Implicit blanks: the unlisted share the mean of the places left. Explicit blanks: an unlisted card was not compared, so that
// voter gives it the middle of the scale, (n+1)/2, and a listed card the middle plus half of (listed below − listed above).
// Both are one formula, 2·points = weight·(n+1) + Σ margins: a card nobody listed stands in the middle, neither praised nor
// sunk, which is what "not compared" says; giving it nothing would be the implicit reading under another name.
// Without a voter all cards tie at 0. From the duels O(n²), from the orders O(orders · n): the same figures.
Borda borda(const Pairwise& pairwise, std::int64_t totalWeight, LastPlace last = LastPlace::WorthOne);
Borda borda(const Profile& profile, LastPlace last = LastPlace::WorthOne);

}  // namespace app::rules
