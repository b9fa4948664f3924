// Every English text of the sources has its French in assets/texts/fr.po, and nothing there is left over from a text that is
// gone.
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

std::string unescaped(const std::string& literal) {
    std::string text;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != '\\' || i + 1 == literal.size()) text += literal[i];
        else if (const char c = literal[++i]; c == 'n') text += '\n';
        else if (c == 't') text += '\t';
        else text += c;
    }
    return text;
}

// Reads string literals, also several in a row, from `at`; empty if there is none.
std::string literalAt(const std::string& text, std::size_t& at) {
    std::string result;
    for (;;) {
        std::size_t from = at;
        while (from < text.size() && std::isspace(static_cast<unsigned char>(text[from]))) ++from;
        if (from >= text.size() || text[from] != '"') return result;
        std::size_t end = from + 1;
        while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        result += unescaped(text.substr(from + 1, end - from - 1));
        at = end + 1;
    }
}

// msgids of the sources, with the file each comes from. A plural is known by its singular.
std::map<std::string, std::string> msgids(std::map<std::string, std::string>& plurals) {
    std::map<std::string, std::string> found;
    for (const Source& source : sources()) {
        const std::string code = codeOf(source.text);
        for (const char* call : {"tr(", "tr()(", "TR_NOOP(", "tr.fill(", "tr().fill(", "tr.plural(", "tr().plural(", "m_tr(",
                                 "m_tr.fill(", "m_tr.plural("})
            for (std::size_t at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
                if (at > 0 && (std::isalnum(static_cast<unsigned char>(code[at - 1])) || code[at - 1] == '_')) continue;
                if (code.compare(at, 4, "tr()") == 0 && std::string_view(call) == "tr(") continue;
                std::size_t argument = at + std::string_view(call).size();
                const std::size_t begin = argument;
                // Also both branches of tr(a ? "x" : "y").
                const std::string first = literalAt(source.text, argument);
                if (!first.empty()) found.emplace(first, source.path);
                else {
                    int depth = 1;
                    for (std::size_t i = begin; i < code.size() && depth > 0; ++i) {
                        if (code[i] == '(') ++depth;
                        else if (code[i] == ')') --depth;
                        else if (code[i] == ',' && depth == 1) break;
                        else if (code[i] == '"' && depth == 1) {
                            std::size_t literal = i;
                            const std::string text = literalAt(source.text, literal);
                            if (!text.empty()) found.emplace(text, source.path);
                            i = literal - 1;
                        }
                    }
                }
                if (std::string_view(call).find("plural") != std::string_view::npos && !first.empty()) {
                    const std::size_t comma = source.text.find_first_not_of(" \n", argument);
                    REQUIRE(source.text[comma] == ',');
                    std::size_t second = comma + 1;
                    plurals[first] = literalAt(source.text, second);
                }
            }
    }
    return found;
}

struct Entry {
    std::string plural;
    std::vector<std::string> forms;
};

std::map<std::string, Entry> catalogue(const std::filesystem::path& po) {
    std::map<std::string, Entry> entries;
    std::string id, plural;
    std::vector<std::string> forms;
    std::string* open = nullptr;
    const auto keep = [&] {
        if (!id.empty()) entries[id] = {plural, forms};
    };
    for (const std::string& line : linesOf(textOf(po))) {
        const auto value = [&] {
            std::size_t at = line.find('"');
            return at == std::string::npos ? std::string{} : literalAt(line, at);
        };
        if (line.starts_with("msgid_plural")) plural = value(), open = &plural;
        else if (line.starts_with("msgid")) keep(), plural.clear(), forms.clear(), id = value(), open = &id;
        else if (line.starts_with("msgstr")) forms.push_back(value()), open = &forms.back();
        else if (line.starts_with("\"") && open) *open += value();
    }
    keep();
    return entries;
}

}  // namespace

TEST_CASE("Every English text has its French", "[architecture][texts]") {
    std::map<std::string, std::string> plurals;
    const auto texts = msgids(plurals);
    CHECK(texts.size() > 100);
    const auto french = catalogue(root() / "assets/texts/fr.po");
    std::vector<std::string> missing;
    for (const auto& [text, file] : texts) {
        const auto entry = french.find(text);
        const bool translated = entry != french.end() && !entry->second.forms.empty() &&
                                std::ranges::none_of(entry->second.forms, [](const std::string& form) { return form.empty(); });
        if (!translated) missing.push_back(file + ": " + text);
        else if (plurals.contains(text) && (entry->second.plural != plurals[text] || entry->second.forms.size() != 2))
            missing.push_back(file + ": plural of " + text);
    }
    CHECK(listed(missing) == "");
}

TEST_CASE("The French catalogue keeps every slot and holds nothing that no source says", "[architecture][texts]") {
    std::map<std::string, std::string> plurals;
    const auto texts = msgids(plurals);
    for (const auto& [id, entry] : catalogue(root() / "assets/texts/fr.po")) {
        INFO(id);
        CHECK(texts.contains(id));
        for (const char* slot : {"{0}", "{1}", "{2}"})
            for (const std::string& form : entry.forms)
                CHECK((id.find(slot) != std::string::npos) == (form.find(slot) != std::string::npos));
        if (!entry.plural.empty())
            for (const std::string& form : entry.forms)
                CHECK((entry.plural.find("%d") != std::string::npos) >= (form.find("%d") != std::string::npos));
    }
}

TEST_CASE("English is set as English: no space before a mark or a percent sign", "[architecture][texts]") {
    std::map<std::string, std::string> plurals;
    std::vector<std::string> wrong;
    for (const auto& [text, file] : msgids(plurals)) {
        if (text.find("> <") != std::string::npos) continue;  // names the marks of a file format
        for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
            const char next = at + 1 < text.size() ? text[at + 1] : ' ', after = at + 2 < text.size() ? text[at + 2] : ' ';
            const bool number = at > 0 && (std::isdigit(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '}');
            if (std::string("?!;:").find(next) != std::string::npos) wrong.push_back(file + ": " + text);
            if (next == '%' && number && !std::isalpha(static_cast<unsigned char>(after))) wrong.push_back(file + ": " + text);
        }
    }
    CHECK(listed(wrong) == "");
}

TEST_CASE("Scenes and tests of cards speak sentences that the program has, so that pictures are in one language",
          "[architecture][texts]") {
    std::map<std::string, std::string> plurals;
    const auto known = msgids(plurals);
    const std::regex trouble("\"(This session[^\"]*)\"");
    std::size_t read = 0;
    for (const Source& source : sources({"tests/bench", "tests/ui"}))
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), trouble), end; at != end; ++at) {
            ++read;
            INFO(source.path << ": " << (*at)[1]);
            CHECK(known.contains((*at)[1]));
        }
    CHECK(read > 0);
}
