#pragma once
// CSV text cut into cells (RFC 4180, read leniently: any line end, quotes that only stand at the beginning of a line of
// speech). Says which line each row began on. Knows no column; csv_columns.h does.
#include <string>
#include <string_view>
#include <vector>

#include "app/base/texts.h"

namespace storage::imports {

struct CsvLine {
    int line = 1;  // where it begins in the file, from 1
    std::vector<std::string> cells;
};

constexpr char kOneColumn = '\0';  // no delimiter: every line is one cell

// Rows without any text are left out. Throws ImportError naming the line of a quote that is never closed.
std::vector<CsvLine> csvCells(std::string_view text, char delimiter, const app::Texts& tr);

}  // namespace storage::imports
