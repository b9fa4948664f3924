#include "storage/imports/ballot_lines.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "app/base/result.h"
#include "app/base/utf8.h"
#include "app/rules/methods/profile.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Eight bytes at a time: almost all of a ballot file is ASCII.
bool isAscii(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        if (word & 0x8080808080808080u) return false;
    }
    for (; at < text.size(); ++at)
        if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
    return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    if (text.empty() || text.size() > 18 || text.front() == '-') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Decimal> decimalNumber(std::string_view text) {
    const std::size_t point = text.find_first_of(".,");
    const auto whole = wholeNumber(text.substr(0, point));
    if (!whole || *whole > 100'000'000'000'000) return std::nullopt;  // ten thousand times that still fits
    Decimal number{*whole * 10'000, 0};
    if (point == std::string_view::npos) return number;
    std::string_view decimals = text.substr(point + 1);
    if (decimals.empty() || decimals.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    if (decimals.size() > 4) return std::nullopt;
    number.decimals = static_cast<int>(decimals.size());
    if (!decimals.empty()) number.tenthousandths += *wholeNumber(decimals) * powerOfTen(4 - number.decimals);
    return number;
}

BallotLines::BallotLines(std::string_view bytes, const app::Texts& tr) : m_rest(bytes), m_tr(tr) {
    if (m_rest.starts_with("\xEF\xBB\xBF")) m_rest.remove_prefix(3);
}

bool BallotLines::next() {
    if (m_rest.empty()) return false;
    ++m_number;
    const std::size_t end = m_rest.find('\n');
    m_whole = m_rest.substr(0, end);
    m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
    m_line = trimmed(m_whole);
    if (m_whole.find('\0') != std::string_view::npos) refuse(TR_NOOP("Line {0} holds a zero byte: this is not a text file."));
    if (!isAscii(m_whole) && !app::isUtf8(m_whole))
        refuse(TR_NOOP("Line {0} holds bytes that are no text: save the file as UTF-8 and try again."));
    return true;
}

std::int64_t BallotLines::count(std::string_view text, std::int64_t least) const {
    const auto number = wholeNumber(trimmed(text));
    if (!number || *number < least || *number > app::rules::kMostWeight)
        refuse(TR_NOOP("Line {0}: “{1}” is not a whole number from {2} to {3}."), shown(text), std::to_string(least),
               std::to_string(app::rules::kMostWeight));
    return *number;
}

void BallotLines::fail(const std::string& sentence) { throw ImportError(sentence); }

std::string shown(std::string_view text) { return std::string(app::cutAt(app::cleanText(text), 60)); }

}  // namespace storage::imports
