#pragma once
// Which cards a seat is asked about next, as duels or best-worst sets. Several seats ask in parallel: screens that are given out
// and not yet answered count like answered ones. A pure function of its input: the same state and seed give the same screen, on
// every machine, whatever the indices of the cards. Called by the rules behind a seat's panel; it looks at θ, never at votes.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace app::rules {

struct DuelState {
    std::vector<std::uint64_t> keys;      // one a card, unlike each other, belonging to the card
    std::vector<double> theta;            // of fitDuels(); empty: nothing is known yet
    std::vector<double> chances;          // P(in the top K) of chancesInTop(); empty: every card is contested
    std::vector<std::vector<int>> shown;  // the cards of every screen answered or given out, of all seats; 2 or more each
};

constexpr int kEnoughToJudge = 4;  // appearances after which a card that is clearly in or out is left alone
constexpr int kReliable = 10;      // appearances a contested card needs for a usable scale (Kinnear, Jones & Davies 2025)

// The cards of the next screen for this seat, in the order to show (drawn: their places tell nothing). `size`: 2 duels, 4
// best-worst; fewer if there are fewer cards. `barred`: cards this seat may not judge (its own). Nothing, if
// less than two cards are left to it or nothing is contested any more.
//  1. First every card once, cards shown least first.
//  2. While the graph of comparisons is in pieces, screens that join pieces (so most cards come twice).
//  3. Then Swiss: cards sorted by θ plus noise; the card shown least and those next to it. A card shown kEnoughToJudge times is
//     asked about only while 0.1 < P(top K) < 0.9; cards beyond fill up a screen only when too few contested ones are left.
// In 1 and 3 no pair comes again while a screen without a repeated pair can be made around some card that is to be asked
// about; in 2 the cards that join pieces have never met, and those that fill the screen repeat as little as can be.
std::optional<std::vector<int>> nextScreen(const DuelState& state, std::uint64_t seat, std::uint64_t seed, int size,
                                           std::span<const int> barred = {});

// About how many screens are left until the ranking is reliable: ⌈Σ max(0, need − appearances) / size⌉ over the cards, where
// need is kReliable for a contested card and kEnoughToJudge for one that is clearly in or out. It falls faster than one by one
// as cards leave the contest, and 0 does not stop nextScreen(). Less than two cards: 0.
int screensLeft(const DuelState& state, int size);

// Whether every card can be reached from every other through screens; false means a θ that compares pieces by the prior alone.
bool isConnected(const DuelState& state);

}  // namespace app::rules
