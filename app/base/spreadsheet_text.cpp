#include "app/base/spreadsheet_text.h"

namespace app {
namespace {

template <std::size_t N>
bool beginsWithOneOf(std::string_view text, const std::string_view (&starts)[N]) {
    for (const std::string_view start : starts)
        if (text.starts_with(start)) return true;
    return false;
}

// At the beginning of a cell, after apostrophes of its own: = + - @ tab and CR (OWASP), the line end, and the full-width forms
// that some Excel versions take for the ASCII ones.
bool isRisky(std::string_view text) {
    static constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const std::size_t start = text.find_first_not_of('\'');
    return start != std::string_view::npos && beginsWithOneOf(text.substr(start), kStarts);
}

// Behind a separator inside a text. Quotes do not help there: such a reader honours them only where a cell begins for it, and
// drops them. A dash alone is a list or a number, and harmless without a call or a command in it.
bool isRiskyInside(std::string_view text) {
    static constexpr std::string_view kAlways[] = {"=", "@", "＝", "＠"}, kSigns[] = {"+", "-", "＋", "－"};
    const std::size_t start = text.find_first_not_of("\"' ");
    if (start == std::string_view::npos) return false;
    text.remove_prefix(start);
    return beginsWithOneOf(text, kAlways) ||
           (beginsWithOneOf(text, kSigns) && text.find_first_of("(|!") != std::string_view::npos);
}

bool separates(char c) { return c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::string defused(std::string_view text) {
    std::string cell = isRisky(text) ? "'" : "";
    for (std::size_t at = 0; at < text.size(); ++at) {
        cell += text[at];
        if (separates(text[at]) && isRiskyInside(text.substr(at + 1))) cell += '\'';
    }
    return cell;
}

std::string undefused(std::string_view cell) {
    if (cell.starts_with('\'') && isRisky(cell)) cell.remove_prefix(1);
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        text += cell[at];
        if (separates(cell[at]) && cell.substr(at + 1).starts_with('\'') && isRiskyInside(cell.substr(at + 1))) ++at;
    }
    return text;
}

}  // namespace app
