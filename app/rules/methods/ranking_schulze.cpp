#include "app/rules/methods/ranking_schulze.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace app::rules {

namespace {

Relation beatsRelation(const Schulze& schulze) {
    Relation beats(schulze.items);
    for (int a = 0; a < schulze.items; ++a)
        for (int b = 0; b < schulze.items; ++b)
            if (schulze.beats(a, b)) beats.add(a, b);
    return beats;
}

Schulze climb(int items, std::vector<DefeatStep> steps) {
    const auto n = static_cast<std::size_t>(items);
    Schulze result{items, std::move(steps), std::vector<std::int32_t>(n * n), {}};
    for (std::size_t step = 0; step < result.steps.size(); ++step)
        for (const Defeat& defeat : result.steps[step].defeats)
            result.path[static_cast<std::size_t>(defeat.winner) * n + static_cast<std::size_t>(defeat.loser)] =
                static_cast<std::int32_t>(result.steps.size() - step);
    // Row by row, so that the inner loop runs over neighbours in memory; the cells k = i and k = j it also writes do no harm
    // on the way, and a chain from an item to itself is struck out at the end.
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t* through = result.path.data() + i * n;
        for (std::size_t j = 0; j < n; ++j) {
            std::int32_t* from = result.path.data() + j * n;
            const std::int32_t first = from[i];
            if (i == j || first == 0) continue;
            for (std::size_t k = 0; k < n; ++k) from[k] = std::max(from[k], std::min(first, through[k]));
        }
    }
    for (std::size_t i = 0; i < n; ++i) result.path[i * n + i] = 0;
    result.groups = beatsRelation(result).levels();
    return result;
}

}  // namespace

Schulze schulze(const Pairwise& pairwise, Strength strength) { return climb(pairwise.items(), defeatSteps(pairwise, strength)); }

Schulze schulzeOfStrengths(int items, std::span<const std::int64_t> strengths) {
    assert(strengths.size() == static_cast<std::size_t>(items) * static_cast<std::size_t>(items));
    std::map<std::int64_t, std::vector<Defeat>, std::greater<>> byStrength;
    auto cell = strengths.begin();
    for (int a = 0; a < items; ++a)
        for (int b = 0; b < items; ++b) {
            const std::int64_t strength = *cell++;
            if (a != b && strength > 0) byStrength[strength].push_back({a, b});
        }
    std::vector<DefeatStep> steps;
    for (auto& [strength, defeats] : byStrength) steps.push_back({{strength, 1}, std::move(defeats)});
    return climb(items, std::move(steps));
}

Groups completed(const Schulze& schulze) {
    Relation order = beatsRelation(schulze);  // transitive, hence closed
    lockDefeats(order, schulze.steps, Contradicting::BeforeTheirStep);
    return order.levels();
}

}  // namespace app::rules
