#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <regex>

#include "tests/architecture/arrows.h"
#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

constexpr std::array kForbidden{"Manager", "Controller", "Helper", "Helpers", "Util",  "Utils",
                                "Handler", "Processor",  "Data",   "Info",    "Common"};

// "text_draft" → "Draft"; the last word of a name in either style.
std::string headOf(const std::string& name) {
    const auto underscore = name.rfind('_');
    std::string word = underscore == std::string::npos ? name : name.substr(underscore + 1);
    const auto upper = std::find_if(word.rbegin(), word.rend(), [](unsigned char c) { return std::isupper(c); });
    if (upper != word.rend()) word = word.substr(static_cast<std::size_t>(word.rend() - upper) - 1);
    if (!word.empty()) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
}

bool isForbidden(const std::string& name) { return std::ranges::find(kForbidden, headOf(name)) != kForbidden.end(); }

std::vector<std::string> typesIn(const std::string& code) {
    std::vector<std::string> types;
    for (const char* word : {"class ", "struct ", "enum class ", "union "})
        for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
            if (at > 0 && (std::isalnum(static_cast<unsigned char>(code[at - 1])) || code[at - 1] == '_')) continue;
            std::size_t end = at + std::string_view(word).size();
            const std::size_t from = end;
            while (end < code.size() && (std::isalnum(static_cast<unsigned char>(code[end])) || code[end] == '_')) ++end;
            if (end > from) types.push_back(code.substr(from, end - from));
        }
    return types;
}

// The word after struct, class, union or enum in what stands before a brace; empty if the brace opens none, or a member's.
std::string typeOpenedBy(const std::string& head) {
    static const std::regex kType(R"((?:^|\s)(?:struct|class|union|enum class|enum)\s+(\w+)(?:\s+final)?\s*(?::[^:].*)?$)");
    std::smatch found;
    return std::regex_search(head, found, kType) ? found[1].str() : "";
}

// The types a file gives to the whole program: at the level of a namespace with a name, written with that name.
std::vector<std::string> sharedTypesIn(const std::string& code) {
    static const std::regex kNamespace(R"(namespace\s*([\w:]*)\s*$)");
    enum class Level { Named, Nameless, Other };
    std::vector<std::pair<Level, std::string>> open;
    std::vector<std::string> types;
    std::string head;
    for (const std::string& line : linesOf(code)) {
        if (line.starts_with("#")) continue;
        for (const char c : line + ' ') {
            if (c == '}' && !open.empty()) open.pop_back();
            if (c == '{') {
                std::smatch name;
                const bool shared = std::ranges::all_of(open, [](const auto& level) { return level.first == Level::Named; });
                if (std::regex_search(head, name, kNamespace)) {
                    open.emplace_back(name[1].length() ? Level::Named : Level::Nameless, name[1].str());
                } else {
                    std::string type = shared ? typeOpenedBy(head) : "";
                    if (!type.empty()) {
                        for (std::size_t i = open.size(); i-- > 0;) type.insert(0, open[i].second + "::");
                        types.push_back(std::move(type));
                    }
                    open.emplace_back(Level::Other, "");
                }
            }
            if (c == '{' || c == '}' || c == ';') head.clear();
            else head += c;
        }
    }
    return types;
}

bool isSnakeCase(const std::string& name) {
    return std::ranges::all_of(name, [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '_'; });
}

}  // namespace

TEST_CASE("No name ends in a word that says nothing", "[architecture][names]") {
    CHECK(headOf("session_manager") == "Manager");
    CHECK(headOf("SessionManager") == "Manager");
    CHECK_FALSE(isForbidden("Database"));
    std::vector<std::string> wrong;
    std::size_t types = 0;
    for (const Source& source : sources()) {
        if (isForbidden(source.stem())) wrong.push_back(source.path);
        for (const std::string& type : typesIn(codeOf(source.text))) {
            ++types;
            if (isForbidden(type) && type != "ImDrawData") wrong.push_back(source.path + ": " + type);
        }
    }
    CHECK(types > 100);
    CHECK(listed(wrong) == "");
}

// Two types of one name in two files link without a word, and the program then uses the one where it means the other.
TEST_CASE("Every type of the program has a name of its own", "[architecture][names]") {
    CHECK(sharedTypesIn("namespace a::b {\nclass C : public D { struct E {}; };\nnamespace {\nstruct F {};\n}\nenum class G : "
                        "int { H };\n}") == std::vector<std::string>{"a::b::C", "a::b::G"});
    CHECK(sharedTypesIn("struct A { void f() { struct B {}; } };\nstruct A::C {};\nstruct D f() {}\nstruct E;\n") ==
          std::vector<std::string>{"A"});
    std::map<std::string, std::string> firstIn;
    std::vector<std::string> wrong;
    for (const Source& source : sources({"app", "ui", "storage", "tests"}))
        for (const std::string& type : sharedTypesIn(codeOf(source.text)))
            if (const auto [first, isNew] = firstIn.try_emplace(type, source.path); !isNew)
                wrong.push_back(type + ": " + first->second + " and " + source.path);
    CHECK(firstIn.size() > 300);
    CHECK(listed(wrong) == "");
}

TEST_CASE("Files are named in snake_case", "[architecture][names]") {
    for (const Source& source : sources()) {
        INFO(source.path);
        CHECK(isSnakeCase(source.stem()));
    }
}

TEST_CASE("Every header says what it is before anything else", "[architecture][comments]") {
    std::vector<std::string> wrong;
    for (const Source& source : sources()) {
        if (!source.isHeader()) continue;
        const auto lines = linesOf(source.text);
        std::size_t comment = 0;
        while (1 + comment < lines.size() && lines[1 + comment].starts_with("//")) ++comment;
        if (lines.empty() || lines[0] != "#pragma once") wrong.push_back(source.path + " does not begin with #pragma once");
        else if (comment < 2 || comment > 6)
            wrong.push_back(source.path + " opens with " + std::to_string(comment) + " lines of comment");
    }
    CHECK(listed(wrong) == "");
}

TEST_CASE("Every folder has a README of at most fifteen lines", "[architecture][comments]") {
    for (const auto& [folder, may] : arrows()) {
        INFO(folder);
        if (!std::filesystem::exists(root() / folder) || std::filesystem::is_empty(root() / folder)) continue;
        const auto readme = root() / folder / "README.md";
        REQUIRE(std::filesystem::exists(readme));
        const auto lines = linesOf(textOf(readme));
        CHECK(lines.size() >= 4);
        CHECK(lines.size() <= 15);
    }
}

TEST_CASE("No file has grown past what one sitting reads", "[architecture][size]") {
    // Soft limit 300; over 400 a file is split, not argued about.
    for (const Source& source : sources()) {
        INFO(source.path);
        CHECK(linesOf(source.text).size() <= 400);
    }
}
