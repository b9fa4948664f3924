#pragma once
// All that can be said of one revealed round, gathered once: its tally, how far people agree on each item, and every method
// beside each other. For the tables and for the answers of the command line; counts nothing that app/rules does not count.
#include <map>
#include <optional>

#include "app/rules/methods/agreement.h"
#include "app/rules/methods/side_by_side.h"
#include "app/rules/standings.h"

namespace storage::exports {

// Ranked pairs takes O(n⁴/64) at worst: with more items the methods are left out, and whoever prints says so.
constexpr int kMostItemsCompared = 500;

struct ItemSpread {
    std::array<std::optional<app::rules::ScoreSpread>, 2> scores;  // Scores: by the customer, by the company
    std::optional<app::rules::DotSpread> dots;                     // Dots and Points, weights counted; who gave it nothing is a 0
};

enum class ReadAs : std::uint8_t { Orders, AsOrders, Nothing, TooMany };  // how `methods` came about, or why there are none

struct RoundFigures {
    const app::Round* round = nullptr;
    app::rules::RoundStanding standing;
    std::vector<ItemSpread> spreads;                // as standing.rows
    ReadAs readAs = ReadAs::Nothing;                // Nothing: duels, which compare by themselves
    std::optional<app::rules::SideBySide> methods;  // indices are places among candidatesLeft
    std::vector<std::size_t> candidateAt;           // place among candidatesLeft of each of standing.rows
};

// `round` must be revealed and among the standings' rounds.
RoundFigures roundFigures(const app::Board& board, const app::Round& round, const app::rules::Standings& standings,
                          app::rules::WithKemeny kemeny, app::rules::Strength strength = app::rules::Strength::Margin);

// "orders", "dots read as orders (more before fewer)", …: in English, to be translated.
const char* methodsReadAs(ReadAs readAs);

}  // namespace storage::exports
