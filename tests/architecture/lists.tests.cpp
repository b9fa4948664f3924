#include <catch2/catch.hpp>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

// The files of a folder that implement `base`, without the one that declares it.
std::vector<Source> implementing(const std::string& folder, const std::string& base) {
    std::vector<Source> found;
    for (Source& source : sources())
        if (source.folder == folder && codeOf(source.text).find("public " + base) != std::string::npos)
            found.push_back(std::move(source));
    return found;
}

bool names(const std::string& list, const Source& source) { return list.find("/" + source.stem() + ".h\"") != std::string::npos; }

}  // namespace

TEST_CASE("Every source of contacts stands in all.cpp", "[architecture][lists]") {
    const std::string all = textOf(root() / "ui/sources/all.cpp");
    const auto found = implementing("ui/sources", "Source");
    CHECK(found.size() >= 3);
    for (const Source& source : found) {
        INFO(source.path);
        // Pushed takes samples from inside the process: whoever runs it makes it, no list does.
        if (source.stem() != "pushed") CHECK(names(all, source));
    }
}

TEST_CASE("Every filter of contacts stands in all.cpp", "[architecture][lists]") {
    const std::string all = textOf(root() / "ui/touch/all.cpp");
    const auto found = implementing("ui/touch", "ContactFilter");
    CHECK(found.size() >= 3);
    for (const Source& source : found) {
        INFO(source.path);
        CHECK(names(all, source));
    }
}

TEST_CASE("Every export format stands in all.cpp", "[architecture][lists]") {
    const std::string all = textOf(root() / "storage/exports/all.cpp");
    const auto found = implementing("storage/exports", "app::Exporter");
    for (const Source& source : found) {
        INFO(source.path);
        if (source.stem() == "all") continue;
        CHECK(all.find(source.stem()) != std::string::npos);
    }
    if (!std::filesystem::is_empty(root() / "storage/exports")) CHECK(!found.empty());
}

TEST_CASE("Every migration stands in all.cpp under its number, and the numbers have no gap", "[architecture][lists]") {
    const std::string all = textOf(root() / "storage/migrations/all.cpp");
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root() / "storage/migrations")) {
        if (entry.path().extension() != ".sql") continue;
        ++count;
        const std::string stem = entry.path().stem().string();
        INFO(stem);
        REQUIRE(stem.size() > 4);
        CHECK(stem[3] == '_');
        CHECK(all.find("/" + stem + ".inc\"") != std::string::npos);
        CHECK(all.find("{" + std::to_string(std::stoi(stem.substr(0, 3))) + ", \"" + stem.substr(4) + "\"") != std::string::npos);
    }
    CHECK(count >= 1);
    for (int number = 1; number <= count; ++number) CHECK(all.find("{" + std::to_string(number) + ", \"") != std::string::npos);
}
