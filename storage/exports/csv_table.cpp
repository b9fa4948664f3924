#include "storage/exports/csv_table.h"

#include <stdexcept>

namespace storage::exports {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

// = + - @ tab and CR (OWASP), the line end, and the full-width forms that some Excel versions take for the ASCII ones.
bool beginsLikeAFormula(std::string_view text) {
    for (const std::string_view start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
        if (text.starts_with(start)) return true;
    return false;
}

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

std::string defused(std::string_view text) {
    const std::size_t start = text.find_first_not_of('\'');
    const bool risky = start != std::string_view::npos && beginsLikeAFormula(text.substr(start));
    return (risky ? "'" : "") + std::string(text);
}

CsvTable::CsvTable(const app::Texts& tr, std::initializer_list<const char*> headings)
    : m_tr(tr), m_bytes(kBom), m_columns(headings.size()) {
    for (const char* heading : headings) text(tr(heading));
    endRow();
}

CsvTable& CsvTable::text(std::string_view words) {
    cell(inQuotes(defused(words)));
    return *this;
}

CsvTable& CsvTable::whole(std::int64_t number) {
    cell(std::to_string(number));
    return *this;
}

CsvTable& CsvTable::tenths(std::int64_t tenths) {
    std::string number = std::to_string(tenths / 10);
    if (tenths < 0 && tenths > -10) number.insert(0, "-");
    const std::int64_t rest = tenths % 10;
    if (rest != 0) number += (m_tr.lang() == "fr" ? "," : ".") + std::to_string(rest < 0 ? -rest : rest);
    cell(number);
    return *this;
}

CsvTable& CsvTable::yesNo(bool yes) { return text(yes ? m_tr("yes") : m_tr("no")); }

CsvTable& CsvTable::blank() {
    cell({});
    return *this;
}

void CsvTable::cell(std::string_view bytes) {
    if (m_inRow++ > 0) m_bytes += ';';
    m_bytes += bytes;
}

void CsvTable::endRow() {
    if (m_inRow != m_columns) throw std::logic_error("a row of a CSV table is not as wide as its headings");
    m_inRow = 0;
    m_bytes += "\r\n";
}

}  // namespace storage::exports
