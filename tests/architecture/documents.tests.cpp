// What the documents point at is there.
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

// Links and pictures of a Markdown text that lead to files of the repository.
std::vector<std::string> filesLinkedIn(const std::string& text) {
    std::vector<std::string> found;
    const std::regex link("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) found.push_back((*at)[1]);
    return found;
}

}  // namespace

TEST_CASE("Every file that a document links to is there", "[architecture][documents]") {
    std::vector<std::string> wrong;
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
        const std::string path = std::filesystem::relative(entry.path(), root()).generic_string();
        if (!path.ends_with(".md") || path.starts_with("build") || path.starts_with("out")) continue;
        for (const std::string& link : filesLinkedIn(textOf(entry.path()))) {
            ++read;
            if (!std::filesystem::exists(entry.path().parent_path() / link)) wrong.push_back(path + " → " + link);
        }
    }
    CHECK(read > 20);
    CHECK(listed(wrong) == "");
}

TEST_CASE("The guides' pictures are those that ./dev guide makes", "[architecture][documents]") {
    const std::string list = textOf(root() / "docs/guide/README.md");
    std::set<std::string> made, shown;
    const std::regex row("\\| `[a-z-]+` \\| `([a-z-]+\\.png)` \\|");
    for (std::sregex_iterator at(list.begin(), list.end(), row), end; at != end; ++at) made.insert((*at)[1]);
    for (const char* guide : {"docs/guide.md", "docs/guide.en.md"})
        for (const std::string& link : filesLinkedIn(textOf(root() / guide)))
            if (link.starts_with("guide/") && link.ends_with(".png")) shown.insert(link.substr(6));
    CHECK(made.size() > 5);
    CHECK(made == shown);
}
