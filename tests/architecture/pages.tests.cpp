// A page of a panel is the files that begin with its key and one line in its folder's all.cpp: nothing else in the program names
// it, neither the panel's own header nor the shell.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

struct Book {
    std::string folder, interface;
    std::size_t least;
};

const std::array kBooks{Book{"ui/panels/facilitator", "FacilitatorPage", 7}, Book{"ui/panels/seat", "SeatPage", 5}};

// "plan" of ui/panels/facilitator/plan_page.cpp.
std::vector<std::string> pagesOf(const Book& book, const std::vector<Source>& all) {
    std::vector<std::string> keys;
    for (const Source& source : all)
        if (source.folder == book.folder && source.path.ends_with("_page.cpp"))
            keys.push_back(source.stem().substr(0, source.stem().size() - std::string("_page").size()));
    return keys;
}

bool isOwn(const Book& book, const std::string& key, const Source& source) {
    return source.folder == book.folder && source.stem().starts_with(key + "_");
}

// Who makes it, and what its headers declare at the level of their namespace.
std::set<std::string> namesOf(const Book& book, const std::string& key, const std::vector<Source>& all) {
    static const std::regex kType(R"(^(?:class|struct|enum class) (\w+)(?: final)?(?: : .*)? \{)");
    std::set<std::string> names{key + "Page"};
    for (const Source& source : all)
        if (isOwn(book, key, source) && source.isHeader())
            for (const std::string& line : linesOf(codeOf(source.text)))
                if (std::smatch found; std::regex_search(line, found, kType)) names.insert(found[1]);
    return names;
}

std::set<std::string> wordsIn(const std::string& code) {
    static const std::regex kWord(R"([A-Za-z_]\w*)");
    std::set<std::string> words;
    for (std::sregex_iterator at(code.begin(), code.end(), kWord), end; at != end; ++at) words.insert(at->str());
    return words;
}

}  // namespace

TEST_CASE("A page that is opened by its key is in the list", "[architecture][pages][lists]") {
    static const std::regex kOpens(R"re(\bat\.open\("(\w+)"\))re");
    const auto all = sources();
    const auto pages = pagesOf(kBooks[1], all);
    std::size_t opened = 0;
    for (const Source& source : all) {
        INFO(source.path);
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), kOpens), end; at != end; ++at, ++opened)
            CHECK(std::ranges::find(pages, (*at)[1].str()) != pages.end());
    }
    CHECK(opened >= 4);
}

TEST_CASE("No file outside a page's own, the list and its tests names that page", "[architecture][pages]") {
    const auto all = sources();
    std::map<std::string, std::set<std::string>> words;
    for (const Source& source : all) words[source.path] = wordsIn(codeOf(source.text));
    std::vector<std::string> wrong;
    for (const Book& book : kBooks) {
        const auto pages = pagesOf(book, all);
        INFO(book.folder);
        CHECK(pages.size() >= book.least);
        for (const std::string& key : pages) {
            const auto names = namesOf(book, key, all);
            for (const Source& source : all) {
                if (isOwn(book, key, source)) continue;
                for (const Include& include : includesOf(source))
                    if (include.what.starts_with(book.folder + "/" + key + "_"))
                        wrong.push_back(source.path + " includes " + include.what);
                if (source.path == book.folder + "/all.cpp") continue;
                for (const std::string& name : names)
                    if (words[source.path].contains(name)) wrong.push_back(source.path + " names " + name + " of " + key);
            }
        }
    }
    CHECK(listed(wrong) == "");
}

TEST_CASE("Every page stands in its panel's list, under the key its files begin with", "[architecture][pages][lists]") {
    const auto all = sources();
    for (const Book& book : kBooks) {
        const std::string list = codeOf(textOf(root() / book.folder / "all.cpp"));
        for (const std::string& key : pagesOf(book, all)) {
            INFO(book.folder << ", " << key);
            std::size_t classes = 0;
            bool saysItsKey = false;
            for (const Source& source : all)
                if (isOwn(book, key, source)) {
                    classes += codeOf(source.text).find(": public " + book.interface) != std::string::npos;
                    saysItsKey |= source.text.find("key() const override { return \"" + key + "\"; }") != std::string::npos;
                }
            CHECK(classes == 1);
            CHECK(saysItsKey);
            // Once where it is declared, once in the order of the list.
            const std::string maker = key + "Page";
            const auto first = list.find(maker);
            REQUIRE(first != std::string::npos);
            CHECK(list.find(maker, first + 1) != std::string::npos);
        }
    }
}
