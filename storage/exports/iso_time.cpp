#include <array>
#include <chrono>
#include <cstdio>

#include "app/base/result.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

constexpr std::int64_t kFirstDay = -719'528, kLastDay = 2'932'896;  // 0000-01-01 … 9999-12-31
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::array kMonthNames{TR_NOOP("January"),   TR_NOOP("February"), TR_NOOP("March"),    TR_NOOP("April"),
                                 TR_NOOP("May"),       TR_NOOP("June"),     TR_NOOP("July"),     TR_NOOP("August"),
                                 TR_NOOP("September"), TR_NOOP("October"),  TR_NOOP("November"), TR_NOOP("December")};

bool hasFourDigits(std::int64_t days) { return days >= kFirstDay && days <= kLastDay; }
std::chrono::year_month_day dateOf(std::int64_t days) { return std::chrono::sys_days{std::chrono::days{days}}; }
std::string dayAndMonth(const std::chrono::year_month_day& date, const app::Texts& tr) {
    const unsigned day = static_cast<unsigned>(date.day());
    const char* first = day == 1 && tr.lang() == "fr" ? "er" : "";
    return std::to_string(day) + first + " " + tr(kMonthNames[static_cast<unsigned>(date.month()) - 1]);
}

}  // namespace

std::string isoDay(std::int64_t days) {
    if (!hasFourDigits(days)) return std::to_string(days);
    const std::chrono::year_month_day date = dateOf(days);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text.data();
}

std::string isoTime(app::UnixMs at) {
    const std::int64_t days = at / kDayMs - (at % kDayMs < 0);
    if (!hasFourDigits(days)) return std::to_string(at);
    const std::int64_t seconds = (at - days * kDayMs) / 1000;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d:%02d", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return isoDay(days) + text.data();
}

std::string spokenDay(std::int64_t days, const app::Texts& tr) {
    if (!hasFourDigits(days)) return std::to_string(days);
    return dayAndMonth(dateOf(days), tr) + " " + std::to_string(static_cast<int>(dateOf(days).year()));
}

std::string spokenDays(std::int64_t first, std::int64_t last, const app::Texts& tr) {
    const bool sameYear = hasFourDigits(first) && hasFourDigits(last) && dateOf(first).year() == dateOf(last).year();
    return (sameYear ? dayAndMonth(dateOf(first), tr) : spokenDay(first, tr)) + " → " + spokenDay(last, tr);
}

}  // namespace storage::exports
