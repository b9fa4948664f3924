#include <array>
#include <chrono>
#include <cstdio>

#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

constexpr std::int64_t kFirstDay = -719'528, kLastDay = 2'932'896;  // 0000-01-01 … 9999-12-31
constexpr std::int64_t kDayMs = 86'400'000;

}  // namespace

std::string isoDay(std::int64_t days) {
    if (days < kFirstDay || days > kLastDay) return std::to_string(days);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text.data();
}

std::string isoTime(app::UnixMs at) {
    const std::int64_t days = at / kDayMs - (at % kDayMs < 0);
    if (days < kFirstDay || days > kLastDay) return std::to_string(at);
    const std::int64_t seconds = (at - days * kDayMs) / 1000;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d:%02d", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return isoDay(days) + text.data();
}

}  // namespace storage::exports
