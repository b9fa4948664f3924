#include "app/rules/methods/duels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

#include "app/base/result.h"

namespace app::rules {
namespace {

double beats(double a, double b) { return 1 / (1 + std::exp(b - a)); }

// Half wins of a over b, in the order of keys. Whole numbers: their sums do not depend on the order of the comparisons.
struct HalfWins {
    int n = 0;
    std::vector<std::int64_t> of;
    std::int64_t all = 0, fromSets = 0;

    HalfWins(int items, std::span<const Duel> duels, const std::vector<int>& placeOf) : n(items), of(std::size_t(n) * n) {
        for (const Duel& duel : duels) {
            if (duel.weight < 1) continue;
            const int a = placeOf[duel.winner], b = placeOf[duel.loser];
            at(a, b) += duel.tie ? duel.weight : 2 * duel.weight;
            if (duel.tie) at(b, a) += duel.weight;
            all += duel.weight;
            if (duel.fromSet) fromSets += duel.weight;
        }
    }
    std::int64_t& at(int a, int b) { return of[std::size_t(a) * n + b]; }
    double wins(int a, int b) const { return static_cast<double>(of[std::size_t(a) * n + b]) / 2; }
};

class Newton {
public:
    Newton(const HalfWins& wins, double lambda)
        : m_wins(wins), m_lambda(lambda), m_n(wins.n), m_theta(m_n, 0.0), m_gradient(m_n) {
        for (int i = 0; i < m_n; ++i)
            for (int j = i + 1; j < m_n; ++j)
                if (wins.wins(i, j) > 0 || wins.wins(j, i) > 0) m_pairs.push_back({i, j, wins.wins(i, j), wins.wins(j, i)});
    }

    void run(DuelFit& fit) {
        constexpr double kEnough = 1e-9;
        constexpr int kMostSteps = 200;  // 6–8 are usual; halved steps may take some more
        fit.settled = false;
        for (; fit.steps < kMostSteps && !fit.settled; ++fit.steps) {
            slope();
            factorise();
            fit.settled = step() < kEnough;
        }
        slope();  // H at the answer, not at the step before
        factorise();
    }

    const std::vector<double>& theta() const { return m_theta; }
    std::vector<double> takeFactor() { return std::move(m_l); }

private:
    struct Pair {
        int i, j;
        double wins, losses;
    };

    void slope() {
        m_l.assign(std::size_t(m_n) * m_n, 0.0);
        for (int i = 0; i < m_n; ++i) {
            m_gradient[i] = -2 * m_lambda * m_theta[i];
            m_l[std::size_t(i) * m_n + i] = 2 * m_lambda;
        }
        for (const Pair& pair : m_pairs) {
            const double p = beats(m_theta[pair.i], m_theta[pair.j]), n = pair.wins + pair.losses, curve = n * p * (1 - p);
            const double surplus = pair.wins - n * p;
            m_gradient[pair.i] += surplus;
            m_gradient[pair.j] -= surplus;
            m_l[std::size_t(pair.i) * m_n + pair.i] += curve;
            m_l[std::size_t(pair.j) * m_n + pair.j] += curve;
            m_l[std::size_t(pair.j) * m_n + pair.i] -= curve;
        }
    }
    // H, of which the lower half is filled, becomes L with H = L·Lᵀ. Positive definite since λ > 0.
    void factorise() {
        for (int i = 0; i < m_n; ++i) {
            double* row = &m_l[std::size_t(i) * m_n];
            for (int j = 0; j <= i; ++j) {
                const double* other = &m_l[std::size_t(j) * m_n];
                double sum = row[j];
                for (int k = 0; k < j; ++k) sum -= row[k] * other[k];
                row[j] = i == j ? std::sqrt(sum) : sum / other[j];
            }
        }
    }
    double height(const std::vector<double>& theta) const {
        double sum = 0;
        for (const double t : theta) sum -= m_lambda * t * t;
        for (const Pair& pair : m_pairs) {
            const double d = theta[pair.i] - theta[pair.j];  // log P = −log1p(e^−d), without overflow on either side
            const double low = std::log1p(std::exp(-std::abs(d)));
            sum -= pair.wins * (low + std::max(0.0, -d)) + pair.losses * (low + std::max(0.0, d));
        }
        return sum;
    }
    double step() {
        std::vector<double> delta = m_gradient;
        for (int i = 0; i < m_n; ++i) {
            for (int k = 0; k < i; ++k) delta[i] -= m_l[std::size_t(i) * m_n + k] * delta[k];
            delta[i] /= m_l[std::size_t(i) * m_n + i];
        }
        for (int i = m_n - 1; i >= 0; --i) {
            delta[i] /= m_l[std::size_t(i) * m_n + i];
            for (int k = 0; k < i; ++k) delta[k] -= m_l[std::size_t(i) * m_n + k] * delta[i];
        }
        const double before = height(m_theta), slack = 1e-12 * std::abs(before);
        std::vector<double> next(m_n);
        double part = 1, largest = 0;
        for (int halvings = 0; halvings < 60; ++halvings, part /= 2) {
            for (int i = 0; i < m_n; ++i) next[i] = m_theta[i] + part * delta[i];
            if (height(next) >= before - slack) break;
        }
        for (int i = 0; i < m_n; ++i) largest = std::max(largest, std::abs(next[i] - m_theta[i]));
        m_theta = std::move(next);
        return largest;
    }

    const HalfWins& m_wins;
    double m_lambda;
    int m_n;
    std::vector<Pair> m_pairs;
    std::vector<double> m_theta, m_gradient, m_l;
};

// Standard normals by Box-Muller; std::normal_distribution differs between libraries.
class Normals {
public:
    explicit Normals(std::uint64_t seed) : m_chance(seed) {}
    double next() {
        if (m_hasSpare) return m_hasSpare = false, m_spare;
        const double radius = std::sqrt(-2 * std::log(1 - unit())), angle = 2 * std::numbers::pi * unit();
        m_spare = radius * std::sin(angle);
        m_hasSpare = true;
        return radius * std::cos(angle);
    }

private:
    double unit() { return static_cast<double>(m_chance() >> 11) * 0x1p-53; }  // [0, 1)

    std::mt19937_64 m_chance;
    double m_spare = 0;
    bool m_hasSpare = false;
};

}  // namespace

void addBestWorst(std::vector<Duel>& duels, std::span<const int> shown, int best, int worst, std::int64_t weight) {
    const bool isSet = shown.size() > 2;
    for (const int item : shown) {
        if (item != best) duels.push_back({best, item, false, isSet, weight});
        if (item != best && item != worst) duels.push_back({item, worst, false, isSet, weight});
    }
}

DuelFit fitDuels(int items, std::span<const Duel> duels, std::span<const std::uint64_t> keys, DuelPrior prior) {
    DuelFit fit;
    fit.byKey.resize(items);
    std::iota(fit.byKey.begin(), fit.byKey.end(), 0);
    if (std::ssize(keys) == items) std::ranges::stable_sort(fit.byKey, {}, [&](int item) { return keys[item]; });
    std::vector<int> placeOf(items);
    for (int place = 0; place < items; ++place) placeOf[fit.byKey[place]] = place;

    const HalfWins wins(items, duels, placeOf);
    const double share = wins.all > 0 ? static_cast<double>(wins.fromSets) / static_cast<double>(wins.all) : 0;
    fit.lambda = prior.duel + share * (prior.set - prior.duel);
    fit.theta.resize(items), fit.value.assign(items, 50.0);
    if (items == 0) return fit;
    Newton newton(wins, fit.lambda);
    newton.run(fit);
    const std::vector<double>& theta = newton.theta();
    for (int place = 0; place < items; ++place) {
        const int item = fit.byKey[place];
        fit.theta[item] = theta[place];
        double sum = 0;
        for (int other = 0; other < items; ++other)
            if (other != place) sum += beats(theta[place], theta[other]);
        if (items > 1) fit.value[item] = 100 * sum / (items - 1);
    }
    fit.factor = newton.takeFactor();
    return fit;
}

Groups duelOrder(const DuelFit& fit) {
    constexpr double kSame = 1e-7;
    std::vector<int> order(fit.theta.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater{}, [&](int item) { return fit.theta[item]; });
    Groups groups;
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (at == 0 || fit.theta[order[at - 1]] - fit.theta[order[at]] >= kSame) groups.emplace_back();
        groups.back().push_back(order[at]);
    }
    for (auto& group : groups) std::ranges::sort(group);
    return groups;
}

std::vector<double> covariance(const DuelFit& fit) {
    const int n = static_cast<int>(fit.byKey.size());
    std::vector<double> result(std::size_t(n) * n), column(n);
    for (int c = 0; c < n; ++c) {
        std::ranges::fill(column, 0.0);
        column[c] = 1;
        for (int i = c; i < n; ++i) {
            const double* row = &fit.factor[std::size_t(i) * n];
            for (int k = c; k < i; ++k) column[i] -= row[k] * column[k];
            column[i] /= row[i];
        }
        for (int i = n - 1; i >= 0; --i) {
            const double* row = &fit.factor[std::size_t(i) * n];
            column[i] /= row[i];
            for (int k = 0; k < i; ++k) column[k] -= row[k] * column[i];
        }
        for (int i = 0; i <= c; ++i) {  // one half, mirrored: exactly symmetric
            result[std::size_t(fit.byKey[c]) * n + fit.byKey[i]] = column[i];
            result[std::size_t(fit.byKey[i]) * n + fit.byKey[c]] = column[i];
        }
    }
    return result;
}

std::vector<double> chancesInTop(const DuelFit& fit, int top, std::uint64_t seed, int draws) {
    const int n = static_cast<int>(fit.byKey.size());
    if (top <= 0 || top >= n || draws < 1) return std::vector<double>(n, top >= n && n > 0 ? 1.0 : 0.0);
    std::vector<int> hits(n), places(n);
    std::vector<double> drawn(n);
    Normals normals(seed);
    for (int draw = 0; draw < draws; ++draw) {
        for (double& z : drawn) z = normals.next();
        for (int i = n - 1; i >= 0; --i) {  // L⁻ᵀ z has the covariance (L·Lᵀ)⁻¹
            const double* row = &fit.factor[std::size_t(i) * n];
            drawn[i] /= row[i];
            for (int k = 0; k < i; ++k) drawn[k] -= row[k] * drawn[i];
        }
        for (int i = 0; i < n; ++i) drawn[i] += fit.theta[fit.byKey[i]];
        std::iota(places.begin(), places.end(), 0);
        std::nth_element(places.begin(), places.begin() + top - 1, places.end(),
                         [&](int a, int b) { return drawn[a] != drawn[b] ? drawn[a] > drawn[b] : a < b; });
        for (int i = 0; i < top; ++i) ++hits[places[i]];
    }
    std::vector<double> chances(n);
    for (int i = 0; i < n; ++i) chances[fit.byKey[i]] = static_cast<double>(hits[i]) / draws;
    return chances;
}

Certainty certaintyOf(double chanceInTop) {
    if (chanceInTop >= kSure) return Certainty::Sure;
    if (chanceInTop >= kProbable) return Certainty::Probable;
    return chanceInTop >= kContested ? Certainty::ToDiscuss : Certainty::Out;
}

const char* nameOf(Certainty certainty) {
    switch (certainty) {
        case Certainty::Sure:
            return TR_NOOP("sure");
        case Certainty::Probable:
            return TR_NOOP("probable");
        case Certainty::ToDiscuss:
            return TR_NOOP("to be discussed");
        case Certainty::Out:
            return TR_NOOP("out");
    }
    return "";
}

}  // namespace app::rules
