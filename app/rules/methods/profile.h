#pragma once
// What voters said, as plain numbers: items are 0…n−1, a voter's order is a weak and maybe partial one. Every method of this
// folder starts here; the rules above build it from the board's records and give the answers back in records' ids.
// Nothing here may let an index decide anything: inside a tied group the ascending index means nothing.
#include <cstdint>
#include <span>
#include <vector>

#include "app/board/records.h"

namespace app::rules {

using Groups = std::vector<std::vector<int>>;  // tied groups of items, best first; inside a group ascending by index

struct Order {
    Groups groups;            // what the voter placed, best first; items left out are the profile's blanks
    std::int64_t weight = 1;  // voters who said the same, or the weight of a seat; 0 counts for nothing
};

struct Profile {
    int items = 0;
    Blanks blanks = Blanks::Implicit;
    std::vector<Order> orders;
};

// Above it sums of votes over all pairs of 300 items would come near the end of 64 bits.
inline constexpr std::int64_t kMostWeight = 1'000'000'000'000;

// Every item within range and placed at most once, no empty group, no negative weight. O(items).
bool wellFormed(const Order& order, int items);
// Every order well formed and the weights together at most kMostWeight. Methods may be given nothing else.
bool wellFormed(const Profile& profile);

std::int64_t totalWeight(const Profile& profile);

// Place of every item in an order, 0 = best; those left out get `left`. Ties share a place.
std::vector<int> placesOf(const Groups& groups, int items, int left);

// Ranks 1-2-2-4 per item. The groups must hold every item.
std::vector<int> ranksOf(const Groups& groups, int items);

// Items of equal score tied, the highest score first. Empty for no item.
Groups groupsByScore(std::span<const std::int64_t> scores);

}  // namespace app::rules
