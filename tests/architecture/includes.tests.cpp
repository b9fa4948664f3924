#include <catch2/catch.hpp>
#include <functional>

#include "tests/architecture/arrows.h"
#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

// The USES of every parcours_folder line of CMakeLists.txt.
Arrows linked() {
    Arrows found;
    const std::string cmake = textOf(root() / "CMakeLists.txt");
    for (std::size_t at = cmake.find("\nparcours_folder("); at != std::string::npos;
         at = cmake.find("\nparcours_folder(", at + 1)) {
        const std::size_t from = at + std::string("\nparcours_folder(").size();
        const std::string call = cmake.substr(from, cmake.find(')', from) - from);
        std::string word, folder, part;
        for (char c : call + " ") {
            if (!std::isspace(static_cast<unsigned char>(c))) {
                word += c;
                continue;
            }
            if (word.empty()) continue;
            if (folder.empty()) found[folder = word];
            else if (word == "USES" || word == "LIBS" || word == "ALONE") part = word;
            else if (part == "USES") found[folder].insert(word);
            word.clear();
        }
    }
    return found;
}

}  // namespace

TEST_CASE("Every include follows an arrow of the table", "[architecture][includes]") {
    std::vector<std::string> wrong;
    std::size_t read = 0;
    for (const Source& source : sources()) {
        if (source.path == "main.cpp") continue;
        INFO(source.path);
        REQUIRE(arrows().contains(source.folder));
        const auto& may = arrows().at(source.folder);
        for (const Include& include : includesOf(source)) {
            if (!include.own) continue;
            ++read;
            const std::string to = folderOf(include.what);
            if (to != source.folder && to != "app/base" && !may.contains(to))
                wrong.push_back(source.path + " includes " + include.what);
            if (include.what.ends_with(".inc")) continue;  // written while building
            if (!std::filesystem::exists(root() / include.what))
                wrong.push_back(source.path + " includes what is not there: " + include.what);
        }
    }
    CHECK(read > 100);  // the reader reads
    CHECK(listed(wrong) == "");
}

TEST_CASE("app and storage know nothing of ui, ui nothing of storage", "[architecture][includes]") {
    for (const auto& [folder, may] : arrows())
        for (const std::string& to : may) {
            INFO(folder << " → " << to);
            CHECK(!(folder.starts_with("app/") && !to.starts_with("app/")));
            CHECK(!(folder.starts_with("ui/") && to.starts_with("storage/")));
            CHECK(!(folder.starts_with("storage/") && to.starts_with("ui/")));
        }
}

TEST_CASE("The arrows make no circle", "[architecture][includes]") {
    std::map<std::string, int> state;  // 1 under way, 2 done
    std::function<void(const std::string&)> walk = [&](const std::string& folder) {
        INFO(folder);
        REQUIRE(arrows().contains(folder));
        REQUIRE(state[folder] != 1);
        if (state[folder] == 2) return;
        state[folder] = 1;
        for (const std::string& to : arrows().at(folder)) walk(to);
        state[folder] = 2;
    };
    for (const auto& [folder, may] : arrows()) walk(folder);
}

TEST_CASE("What a folder includes makes no circle inside it either", "[architecture][includes]") {
    std::map<std::string, std::vector<std::string>> headers;
    for (const Source& source : sources())
        if (source.isHeader())
            for (const Include& include : includesOf(source))
                if (include.own) headers[source.path].push_back(include.what);
    std::map<std::string, int> state;
    std::function<void(const std::string&)> walk = [&](const std::string& header) {
        INFO(header);
        REQUIRE(state[header] != 1);
        if (state[header] == 2) return;
        state[header] = 1;
        for (const std::string& to : headers[header]) walk(to);
        state[header] = 2;
    };
    std::vector<std::string> all;
    for (const auto& [header, includes] : headers) all.push_back(header);
    for (const std::string& header : all) walk(header);
}

TEST_CASE("CMake links what the table allows, and nothing else", "[architecture][includes]") {
    Arrows expected;
    for (const auto& [folder, may] : arrows()) {
        expected[folder] = may;
        if (folder != "app/base") expected[folder].insert("app/base");
    }
    CHECK(linked() == expected);
}

TEST_CASE("Every folder of the sources stands in the table", "[architecture][includes]") {
    for (const char* level : {"app", "ui", "storage"})
        for (const auto& entry : std::filesystem::directory_iterator(root() / level)) {
            INFO(entry.path());
            if (entry.is_directory()) CHECK(arrows().contains(std::string(level) + "/" + entry.path().filename().string()));
        }
}

TEST_CASE("Libraries stay in the folders that may know them", "[architecture][includes]") {
    std::vector<std::string> wrong;
    for (const Source& source : sources())
        for (const Include& include : includesOf(source)) {
            if (include.own) continue;
            for (const auto& [library, folders] : libraries())
                if (include.what.starts_with(library) && !folders.contains(source.folder))
                    wrong.push_back((source.folder.empty() ? source.path : source.folder + ": " + source.path) + " includes <" +
                                    include.what + ">");
        }
    CHECK(listed(wrong) == "");
}

TEST_CASE("app uses the standard library only, Boost's headers, and Unicode's tables in its base", "[architecture][includes]") {
    for (const Source& source : sources()) {
        if (!source.folder.starts_with("app/")) continue;
        for (const Include& include : includesOf(source)) {
            INFO(source.path << " includes " << include.what);
            if (!include.own)
                CHECK((include.what.find_first_of("./") == std::string::npos || include.what.starts_with("boost/") ||
                       (include.what == "utf8proc.h" && source.folder == "app/base")));
        }
    }
}
