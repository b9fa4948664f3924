#include "app/rules/methods/ranking_ranked_pairs.h"

namespace app::rules {

RankedPairs rankedPairs(const Pairwise& pairwise, Strength strength) {
    Relation locked(pairwise.items());
    RankedPairs result;
    result.dropped =
        lockDefeats(locked, defeatSteps(pairwise, strength, EqualVotes::SmallerOpposition), Contradicting::WithTheirStep);
    result.groups = locked.levels();
    return result;
}

}  // namespace app::rules
