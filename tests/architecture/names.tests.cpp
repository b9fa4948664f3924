#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "tests/architecture/arrows.h"
#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

constexpr std::array kForbidden{"Manager", "Controller", "Helper", "Helpers", "Util", "Utils", "Handler", "Processor", "Data", "Info", "Common"};

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
        else if (comment < 2 || comment > 6) wrong.push_back(source.path + " opens with " + std::to_string(comment) + " lines of comment");
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
