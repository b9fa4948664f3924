#include "app/rules/budget/plan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/replan.h"

using namespace app;
using namespace app::rules;

namespace {

// Everything a plan may never do.
void checkLegal(const PlanInput& input, const Plan& plan) {
    std::int64_t value = 0, carriedEuros = 0, carriedDays = 0;
    REQUIRE(plan.waveOf.size() == input.items.size());
    for (std::size_t w = 0; w < input.waves.size(); ++w) {
        std::int64_t euros = 0, days = 0;
        for (std::size_t i = 0; i < input.items.size(); ++i)
            if (plan.waveOf[i] == static_cast<int>(w))
                euros += input.items[i].euros.value_or(0), days += input.items[i].tenthDays.value_or(0),
                    value += input.items[i].value;
        const Wave& wave = input.waves[w];
        if (wave.euros) REQUIRE(euros <= *wave.euros + carriedEuros);
        if (wave.tenthDays) REQUIRE(days <= *wave.tenthDays + carriedDays);
        REQUIRE(plan.waves[w].euros == euros);
        REQUIRE(plan.waves[w].tenthDays == days);
        if (input.carryOver && wave.euros) carriedEuros += *wave.euros - euros;
        if (input.carryOver && wave.tenthDays) carriedDays += *wave.tenthDays - days;
    }
    for (const Need& n : input.needs)
        if (plan.waveOf[at(n.item)] >= 0) {
            REQUIRE(plan.waveOf[at(n.needs)] >= 0);
            REQUIRE(plan.waveOf[at(n.needs)] <= plan.waveOf[at(n.item)]);
        }
    for (const auto& set : input.variants)
        REQUIRE(std::ranges::count_if(set, [&](int i) { return plan.waveOf[at(i)] >= 0; }) <= 1);
    std::size_t left = 0;
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        const PlanItem& item = input.items[i];
        if (item.pin == Pin::Excluded) REQUIRE(plan.waveOf[i] == -1);
        if (item.pin == Pin::Imposed && item.wave >= 0) REQUIRE((plan.waveOf[i] == item.wave || plan.waveOf[i] == -1));
        if (plan.waveOf[i] < 0) REQUIRE(plan.left.at(left++).item == static_cast<int>(i));
    }
    REQUIRE(left == plan.left.size());
    std::int64_t allEuros = 0, allDays = 0;
    for (const WaveUse& use : plan.waves) allEuros += use.euros, allDays += use.tenthDays;
    REQUIRE(allEuros <= input.wholeEuros.value_or(allEuros));
    REQUIRE(allDays <= input.wholeTenthDays.value_or(allDays));
    REQUIRE(plan.value == value);
    REQUIRE(plan.value <= plan.bound);
    REQUIRE(plan.proved == (plan.value == plan.bound));
}

PlanInput randomInput(unsigned seed, std::size_t n, std::size_t waves, bool tangled) {
    std::mt19937 random(seed);
    const auto upTo = [&](std::size_t most) { return static_cast<int>(random() % (most + 1)); };
    const std::size_t scale = seed % 3 == 0 ? 4 : 500;
    PlanInput input;
    std::int64_t euros = 0, days = 0;
    for (std::size_t i = 0; i < n; ++i) {
        input.items.push_back({.value = upTo(scale), .euros = upTo(scale), .tenthDays = upTo(scale), .place = i});
        euros += *input.items[i].euros, days += *input.items[i].tenthDays;
        if (tangled && upTo(9) == 0) input.items[i].euros.reset();
        if (tangled && upTo(9) == 0) input.items[i].pin = Pin::Excluded;
        if (tangled && upTo(7) == 0) input.items[i].pin = Pin::Imposed, input.items[i].wave = upTo(waves) - 1;
    }
    for (std::size_t w = 0; w < waves; ++w) {
        input.waves.push_back({euros * upTo(100) / 200, days * upTo(100) / 200});
        if (upTo(5) == 0) input.waves[w].tenthDays.reset();
    }
    input.carryOver = seed % 2;
    if (seed % 5 == 0) input.wholeEuros = euros * upTo(100) / 150;
    if (seed % 7 == 0) input.wholeTenthDays = days * upTo(100) / 150;
    for (std::size_t k = 0; tangled && k < n / 4; ++k)
        if (const int a = upTo(n - 1), b = upTo(n - 1); a > b) input.needs.push_back({a, b});
    for (std::size_t k = 0; tangled && k < n / 10; ++k)
        if (const int a = upTo(n - 1), b = upTo(n - 1); a != b) input.variants.push_back({a, b});
    return input;
}

// The most that all waves together can hold, pins and imposed waves of `like` respected; waves^n.
std::int64_t bestOfAll(const PlanInput& input, const Plan& like) {
    const int n = static_cast<int>(input.items.size()), waves = static_cast<int>(input.waves.size());
    std::vector<int> waveOf(at(n), -1);
    std::int64_t best = -1;
    const auto allowed = [&] {
        for (int i = 0; i < n; ++i) {
            const PlanItem& item = input.items[at(i)];
            const bool in = waveOf[at(i)] >= 0;
            if (in && (item.pin == Pin::Excluded || !item.euros || !item.tenthDays)) return false;
            if (item.pin == Pin::Imposed && like.waveOf[at(i)] >= 0 && (!in || (item.wave >= 0 && item.wave != waveOf[at(i)])))
                return false;
        }
        for (const Need& need : input.needs)
            if (waveOf[at(need.item)] >= 0 && (waveOf[at(need.needs)] < 0 || waveOf[at(need.needs)] > waveOf[at(need.item)]))
                return false;
        for (const auto& set : input.variants)
            if (std::ranges::count_if(set, [&](int i) { return waveOf[at(i)] >= 0; }) > 1) return false;
        std::int64_t carriedEuros = 0, carriedDays = 0, allEuros = 0, allDays = 0;
        for (int w = 0; w < waves; ++w) {
            std::int64_t euros = 0, days = 0;
            for (int i = 0; i < n; ++i)
                if (waveOf[at(i)] == w) euros += *input.items[at(i)].euros, days += *input.items[at(i)].tenthDays;
            const Wave& wave = input.waves[at(w)];
            if ((wave.euros && euros > *wave.euros + carriedEuros) || (wave.tenthDays && days > *wave.tenthDays + carriedDays))
                return false;
            if (input.carryOver && wave.euros) carriedEuros += *wave.euros - euros;
            if (input.carryOver && wave.tenthDays) carriedDays += *wave.tenthDays - days;
            allEuros += euros, allDays += days;
        }
        return allEuros <= input.wholeEuros.value_or(allEuros) && allDays <= input.wholeTenthDays.value_or(allDays);
    };
    for (;;) {
        std::int64_t value = 0;
        for (int i = 0; i < n; ++i) value += waveOf[at(i)] >= 0 ? input.items[at(i)].value : 0;
        if (value > best && allowed()) best = value;
        int i = 0;
        while (i < n && ++waveOf[at(i)] == waves) waveOf[at(i++)] = -1;
        if (i == n) return best;
    }
}

const Left& leftOf(const Plan& plan, int item) { return *std::ranges::find(plan.left, item, &Left::item); }

}  // namespace

TEST_CASE("One wave with pins, needs and variants is as good as brute force", "[rules][budget][plan]") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const PlanInput input = randomInput(seed, 1 + seed % 12, 1, seed % 3 > 0);
        INFO("seed " << seed);
        const auto plan = makePlan(input, PlanMethod::Exact), greedy = makePlan(input, PlanMethod::Greedy);
        REQUIRE(plan);
        checkLegal(input, *plan);
        checkLegal(input, *greedy);
        bool costed = true;  // an uncapped resource needs no figure, which the brute force does not know
        for (const PlanItem& item : input.items) costed = costed && item.euros && item.tenthDays;
        if (!costed && !input.waves[0].tenthDays) continue;
        bool free = true;  // a variant of an imposed item without room stays out, by rule
        for (const Left& left : plan->left)
            free = free && left.why != LeftBecause::VariantImposed && !(input.items[at(left.item)].pin == Pin::Imposed);
        const std::int64_t best = bestOfAll(input, *plan);
        REQUIRE(plan->bound >= best);
        if (free) REQUIRE(plan->value == best);
        REQUIRE(greedy->bound >= bestOfAll(input, *greedy));
    }
}

TEST_CASE("The bound of several waves is above every plan there is", "[rules][budget][plan]") {
    for (unsigned seed = 1; seed <= 150; ++seed) {
        PlanInput input = randomInput(seed, 1 + seed % 7, 2 + seed % 2, seed % 3 > 0);
        for (PlanItem& item : input.items) item.euros = item.euros.value_or(3);
        INFO("seed " << seed);
        for (const PlanMethod method : {PlanMethod::Greedy, PlanMethod::Exact}) {
            const auto plan = makePlan(input, method);
            REQUIRE(plan);
            checkLegal(input, *plan);
            const std::int64_t best = bestOfAll(input, *plan);
            REQUIRE(plan->value <= best);
            REQUIRE(plan->bound >= best);
        }
    }
}

TEST_CASE("Plans and re-plans of all sizes stay legal and give every left item its reason", "[rules][budget][plan]") {
    for (unsigned seed = 1; seed <= 150; ++seed) {
        std::mt19937 random(seed);
        PlanInput input = randomInput(seed, 5 + seed % 60, 1 + seed % 4, seed % 3 > 0);
        INFO("seed " << seed);
        const auto plan = makePlan(input, seed % 2 ? PlanMethod::Greedy : PlanMethod::Exact, {.nodes = 3000, .outOfTime = {}});
        REQUIRE(plan);
        checkLegal(input, *plan);
        for (const Left& left : plan->left) {
            REQUIRE(left.why != LeftBecause::RoomLeft);
            const PlanItem& item = input.items[at(left.item)];
            if (left.why == LeftBecause::Needs) REQUIRE(plan->waveOf[at(left.other)] < 0);
            if (left.why == LeftBecause::VariantTaken) REQUIRE(plan->waveOf[at(left.other)] >= 0);
            if (left.why == LeftBecause::NothingGained) REQUIRE(item.value == 0);
            if (left.why == LeftBecause::ToBeCosted) REQUIRE((!item.euros || !item.tenthDays));
        }
        // Nothing edited: nothing moves.
        const auto same = replan(input, plan->waveOf, {});
        REQUIRE(same);
        REQUIRE(same->moves.empty());
        // Edits of all kinds: legal, and every difference is listed.
        std::vector<int> changed;
        for (int k = 0; k < 3; ++k) {
            const int i = static_cast<int>(random() % input.items.size());
            changed.push_back(i);
            PlanItem& item = input.items[at(i)];
            switch (random() % 5) {
                case 0:
                    item.euros = item.euros.value_or(1) * 2;
                    break;
                case 1:
                    item.pin = Pin::Excluded;
                    break;
                case 2:
                    item.pin = Pin::Imposed, item.wave = -1;
                    break;
                case 3:
                    item.tenthDays.reset();
                    break;
                default:
                    item.value = 1000;
                    break;
            }
        }
        if (input.waves[0].euros) *input.waves[0].euros = *input.waves[0].euros * 9 / 10;
        const auto again = replan(input, plan->waveOf, changed, seed % 5 == 0);
        REQUIRE(again);
        checkLegal(input, again->plan);
        std::vector<int> replayed = plan->waveOf;
        for (const Moved& m : again->moves) {
            REQUIRE(replayed[at(m.item)] == m.from);
            REQUIRE(m.from != m.to);
            replayed[at(m.item)] = m.to;
        }
        REQUIRE(replayed == again->plan.waveOf);
    }
}

TEST_CASE("A plan does not depend on the order of the items", "[rules][budget][plan]") {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        std::mt19937 random(seed);
        const PlanInput input = randomInput(seed, 4 + seed % 30, 2, true);
        std::vector<int> to(input.items.size());
        std::iota(to.begin(), to.end(), 0);
        std::shuffle(to.begin(), to.end(), random);
        PlanInput mixed = input;
        for (std::size_t i = 0; i < to.size(); ++i) mixed.items[at(to[i])] = input.items[i];
        for (Need& n : mixed.needs) n = {to[at(n.item)], to[at(n.needs)]};
        for (auto& set : mixed.variants)
            for (int& i : set) i = to[at(i)];
        for (const PlanMethod method : {PlanMethod::Greedy, PlanMethod::Exact}) {
            const auto a = makePlan(input, method, {.nodes = 5000, .outOfTime = {}}),
                       b = makePlan(mixed, method, {.nodes = 5000, .outOfTime = {}});
            INFO("seed " << seed);
            for (std::size_t i = 0; i < to.size(); ++i) REQUIRE(a->waveOf[i] == b->waveOf[at(to[i])]);
            REQUIRE(a->bound == b->bound);
        }
    }
}

TEST_CASE("Waves fill in order; what a wave leaves is carried over only if the box is ticked", "[rules][budget][plan]") {
    PlanInput input{.items = {{.value = 10, .euros = 6, .place = 0},
                              {.value = 9, .euros = 6, .place = 1},
                              {.value = 8, .euros = 8, .place = 2}},
                    .needs = {},
                    .variants = {},
                    .waves = {{10, {}}, {10, {}}}};
    auto plan = makePlan(input, PlanMethod::Exact);
    CHECK(plan->waveOf == std::vector<int>{0, 1, -1});
    CHECK(leftOf(*plan, 2).why == LeftBecause::NoRoom);
    CHECK(leftOf(*plan, 2).shortEuros == 4);
    CHECK(plan->bound == 27);  // all of it fits in 20 euros together
    CHECK(plan->perMille() == 703);
    CHECK_FALSE(plan->proved);
    input.carryOver = true;
    plan = makePlan(input, PlanMethod::Exact);
    CHECK(plan->waveOf == std::vector<int>{0, 1, 1});
    CHECK(plan->waves[1].eurosCap == 14);
    CHECK(plan->proved);
    CHECK(plan->perMille() == 1000);
}

TEST_CASE("Pins are kept, and each left item says why", "[rules][budget][plan]") {
    PlanInput input;
    input.items = {{.value = 90, .euros = 10, .tenthDays = 10, .place = 0},
                   {.value = 1, .euros = 80, .tenthDays = 10, .pin = Pin::Imposed, .place = 1},
                   {.value = 50, .euros = 1, .tenthDays = 1, .pin = Pin::Excluded, .place = 2},
                   {.value = 40, .euros = 5, .tenthDays = {}, .place = 3},
                   {.value = 30, .euros = 5, .tenthDays = 5, .place = 4},
                   {.value = 20, .euros = 5, .tenthDays = 5, .place = 5},
                   {.value = 60, .euros = 50, .tenthDays = 95, .place = 6},
                   {.value = 0, .euros = 1, .tenthDays = 1, .place = 7},
                   {.value = 10, .euros = 1, .tenthDays = 1, .place = 8}};
    input.needs = {{8, 5}, {4, 2}};
    input.variants = {{0, 5}};
    input.waves = {{100, 100}};
    const auto plan = makePlan(input, PlanMethod::Exact);
    REQUIRE(plan);
    CHECK(plan->waveOf == std::vector<int>{0, 0, -1, -1, -1, -1, -1, -1, -1});
    CHECK(leftOf(*plan, 2).why == LeftBecause::Excluded);
    CHECK(leftOf(*plan, 3).why == LeftBecause::ToBeCosted);
    CHECK(leftOf(*plan, 4).why == LeftBecause::Needs);
    CHECK(leftOf(*plan, 4).other == 2);
    CHECK(leftOf(*plan, 5).why == LeftBecause::VariantTaken);
    CHECK(leftOf(*plan, 5).other == 0);
    CHECK(leftOf(*plan, 6).why == LeftBecause::NoRoom);
    CHECK(leftOf(*plan, 6).shortEuros == 40);
    CHECK(leftOf(*plan, 6).shortTenthDays == 15);
    CHECK(leftOf(*plan, 7).why == LeftBecause::NothingGained);
    CHECK(leftOf(*plan, 8).why == LeftBecause::Needs);
    CHECK(leftOf(*plan, 8).other == 5);
    CHECK(plan->proved);

    input.items[1].euros = 101;  // an imposed item never breaks a cap
    const auto without = makePlan(input, PlanMethod::Exact);
    CHECK(without->waveOf[1] == -1);
    CHECK(leftOf(*without, 1).shortEuros == 1 + 10);  // what the others took counts
}

TEST_CASE("What needs an imposed item that found no room in its wave is left too", "[rules][budget][plan]") {
    PlanInput input;
    input.items = {{.value = 5, .euros = 20, .pin = Pin::Imposed, .wave = 0, .place = 0},
                   {.value = 3, .euros = 5, .place = 1},
                   {.value = 2, .euros = 1, .place = 2}};
    input.needs = {{1, 0}, {2, 1}};  // and what needs that
    input.waves = {{10, {}}};
    for (const PlanMethod method : {PlanMethod::Greedy, PlanMethod::Exact}) {
        const auto plan = makePlan(input, method);
        REQUIRE(plan);
        checkLegal(input, *plan);
        CHECK(plan->waveOf == std::vector<int>{-1, -1, -1});
        CHECK(leftOf(*plan, 0).why == LeftBecause::NoRoom);
        CHECK(leftOf(*plan, 0).shortEuros == 10);
        for (const int item : {1, 2}) {
            CHECK(leftOf(*plan, item).why == LeftBecause::Needs);
            CHECK(leftOf(*plan, item).other == 0);
        }
    }
    input.waves = {{10, {}}, {50, {}}};  // imposed in the first wave it comes in no later one either
    CHECK(makePlan(input, PlanMethod::Exact)->waveOf == std::vector<int>{-1, -1, -1});
}

TEST_CASE("What an imposed item without room keeps out still counts in the bound", "[rules][budget][plan]") {
    PlanInput input;
    input.items = {{.value = 5, .euros = 20, .pin = Pin::Imposed, .wave = 0, .place = 0},
                   {.value = 9, .euros = 10, .place = 1},
                   {.value = 1, .euros = 10, .place = 2}};
    input.variants = {{0, 1}};
    input.waves = {{10, {}}};
    const auto plan = makePlan(input, PlanMethod::Exact);
    REQUIRE(plan);
    CHECK(plan->waveOf == std::vector<int>{-1, -1, 0});
    CHECK(leftOf(*plan, 1).why == LeftBecause::VariantImposed);
    CHECK(plan->bound == 9);
    CHECK_FALSE(plan->proved);
}

TEST_CASE("What is imposed in a later wave keeps its part of the cap of all together", "[rules][budget][plan]") {
    PlanInput input;
    input.items = {{.value = 9, .euros = 60, .place = 0}, {.value = 1, .euros = 50, .pin = Pin::Imposed, .wave = 1, .place = 1}};
    input.waves = {{{}, {}}, {{}, {}}};
    input.wholeEuros = 100;
    const auto plan = makePlan(input, PlanMethod::Exact);
    REQUIRE(plan);
    CHECK(plan->waveOf == std::vector<int>{-1, 1});
}

TEST_CASE("A cap of all waves together is shared by those that have none, the earlier ones first", "[rules][budget][plan]") {
    PlanInput input;
    for (std::uint64_t i = 0; i < 4; ++i)
        input.items.push_back({.value = 10 - static_cast<std::int64_t>(i), .euros = 30, .tenthDays = 50, .place = i});
    input.waves = {{{}, 60}, {{}, 60}, {40, 60}};  // one a wave for want of days
    input.wholeEuros = 100;
    const auto plan = makePlan(input, PlanMethod::Exact);
    REQUIRE(plan);
    checkLegal(input, *plan);
    CHECK(plan->waveOf == std::vector<int>{0, 1, 2, -1});
    CHECK(plan->waves[0].eurosCap == 100);
    CHECK(plan->waves[1].eurosCap == 70);
    CHECK(plan->waves[2].eurosCap == 40);
    input.wholeEuros = 65;
    const auto again = replan(input, {0, 1, 2, -1}, {});  // too dear in all: the last gives way, not the first
    REQUIRE(again);
    CHECK(again->plan.waveOf == std::vector<int>{0, 1, -1, -1});
    input.wholeEuros = -1;
    CHECK_FALSE(makePlan(input, PlanMethod::Exact));
}

TEST_CASE("A circle, a strange index and a negative cost are refused", "[rules][budget][plan]") {
    PlanInput input{.items = {{.value = 1, .euros = 1}, {.value = 1, .euros = 1}},
                    .needs = {{0, 1}, {1, 0}},
                    .variants = {},
                    .waves = {{5, {}}}};
    CHECK_FALSE(makePlan(input, PlanMethod::Greedy));
    input.needs = {{0, 7}};
    CHECK_FALSE(makePlan(input, PlanMethod::Greedy));
    input.needs = {};
    input.items[1].euros = -1;
    CHECK(makePlan(input, PlanMethod::Exact).refusal().about == 2);
    input.items[1] = {.value = -1, .euros = 1};
    CHECK_FALSE(makePlan(input, PlanMethod::Exact));
    input.items[1] = {.value = 1, .euros = 1, .pin = Pin::Imposed, .wave = 1};
    CHECK_FALSE(makePlan(input, PlanMethod::Exact));
    CHECK(makePlan({}, PlanMethod::Exact)->perMille() == 1000);
    const auto noWave = makePlan({.items = {{.value = 1}}, .needs = {}, .variants = {}, .waves = {}}, PlanMethod::Exact);
    CHECK(noWave->left.size() == 1);
    const auto zero =
        makePlan({.items = {{.value = 5, .euros = 0}, {.value = 5, .euros = 1}}, .needs = {}, .variants = {}, .waves = {{0, {}}}},
                 PlanMethod::Exact);
    CHECK(zero->waveOf == std::vector<int>{0, -1});
}

TEST_CASE("An edit moves no card that it need not", "[rules][budget][plan]") {
    PlanInput input;
    for (int i = 0; i < 6; ++i)
        input.items.push_back({.value = 60 - i, .euros = 10, .tenthDays = {}, .place = static_cast<std::uint64_t>(i)});
    input.waves = {{20, {}}, {20, {}}};
    const auto plan = makePlan(input, PlanMethod::Exact);
    REQUIRE(plan->waveOf == std::vector<int>{0, 0, 1, 1, -1, -1});
    const auto after = [&](const PlanInput& edited, std::vector<int> changed, bool fill = false) {
        return *replan(edited, plan->waveOf, changed, fill);
    };

    PlanInput edited = input;
    edited.items[3].value = 500;  // would now come first, but stands where it stood
    CHECK(after(edited, {3}).moves.empty());

    edited = input;
    edited.items[0].euros = 5;  // room came free: nobody moves unless asked
    CHECK(after(edited, {0}).moves.empty());
    edited.items[4].euros = 5;
    auto moves = after(edited, {0}, true).moves;
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].item == 4);
    CHECK(moves[0].to == 0);
    CHECK(moves[0].why == MovedBecause::NewRoom);

    edited = input;
    edited.items[1].euros = 11;  // its own wave holds it no more: it goes, its neighbour stays
    moves = after(edited, {1}).moves;
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].item == 1);
    CHECK(moves[0].to == -1);
    CHECK(moves[0].why == MovedBecause::CapExceeded);

    edited = input;
    edited.waves[0].euros = 10;  // the cap forces one: the worst ratio
    moves = after(edited, {}).moves;
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].item == 1);

    edited = input;
    edited.items[5].pin = Pin::Imposed;
    edited.items[5].wave = 0;
    moves = after(edited, {5}).moves;
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].item == 1);
    CHECK(moves[1].item == 5);
    CHECK(moves[1].why == MovedBecause::Pinned);

    edited = input;
    edited.items[2].pin = Pin::Excluded;
    edited.needs = {{3, 2}};
    moves = after(edited, {2}).moves;
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].why == MovedBecause::Pinned);
    CHECK(moves[1].why == MovedBecause::Needs);
    CHECK(moves[1].other == 2);
}
