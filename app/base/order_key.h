#pragma once
// A place in an order that many hands change at once: a fraction written in base 62, so that putting one thing between
// two others changes that one record and no other. Compared as text, byte by byte.
#include <compare>
#include <string>

namespace app {

struct OrderKey {
    std::string digits;  // fraction after "0.", never ending in the zero digit; empty = not ordered

    auto operator<=>(const OrderKey&) const = default;
};

// A key strictly between two others; an empty one means "no bound on this side". If the two are equal or the wrong way
// round (two hands dropped at the same place) the answer lies just above `low`.
OrderKey between(const OrderKey& low, const OrderKey& high);

// True for keys that `between` could have made; what comes from a file is checked with it.
bool isOrderKey(const OrderKey& key);

}  // namespace app
