// No cell of our CSV files runs, whichever separator a spreadsheet takes: it is read here as each of them would, by a reader of
// its own.
#include <catch2/catch.hpp>
#include <random>

#include "app/base/spreadsheet_text.h"
#include "storage/exports/csv_table.h"
#include "storage/imports/csv_cells.h"

namespace {

// Cells as a spreadsheet sees them: quotes hold only where a cell begins with one; what follows the closing one belongs to it
// too.
std::vector<std::string> cellsOf(std::string_view bytes, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false, begins = true;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (quoted) {
            if (c != '"') cells.back() += c;
            else if (at + 1 < bytes.size() && bytes[at + 1] == '"') cells.back() += bytes[++at];
            else quoted = false;
        } else if (c == '"' && begins) {
            quoted = true;
            begins = false;
        } else if (c == separator || c == '\n' || c == '\r') {
            cells.emplace_back();
            begins = true;
        } else {
            cells.back() += c;
            begins = false;
        }
    }
    return cells;
}

// A cell that computes or commands. A sign alone makes a number, or a mistake that is shown.
bool runs(std::string_view cell) {
    if (cell.starts_with("=") || cell.starts_with("@") || cell.starts_with("＝") || cell.starts_with("＠")) return true;
    const bool sign = cell.starts_with("+") || cell.starts_with("-") || cell.starts_with("＋") || cell.starts_with("－");
    return sign && cell.find_first_of("(|!") != std::string_view::npos;
}

std::string fileOf(const std::vector<std::string>& texts) {
    static const app::Texts kFrench;
    storage::exports::CsvTable table(kFrench, {"A", "B", "C", "D"});
    for (const std::string& text : texts) {
        table.text(text).tenths(std::int64_t{25}).text("x").text(text);
        table.endRow();
    }
    return table.bytes();
}

}  // namespace

TEST_CASE("no cell of an export becomes a formula, with a comma, a semicolon or a tab as the separator",
          "[storage][exports][csv]") {
    std::mt19937_64 random(20'261'130);
    static const std::array<std::string, 22> kPieces{
        "=", "+", "-",  "@",  ",", ";",   "\"", "'",    " ", "\n", "\r\n", "\t", "a", "cmd|' /C calc'!A0",
        "(", "!", "＝", "－", "1", "2,5", ",=", "\",\""};
    std::vector<std::string> texts{"x,=cmd|' /C calc'!A0,y", "=1", "\"=1\"", "a\n=1", "x;=1", ",\"=1", "x,'=1", "x,''\"' =1"};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto pieces = 1 + random() % 9; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
        texts.push_back(text);
    }
    for (const std::string& text : texts) {
        INFO(text);
        REQUIRE(app::undefused(app::defused(text)) == text);
        const std::string bytes = fileOf({text});
        for (const char separator : {',', ';', '\t'})
            for (const std::string& cell : cellsOf(std::string_view(bytes).substr(3), separator)) {
                INFO("cell: " << cell << " separator: " << separator);
                REQUIRE_FALSE(runs(cell));
            }
    }
    // As it is meant to be read, each text comes back as it was, but for the form of its line ends.
    const auto lines = storage::imports::csvCells(std::string_view(fileOf(texts)).substr(3), ';', {});
    REQUIRE(lines.size() == texts.size() + 1);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::string expected = texts[i];
        for (std::size_t at; (at = expected.find("\r\n")) != std::string::npos;) expected.erase(at, 1);
        REQUIRE(lines[i + 1].cells.size() == 4);
        CHECK(app::undefused(lines[i + 1].cells[0]) == expected);
    }
}
