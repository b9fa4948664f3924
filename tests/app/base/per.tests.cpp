#include "app/base/per.h"

#include <catch2/catch.hpp>
#include <type_traits>

#include "app/board/note_kind.h"
#include "app/board/op.h"

using namespace app;

namespace {

enum class Fruit : std::uint8_t { Apple, Pear, Plum };
using Prices = Per<Fruit, int>;

}  // namespace

// What does not compile is asked of the compiler here.
static_assert(kValuesOf<Fruit> == 3);
static_assert(std::is_constructible_v<Prices, const int (&)[3]>);
static_assert(!std::is_constructible_v<Prices, const int (&)[2]>, "a value without its row");
static_assert(!std::is_constructible_v<Prices, const int (&)[4]>, "a row without its value");
static_assert(!std::is_invocable_v<decltype([](const Prices& p, auto i) -> decltype(p[i]) { return p[i]; }), Prices, int>,
              "a number is no value");

TEST_CASE("A table by an enum is read by its values, in their order", "[base][per]") {
    constexpr Prices kPrices({3, 5, 8});
    static_assert(kPrices[Fruit::Pear] == 5);
    CHECK(kPrices.size() == 3);
    CHECK(kPrices[Fruit::Apple] == 3);
    CHECK(kPrices[Fruit::Plum] == 8);
    CHECK(std::vector<int>(kPrices.begin(), kPrices.end()) == std::vector{3, 5, 8});
    const auto doubled = kPrices.as<double>([](int price) { return price * 2.0; });
    CHECK(doubled[Fruit::Plum] == 16);
}

TEST_CASE("Enums are counted as they are written", "[base][per]") {
    CHECK(kValuesOf<NoteKind> == static_cast<int>(NoteKind::Indicators) + 1);
    CHECK(kValuesOf<Op> == static_cast<int>(Op::CancelRound) + 1);
    CHECK(kValuesOf<RecordKind> == kRecordKinds);
    CHECK(kValuesOf<Edge> == 4);
}
