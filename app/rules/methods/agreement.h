#pragma once
// How far people agree, whole rankings (Kendall's W) and card by card (consensus, polarisation, who holds the dots). Two camps
// are to be shown before any ranking is. Called by the board's rules and exports. Counts only; says nothing about who is right.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

struct Concordance {
    double w = 0;           // 0 no agreement … 1 all the same
    double chiSquared = 0;  // m·(n−1)·W
    int freedom = 0;        // n − 1
    std::int64_t rankers = 0;
};

// Kendall's W with mid-ranks: (12 ΣR² − 3m²n(n+1)²) / (m²n(n²−1) − m ΣT), T = Σ(t³−t) over each ranker's ties; a weight counts
// as so many rankers. Computed on whole numbers, divided once. nullopt when it is 0/0 (no ranker, fewer than two items, all
// tied everywhere), and when blanks are explicit and some order leaves an item out: W compares whole rankings only. A single
// ranker has W = 1. O(orders · n).
std::optional<Concordance> kendallsW(const Profile& profile);

// Whether the group agrees, in part, or is divided: in English, to be translated. The figure itself is for "Why?".
const char* agreementWords(const Concordance& concordance);

struct ScoreSpread {
    std::int64_t count = 0;
    double mean = 0;
    double median = 0;        // mean of the two in the middle for an even count
    double deviation = 0;     // of the whole group (divided by n); for a tooltip: it cannot tell two camps from a wide spread
    double consensus = 0;     // Tastle & Wierman 2007: 1 + Σ p log₂(1 − |x−μ|/(K−1)); 1 unanimous, 0 half at each end
    double agreement = 0;     // van der Eijk 2001: A by layers; 1 one score, 0 uniform, −1 half at each end
    double polarisation = 0;  // (1 − A)/2
    bool polarised = false;   // polarisation ≥ 0.5: discuss before ranking
};

// `counts[k]`: weight of those who gave score k+1; the scale is 1…counts.size(). nullopt without a score. On a scale of two van
// der Eijk's A is not defined (its triples need three); one score then counts as A = 1, an even split as −1, linear between:
// A = 1 − 4·min(p, 1−p). A scale of one is unanimous.
std::optional<ScoreSpread> scoreSpread(std::span<const std::int64_t> counts);

struct DotSpread {
    std::int64_t total = 0;
    int breadth = 0;        // voters with at least one dot on it
    std::int64_t most = 0;  // of one voter: "1 person, 6 dots" must be visible
    double topShare = 0;    // most / total
    double gini = 0;        // 0 everyone the same … (n−1)/n one voter holds all
};

// `dots`: per voter, 0 for those who gave none; nothing below 0. nullopt without a dot.
std::optional<DotSpread> dotSpread(std::span<const std::int64_t> dots);

}  // namespace app::rules
