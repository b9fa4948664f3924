#include "storage/exports/csv_table.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "app/base/spreadsheet_text.h"

namespace storage::exports {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::string inQuotes(std::string_view text) {
    const bool plain =
        text.find_first_of(";,\"\r\n\t") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain) return std::string(text);
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}  // namespace

std::string tenthsText(std::int64_t tenths, const app::Texts& tr) {
    std::string number = std::to_string(tenths / 10);
    if (tenths < 0 && tenths > -10) number.insert(0, "-");
    const std::int64_t rest = tenths % 10;
    if (rest != 0) number += (tr.lang() == "fr" ? "," : ".") + std::to_string(rest < 0 ? -rest : rest);
    return number;
}

CsvTable::CsvTable(const app::Texts& tr, std::initializer_list<const char*> headings)
    : CsvTable(tr, std::vector<const char*>(headings)) {}

CsvTable::CsvTable(const app::Texts& tr, const std::vector<const char*>& headings) : m_tr(tr), m_columns(headings.size()) {
    for (const char* heading : headings) text(tr(heading));
    endRow();
}

CsvTable& CsvTable::text(std::string_view words) {
    cell(inQuotes(app::defused(words)));
    return *this;
}

CsvTable& CsvTable::whole(std::int64_t number) {
    cell(std::to_string(number));
    return *this;
}

CsvTable& CsvTable::tenths(std::int64_t tenths) {
    cell(tenthsText(tenths, m_tr));
    return *this;
}

CsvTable& CsvTable::decimal(double number, int digits) {
    if (!std::isfinite(number)) return blank();
    std::array<char, 400> text{};  // the longest double has 309 digits before the mark
    std::snprintf(text.data(), text.size(), "%.*f", digits, number);
    std::string bytes = text.data();
    if (bytes.starts_with('-') && bytes.find_first_of("123456789") == std::string::npos) bytes.erase(0, 1);
    if (const auto point = bytes.find_first_of(".,"); point != std::string::npos) bytes[point] = m_tr.lang() == "fr" ? ',' : '.';
    cell(bytes);
    return *this;
}

CsvTable& CsvTable::percent(double share) { return decimal(100 * share, 1); }
CsvTable& CsvTable::yesNo(bool yes) { return text(yes ? m_tr("yes") : m_tr("no")); }

CsvTable& CsvTable::blank() {
    cell({});
    return *this;
}

void CsvTable::cell(std::string bytes) { m_rows.back().push_back(std::move(bytes)); }

void CsvTable::endRow() {
    if (m_rows.back().size() != m_columns) throw std::logic_error("a row of a CSV table is not as wide as its headings");
    m_rows.emplace_back();
}

std::string CsvTable::bytes() const { return written(std::vector<bool>(m_columns, true)); }

std::string CsvTable::bytesFilled() const {
    const std::size_t rows = m_rows.size() - 1;  // without the one being filled
    std::vector<bool> filled(m_columns, rows == 1);
    for (std::size_t row = 1; row < rows; ++row)
        for (std::size_t c = 0; c < m_columns; ++c)
            if (!m_rows[row][c].empty()) filled[c] = true;
    return written(filled);
}

std::string CsvTable::written(const std::vector<bool>& columns) const {
    std::string bytes(kBom);
    for (std::size_t row = 0; row + 1 < m_rows.size(); ++row) {
        bool first = true;
        for (std::size_t c = 0; c < m_columns; ++c) {
            if (!columns[c]) continue;
            if (!first) bytes += ';';
            first = false;
            bytes += m_rows[row][c];
        }
        bytes += "\r\n";
    }
    return bytes;
}

}  // namespace storage::exports
