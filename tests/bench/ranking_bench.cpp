// How long ranking and planning take: the bars of the issue "From 150 actions to a plan the group stands behind" stand beside
// each. Votes, costs and prerequisites are seeded and of a workshop's kind.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>

#include "app/rules/budget/equal_shares.h"
#include "app/rules/budget/plan.h"
#include "app/rules/methods/duels.h"
#include "app/rules/methods/side_by_side.h"

namespace {

using namespace app::rules;

int below(std::mt19937_64& random, int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); }

// Each voter orders a third of the items, some of them tied, and leaves the rest.
Profile orders(int items, int voters) {
    std::mt19937_64 random(7);
    Profile profile{items, app::Blanks::Implicit, {}};
    for (int v = 0; v < voters; ++v) {
        std::vector<int> all(static_cast<std::size_t>(items));
        std::iota(all.begin(), all.end(), 0);
        std::shuffle(all.begin(), all.end(), random);
        Order order;
        for (int i = 0; i < items / 3; ++i) {
            if (i == 0 || below(random, 3)) order.groups.emplace_back();
            order.groups.back().push_back(all[static_cast<std::size_t>(i)]);
        }
        for (auto& group : order.groups) std::sort(group.begin(), group.end());
        profile.orders.push_back(std::move(order));
    }
    return profile;
}

void methods(benchmark::State& state) {  // bar: 20 ms at 150 × 30
    const Profile profile = orders(static_cast<int>(state.range(0)), 30);
    for (auto _ : state) benchmark::DoNotOptimize(sideBySide(profile));
}
BENCHMARK(methods)->Name("methods/but_kemeny")->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);

void schulzeAlone(benchmark::State& state) {  // bar: 100 ms at 300
    const Profile profile = orders(static_cast<int>(state.range(0)), 30);
    for (auto _ : state) benchmark::DoNotOptimize(schulze(pairwiseOf(profile), Strength::Margin));
}
BENCHMARK(schulzeAlone)->Name("methods/schulze")->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);

void bradleyTerry(benchmark::State& state) {  // bar: 20 ms at 150
    std::mt19937_64 random(3);
    const int items = static_cast<int>(state.range(0));
    std::vector<Duel> duels;
    for (int screen = 0; screen < items * 5 / 2; ++screen) {
        std::vector<int> four;
        while (four.size() < 4)
            if (const int item = below(random, items); std::ranges::find(four, item) == four.end()) four.push_back(item);
        addBestWorst(duels, four, *std::ranges::min_element(four), *std::ranges::max_element(four));
    }
    for (auto _ : state) benchmark::DoNotOptimize(fitDuels(items, duels));
}
BENCHMARK(bradleyTerry)->Name("duels/map")->Arg(150)->Arg(300)->Unit(benchmark::kMillisecond);

PlanInput planInput(int items, int waves) {
    std::mt19937_64 random(11);
    PlanInput input;
    for (int i = 0; i < items; ++i)
        input.items.push_back({.value = 1'000'000 * (1 + below(random, 8)),
                               .euros = 500 * below(random, 120),
                               .tenthDays = 5 * (1 + below(random, 120)),
                               .place = static_cast<std::uint64_t>(i)});
    for (int i = 0; i < items / 10; ++i)
        if (const int a = 1 + below(random, items - 1), b = below(random, a); a != b) input.needs.push_back({a, b});
    for (int w = 0; w < waves; ++w) input.waves.push_back({30'000 << w, 400 << w});
    return input;
}

void exactPlan(benchmark::State& state) {  // bar: 200 ms at 150, or the bound said
    const PlanInput input = planInput(150, static_cast<int>(state.range(0)));
    int perMille = 0, proved = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        const SearchLimit limit{
            .outOfTime = [&] { return std::chrono::steady_clock::now() - start > std::chrono::milliseconds(200); }};
        const auto plan = makePlan(input, PlanMethod::Exact, limit);
        perMille = plan->perMille(), proved = plan->proved;
    }
    state.counters["per_mille_of_bound"] = perMille;
    state.counters["proved"] = proved;
}
BENCHMARK(exactPlan)->Name("plan/exact_150")->Arg(1)->Arg(3)->Unit(benchmark::kMillisecond);

void shares(benchmark::State& state) {  // bar: 5 s for 200 × 5000 with Add1, exact
    std::mt19937_64 random(5);
    FairInput input{.budget = 5'000'000, .costs = {}, .places = {}, .voters = {}};
    for (int i = 0; i < 200; ++i)
        input.costs.push_back(5'000 + 1'000 * below(random, 200)), input.places.push_back(static_cast<std::uint64_t>(i));
    for (int v = 0; v < 5000; ++v) {
        FairVoter voter;
        for (int k = 0; k < 8; ++k)
            if (const int item = std::min(below(random, 200), below(random, 200));
                std::ranges::find(voter.support, item, &Support::item) == voter.support.end())
                voter.support.push_back({item, 1});
        input.voters.push_back(std::move(voter));
    }
    std::int64_t raises = 0;
    for (auto _ : state) raises = equalShares(input, Utility::Cost, Raise{}, false)->raises;
    state.counters["raises"] = static_cast<double>(raises);
}
BENCHMARK(shares)->Name("fair/add1_200x5000")->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
