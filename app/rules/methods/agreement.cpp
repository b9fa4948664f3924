#include "app/rules/methods/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/base/result.h"

namespace app::rules {

namespace {

__extension__ typedef __int128 Wide;  // squares of sums of weighted ranks

// One layer of equal counts: `present[k]` whether score k+1 is in it. Triples 110 and 011 speak for one hump, 101 for two.
double layerAgreement(const std::vector<bool>& present) {
    const int k = static_cast<int>(present.size());
    const int humps = static_cast<int>(std::ranges::count(present, true));
    std::int64_t one = 0, two = 0;
    for (std::size_t a = 0; a < present.size(); ++a)
        for (std::size_t b = a + 1; b < present.size(); ++b)
            for (std::size_t c = b + 1; c < present.size(); ++c) {
                if (present[a] && !present[b] && present[c]) ++two;
                else if (present[b] && present[a] != present[c]) ++one;
            }
    double unimodality = 1;
    if (one + two > 0)
        unimodality = static_cast<double>((k - 2) * one - (k - 1) * two) / static_cast<double>((k - 2) * (one + two));
    return unimodality * (1 - static_cast<double>(humps - 1) / (k - 1));
}

double eijk(std::vector<std::int64_t> counts, std::int64_t total) {
    if (counts.size() < 2) return 1;
    if (counts.size() == 2) return 1 - 4 * static_cast<double>(std::min(counts[0], counts[1])) / static_cast<double>(total);
    double agreement = 0;
    for (;;) {
        std::int64_t layer = 0;
        std::vector<bool> present;
        for (std::int64_t count : counts) {
            present.push_back(count > 0);
            if (count > 0 && (layer == 0 || count < layer)) layer = count;
        }
        if (layer == 0) return agreement;
        const double weight = static_cast<double>(layer * std::ranges::count(present, true)) / static_cast<double>(total);
        agreement += weight * layerAgreement(present);
        for (std::int64_t& count : counts) count -= count > 0 ? layer : 0;
    }
}

// The score of the n-th from below, counting from 1.
int scoreAt(std::span<const std::int64_t> counts, std::int64_t nth) {
    int score = 0;
    for (std::int64_t count : counts) {
        ++score;
        nth -= count;
        if (nth <= 0) break;
    }
    return score;
}

// Without this, a uniform scale whose layers round to −1e−17 would be called two camps and one of +1e−17 would not.
constexpr double kRounding = 1e-12;

}  // namespace

std::optional<Concordance> kendallsW(const Profile& profile) {
    const std::int64_t n = profile.items;
    if (n < 2) return std::nullopt;
    std::vector<Wide> sums(static_cast<std::size_t>(n));  // doubled: mid-ranks are halves
    Wide ties = 0;
    std::int64_t m = 0;
    for (const Order& order : profile.orders) {
        if (order.weight == 0) continue;
        const auto rank = [&](std::int64_t from, std::int64_t size) { return order.weight * (2 * from + size + 1); };
        std::vector<bool> listed(static_cast<std::size_t>(n));
        std::int64_t placed = 0;
        const auto tie = [&](std::int64_t size) { ties += static_cast<Wide>(order.weight) * (size * size * size - size); };
        for (const auto& group : order.groups) {
            const auto size = static_cast<std::int64_t>(group.size());
            for (int item : group) {
                sums[static_cast<std::size_t>(item)] += rank(placed, size);
                listed[static_cast<std::size_t>(item)] = true;
            }
            tie(size);
            placed += size;
        }
        if (placed < n && profile.blanks == Blanks::Explicit) return std::nullopt;
        for (std::size_t item = 0; item < listed.size(); ++item)
            if (!listed[item]) sums[item] += rank(placed, n - placed);
        tie(n - placed);
        m += order.weight;
    }
    Wide squares = 0;
    for (Wide sum : sums) squares += sum * sum;
    const Wide over = 3 * squares - static_cast<Wide>(m) * m * (3 * n * (n + 1) * (n + 1));
    const Wide under = static_cast<Wide>(m) * m * (n * (n * n - 1)) - m * ties;
    if (under == 0) return std::nullopt;
    const double w = static_cast<double>(over) / static_cast<double>(under);
    return Concordance{w, static_cast<double>(m) * static_cast<double>(n - 1) * w, static_cast<int>(n - 1), m};
}

const char* agreementWords(const Concordance& concordance) {
    // Schmidt 1997, table 2: 0.7 strong, 0.5 moderate, 0.3 weak.
    return concordance.w >= 0.7   ? TR_NOOP("The group agrees")
           : concordance.w >= 0.5 ? TR_NOOP("The group agrees in part")
                                  : TR_NOOP("The group is divided");
}

std::optional<ScoreSpread> scoreSpread(std::span<const std::int64_t> counts) {
    ScoreSpread spread;
    spread.count = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (spread.count <= 0) return std::nullopt;
    const auto share = [&](std::size_t k) { return static_cast<double>(counts[k]) / static_cast<double>(spread.count); };
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) sum += static_cast<std::int64_t>(k + 1) * counts[k];
    spread.mean = static_cast<double>(sum) / static_cast<double>(spread.count);
    spread.median = (scoreAt(counts, (spread.count + 1) / 2) + scoreAt(counts, spread.count / 2 + 1)) / 2.0;
    spread.consensus = 1;
    double variance = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        if (counts[k] == 0) continue;  // 0·log₂ 0 is 0
        const double away = std::abs(static_cast<double>(k + 1) - spread.mean);
        variance += share(k) * away * away;
        if (away > 0) spread.consensus += share(k) * std::log2(1 - away / static_cast<double>(counts.size() - 1));
    }
    spread.deviation = std::sqrt(variance);
    spread.agreement = eijk({counts.begin(), counts.end()}, spread.count);
    spread.polarisation = (1 - spread.agreement) / 2;
    spread.polarised = spread.polarisation >= 0.5 - kRounding;
    return spread;
}

std::optional<DotSpread> dotSpread(std::span<const std::int64_t> dots) {
    DotSpread spread;
    std::vector<std::int64_t> sorted(dots.begin(), dots.end());
    std::ranges::sort(sorted);
    std::int64_t weighed = 0;  // Σ place·dots, places from 1
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        spread.total += sorted[i];
        spread.breadth += sorted[i] > 0;
        spread.most = sorted[i];
        weighed += static_cast<std::int64_t>(i + 1) * sorted[i];
    }
    if (spread.total <= 0) return std::nullopt;
    const auto n = static_cast<std::int64_t>(sorted.size());
    spread.topShare = static_cast<double>(spread.most) / static_cast<double>(spread.total);
    spread.gini = static_cast<double>(2 * weighed - (n + 1) * spread.total) / static_cast<double>(n * spread.total);
    return spread;
}

}  // namespace app::rules
