#pragma once
// Who defeats whom and how strongly, sorted into steps of equal strength: what Schulze and ranked pairs climb and lock.
// Strengths are compared as whole numbers, ratios by their cross products: no rounding ever makes or breaks a tie.
// Equal defeats stay one step; nothing here may put one before the other.
#include <cstdint>
#include <vector>

#include "app/rules/methods/pairwise.h"
#include "app/rules/methods/relation.h"

namespace app::rules {

// Margin d[a][b] − d[b][a]; WinningVotes d[a][b]; Ratio d[a][b] / d[b][a], where an unopposed defeat is above every opposed one
// and among unopposed ones the larger is stronger (Schulze, arXiv:1804.02973, section 2.1). All three agree when every order
// is complete and strict.
enum class Strength : std::uint8_t { Margin, WinningVotes, Ratio };
// Equal winning votes: one step (Schulze), or the smaller opposition first (ranked pairs; Tideman 1987).
enum class EqualVotes : std::uint8_t { Tie, SmallerOpposition };

struct Defeat {
    int winner = 0;
    int loser = 0;
    auto operator<=>(const Defeat&) const = default;
};

// A strength as a fraction in lowest terms: `under` is 1 but for ratios; 0 for an unopposed defeat, whose `over` is its votes.
struct StrengthValue {
    std::int64_t over = 0;
    std::int64_t under = 1;
    auto operator<=>(const StrengthValue&) const = default;
};

struct DefeatStep {
    StrengthValue strength;
    std::vector<Defeat> defeats;  // equal in strength; their order means nothing
};

// Strongest first; tied duels are no defeats. O(n² log n).
std::vector<DefeatStep> defeatSteps(const Pairwise& pairwise, Strength strength, EqualVotes equal = EqualVotes::Tie);

// Defeats that contradict stronger ones already locked. WithTheirStep: they still count when the step's circles are looked for
// and may drop equal defeats with them (ranked pairs as other programs define it: the whole step is added first).
// BeforeTheirStep: they go first and drop none (Schulze's completion: what can no longer hold argues against nothing).
enum class Contradicting : std::uint8_t { WithTheirStep, BeforeTheirStep };

// Locks defeats into a closed relation without circles, strongest step first: the whole step is added, then those of the step
// that lie on a circle are dropped together. Neutral, unlike drawing an order of equal defeats, and decided in O(n⁴/64) at
// worst (finding the winners over all such orders is NP-complete: Brill & Fischer 2012). Answers what was dropped.
std::vector<Defeat> lockDefeats(Relation& locked, const std::vector<DefeatStep>& steps, Contradicting contradicting);

}  // namespace app::rules
