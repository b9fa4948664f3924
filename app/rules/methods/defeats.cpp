#include "app/rules/methods/defeats.h"

#include <algorithm>
#include <numeric>

namespace app::rules {

namespace {

__extension__ typedef __int128 Wide;  // products of two sums of weights

struct Weighed {
    Defeat defeat;
    std::int64_t votes;
    std::int64_t against;
};

// Below zero: x stronger than y; zero: equal.
int compare(const Weighed& x, const Weighed& y, Strength strength, EqualVotes equal) {
    const auto sign = [](auto more, auto less) { return more > less ? -1 : more < less ? 1 : 0; };
    switch (strength) {
        case Strength::Margin:
            return sign(x.votes - x.against, y.votes - y.against);
        case Strength::WinningVotes:
            if (x.votes != y.votes || equal == EqualVotes::Tie) return sign(x.votes, y.votes);
            return sign(y.against, x.against);
        case Strength::Ratio:
            if (x.against == 0 && y.against == 0) return sign(x.votes, y.votes);
            return sign(static_cast<Wide>(x.votes) * y.against, static_cast<Wide>(y.votes) * x.against);
    }
    return 0;
}

StrengthValue valueOf(const Weighed& weighed, Strength strength) {
    if (strength == Strength::Margin) return {weighed.votes - weighed.against, 1};
    if (strength == Strength::WinningVotes) return {weighed.votes, 1};
    if (weighed.against == 0) return {weighed.votes, 0};
    const std::int64_t common = std::gcd(weighed.votes, weighed.against);
    return {weighed.votes / common, weighed.against / common};
}

}  // namespace

std::vector<DefeatStep> defeatSteps(const Pairwise& pairwise, Strength strength, EqualVotes equal) {
    std::vector<Weighed> all;
    for (int a = 0; a < pairwise.items(); ++a)
        for (int b = 0; b < pairwise.items(); ++b)
            if (pairwise.defeats(a, b)) all.push_back({{a, b}, pairwise.votes(a, b), pairwise.votes(b, a)});
    std::ranges::sort(all, [&](const Weighed& x, const Weighed& y) { return compare(x, y, strength, equal) < 0; });
    std::vector<DefeatStep> steps;
    for (std::size_t from = 0; from < all.size();) {
        DefeatStep step{valueOf(all[from], strength), {}};
        std::size_t to = from;
        for (; to < all.size() && compare(all[from], all[to], strength, equal) == 0; ++to) step.defeats.push_back(all[to].defeat);
        from = to;
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<Defeat> lockDefeats(Relation& locked, const std::vector<DefeatStep>& steps, Contradicting contradicting) {
    std::vector<Defeat> dropped;
    for (const DefeatStep& step : steps) {
        Relation with = locked;
        for (const Defeat& defeat : step.defeats)
            if (contradicting == Contradicting::WithTheirStep || !locked.has(defeat.loser, defeat.winner))
                with.addClosed(defeat.winner, defeat.loser);
        for (const Defeat& defeat : step.defeats) {
            if (with.has(defeat.loser, defeat.winner)) dropped.push_back(defeat);
            else locked.addClosed(defeat.winner, defeat.loser);
        }
    }
    std::ranges::sort(dropped);
    return dropped;
}

}  // namespace app::rules
