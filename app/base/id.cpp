#include "app/base/id.h"

namespace app {
namespace {
constexpr std::string_view kIdDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int kLength = 13;  // 13 × 5 bits hold 64
}  // namespace

std::string idText(std::uint64_t value) {
    std::string text(kLength, '0');
    for (int i = kLength - 1; i >= 0; --i, value >>= 5) text[i] = kIdDigits[value & 31];
    return text;
}

std::optional<std::uint64_t> idFromText(std::string_view text) {
    if (text.size() != kLength) return std::nullopt;
    std::uint64_t value = 0;
    for (char c : text) {
        auto digit = kIdDigits.find(c);
        if (digit == std::string_view::npos || value >> 59) return std::nullopt;
        value = value << 5 | digit;
    }
    if (value == 0 || value >> 63) return std::nullopt;
    return value;
}

IdSource IdSource::fromSystem() {
    std::random_device device;
    return IdSource{(std::uint64_t{device()} << 32) ^ device()};
}

std::uint64_t IdSource::next() {
    std::uint64_t value = 0;
    while (value == 0) value = m_random() >> 1;
    return value;
}

}  // namespace app
