#pragma once
// Texts in cells that a spreadsheet would run as a formula (OWASP, "CSV Injection"), made harmless with apostrophes and back.
// Asked by the CSV export and, for what comes back, by the CSV import; knows no file.
#include <string>
#include <string_view>

namespace app {

// With an apostrophe in front if it begins like a formula, and behind each separator that a formula follows: a reader that takes
// a comma for the separator, and not ours, begins a cell there. `undefused` of it is the text, exactly.
std::string defused(std::string_view text);
std::string undefused(std::string_view cell);

}  // namespace app
