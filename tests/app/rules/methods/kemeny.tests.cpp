#include <catch2/catch.hpp>
#include <map>

#include "app/rules/methods/relation.h"
#include "tests/app/rules/methods/random_profiles.h"

using namespace app::rules;
using namespace random_profiles;

namespace {

Groups lined(const std::vector<int>& order) {
    Groups groups;
    for (int item : order) groups.push_back({item});
    return groups;
}

struct Tried {
    std::int64_t best = -1;
    std::uint64_t orders = 0;
    Groups groups;  // levels of what all the best orders have in common
};

Tried tryAll(const Pairwise& pairwise) {
    Tried tried;
    std::vector<int> order;
    for (int item = 0; item < pairwise.items(); ++item) order.push_back(item);
    std::map<std::pair<int, int>, std::uint64_t> above;
    do {
        const std::int64_t score = agreementWith(pairwise, lined(order));
        if (score < tried.best) continue;
        if (score > tried.best) {
            tried = {score, 0, {}};
            above.clear();
        }
        ++tried.orders;
        for (std::size_t high = 0; high < order.size(); ++high)
            for (std::size_t low = high + 1; low < order.size(); ++low) ++above[{order[high], order[low]}];
    } while (std::ranges::next_permutation(order).found);
    Relation certain(pairwise.items());
    for (const auto& [pair, times] : above)
        if (times == tried.orders) certain.add(pair.first, pair.second);
    tried.groups = certain.levels();
    return tried;
}

}  // namespace

TEST_CASE("Kemeny's order, score, count and ties are those of trying every order", "[rules][methods][kemeny]") {
    int several = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, dice.below(8), dice.below(8));
        const Pairwise pairwise = pairwiseOf(given);
        const Kemeny ours = kemeny(pairwise);
        const Tried tried = tryAll(pairwise);
        INFO("seed " << seed);
        CHECK(ours.proved);
        CHECK(ours.score == tried.best);
        CHECK(agreementWith(pairwise, lined(ours.order)) == tried.best);
        CHECK(ours.optimalOrders == tried.orders);
        CHECK(ours.groups == tried.groups);
        CHECK(ours.bound >= ours.score);
        several += tried.orders > 1;
    }
    CHECK(several > 10);
}

TEST_CASE("Kemeny agrees at least as much as every other method, proved or not", "[rules][methods][kemeny]") {
    int unproved = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 2 + dice.below(30), 1 + dice.below(9));
        const Pairwise pairwise = pairwiseOf(given);
        const Kemeny ours = kemeny(pairwise);
        INFO("seed " << seed);
        CHECK(static_cast<int>(ours.order.size()) == given.items);
        CHECK(agreementWith(pairwise, lined(ours.order)) == ours.score);
        CHECK(ours.score <= ours.bound);
        unproved += !ours.proved;
        for (const NamedMethod& method : everyMethod()) {
            INFO(method.name);
            // What a method ties may be put in any order, and every such order is worth at least as much. Without proof only the
            // orders the search sets out from are promised.
            const bool promised = ours.proved || (method.name != "split cycle" && method.name != "schulze by ratio");
            if (promised) CHECK(ours.score >= agreementWith(pairwise, method.rank(given)));
        }
        // No single item can be moved to a better place.
        if (given.items > 20) continue;
        for (int from = 0; from < given.items; ++from)
            for (int to = 0; to < given.items; ++to) {
                std::vector<int> moved = ours.order;
                const int item = moved[static_cast<std::size_t>(from)];
                moved.erase(moved.begin() + from);
                moved.insert(moved.begin() + to, item);
                CHECK(agreementWith(pairwise, lined(moved)) <= ours.score);
            }
    }
    CHECK(unproved > 5);
}

TEST_CASE("Kemeny is exact on many items when circles are small, and counts the orders", "[rules][methods][kemeny]") {
    // Ten circles of three, each above the next: A>B>C, B>C>A, C>A>B inside every one.
    Profile given{30, app::Blanks::Implicit, {}};
    for (int turn = 0; turn < 3; ++turn) {
        Order order;
        for (int circle = 0; circle < 10; ++circle)
            for (int step = 0; step < 3; ++step) order.groups.push_back({circle * 3 + (turn + step) % 3});
        given.orders.push_back(order);
    }
    const Kemeny ours = kemeny(pairwiseOf(given));
    CHECK(ours.proved);
    CHECK(ours.optimalOrders == 59049u);  // 3¹⁰
    CHECK(ours.score == 10 * 5 + 3 * 9 * 45);
    REQUIRE(ours.groups.size() == 10);
    for (int circle = 0; circle < 10; ++circle)
        CHECK(ours.groups[static_cast<std::size_t>(circle)] == std::vector{circle * 3, circle * 3 + 1, circle * 3 + 2});
    // The bound takes 2 of 3 votes in each of the 30 duels inside circles, which no order can have.
    CHECK(ours.bound == 10 * 6 + 3 * 9 * 45);
}

TEST_CASE("Kemeny to fifteen in one circle is exact, above it is searched and says so", "[rules][methods][kemeny]") {
    for (int items : {15, 16}) {
        // Every voter turns one order by one: item i defeats those up to half a turn behind it.
        Profile given{items, app::Blanks::Implicit, {}};
        for (int turn = 0; turn < items; ++turn) {
            Order order;
            for (int step = 0; step < items; ++step) order.groups.push_back({(turn + step) % items});
            given.orders.push_back(order);
        }
        const Pairwise pairwise = pairwiseOf(given);
        const Kemeny ours = kemeny(pairwise);
        INFO(items);
        CHECK(ours.proved == (items <= kKemenyExact));
        CHECK(ours.optimalOrders.has_value() == (items <= kKemenyExact));
        // d[a][b] = items − (steps from a to b); any turn is optimal: Σ over pairs k steps apart, (items−k) of them.
        std::int64_t score = 0;
        for (int k = 1; k < items; ++k) score += static_cast<std::int64_t>(items - k) * (items - k);
        CHECK(ours.score == score);
        CHECK(ours.score < ours.bound);
        if (items <= kKemenyExact) CHECK(ours.optimalOrders == static_cast<std::uint64_t>(items));
        CHECK(ours.groups.size() == 1);  // nothing tells the items apart
    }
}

TEST_CASE("What Kemeny finds without proof depends on no name either", "[rules][methods][kemeny][neutral]") {
    int unproved = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Dice dice(seed);
        const Profile given = profile(dice, 17 + dice.below(8), 6 + dice.below(3), {true, true, 50});
        const auto names = dice.permutation(given.items);
        const Profile other = renamed(given, names, dice.permutation(static_cast<int>(given.orders.size())));
        const Kemeny one = kemeny(pairwiseOf(given)), two = kemeny(pairwiseOf(other));
        INFO("seed " << seed);
        unproved += !one.proved;
        CHECK(one.proved == two.proved);
        CHECK(one.score == two.score);
        CHECK(two.groups == renamed(one.groups, names));
    }
    CHECK(unproved > 5);
}
