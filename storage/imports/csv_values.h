#pragma once
// What people write in cells for numbers and dates: "2,5", "1 200 €", "15 k€", "3 j", "2026-03-31", "31/03/2026". Strict: what
// is not clearly a number or a date is not one. Called by csv_import.cpp.
#include <cstdint>
#include <optional>
#include <string_view>

namespace storage::imports {

struct CellNumber {
    std::int64_t hundredths = 0;
    bool finer = false;  // had digits beyond hundredths, cut off
};

// French or English: the last of comma and point is the decimal one, unless exactly three digits follow a lone one and
// `thousands` says that such a number is meant as 1,200. Not negative.
std::optional<CellNumber> cellNumber(std::string_view text, bool thousands);

// Days since 1970-01-01 of an ISO date or of one written day first.
std::optional<std::int32_t> cellDay(std::string_view text);

}  // namespace storage::imports
