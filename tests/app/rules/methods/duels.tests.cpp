// Bradley-Terry against published figures, its edge cases, and that a card's figures do not depend on where it stands.
#include "app/rules/methods/duels.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "tests/timed.h"

using namespace app::rules;

namespace {

constexpr DuelPrior kAlmostNone{1e-8, 1e-8};  // maximum likelihood, which only tests may ask for

std::vector<Duel> duelsOf(const std::vector<std::pair<int, int>>& pairs) {
    std::vector<Duel> duels;
    for (const auto& [winner, loser] : pairs) duels.push_back({winner, loser});
    return duels;
}

// n cards, `count` duels of neighbours and strangers, the lower index mostly winning.
std::vector<Duel> someDuels(int n, int count, std::uint64_t seed) {
    std::mt19937_64 chance(seed);
    std::vector<Duel> duels;
    while (std::ssize(duels) < count) {
        const int a = static_cast<int>(chance() % n), b = static_cast<int>(chance() % n);
        if (a == b) continue;
        const bool upset = chance() % 4 == 0;
        duels.push_back({upset ? std::max(a, b) : std::min(a, b), upset ? std::min(a, b) : std::max(a, b), chance() % 9 == 0,
                         chance() % 3 == 0, 1 + static_cast<std::int64_t>(chance() % 3)});
    }
    return duels;
}

}  // namespace

TEST_CASE("the estimate equals the one choix publishes for its regularised case", "[app][rules][duels]") {
    // choix (MIT, Lucas Maystre), tests/test_opt.py, case 8-random: penalty 0.5 · Σ θ².
    const auto duels = duelsOf({{7, 3}, {2, 0}, {5, 2}, {4, 2}, {2, 1}, {4, 5}, {6, 3}, {5, 4}, {7, 0}, {2, 3},
                                {4, 0}, {0, 4}, {6, 5}, {3, 2}, {3, 4}, {3, 4}, {5, 2}, {7, 3}, {7, 6}, {6, 5}});
    const std::vector<double> published{-0.51974039, -0.46280878, -0.31376862, -0.06854694,
                                        -0.3185146,  -0.00346107, 0.63032783,  1.05651257};
    const DuelFit fit = fitDuels(8, duels, {}, {0.5, 0.5});
    REQUIRE(fit.settled);
    for (int i = 0; i < 8; ++i) CHECK(fit.theta[i] == Approx(published[i]).margin(1e-7));
    CHECK(duelOrder(fit) == Groups{{7}, {6}, {5}, {3}, {2}, {4}, {1}, {0}});
}

TEST_CASE("without a prior the estimate is the published maximum likelihood", "[app][rules][duels]") {
    SECTION("choix, tests/data/testcase-pairwise-2.json") {
        const DuelFit fit = fitDuels(3, duelsOf({{0, 1}, {0, 1}, {1, 2}, {2, 0}}), {}, kAlmostNone);
        CHECK(fit.theta[0] == Approx(0.419617624).margin(1e-6));
        CHECK(fit.theta[1] == Approx(-0.419617624).margin(1e-6));
        CHECK(fit.theta[2] == Approx(0.0).margin(1e-6));
    }
    SECTION("Agresti, Categorical Data Analysis (2002), tables 10.10 and 10.11: American League 1987, against Baltimore") {
        const int wins[7][7] = {{0, 7, 9, 7, 7, 9, 11}, {6, 0, 7, 5, 11, 9, 9}, {4, 6, 0, 7, 7, 8, 12}, {6, 8, 6, 0, 6, 7, 10},
                                {6, 2, 6, 7, 0, 7, 12}, {4, 4, 5, 6, 6, 0, 6},  {2, 4, 1, 3, 1, 7, 0}};
        std::vector<Duel> duels;
        for (int a = 0; a < 7; ++a)
            for (int b = 0; b < 7; ++b)
                if (wins[a][b] > 0) duels.push_back({a, b, false, false, wins[a][b]});
        const DuelFit fit = fitDuels(7, duels, {}, kAlmostNone);
        const std::vector<double> published{1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0};
        for (int i = 0; i < 7; ++i) CHECK(std::abs(fit.theta[i] - fit.theta[6] - published[i]) <= 0.005);
        const std::vector<double> cov = covariance(fit);
        for (int i = 0; i < 6; ++i) {  // "standard errors are about 0.3" of the differences
            const double variance = cov[i * 7 + i] + cov[48] - 2 * cov[i * 7 + 6];
            CHECK(std::sqrt(variance) == Approx(0.3).margin(0.05));
        }
    }
}

TEST_CASE("a best-worst set of four says five of its six pairs", "[app][rules][duels]") {
    std::vector<Duel> duels;
    addBestWorst(duels, std::vector{4, 2, 7, 0}, 7, 2);
    std::vector<std::pair<int, int>> pairs;
    for (const Duel& duel : duels) {
        CHECK(duel.fromSet);
        pairs.emplace_back(duel.winner, duel.loser);
    }
    std::ranges::sort(pairs);
    CHECK(pairs == std::vector<std::pair<int, int>>{{0, 2}, {4, 2}, {7, 0}, {7, 2}, {7, 4}});
    duels.clear();
    addBestWorst(duels, std::vector{3, 1}, 1, 3);
    REQUIRE(duels.size() == 1);
    CHECK_FALSE(duels[0].fromSet);
    CHECK((duels[0].winner == 1 && duels[0].loser == 3));
}

TEST_CASE("pairs of best-worst sets come under a firmer prior, mixed by their share", "[app][rules][duels]") {
    CHECK(fitDuels(2, std::vector<Duel>{{0, 1}}).lambda == 0.1);
    CHECK(fitDuels(2, std::vector<Duel>{{0, 1, false, true}}).lambda == Approx(0.3));
    CHECK(fitDuels(2, std::vector<Duel>{{0, 1, false, true, 3}, {0, 1, false, false, 1}}).lambda == Approx(0.25));
    CHECK(fitDuels(2, std::vector<Duel>{{0, 1, false, true}}).theta[0] < fitDuels(2, std::vector<Duel>{{0, 1}}).theta[0]);
}

TEST_CASE("duels that say little or too much still give finite figures", "[app][rules][duels]") {
    SECTION("nothing at all") {
        const DuelFit fit = fitDuels(0, {});
        CHECK(fit.theta.empty());
        CHECK(duelOrder(fit).empty());
        CHECK(covariance(fit).empty());
        CHECK(chancesInTop(fit, 3, 1).empty());
    }
    SECTION("one card") {
        const DuelFit fit = fitDuels(1, {});
        CHECK(fit.theta == std::vector<double>{0});
        CHECK(fit.value == std::vector<double>{50});
        CHECK(duelOrder(fit) == Groups{{0}});
        CHECK(chancesInTop(fit, 1, 1) == std::vector<double>{1});
    }
    SECTION("no duel: all tied, chances near K/n, variance 1/(2λ)") {
        const DuelFit fit = fitDuels(10, {});
        CHECK(fit.theta == std::vector<double>(10, 0.0));
        CHECK(duelOrder(fit).size() == 1);
        CHECK(covariance(fit)[0] == Approx(5));
        double sum = 0;
        for (const double chance : chancesInTop(fit, 3, 1)) {
            CHECK(chance == Approx(0.3).margin(0.05));
            sum += chance;
        }
        CHECK(sum == Approx(3));
    }
    SECTION("only ties: all 0, exactly") {
        const DuelFit fit = fitDuels(4, std::vector<Duel>{{0, 1, true}, {1, 2, true}, {3, 2, true, false, 5}});
        CHECK(fit.theta == std::vector<double>(4, 0.0));
        CHECK(fit.value == std::vector<double>(4, 50.0));
        CHECK(duelOrder(fit) == Groups{{0, 1, 2, 3}});
    }
    SECTION("an unbeaten card among beaten ones") {
        const DuelFit fit = fitDuels(3, std::vector<Duel>{{0, 1, false, false, 100'000}, {0, 2, false, false, 100'000}});
        CHECK(fit.settled);
        CHECK(std::isfinite(fit.theta[0]));
        CHECK(fit.theta[0] > 5);
        CHECK(fit.value[0] > 99);
        CHECK(duelOrder(fit) == Groups{{0}, {1, 2}});
        CHECK(fit.theta[0] + fit.theta[1] + fit.theta[2] == Approx(0).margin(1e-9));
    }
    SECTION("weights below one are passed over") {
        const std::vector<Duel> none{{0, 1, false, false, 0}, {0, 1, false, false, -3}};
        CHECK(fitDuels(2, none).theta == std::vector<double>(2, 0.0));
    }
}

TEST_CASE("the covariance is the inverse of the curvature at the estimate", "[app][rules][duels]") {
    const int n = 12;
    const auto duels = someDuels(n, 60, 3);
    const DuelFit fit = fitDuels(n, duels);
    std::vector<double> h(n * n), cov = covariance(fit);
    for (const Duel& duel : duels) {
        const double p = 1 / (1 + std::exp(fit.theta[duel.loser] - fit.theta[duel.winner]));
        const double c = static_cast<double>(duel.weight) * p * (1 - p);
        h[duel.winner * n + duel.winner] += c, h[duel.loser * n + duel.loser] += c;
        h[duel.winner * n + duel.loser] -= c, h[duel.loser * n + duel.winner] -= c;
    }
    for (int i = 0; i < n; ++i) h[i * n + i] += 2 * fit.lambda;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            double sum = 0;
            for (int k = 0; k < n; ++k) sum += h[i * n + k] * cov[k * n + j];
            CHECK(sum == Approx(i == j ? 1 : 0).margin(1e-9));
        }
}

TEST_CASE("a card's figures go with the card, to the last bit, whatever its index", "[app][rules][duels][neutral]") {
    const int n = 25;
    auto duels = someDuels(n, 120, 11);
    std::mt19937_64 chance(5);
    std::vector<std::uint64_t> keys(n), moved(n);
    for (auto& key : keys) key = chance();
    std::vector<int> to(n);
    for (int i = 0; i < n; ++i) to[i] = i;
    for (int i = n - 1; i > 0; --i) std::swap(to[i], to[chance() % (i + 1)]);
    for (int i = 0; i < n; ++i) moved[to[i]] = keys[i];

    const DuelFit fit = fitDuels(n, duels, keys);
    const auto chances = chancesInTop(fit, 5, 77);
    for (Duel& duel : duels) duel.winner = to[duel.winner], duel.loser = to[duel.loser];
    for (std::size_t i = duels.size() - 1; i > 0; --i) std::swap(duels[i], duels[chance() % (i + 1)]);
    const DuelFit other = fitDuels(n, duels, moved);
    const auto otherChances = chancesInTop(other, 5, 77);
    const auto cov = covariance(fit), otherCov = covariance(other);
    for (int i = 0; i < n; ++i) {
        CHECK(fit.theta[i] == other.theta[to[i]]);
        CHECK(fit.value[i] == other.value[to[i]]);
        CHECK(chances[i] == otherChances[to[i]]);
        CHECK(cov[i * n + i] == otherCov[to[i] * n + to[i]]);
    }
    CHECK(chancesInTop(fit, 5, 78) != chances);  // the seed is heard
}

TEST_CASE("chances in the top follow the normal law they are drawn from", "[app][rules][duels]") {
    // Two cards: P(0 in the top 1) = Φ(θ0 − θ1 over the standard deviation of the difference).
    const DuelFit fit = fitDuels(2, std::vector<Duel>{{0, 1, false, false, 3}, {1, 0, false, false, 1}});
    const auto cov = covariance(fit);
    const double d = (fit.theta[0] - fit.theta[1]) / std::sqrt(cov[0] + cov[3] - 2 * cov[1]);
    const double expected = 0.5 * std::erfc(-d / std::sqrt(2.0));
    const auto chances = chancesInTop(fit, 1, 2026, 40'000);
    CHECK(chances[0] == Approx(expected).margin(0.01));
    CHECK(chances[0] + chances[1] == Approx(1));
    CHECK(chancesInTop(fit, 0, 1) == std::vector<double>{0, 0});
    CHECK(chancesInTop(fit, 2, 1) == std::vector<double>{1, 1});
}

TEST_CASE("tiers begin where they say", "[app][rules][duels]") {
    CHECK(certaintyOf(1) == Certainty::Sure);
    CHECK(certaintyOf(0.9) == Certainty::Sure);
    CHECK(certaintyOf(0.8995) == Certainty::Probable);
    CHECK(certaintyOf(0.5) == Certainty::Probable);
    CHECK(certaintyOf(0.4995) == Certainty::ToDiscuss);
    CHECK(certaintyOf(0.1) == Certainty::ToDiscuss);
    CHECK(certaintyOf(0.0995) == Certainty::Out);
}

TEST_CASE("150 cards are fitted within 20 ms", "[app][rules][duels][speed]") {
    const auto duels = someDuels(150, 2000, 1);
    const double least = tests::leastMilliseconds([&] { CHECK(fitDuels(150, duels).settled); });
    if (tests::kTimed) CHECK(least < 20);
}
