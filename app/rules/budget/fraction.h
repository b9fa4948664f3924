#pragma once
// Exact fractions for every comparison that decides an order or a payment: two doubles that look equal may not be, and two
// equal fractions may look different. Used by all of budget/; never for drawing, there toDouble is enough.
// GCC 12 takes the unused half of cpp_int's union for an uninitialised value, in Boost's own lines.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/multiprecision/cpp_int.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
#include <cstdint>

namespace app::rules {

using BigInt = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;  // always in lowest terms, denominator > 0

inline double toDouble(const Fraction& f) { return f.convert_to<double>(); }

// Greatest integer not above f.
inline BigInt floorOf(const Fraction& f) {
    const BigInt n = numerator(f), d = denominator(f);
    BigInt q = n / d;  // truncates towards zero
    if (n < 0 && q * d != n) q -= 1;
    return q;
}

}  // namespace app::rules
