#pragma once
// A formula of one's own: + − * / ( ) min max over named figures of an item, read from a file and checked before it ranks
// anything. Called by the board-facing ranking and the command line. Doubles, unlike the rest of budget/: a result that is no
// number is told in words for that item and never becomes a rank.
// Grammar: sum = product {(+|−) product}; product = factor {(*|/) factor}; factor = (+|−) factor | number | name |
// (min|max) '(' sum {(,|;) sum} ')' | '(' sum ')'. Decimal point; a comma only parts arguments. # comments to the line's end.
// × ÷ and the true minus sign are read too. Names: letters of any language, digits, _; case counts.
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/base/result.h"

namespace app::rules {

struct FormulaError {
    const char* text;  // English msgid; {0} is `name`
    std::string name;
    int line = 1, column = 1;  // counted from 1, columns in characters
};

struct FormulaOutcome {
    std::optional<double> value;        // finite, or nothing
    std::optional<FormulaError> error;  // why there is none, and where in the formula
};

class Formula {
public:
    // Refuses unknown names, more than 10 000 bytes, parentheses deeper than 200, an empty text. O(length).
    static std::variant<Formula, FormulaError> parse(std::string_view text, const std::vector<std::string>& names);

    // values[i] belongs to names[i] of parse; nothing or NaN where the item has no such figure, which is an error only if the
    // formula uses it. O(length).
    FormulaOutcome evaluate(const std::vector<std::optional<double>>& values) const;

    const std::vector<std::string>& used() const { return m_used; }  // names in the order of their first use

private:
    friend class FormulaReader;
    enum class Op : std::uint8_t { Number, Name, Negate, Add, Subtract, Multiply, Divide, Min, Max };
    struct Instruction {  // postfix
        Op op;
        double number = 0;
        int name = 0;  // index into m_names
        int line = 1, column = 1;
    };
    FormulaOutcome failed(const char* text, const Instruction& at, std::string name = {}) const;

    std::vector<Instruction> m_code;
    std::vector<std::string> m_names, m_used;
};

}  // namespace app::rules
