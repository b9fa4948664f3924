#pragma once
// One CSV table as French Excel opens it rightly: semicolons, UTF-8 with BOM, CRLF, doubled quotes, no "sep=" line (it makes
// Excel drop the BOM), a decimal comma in French. Texts that a spreadsheet would run as a formula get an apostrophe in front
// (OWASP, "CSV Injection"); numbers written as numbers stay numbers. Knows nothing of the board.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/texts.h"

namespace storage::exports {

class CsvTable {
public:
    // Headings: English msgids. `tr` must outlive the table.
    CsvTable(const app::Texts& tr, std::initializer_list<const char*> headings);
    CsvTable(app::Texts&&, std::initializer_list<const char*>) = delete;
    CsvTable(const app::Texts& tr, const std::vector<const char*>& headings);

    CsvTable& text(std::string_view words);
    CsvTable& whole(std::int64_t number);
    CsvTable& rank(int rank) { return rank > 0 ? whole(rank) : blank(); }  // 0: without a rank
    CsvTable& tenths(std::int64_t tenths);
    CsvTable& decimal(double number, int digits);  // rounded to so many digits behind the decimal mark; blank if it is no number
    CsvTable& yesNo(bool yes);
    CsvTable& blank();
    void endRow();  // a row that is not as wide as the headings is a bug and throws std::logic_error

    const std::string& bytes() const { return m_bytes; }

private:
    void cell(std::string_view bytes);

    const app::Texts& m_tr;
    std::string m_bytes;
    std::size_t m_columns = 0, m_inRow = 0;
};

// With an apostrophe in front if it begins like a formula (after apostrophes of its own, so that undoing is exact).
std::string defused(std::string_view text);

// "2,5" in French, "2.5" else, "3" for thirty tenths.
std::string tenthsText(std::int64_t tenths, const app::Texts& tr);

}  // namespace storage::exports
