#pragma once
// The lines of a ballot file, one after the other without copying them, with their numbers for refusals; what stands between
// commas; whole and decimal numbers. Called by the readers of ballot files. Never repairs: bytes that are no UTF-8 are refused.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/texts.h"

namespace storage::imports {

std::string_view trimmed(std::string_view text);  // of spaces, tabs and carriage returns

// Without sign, digits only. Nothing for anything else, also for more than 18 digits.
std::optional<std::int64_t> wholeNumber(std::string_view text);

// Not negative, with point or comma and at most four decimals that are not 0. As tenthousandths.
struct Decimal {
    std::int64_t tenthousandths = 0;
    int decimals = 0;  // that are needed
};
std::optional<Decimal> decimalNumber(std::string_view text);
constexpr std::int64_t powerOfTen(int n) { return n == 0 ? 1 : 10 * powerOfTen(n - 1); }

class BallotLines {
public:
    BallotLines(std::string_view bytes, const app::Texts& tr);

    // The next line, trimmed; false at the end.
    bool next();
    std::string_view line() const { return m_line; }
    int number() const { return m_number; }
    std::string_view untrimmed() const { return m_whole; }

    // msgid's {0} is the number of the line.
    template <class... Args>
    [[noreturn]] void refuse(const char* msgid, const Args&... args) const {
        fail(m_tr.fill(msgid, std::to_string(m_number), std::string(args)...));
    }
    // For what concerns the file as a whole.
    template <class... Args>
    [[noreturn]] void refuseFile(const char* msgid, const Args&... args) const {
        fail(m_tr.fill(msgid, std::string(args)...));
    }
    template <class... Args>
    std::string remark(const char* msgid, const Args&... args) const {
        return m_tr.fill(msgid, std::to_string(m_number), std::string(args)...);
    }

    // The number written there; refuses what is none, or is below `least`.
    std::int64_t count(std::string_view text, std::int64_t least) const;

    const app::Texts& tr() const { return m_tr; }

private:
    [[noreturn]] static void fail(const std::string& sentence);

    std::string_view m_rest, m_line, m_whole;
    const app::Texts& m_tr;
    int m_number = 0;
};

// What a sentence quotes of the file: clean and short.
std::string shown(std::string_view text);

}  // namespace storage::imports
