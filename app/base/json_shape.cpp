#include "app/base/json_shape.h"

#include <algorithm>
#include <vector>

#include "app/base/result.h"
#include "app/base/utf8.h"

namespace app {
namespace {

long lineAt(std::string_view text, std::size_t at) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

std::optional<std::uint32_t> fourDigits(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(0, 4)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
}

// A name as it is meant: "\u0061" is "a".
std::string meant(std::string_view raw) {
    std::string name;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] != '\\' || at + 1 == raw.size()) {
            name += raw[at];
            continue;
        }
        static constexpr std::string_view kShort = "bfnrt", kMeans = "\b\f\n\r\t";
        const char c = raw[++at];
        if (const auto known = kShort.find(c); known != std::string_view::npos) name += kMeans[known];
        else if (c != 'u') name += c;
        else if (auto unit = fourDigits(raw.substr(at + 1))) {
            at += 4;
            const bool pairs = *unit >= 0xD800 && *unit < 0xDC00 && raw.substr(at + 1).starts_with("\\u");
            const auto low = pairs ? fourDigits(raw.substr(at + 3)) : std::nullopt;
            if (low && *low >= 0xDC00 && *low < 0xE000) unit = 0x10000 + (*unit - 0xD800) * 0x400 + (*low - 0xDC00), at += 6;
            appendCodePoint(name, *unit);
        }
    }
    return name;
}

// Goes through the brackets, commas and names of members outside of texts.
class Walk {
public:
    explicit Walk(std::string_view text) : m_text(text) {}

    std::optional<JsonTrouble> trouble() {
        std::vector<std::pair<std::string, std::size_t>> names;  // of the objects that are open, innermost last; where they stand
        std::vector<std::size_t> first;
        std::optional<JsonTrouble> found;
        run(
            [&](char bracket, std::size_t at) {
                if (bracket == '{' || bracket == '[') {
                    first.push_back(names.size());
                    if (static_cast<int>(first.size()) > kDeepestJson)
                        found = JsonTrouble{
                            TR_NOOP("This is nested too deeply: reading stopped at line {0}."), lineAt(m_text, at), {}};
                    return !found;
                }
                if (first.empty()) return false;  // no JSON
                const auto begin = names.begin() + static_cast<std::ptrdiff_t>(first.back());
                std::sort(begin, names.end());
                const auto twice =
                    std::adjacent_find(begin, names.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
                if (twice != names.end())
                    found = JsonTrouble{TR_NOOP("Line {0}: “{1}” stands there twice."), lineAt(m_text, std::next(twice)->second),
                                        twice->first};
                names.erase(begin, names.end());
                first.pop_back();
                return !found;
            },
            [&](std::string_view raw, std::size_t at) { names.emplace_back(meant(raw), at); }, [](std::size_t) {});
        return found;
    }

    long lineOf(std::string_view path) {
        std::vector<std::string> parts;
        while (!path.empty()) {
            const auto end = path.find('/');
            parts.emplace_back(path.substr(0, end));
            path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
        }
        struct Open {
            bool onPath;
            std::size_t element;
        };
        std::vector<Open> open;
        std::size_t best = 0;
        bool next = true;  // the value that comes now is on the path
        const auto leads = [&](const std::string& name) {
            return !open.empty() && open.back().onPath && open.size() <= parts.size() && parts[open.size() - 1] == name;
        };
        run(
            [&](char bracket, std::size_t at) {
                if (bracket == '}' || bracket == ']') {
                    if (!open.empty()) open.pop_back();
                    return !open.empty();
                }
                if (next) best = at;
                open.push_back({next, 0});
                next = bracket == '[' && leads("0");
                if (next) best = m_text.find_first_not_of(" \t\r\n", at + 1);
                return true;
            },
            [&](std::string_view raw, std::size_t at) {
                if ((next = leads(meant(raw)))) best = at;
            },
            [&](std::size_t at) {
                if (open.empty()) return;
                next = leads(std::to_string(++open.back().element));  // in an object, its name decides
                if (next) best = m_text.find_first_not_of(" \t\r\n", at + 1);
            });
        return lineAt(m_text, std::min(best, m_text.size()));
    }

private:
    // bracket(c, at): false stops. name(raw, at): of a member. comma(at).
    template <class Bracket, class Name, class Comma>
    void run(Bracket&& bracket, Name&& name, Comma&& comma) {
        std::vector<char> open;
        bool nameComes = false;
        for (std::size_t at = 0; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (c == '"') {
                const std::size_t start = at + 1;
                for (++at; at < m_text.size() && m_text[at] != '"'; ++at) at += m_text[at] == '\\';
                if (nameComes) name(m_text.substr(start, std::min(at, m_text.size()) - start), start);
                nameComes = false;
            } else if (c == '{' || c == '[') {
                open.push_back(c);
                nameComes = c == '{';
                if (!bracket(c, at)) return;
            } else if (c == '}' || c == ']') {
                if (!open.empty()) open.pop_back();
                nameComes = false;
                if (!bracket(c, at)) return;
            } else if (c == ',') {
                nameComes = !open.empty() && open.back() == '{';
                comma(at);
            }
        }
    }

    std::string_view m_text;
};

}  // namespace

std::optional<JsonTrouble> jsonTrouble(std::string_view text) { return Walk(text).trouble(); }

long jsonLineOf(std::string_view text, std::string_view path) { return Walk(text).lineOf(path); }

}  // namespace app
