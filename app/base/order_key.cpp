#include "app/base/order_key.h"

#include <string_view>

namespace app {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 62;

int digitAt(const std::string& digits, std::size_t i) {
    return i < digits.size() ? static_cast<int>(kDigits.find(digits[i])) : 0;
}

}  // namespace

OrderKey between(const OrderKey& low, const OrderKey& high) {
    const bool bounded = !high.digits.empty() && low.digits < high.digits;
    std::string result;
    bool belowHigh = !bounded;  // once a digit is smaller than high's, the rest is free
    for (std::size_t i = 0;; ++i) {
        const int lo = digitAt(low.digits, i);
        const int hi = belowHigh ? kBase : digitAt(high.digits, i);
        if (hi - lo > 1) {
            // Appending at an end is the common case: step by one there, halve only inside, so keys stay short.
            const bool openEnd = belowHigh && high.digits.empty() && i < low.digits.size();
            result.push_back(kDigits[openEnd ? lo + 1 : (lo + hi) / 2]);
            return {result};
        }
        result.push_back(kDigits[lo]);
        if (lo < hi) belowHigh = true;
    }
}

bool isOrderKey(const OrderKey& key) {
    if (key.digits.empty()) return true;
    for (char c : key.digits)
        if (kDigits.find(c) == std::string_view::npos) return false;
    return key.digits.back() != kDigits.front();
}

}  // namespace app
