#include <charconv>
#include <cmath>
#include <utility>

#include "app/rules/budget/formula.h"

namespace app::rules {
namespace {

constexpr std::size_t kLongest = 10'000;
constexpr int kDeepest = 200;  // calls on the stack, far below what a thread has

bool isDigit(char c) { return c >= '0' && c <= '9'; }
// Letters of other languages are two bytes and more, all ≥ 0x80.
bool startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::pair<std::string_view, char> kSigns[] = {{"×", '*'}, {"÷", '/'}, {"−", '-'}, {"·", '*'}};
constexpr std::string_view kSpaces[] = {"\u00a0", "\u202f", "\ufeff"};  // no-break spaces, byte order mark

}  // namespace

// Recursive descent; the first error stays and ends the reading.
class FormulaReader {
public:
    FormulaReader(std::string_view text, const std::vector<std::string>& names) : m_text(text) { m_formula.m_names = names; }

    std::variant<Formula, FormulaError> read() {
        if (m_text.size() > kLongest) return FormulaError{TR_NOOP("The formula is too long"), {}, 1, 1};
        if (skip(); m_at == m_text.size()) return FormulaError{TR_NOOP("The formula is empty"), {}, m_line, m_column};
        sum();
        if (!m_error && (skip(), m_at < m_text.size())) unexpected();
        if (m_error) return *m_error;
        return std::move(m_formula);
    }

private:
    using Op = Formula::Op;
    struct Spot {
        int line, column;
    };

    bool starts(std::string_view s) const { return m_text.substr(m_at, s.size()) == s; }
    void step(std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i, ++m_at)
            if (m_text[m_at] == '\n') ++m_line, m_column = 1;
            else if ((static_cast<unsigned char>(m_text[m_at]) & 0xc0) != 0x80) ++m_column;
    }
    void skip() {
        for (bool more = true; more && m_at < m_text.size();) {
            const char c = m_text[m_at];
            more = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '#';
            if (c == '#')
                while (m_at < m_text.size() && m_text[m_at] != '\n') step(1);
            else if (more) step(1);
            for (const auto space : kSpaces)
                if (starts(space)) step(space.size()), more = true;
        }
    }
    // The sign that comes next, 0 at the end or if it is none.
    std::pair<char, std::size_t> sign() {
        skip();
        if (m_at == m_text.size()) return {0, 0};
        for (const auto& [text, meaning] : kSigns)
            if (starts(text)) return {meaning, text.size()};
        const char c = m_text[m_at];
        return std::string_view("+-*/(),;").find(c) != std::string_view::npos ? std::pair<char, std::size_t>{c, 1}
                                                                              : std::pair<char, std::size_t>{0, 0};
    }
    bool take(char wanted) {
        const auto [c, bytes] = sign();
        if (c != wanted) return false;
        step(bytes);
        return true;
    }
    Spot here() {
        skip();
        return {m_line, m_column};
    }
    void fail(const char* text, Spot at, std::string name = {}) {
        if (!m_error) m_error = FormulaError{text, std::move(name), at.line, at.column};
    }
    void unexpected() {
        const Spot at = here();
        if (m_at == m_text.size()) return fail(TR_NOOP("The formula stops too early"), at);
        std::size_t bytes = 1;
        while (m_at + bytes < m_text.size() && (static_cast<unsigned char>(m_text[m_at + bytes]) & 0xc0) == 0x80) ++bytes;
        fail(TR_NOOP("“{0}” is not expected here"), at, std::string(m_text.substr(m_at, bytes)));
    }
    void emit(Op op, Spot at, double number = 0, int name = 0) {
        m_formula.m_code.push_back({op, number, name, at.line, at.column});
    }

    void sum() {
        product();
        while (!m_error) {
            const Spot at = here();
            const char c = sign().first;
            if (c != '+' && c != '-') return;
            take(c);
            product();
            emit(c == '+' ? Op::Add : Op::Subtract, at);
        }
    }
    void product() {
        factor();
        while (!m_error) {
            const Spot at = here();
            const char c = sign().first;
            if (c != '*' && c != '/') return;
            take(c);
            factor();
            emit(c == '*' ? Op::Multiply : Op::Divide, at);
        }
    }
    void factor() {
        const Spot at = here();
        if (m_error) return;
        if (++m_depth > kDeepest) return fail(TR_NOOP("The formula is nested too deeply"), at);
        const char c = sign().first;
        if (c == '-') {
            take(c);
            factor();
            emit(Op::Negate, at);
        } else if (c == '+') {
            take(c);
            factor();
        } else if (c == '(') {
            take(c);
            sum();
            if (!m_error && !take(')')) unexpected();
        } else if (c == 0 && m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == '.')) {
            number(at);
        } else if (c == 0 && m_at < m_text.size() && startsName(m_text[m_at])) {
            name(at);
        } else {
            unexpected();
        }
        --m_depth;
    }
    void number(Spot at) {
        double value = 0;
        const char* first = m_text.data() + m_at;
        const auto [end, error] = std::from_chars(first, m_text.data() + m_text.size(), value);
        if (error != std::errc() || !std::isfinite(value))
            return fail(TR_NOOP("“{0}” is not a number"), at, std::string(m_text.substr(m_at, 1)));
        step(static_cast<std::size_t>(end - first));
        // 1,5 outside a list of arguments, or 1.2.3: said at once, since "not expected" would not help anyone.
        if (m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1]) &&
            (m_text[m_at] == '.' || (m_text[m_at] == ',' && m_lists == 0)))
            return fail(TR_NOOP("Write decimals with one point: 1.5"), {m_line, m_column});
        emit(Op::Number, at, value);
    }
    void name(Spot at) {
        std::size_t end = m_at;
        const auto sign = [&] {  // a true minus or × is no letter
            for (const auto& [text, meaning] : kSigns)
                if (m_text.substr(end, text.size()) == text) return true;
            for (const auto space : kSpaces)
                if (m_text.substr(end, space.size()) == space) return true;
            return false;
        };
        while (end < m_text.size() && (startsName(m_text[end]) || isDigit(m_text[end])) && !sign()) ++end;
        const std::string word(m_text.substr(m_at, end - m_at));
        step(end - m_at);
        if ((word == "min" || word == "max") && this->sign().first == '(') return list(word == "min" ? Op::Min : Op::Max, at);
        for (std::size_t i = 0; i < m_formula.m_names.size(); ++i)
            if (m_formula.m_names[i] == word) {
                emit(Op::Name, at, 0, static_cast<int>(i));
                for (const std::string& known : m_formula.m_used)
                    if (known == word) return;
                return m_formula.m_used.push_back(word);
            }
        fail(TR_NOOP("“{0}” is not a known figure"), at, word);
    }
    void list(Op op, Spot at) {
        take('(');
        ++m_lists;
        sum();
        while (!m_error && (take(',') || take(';'))) {
            sum();
            emit(op, at);
        }
        --m_lists;
        if (!m_error && !take(')')) unexpected();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1, m_column = 1, m_depth = 0, m_lists = 0;
    Formula m_formula;
    std::optional<FormulaError> m_error;
};

std::variant<Formula, FormulaError> Formula::parse(std::string_view text, const std::vector<std::string>& names) {
    return FormulaReader(text, names).read();
}

}  // namespace app::rules
