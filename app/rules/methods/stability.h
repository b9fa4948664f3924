#pragma once
// Would the same cards lead if other people of the same kind had come? Voters are drawn again and again with replacement from a
// seed, the method runs on each draw, and the share of draws that put a card in the top K is answered (Efron's bootstrap).
// Called by the board's rules off the render thread. Never answers with fewer than five voters: percentages would be made up.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

inline constexpr int kFewestForShares = 5;
inline constexpr int kResamples = 500;

// Ranks all items for voters taken times[v] times each.
using RankResample = std::function<Groups(std::span<const int> times)>;

struct Draws {
    int voters = 0;
    int items = 0;
    int top = 0;             // K
    std::uint64_t seed = 0;  // the session's
    int resamples = kResamples;
};

// Per item P(in the top K). A tied group across the cut shares the places left: each member gets its chance in a lot. The same
// seed and the same order of voters give the same figures on every machine; another order of voters is another draw, so hand
// voters over in a lasting order (seats). Time: resamples × the method.
std::optional<std::vector<double>> shareInTop(const Draws& draws, const RankResample& rank);

// The same for a profile, whose orders are the voters: an order of weight w is drawn as one and counts w.
std::optional<std::vector<double>> shareInTop(const Profile& profile, int top, std::uint64_t seed,
                                              const std::function<Groups(const Profile&)>& rank);

}  // namespace app::rules
