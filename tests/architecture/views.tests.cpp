// A view is one folder below ui/views and one line in its all.cpp: nothing else in the program names it, and nothing but the
// views knows a step by its key.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

const std::string kViews = "ui/views/";

std::vector<std::string> viewFolders() {
    std::vector<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(root() / kViews))
        if (entry.is_directory()) folders.push_back(entry.path().filename().string());
    return folders;
}

// What a view's headers declare at the level of its namespace.
std::set<std::string> namesIn(const std::string& folder, const std::vector<Source>& all) {
    static const std::regex kType(R"(^(?:class|struct|enum class) (\w+)(?: final)?(?: : .*)? \{)");
    std::set<std::string> names;
    for (const Source& source : all)
        if (source.folder == kViews + folder && source.isHeader())
            for (const std::string& line : linesOf(codeOf(source.text)))
                if (std::smatch found; std::regex_search(line, found, kType)) names.insert(found[1]);
    return names;
}

std::set<std::string> identifiersIn(const std::string& code) {
    static const std::regex kWord(R"([A-Za-z_]\w*)");
    std::set<std::string> words;
    for (std::sregex_iterator at(code.begin(), code.end(), kWord), end; at != end; ++at) words.insert(at->str());
    return words;
}

bool isList(const Source& source) { return source.path == kViews + "all.cpp"; }

}  // namespace

TEST_CASE("No file outside a view's folder, the list and its tests names that view", "[architecture][views]") {
    const auto all = sources();
    const auto folders = viewFolders();
    CHECK(folders.size() >= 2);
    std::vector<std::string> wrong;
    for (const std::string& folder : folders) {
        const auto names = namesIn(folder, all);
        INFO(folder);
        CHECK(names.size() >= 1);
        for (const Source& source : all) {
            if (source.folder == kViews + folder || isList(source)) continue;
            const std::string code = codeOf(source.text);
            for (const Include& include : includesOf(source))
                if (include.what.starts_with(kViews + folder + "/")) wrong.push_back(source.path + " includes " + include.what);
            if (code.find("views::" + folder + "::") != std::string::npos)
                wrong.push_back(source.path + " reaches into " + folder);
            const auto words = identifiersIn(code);
            for (const std::string& name : names)
                if (words.contains(name)) wrong.push_back(source.path + " names " + name + " of " + folder);
        }
    }
    CHECK(listed(wrong) == "");
}

TEST_CASE("Every folder of ui/views holds one view, and it stands in the list", "[architecture][views][lists]") {
    const auto all = sources();
    const std::string list = textOf(root() / kViews / "all.cpp");
    for (const std::string& folder : viewFolders()) {
        INFO(folder);
        std::vector<const Source*> views;
        for (const Source& source : all)
            if (source.folder == kViews + folder && codeOf(source.text).find(": public View") != std::string::npos)
                views.push_back(&source);
        REQUIRE(views.size() == 1);
        CHECK(list.find("\"" + views[0]->path + "\"") != std::string::npos);
        CHECK(list.find(folder + "::") != std::string::npos);
    }
}

TEST_CASE("The user interface knows no step by its key but in the views that show at it", "[architecture][views]") {
    std::vector<std::string> wrong;
    for (const Source& source : sources({"ui"})) {
        if (source.path == "main.cpp" || source.folder.starts_with(kViews)) continue;
        if (codeOf(source.text).find("steps::k") != std::string::npos) wrong.push_back(source.path);
        for (const char* key : {"\"map\"", "\"vote\"", "\"results\"", "\"ranking\""})
            if (source.text.find(std::string("step == ") + key) != std::string::npos) wrong.push_back(source.path + ": " + key);
    }
    CHECK(listed(wrong) == "");
}
