#pragma once
// One line of rankings.csv before it is written: what a list says of an item, whatever the list. Fields that a list does not know
// stay empty and make empty cells. Filled by rankings_table.cpp; knows the columns and their order, nothing else.
#include <array>
#include <optional>
#include <span>
#include <string>

#include "storage/exports/csv_table.h"

namespace storage::exports {

struct ScoreCells {
    double mean = 0, median = 0, deviation = 0, consensus = 0, polarisation = 0;
};

struct RankingLine {
    std::string list, item, id, stage;
    int rank = 0;
    bool tied = false;
    std::optional<double> figure;
    int figureDigits = 0;
    std::string figureIs, settledBy;

    // Rounds only.
    std::optional<int> total, voters, largestShare, resistance;
    std::optional<double> topShare;                   // of all given to it, by the one ballot that gave most: 0 … 1
    std::array<std::optional<int>, 5> teams;          // 1 … 4; 0: ballots without a team
    std::array<std::optional<ScoreCells>, 2> scores;  // by the customer, by the company
    std::optional<bool> polarised;
    std::optional<std::int64_t> compared;          // duels it took part in, weights counted
    std::optional<double> strength, uncertainty;   // on Bradley-Terry's scale
    std::optional<double> chanceInTop, stability;  // 0 … 1
    std::string certainty;

    // Actions only.
    std::optional<double> value, effort, forCost;
    std::string quadrant;
    std::optional<bool> onFront, toBeCosted;
    int confidence = 0;
    std::optional<std::int64_t> tenthDays, euros;

    // Rounds whose methods stand side by side.
    std::string methodsRead;
    std::optional<double> bordaPoints;
    std::optional<int> copeland;
    int bordaRank = 0, copelandRank = 0, schulzeRank = 0, rankedPairsRank = 0, minimaxRank = 0, kemenyRank = 0;
    std::optional<int> moves;
    std::optional<bool> toDiscuss;
};

std::span<const LineColumn<RankingLine>> rankingLineColumns();  // in the order of the file

}  // namespace storage::exports
