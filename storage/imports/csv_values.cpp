#include "storage/imports/csv_values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "app/base/utf8.h"

namespace storage::imports {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Lower case without any kind of space.
std::string tight(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = app::nextCodePoint(text, at);
        if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x202F || c == 0x2009) continue;
        app::appendCodePoint(result, c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return result;
}

// Takes a unit off the end; what it multiplies by, or 0 if it is no unit.
int takeUnit(std::string& number) {
    const auto last = std::find_if(number.rbegin(), number.rend(), isDigit).base();
    const std::string unit(last, number.end());
    number.erase(last, number.end());
    for (const char* plain : {"", "€", "eur", "euro", "euros", "j", "jh", "jour", "jours", "d", "day", "days"})
        if (unit == plain) return 1;
    for (const char* thousand : {"k", "k€", "keur"})
        if (unit == thousand) return 1000;
    return 0;
}

// Where the decimals begin: the index of their comma or point; npos if there are none. Nothing if it makes no sense.
std::optional<std::size_t> decimalAt(const std::string& number, bool thousands) {
    const std::size_t last = number.find_last_of(",.");
    if (last == std::string::npos) return last;
    const char mark = number[last], other = mark == ',' ? '.' : ',';
    const bool repeated = number.find(mark) != last;
    const bool three = number.size() - last - 1 == 3;
    const bool groups = repeated || (thousands && three && number.find(other) == std::string::npos);
    const std::size_t end = groups ? std::string::npos : last;
    // Whatever parts thousands must part three digits each time.
    std::size_t run = 0;
    bool parted = false;
    for (std::size_t i = 0; i < std::min(end, number.size()); ++i) {
        if (isDigit(number[i])) {
            ++run;
            continue;
        }
        if (run == 0 || run > 3 || (parted && run != 3)) return std::nullopt;
        if (groups && number[i] != mark) return std::nullopt;
        parted = true;
        run = 0;
    }
    if (parted && run != 3) return std::nullopt;
    return end;
}

std::optional<std::int32_t> dayOf(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < 1900 || year > 9999) return std::nullopt;
    return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

}  // namespace

std::optional<CellNumber> cellNumber(std::string_view text, bool thousands) {
    constexpr std::size_t kMostDigits = 12;  // keeps every product within 64 bits
    std::string number = tight(text);
    const int unit = takeUnit(number);
    if (unit == 0 || number.empty() || !isDigit(number.front()) || number.find_first_not_of("0123456789,.") != std::string::npos)
        return std::nullopt;
    const auto decimal = decimalAt(number, thousands && unit == 1);
    if (!decimal) return std::nullopt;
    CellNumber result;
    std::size_t whole = 0, decimals = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (!isDigit(number[i])) continue;
        const bool isDecimal = i > *decimal && *decimal != std::string::npos;
        if (isDecimal && ++decimals > 2) {
            result.finer = result.finer || number[i] != '0';
            continue;
        }
        if (!isDecimal && ++whole > kMostDigits) return std::nullopt;
        result.hundredths = result.hundredths * 10 + (number[i] - '0');
    }
    for (; decimals < 2; ++decimals) result.hundredths *= 10;
    result.hundredths *= unit;
    return result;
}

std::optional<std::int32_t> cellDay(std::string_view text) {
    std::vector<int> parts{0};
    std::vector<std::size_t> digits{0};
    char mark = 0;
    const std::string tightText = tight(text.substr(0, text.find('T')));
    for (const char c : tightText) {
        if (isDigit(c)) {
            if (++digits.back() > 4) return std::nullopt;
            parts.back() = parts.back() * 10 + (c - '0');
        } else if ((c == '-' || c == '/' || c == '.') && (mark == 0 || mark == c)) {
            mark = c;
            parts.push_back(0);
            digits.push_back(0);
        } else {
            return std::nullopt;
        }
    }
    if (parts.size() != 3 || std::ranges::find(digits, 0u) != digits.end()) return std::nullopt;
    if (digits[0] == 4) return dayOf(parts[0], parts[1], parts[2]);
    if (digits[2] == 4) return dayOf(parts[2], parts[1], parts[0]);
    return std::nullopt;
}

}  // namespace storage::imports
