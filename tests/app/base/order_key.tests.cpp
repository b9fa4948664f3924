#include "app/base/order_key.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace app;

TEST_CASE("Ten thousand random insertions stay ordered and short", "[base][order]") {
    std::mt19937_64 random(11);
    std::vector<OrderKey> keys;
    for (int i = 0; i < 10'000; ++i) {
        const std::size_t at = random() % (keys.size() + 1);
        const OrderKey low = at == 0 ? OrderKey{} : keys[at - 1], high = at == keys.size() ? OrderKey{} : keys[at];
        const OrderKey key = between(low, high);
        REQUIRE(low < key);
        REQUIRE((high.digits.empty() || key < high));
        REQUIRE(isOrderKey(key));
        keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), key);
    }
    CHECK(std::ranges::is_sorted(keys));
    std::size_t longest = 0, total = 0;
    for (const OrderKey& key : keys) longest = std::max(longest, key.digits.size()), total += key.digits.size();
    CHECK(longest <= 16);
    CHECK(total / keys.size() <= 6);
}

TEST_CASE("Putting three hundred things one behind the other keeps keys short", "[base][order]") {
    OrderKey last;
    for (int i = 0; i < 300; ++i) {
        const OrderKey next = between(last, {});
        REQUIRE(last < next);
        last = next;
    }
    CHECK(last.digits.size() <= 12);
}

TEST_CASE("There is always room in front, behind, and between neighbours", "[base][order]") {
    OrderKey low = between({}, {}), high = between(low, {});
    for (int i = 0; i < 500; ++i) {  // always at the same gap: the worst case
        const OrderKey key = between(low, high);
        REQUIRE(low < key);
        REQUIRE(key < high);
        (i % 2 ? low : high) = key;
    }
    OrderKey first = between({}, {});
    for (int i = 0; i < 200; ++i) {
        const OrderKey key = between({}, first);
        REQUIRE(key < first);
        REQUIRE(isOrderKey(key));
        first = key;
    }
}

TEST_CASE("Two hands that drop at one place, or the wrong way round, get a key just above the lower bound", "[base][order]") {
    const OrderKey a = between({}, {}), b = between(a, {});
    CHECK(between(a, a) > a);
    CHECK(between(b, a) > b);
    CHECK(isOrderKey(between(b, a)));
}

TEST_CASE("Only what could have been made is an order key", "[base][order]") {
    CHECK(isOrderKey({""}));
    CHECK(isOrderKey({"V"}));
    CHECK_FALSE(isOrderKey({"V0"}));  // ends in the zero digit: nothing fits below it
    CHECK_FALSE(isOrderKey({"é"}));
    CHECK_FALSE(isOrderKey({"V V"}));
}
