#pragma once
// One CSV table as French Excel opens it rightly: semicolons, UTF-8 with BOM, CRLF, doubled quotes, no "sep=" line (it makes
// Excel drop the BOM), a decimal comma in French. Texts that a spreadsheet would run as a formula get an apostrophe in front
// (app/base/spreadsheet_text.h); numbers written as numbers stay numbers. Knows nothing of the board.
#include <cstdint>
#include <initializer_list>
#include <optional>
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
    CsvTable& percent(double share);               // 0 … 1 as 0 … 100, with one digit
    CsvTable& yesNo(bool yes);
    CsvTable& blank();
    void endRow();  // a row that is not as wide as the headings is a bug and throws std::logic_error

    // What is not known stays blank.
    CsvTable& whole(const std::optional<std::int64_t>& number) { return number ? whole(*number) : blank(); }
    CsvTable& whole(const std::optional<int>& number) { return number ? whole(std::int64_t{*number}) : blank(); }
    CsvTable& whole(int number) { return whole(std::int64_t{number}); }
    CsvTable& tenths(const std::optional<std::int64_t>& tenths) { return tenths ? this->tenths(*tenths) : blank(); }
    CsvTable& decimal(const std::optional<double>& number, int digits) { return number ? decimal(*number, digits) : blank(); }
    CsvTable& percent(const std::optional<double>& share) { return share ? percent(*share) : blank(); }
    CsvTable& yesNo(const std::optional<bool>& yes) { return yes ? yesNo(*yes) : blank(); }

    std::string bytes() const;        // with every column
    std::string bytesFilled() const;  // without the columns that are empty in every row; with all of them where there is no row

private:
    void cell(std::string bytes);
    std::string written(const std::vector<bool>& columns) const;

    const app::Texts& m_tr;
    std::vector<std::vector<std::string>> m_rows{{}};  // as they are written, the headings first, the last one being filled
    std::size_t m_columns = 0;
};

// A column of a table whose rows are made as `Line`s: one place for the heading, for what it means (both English msgids; the
// second goes into the text beside the files) and for the cell.
template <class Line>
struct LineColumn {
    const char* heading;
    const char* says;
    void (*write)(CsvTable&, const Line&);
};

struct ColumnWords {
    const char *heading, *says;
};

template <class Columns>
std::vector<const char*> headingsOf(const Columns& columns) {
    std::vector<const char*> headings;
    for (const auto& column : columns) headings.push_back(column.heading);
    return headings;
}
template <class Columns>
std::vector<ColumnWords> wordsOf(const Columns& columns) {
    std::vector<ColumnWords> words;
    for (const auto& column : columns) words.push_back({column.heading, column.says});
    return words;
}
template <class Columns, class Line>
void addRow(CsvTable& table, const Columns& columns, const Line& line) {
    for (const auto& column : columns) column.write(table, line);
    table.endRow();
}

// "2,5" in French, "2.5" else, "3" for thirty tenths.
std::string tenthsText(std::int64_t tenths, const app::Texts& tr);

}  // namespace storage::exports
