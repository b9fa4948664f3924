#include "app/rules/budget/formula.h"

#include <algorithm>
#include <cmath>

namespace app::rules {

FormulaOutcome Formula::failed(const char* text, const Instruction& at, std::string name) const {
    return {.value = {}, .error = FormulaError{text, std::move(name), at.line, at.column}};
}

FormulaOutcome Formula::evaluate(const std::vector<std::optional<double>>& values) const {
    std::vector<double> stack;
    for (const Instruction& in : m_code) {
        if (in.op == Op::Number) {
            stack.push_back(in.number);
            continue;
        }
        if (in.op == Op::Name) {
            const std::size_t name = static_cast<std::size_t>(in.name);
            if (name >= values.size() || !values[name] || std::isnan(*values[name]))
                return failed(TR_NOOP("“{0}” is missing"), in, m_names[name]);
            stack.push_back(*values[name]);
            continue;
        }
        if (in.op == Op::Negate) {
            stack.back() = -stack.back();
            continue;
        }
        const double b = stack.back();
        stack.pop_back();
        double& a = stack.back();
        if (in.op == Op::Divide && b == 0) return failed(TR_NOOP("Division by zero"), in);
        switch (in.op) {
            case Op::Add:
                a += b;
                break;
            case Op::Subtract:
                a -= b;
                break;
            case Op::Multiply:
                a *= b;
                break;
            case Op::Divide:
                a /= b;
                break;
            case Op::Min:
                a = std::min(a, b);
                break;
            default:
                a = std::max(a, b);
                break;
        }
        if (!std::isfinite(a)) return failed(TR_NOOP("The result is not a number"), in);
    }
    // A figure given as infinite passes every step above where it stands alone.
    if (!std::isfinite(stack.back())) return failed(TR_NOOP("The result is not a number"), m_code.back());
    return {.value = stack.back() == 0 ? 0.0 : stack.back(), .error = {}};  // −0 and 0 are one result
}

}  // namespace app::rules
