#include "app/rules/budget/equal_shares.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <random>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/plain_rules.h"
#include "tests/timed.h"

using namespace app;
using namespace app::rules;

namespace {

FairVoter approves(std::vector<int> items, std::int64_t weight = 1) {
    FairVoter voter{.support = {}, .weight = weight};
    for (const int i : items) voter.support.push_back({i, 1});
    return voter;
}

std::vector<int> order(const FairPlan& plan) {
    std::vector<int> out;
    for (const FairRound& r : plan.rounds) out.push_back(r.item);
    return out;
}

// Word for word from the definition: fractions everywhere, ρ by sorting the voters, nothing kept between rounds or runs.
struct Naive {
    std::vector<int> taken;
    std::vector<Fraction> rhos;
    std::int64_t spent = 0;
};
Naive naiveRun(const FairInput& in, Utility utility, const Fraction& share) {
    const std::vector<std::int64_t> votes = votesOf(in);
    std::vector<Fraction> money(in.voters.size(), share);
    std::vector<char> done(in.costs.size());
    const auto u = [&](const Support& s) -> std::int64_t {
        return utility == Utility::Points ? s.points
               : utility == Utility::Cost ? std::max<std::int64_t>(1, in.costs[at(s.item)])
                                          : 1;
    };
    Naive out;
    for (;;) {
        int best = -1;
        Fraction bestRho;
        for (std::size_t c = 0; c < in.costs.size(); ++c) {
            std::vector<std::pair<std::size_t, std::int64_t>> backers;
            for (std::size_t v = 0; v < money.size(); ++v)
                for (const Support& s : in.voters[v].support)
                    if (at(s.item) == c && in.voters[v].weight > 0) backers.emplace_back(v, u(s));
            if (done[c] || backers.empty()) continue;
            std::ranges::sort(
                backers, [&](const auto& a, const auto& b) { return money[a.first] / a.second < money[b.first] / b.second; });
            Fraction left = in.costs[c], weight = 0;
            for (const auto& [v, utilityOf] : backers) weight += in.voters[v].weight * utilityOf;
            std::optional<Fraction> rho;
            for (const auto& [v, utilityOf] : backers) {
                if (left <= money[v] / utilityOf * weight) {
                    rho = left / weight;
                    break;
                }
                left -= money[v] * in.voters[v].weight, weight -= in.voters[v].weight * utilityOf;
            }
            if (!rho) continue;
            const auto key = [&](int i) { return std::tuple(-votes[at(i)], in.costs[at(i)], in.places[at(i)]); };
            if (best < 0 || *rho < bestRho || (*rho == bestRho && key(static_cast<int>(c)) < key(best)))
                best = static_cast<int>(c), bestRho = *rho;
        }
        if (best < 0) return out;
        done[at(best)] = 1;
        out.taken.push_back(best), out.rhos.push_back(bestRho), out.spent += in.costs[at(best)];
        for (std::size_t v = 0; v < money.size(); ++v)
            for (const Support& s : in.voters[v].support)
                if (s.item == best) money[v] -= std::min<Fraction>(money[v], bestRho * u(s));
    }
}
Naive naive(const FairInput& in, Utility utility, const std::optional<Fraction>& step) {
    std::int64_t n = 0;
    for (const FairVoter& v : in.voters) n += v.weight;
    if (n == 0) return {};
    Fraction share(in.budget, n);
    Naive kept = naiveRun(in, utility, share);
    std::vector<char> supported(in.costs.size());
    for (const FairVoter& v : in.voters)
        for (const Support& s : v.support) supported[at(s.item)] = v.weight > 0 || supported[at(s.item)];
    while (step && kept.taken.size() < static_cast<std::size_t>(std::ranges::count(supported, 1))) {
        Naive next = naiveRun(in, utility, share += *step);
        if (next.spent > in.budget) break;
        kept = std::move(next);
    }
    return kept;
}

FairInput randomElection(unsigned seed) {
    std::mt19937 random(seed);
    const auto upTo = [&](std::size_t most) { return static_cast<int>(random() % (most + 1)); };
    FairInput in;
    const std::size_t items = 1 + at(upTo(9)), voters = 1 + at(upTo(11)), scale = seed % 3 == 0 ? 5 : seed % 3 == 1 ? 60 : 300;
    for (std::size_t i = 0; i < items; ++i)
        in.costs.push_back(upTo(20) == 0 ? 0 : 1 + upTo(scale)), in.places.push_back(1000 - i);
    for (const std::int64_t c : in.costs) in.budget += c;
    in.budget = in.budget * upTo(100) / 100;
    for (std::size_t v = 0; v < voters; ++v) {
        FairVoter voter{.support = {}, .weight = upTo(3) == 0 ? upTo(3) : 1};
        for (std::size_t i = 0; i < items; ++i)
            if (upTo(2) == 0) voter.support.push_back({static_cast<int>(i), 1 + upTo(4)});
        in.voters.push_back(voter);
    }
    return in;
}

// Add1 word for word: all is run again after every single raise. A raise by `add` / n is a run with `add` more to spend.
struct Stepped {
    FairPlan kept;
    std::int64_t raises = 0;
    Stopped stopped = Stopped::CutShort;
};
Stepped oneByOne(const FairInput& in, Utility utility, std::int64_t add, RaiseUntil until, std::int64_t most) {
    const auto after = [&](std::int64_t raises) {
        FairInput richer = in;
        richer.budget += raises * add;
        return *equalShares(richer, utility, {}, false);
    };
    std::vector<char> supported(in.costs.size());
    for (const FairVoter& v : in.voters)
        for (const Support& s : v.support) supported[at(s.item)] = v.weight > 0 || supported[at(s.item)];
    Stepped out{.kept = after(0)};
    for (; out.raises < most; ++out.raises) {
        std::vector<char> taken(in.costs.size());
        for (const FairRound& r : out.kept.rounds) taken[at(r.item)] = 1;
        bool exhaustive = until == RaiseUntil::Exhaustive;
        for (std::size_t i = 0; i < taken.size(); ++i)
            exhaustive = exhaustive && (taken[i] || out.kept.spent + in.costs[i] > in.budget);
        if (taken == supported) return out.stopped = Stopped::AllTaken, out;
        if (exhaustive) return out.stopped = Stopped::Exhaustive, out;
        FairPlan next = after(out.raises + 1);
        if (next.spent > in.budget) return out.stopped = Stopped::NextOverspends, out;
        out.kept = std::move(next);
    }
    return out;
}

FairInput randomDistrict(unsigned seed) {
    std::mt19937 random(seed);
    const auto upTo = [&](std::size_t most) { return static_cast<int>(random() % (most + 1)); };
    const unsigned kind = seed % 6;
    const std::size_t items = 1 + at(upTo(kind > 3 ? 30 : 9)), voters = 1 + at(upTo(kind > 3 ? 60 : 11)),
                      scale = kind % 3 == 0   ? 5
                              : kind % 3 == 1 ? 600
                                              : 3000;
    FairInput in;
    for (std::size_t i = 0; i < items; ++i)
        in.costs.push_back(upTo(20) == 0 ? 0 : 1 + upTo(scale)), in.places.push_back(1000 - i);
    for (const std::int64_t c : in.costs) in.budget += c;
    in.budget = in.budget * upTo(100) / 100;
    for (std::size_t v = 0; v < voters; ++v) {
        FairVoter voter{.support = {}, .weight = upTo(3) == 0 ? upTo(3) : 1};
        for (std::size_t i = 0; i < items; ++i)
            if (upTo(kind > 3 ? 5 : 2) == 0) voter.support.push_back({static_cast<int>(i), 1 + upTo(4)});
        in.voters.push_back(voter);
    }
    return in;
}

void checkMoney(const FairInput& in, const FairPlan& plan) {
    REQUIRE(plan.spent <= in.budget);
    std::vector<Fraction> collected(in.costs.size());
    for (std::size_t v = 0; v < in.voters.size(); ++v) {
        Fraction sum = 0;
        for (const Payment& p : plan.paid[v]) {
            REQUIRE(std::ranges::any_of(in.voters[v].support, [&](const Support& s) { return s.item == p.item; }));
            sum += p.amount, collected[at(p.item)] += p.amount * in.voters[v].weight;
        }
        REQUIRE(sum <= plan.share);
    }
    for (const FairRound& r : plan.rounds) REQUIRE(collected[at(r.item)] == in.costs[at(r.item)]);
}

}  // namespace

TEST_CASE("The published committees of the book on approval voting come out, price by price", "[rules][budget][shares]") {
    // Lackner & Skowron, Multi-Winner Voting with Approval Preferences, examples 11 and 12 (as printed by abcvoting): k seats are
    // a budget of k with costs of 1. Scaled by 1 to keep the printed fractions.
    FairInput eleven{.budget = 4, .costs = std::vector<std::int64_t>(7, 1), .places = {}, .voters = {}};
    eleven.voters = {approves({0, 1}, 3), approves({0, 2}, 3), approves({0, 3}, 2), approves({1, 2, 5}),
                     approves({4}),       approves({5}),       approves({6})};
    auto plan = *equalShares(eleven, Utility::Cardinality, {}, false);
    CHECK(plan.share == Fraction(1, 3));
    REQUIRE(order(plan) == std::vector<int>{0});
    CHECK(plan.rounds[0].rho == Fraction(1, 8));

    FairInput twelve{.budget = 3, .costs = std::vector<std::int64_t>(4, 1), .places = {}, .voters = {}};
    twelve.voters = {approves({2, 3}, 3), approves({0, 1}, 2), approves({0, 2}, 2), approves({1, 3})};
    plan = *equalShares(twelve, Utility::Cardinality, {}, false);
    REQUIRE(order(plan) == std::vector<int>{2, 0});
    CHECK(plan.rounds[0].rho == Fraction(1, 5));
    CHECK(plan.rounds[1].rho == Fraction(13, 40));
    CHECK(*plan.rounds[1].effectiveVotes == Fraction(40, 13));
    CHECK(plan.paid[1][0].amount == Fraction(13, 40));
    REQUIRE(plan.paid[2].size() == 2);
    CHECK(plan.paid[2][1].amount == Fraction(7, 40));  // gives all it has left
}

TEST_CASE("Equal Shares by hand: the many do not take all, the few are not forgotten", "[rules][budget][shares]") {
    // 5 of 8 want 0, 1, 2, 3; 3 of 8 want 4, 5. All cost 20, there are 80: 10 each.
    FairInput in{.budget = 80,
                 .costs = std::vector<std::int64_t>(6, 20),
                 .places = {},
                 .voters = {approves({0, 1, 2, 3}, 5), approves({4, 5}, 3)}};
    CHECK(*greedyByVotes(in, BudgetOrder::Votes) == std::vector<int>{0, 1, 2, 3});
    auto plan = *equalShares(in, Utility::Cost, {}, false);
    CHECK(plan.selected == std::vector<int>{0, 1, 4});  // 4 each, twice; 20/3 each; then 2 · 5 and 10/3 · 3 are too little
    CHECK(*plan.rounds[0].effectiveVotes == 5);
    CHECK(*plan.rounds[2].effectiveVotes == 3);
    CHECK(plan.rounds[2].rho == Fraction(1, 3));
    CHECK(plan.paid[5 - 5][0].amount == 4);
    plan = *equalShares(in, Utility::Cost, {}, true);
    CHECK(plan.selected == std::vector<int>{0, 1, 2, 4});
    CHECK(plan.completed == std::vector<int>{2});
    // Raised by 1: at 12 the five buy a third, 80 are spent; at 14 the three buy 5 and that would overspend.
    plan = *equalShares(in, Utility::Cost, Raise{}, false);
    CHECK(plan.selected == std::vector<int>{0, 1, 2, 4});
    CHECK(plan.share == 13);
    CHECK(plan.raises == 3);
    CHECK(plan.stopped == Stopped::NextOverspends);
    plan = *equalShares(in, Utility::Cost, Raise{.step = 1, .until = RaiseUntil::Exhaustive}, false);
    CHECK(plan.share == 12);
    CHECK(plan.stopped == Stopped::Exhaustive);
}

TEST_CASE("Utilities by hand: cost, cardinality and points choose differently", "[rules][budget][shares]") {
    // A dear thing for four, a cheap thing for two of them: cost looks at votes, cardinality at money per head.
    FairInput in{.budget = 40, .costs = {40, 10}, .places = {}, .voters = {approves({0, 1}, 2), approves({0}, 2)}};
    CHECK(order(*equalShares(in, Utility::Cost, {}, false)) == std::vector<int>{0});
    CHECK(order(*equalShares(in, Utility::Cardinality, {}, false)) == std::vector<int>{1});
    // Points: one gives 3, the other 1; of 8 they pay 6 and 2, and with a share of 5 it is 5 and 3.
    FairInput points{.budget = 10,
                     .costs = {8},
                     .places = {},
                     .voters = {{.support = {{0, 3}}, .weight = 1}, {.support = {{0, 1}}, .weight = 1}}};
    const auto plan = *equalShares(points, Utility::Points, {}, false);
    CHECK(plan.paid[0][0].amount == 5);
    CHECK(plan.paid[1][0].amount == 3);
    CHECK(plan.rounds[0].rho == 3);
}

TEST_CASE("Equal Shares is the slow definition in every round, with and without Add1", "[rules][budget][shares]") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const FairInput in = randomElection(seed);
        for (const Utility utility : {Utility::Cost, Utility::Cardinality, Utility::Points})
            for (const bool add1 : {false, true}) {
                INFO("seed " << seed << " utility " << static_cast<int>(utility) << " add1 " << add1);
                const std::optional<Fraction> step =
                    add1 ? std::optional<Fraction>(Fraction(1 + static_cast<int>(seed % 7), 1 + static_cast<int>(seed % 3)))
                         : std::nullopt;
                const auto plan = equalShares(in, utility, step ? std::optional(Raise{.step = *step}) : std::nullopt, false);
                const Naive slow = naive(in, utility, step);
                REQUIRE(plan);
                REQUIRE(order(*plan) == slow.taken);
                for (std::size_t r = 0; r < slow.taken.size(); ++r)
                    if (in.costs[at(slow.taken[r])] > 0) REQUIRE(plan->rounds[r].rho == slow.rhos[r]);
                checkMoney(in, *plan);
            }
    }
}

TEST_CASE("Raises passed over are those that change nothing: all is as if each had been run", "[rules][budget][shares]") {
    std::int64_t raises = 0, runs = 0;
    std::array<int, 5> stopped{};
    for (unsigned seed = 900; seed < 1020; ++seed) {
        const FairInput in = randomDistrict(seed);
        std::int64_t n = 0;
        for (const FairVoter& v : in.voters) n += v.weight;
        if (n == 0) continue;
        const std::int64_t whole = 1 + seed % 3, add = seed % 2 ? whole * n : whole, most = seed % 5 == 0 ? 37 : 1'000'000;
        for (const Utility utility : {Utility::Cost, Utility::Cardinality, Utility::Points})
            for (const RaiseUntil until : {RaiseUntil::Overspend, RaiseUntil::Exhaustive}) {
                INFO("seed " << seed << " utility " << static_cast<int>(utility) << " until " << static_cast<int>(until));
                const auto counted = [&runs] { return ++runs, false; };
                const auto plan = *equalShares(
                    in, utility, Raise{.step = Fraction(add, n), .until = until, .most = most, .outOfTime = counted}, false);
                const Stepped slow = oneByOne(in, utility, add, until, most);
                REQUIRE(plan.raises == slow.raises);
                REQUIRE(plan.stopped == slow.stopped);
                REQUIRE(plan.share == slow.kept.share);
                REQUIRE(plan.spent == slow.kept.spent);
                REQUIRE(order(plan) == order(slow.kept));
                for (std::size_t r = 0; r < plan.rounds.size(); ++r) {
                    REQUIRE(plan.rounds[r].rho == slow.kept.rounds[r].rho);
                    REQUIRE(plan.rounds[r].effectiveVotes == slow.kept.rounds[r].effectiveVotes);
                }
                for (std::size_t v = 0; v < plan.paid.size(); ++v)
                    REQUIRE(std::ranges::equal(plan.paid[v], slow.kept.paid[v], [](const Payment& a, const Payment& b) {
                        return a.item == b.item && a.amount == b.amount;
                    }));
                raises += plan.raises, ++stopped[static_cast<std::size_t>(plan.stopped)];
            }
    }
    for (const Stopped how : {Stopped::NextOverspends, Stopped::Exhaustive, Stopped::AllTaken, Stopped::CutShort})
        CHECK(stopped[static_cast<std::size_t>(how)] > 10);
    CHECK(raises > 50'000);
    CHECK(runs < raises / 10);
}

TEST_CASE("Fifty thousand raises of 30 000 voters' shares take seconds", "[rules][budget][shares][speed]") {
    std::mt19937 random(5);
    const int voters = tests::kTimed ? 28'943 : 2'894;  // under a sanitizer a tenth of the city, and its money
    FairInput in{.budget = voters * std::int64_t{46'643}, .costs = {}, .places = {}, .voters = {}};
    std::vector<double> liked;
    for (unsigned i = 0; i < 80; ++i) {
        in.costs.push_back(230'000 + 115 * static_cast<std::int64_t>(random() % 400'000)), in.places.push_back(i);
        liked.push_back(1.0 / (1 + i % 60));
    }
    std::discrete_distribution<int> pick(liked.begin(), liked.end());
    for (int v = 0; v < voters; ++v) {
        std::vector<int> items;
        for (std::size_t k = 1 + random() % 10; k > 0; --k) items.push_back(pick(random));
        std::ranges::sort(items);
        items.erase(std::unique(items.begin(), items.end()), items.end());
        in.voters.push_back(approves(items));
    }
    const auto start = std::chrono::steady_clock::now();
    const auto plan = *equalShares(in, Utility::Cost, Raise{}, false);
    const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (tests::kTimed) CHECK(plan.raises > 40'000);
    CHECK(plan.stopped == Stopped::NextOverspends);
    if (tests::kTimed) CHECK(s < 10);
    checkMoney(in, plan);
}

TEST_CASE("Long chains of poor and rich voters stay exact", "[rules][budget][shares]") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::mt19937 random(seed);
        FairInput in{.budget = 30000, .costs = {}, .places = {}, .voters = {}};
        for (unsigned i = 0; i < 45; ++i) in.costs.push_back(200 + static_cast<int>(random() % 2000)), in.places.push_back(i);
        for (int v = 0; v < 70; ++v) {
            FairVoter voter;
            for (int i = 0; i < 45; ++i)
                if (random() % 4 == 0) voter.support.push_back({i, 1 + static_cast<int>(random() % 9)});
            in.voters.push_back(voter);
        }
        const Utility utility = seed % 3 == 0 ? Utility::Cost : seed % 3 == 1 ? Utility::Points : Utility::Cardinality;
        const auto plan = *equalShares(in, utility, {}, false);
        const Naive slow = naive(in, utility, {});
        REQUIRE(order(plan) == slow.taken);
        for (std::size_t r = 0; r < slow.taken.size(); ++r) REQUIRE(plan.rounds[r].rho == slow.rhos[r]);
        REQUIRE(slow.taken.size() > 12);
        checkMoney(in, plan);
    }
}

TEST_CASE("Never over budget, never empty when one card is affordable, the same whatever the order", "[rules][budget][shares]") {
    int payables = 0, unpayables = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const FairInput in = randomElection(seed);
        INFO("seed " << seed);
        std::vector<int> to(in.costs.size());
        std::iota(to.begin(), to.end(), 0);
        std::shuffle(to.begin(), to.end(), random);
        FairInput mixed = in;
        for (std::size_t i = 0; i < to.size(); ++i) mixed.costs[at(to[i])] = in.costs[i], mixed.places[at(to[i])] = in.places[i];
        for (FairVoter& v : mixed.voters) {
            for (Support& s : v.support) s.item = to[at(s.item)];
            std::shuffle(v.support.begin(), v.support.end(), random);
        }
        std::shuffle(mixed.voters.begin(), mixed.voters.end(), random);
        const std::vector<std::int64_t> votes = votesOf(in);
        for (const Utility utility : {Utility::Cost, Utility::Cardinality, Utility::Points})
            for (const bool raise : {false, true}) {
                const auto how = raise ? std::optional(Raise{}) : std::nullopt;
                const FairPlan plan = *equalShares(in, utility, how, true), again = *equalShares(mixed, utility, how, true);
                std::vector<int> renamed = plan.selected;
                for (int& i : renamed) i = to[at(i)];
                std::ranges::sort(renamed);
                REQUIRE(renamed == again.selected);
                checkMoney(in, plan);
                bool affordable = false, share = false;
                for (std::size_t i = 0; i < in.costs.size(); ++i) {
                    affordable = affordable || (votes[i] > 0 && in.costs[i] <= in.budget);
                    std::int64_t backers = 0;
                    for (const FairVoter& v : in.voters)
                        for (const Support& s : v.support) backers += at(s.item) == i ? v.weight : 0;
                    share = share || (backers > 0 && plan.stopped == Stopped::NotRaised && plan.share * backers >= in.costs[i]);
                }
                REQUIRE(!plan.selected.empty() == affordable);
                if (share) REQUIRE_FALSE(plan.rounds.empty());
                // Before anything is completed: what some backers can pay from their first shares keeps the shares alone from
                // being empty, raised or not; and they may only stay empty where the next raise would have bought too much at
                // once.
                const FairPlan alone = *equalShares(in, utility, how, false), first = *equalShares(in, utility, {}, false);
                REQUIRE(alone.completed.empty());
                std::vector<int> paid = order(alone);
                std::ranges::sort(paid);
                REQUIRE(alone.selected == paid);
                bool payable = false;
                for (std::size_t i = 0; i < in.costs.size(); ++i) {
                    std::int64_t backers = 0;
                    for (const FairVoter& v : in.voters)
                        for (const Support& s : v.support) backers += at(s.item) == i ? v.weight : 0;
                    payable = payable || (backers > 0 && in.costs[i] <= in.budget && first.share * backers >= in.costs[i]);
                }
                if (payable) REQUIRE_FALSE(alone.selected.empty());
                if (raise && affordable && alone.selected.empty()) REQUIRE(alone.stopped == Stopped::NextOverspends);
                payables += payable, unpayables += !payable;
            }
    }
    CHECK(payables > 100);
    CHECK(unpayables > 100);
}

TEST_CASE("Nothing to spend, nothing to buy, nobody to ask: answers, not accidents", "[rules][budget][shares]") {
    FairInput in{.budget = 0, .costs = {0, 5}, .places = {}, .voters = {approves({0, 1})}};
    auto plan = *equalShares(in, Utility::Cost, Raise{}, true);
    CHECK(plan.selected == std::vector<int>{0});
    CHECK_FALSE(plan.rounds[0].effectiveVotes);
    CHECK(plan.stopped == Stopped::NextOverspends);
    in.voters.clear();
    in.budget = 5;
    plan = *equalShares(in, Utility::Cost, Raise{}, true);
    CHECK(plan.selected.empty());
    CHECK(equalShares(in, Utility::Cost, {}, true, 0)->selected == std::vector<int>{0, 1});
    CHECK(equalShares({}, Utility::Points, Raise{}, true)->selected.empty());
    in.voters = {approves({}), approves({1}, 0)};
    CHECK(equalShares(in, Utility::Cost, Raise{}, false)->stopped == Stopped::AllTaken);
    in.voters = {approves({1})};
    CHECK(equalShares(in, Utility::Cost, Raise{.step = 1, .most = 0}, false)->stopped == Stopped::CutShort);
    CHECK(equalShares(in, Utility::Cost, Raise{.outOfTime = [] { return true; }}, false)->stopped == Stopped::CutShort);

    CHECK(equalShares({.budget = 1, .costs = {1, -1}, .places = {}, .voters = {}}, Utility::Cost, {}, false).refusal().about ==
          2);
    CHECK_FALSE(equalShares({.budget = -1, .costs = {}, .places = {}, .voters = {}}, Utility::Cost, {}, false));
    const auto refuses = [](FairVoter voter) {
        return !equalShares({.budget = 1, .costs = {1}, .places = {}, .voters = {voter}}, Utility::Cost, {}, false);
    };
    CHECK(refuses(approves({1})));
    CHECK(refuses(approves({-1})));
    CHECK(refuses(approves({0, 0})));
    CHECK(refuses(approves({0}, -1)));
    CHECK(refuses({.support = {{0, 0}}, .weight = 1}));
    CHECK(refuses({.support = {{0, 1'000'000'000'000}}, .weight = 2}));
    CHECK_FALSE(refuses(approves({0}, 2)));
    CHECK_FALSE(equalShares({}, Utility::Cost, Raise{.step = 0}, false));
}

TEST_CASE("Plain rules: skipping what does not fit, votes per cost, most votes", "[rules][budget][shares]") {
    FairInput in{.budget = 10,
                 .costs = {9, 5, 5, 2, 0},
                 .places = {},
                 .voters = {approves({0}, 10), approves({1}, 8), approves({2}, 7), approves({3}, 1)}};
    CHECK(*greedyByVotes(in, BudgetOrder::Votes) == std::vector<int>{0});
    CHECK(*greedyByVotes(in, BudgetOrder::Votes, 0) == std::vector<int>{0, 4});
    CHECK(*greedyByVotes(in, BudgetOrder::VotesPerCost) == std::vector<int>{1, 2});
    CHECK(mostVotes(in)->taken == std::vector<int>{1, 2});
    CHECK(mostVotes(in)->value == 15);
    in.costs[0] = -1;
    CHECK_FALSE(greedyByVotes(in, BudgetOrder::Votes));
    CHECK_FALSE(mostVotes(in));
}

TEST_CASE("200 projects and 5000 votes are shared out with Add1 in seconds", "[rules][budget][shares][speed]") {
    for (const Utility utility : {Utility::Cost, Utility::Points}) {
        std::mt19937 random(5);
        FairInput in{.budget = 5'000'000, .costs = {}, .places = {}, .voters = {}};
        std::vector<double> liked;
        for (unsigned i = 0; i < 200; ++i) {
            in.costs.push_back(500 * (10 + static_cast<int>(random() % 600))), in.places.push_back(i);
            liked.push_back(1.0 / (1 + i % 50));
        }
        std::discrete_distribution<int> pick(liked.begin(), liked.end());
        for (int v = 0; v < 5000; ++v) {
            std::vector<int> items;
            for (int k = 0; k < 10; ++k) items.push_back(pick(random));
            std::ranges::sort(items);
            items.erase(std::unique(items.begin(), items.end()), items.end());
            FairVoter voter = approves(items);
            for (Support& s : voter.support) s.points = 1 + static_cast<int>(random() % 5);
            in.voters.push_back(voter);
        }
        const auto start = std::chrono::steady_clock::now();
        const auto plan = equalShares(in, utility, Raise{}, true);
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        REQUIRE(plan);
        if (tests::kTimed) CHECK(ms < 5000);
        CHECK(plan->raises > 50);
        checkMoney(in, *plan);
    }
}
