// packages.txt is the only list of what a machine needs. Which package a header or a program comes from is asked of dpkg, so
// these tests speak of the machine they run on; ./dev fresh asks the same of an empty one.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <sstream>

#include "tests/architecture/sources.h"

using namespace architecture;

namespace {

using Names = std::set<std::string>;

std::string answerOf(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string answer;
    std::array<char, 4096> part;
    while (const std::size_t n = std::fread(part.data(), 1, part.size(), pipe.get())) answer.append(part.data(), n);
    return answer;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> partsOf(const std::string& text, char between) {
    std::vector<std::string> parts{""};
    for (char c : text)
        if (c == between) parts.emplace_back();
        else parts.back() += c;
    return parts;
}

// Section → the packages it lists.
std::map<std::string, Names> listedPackages() {
    std::map<std::string, Names> found;
    std::string section;
    for (const std::string& line : linesOf(textOf(root() / "packages.txt"))) {
        const auto words = wordsOf(line);
        if (words.empty() || words[0][0] == '#') continue;
        if (words[0][0] == '[') section = words[0].substr(1, words[0].size() - 2);
        else found[section].insert(words[0]);
    }
    return found;
}

Names packagesOf(const std::vector<std::string>& sections) {
    Names all;
    const auto packages = listedPackages();
    for (const std::string& section : sections) all.insert(packages.at(section).begin(), packages.at(section).end());
    return all;
}

// What dpkg knows of this machine: what each package cannot do without, who provides a name, what every Debian has.
class Installed {
public:
    Installed() {
        const std::string format =
            "${db:Status-Status}\\t${Package}\\t${Essential}\\t${Priority}\\t${Pre-Depends}, ${Depends}\\t${Provides}\\n";
        for (const std::string& line : linesOf(answerOf("dpkg-query -W -f='" + format + "'"))) {
            const auto cells = partsOf(line, '\t');
            if (cells.size() != 6 || cells[0] != "installed") continue;
            m_needs[cells[1]] = partsOf(cells[4], ',');
            if (cells[2] == "yes" || cells[3] == "required" || cells[1] == "apt") m_everywhere.insert(cells[1]);
            for (const std::string& name : partsOf(cells[5], ',')) m_providers[bare(name)].insert(cells[1]);
        }
        REQUIRE(m_needs.size() > 50);
    }

    // These packages, all that they need, and what a Debian has without being asked. Of alternatives the first that is here
    // counts.
    Names closure(Names packages) const {
        packages.insert(m_everywhere.begin(), m_everywhere.end());
        std::vector<std::string> open(packages.begin(), packages.end());
        while (!open.empty()) {
            const std::string package = open.back();
            open.pop_back();
            if (!m_needs.contains(package)) continue;
            for (const std::string& need : m_needs.at(package)) {
                const std::string chosen = chosenOf(need);
                if (!chosen.empty() && packages.insert(chosen).second) open.push_back(chosen);
            }
        }
        return packages;
    }

private:
    // "libgl1 (>= 1.3) | other:any" → "libgl1"
    static std::string bare(const std::string& name) {
        const auto words = wordsOf(name);
        return words.empty() ? "" : words[0].substr(0, words[0].find(':'));
    }
    std::string chosenOf(const std::string& need) const {
        for (const std::string& alternative : partsOf(need, '|')) {
            const std::string name = bare(alternative);
            if (m_needs.contains(name)) return name;
            if (const auto found = m_providers.find(name); found != m_providers.end()) return *found->second.begin();
        }
        return "";
    }

    std::map<std::string, std::vector<std::string>> m_needs;
    std::map<std::string, Names> m_providers;
    Names m_everywhere;
};

// Path → the packages that own it; a file may stand at / and below /usr, and behind a link.
std::map<std::string, Names> ownersOf(const Names& paths) {
    std::map<std::string, Names> owners;
    std::map<std::string, std::string> asked;  // what dpkg is asked → for which path
    std::string command = "dpkg-query -S";
    for (const std::string& path : paths) {
        std::error_code error;
        Names names{path, std::filesystem::canonical(path, error).string()};
        for (const std::string& name : Names(names))
            if (name.starts_with("/usr/")) names.insert(name.substr(4));
        for (const std::string& name : names)
            if (!name.empty()) asked[name] = path, command += " '" + name + "'";
    }
    for (const std::string& line : linesOf(answerOf(command + " 2>/dev/null"))) {
        const auto colon = line.rfind(": ");
        if (colon == std::string::npos || line.starts_with("diversion ")) continue;
        const auto found = asked.find(line.substr(colon + 2));
        if (found == asked.end()) continue;
        for (const std::string& package : partsOf(line.substr(0, colon), ','))
            owners[found->second].insert(wordsOf(package).at(0).substr(0, wordsOf(package).at(0).find(':')));
    }
    return owners;
}

// Where <…> is looked for: the compiler's own folders and those the build names.
std::vector<std::string> includeFolders() {
    std::vector<std::string> folders;
    bool inList = false;
    for (const std::string& line : linesOf(answerOf("c++ -xc++ -E -v /dev/null 2>&1"))) {
        if (line.starts_with("End of search")) inList = false;
        if (inList) folders.push_back(wordsOf(line).at(0));
        if (line.starts_with("#include <")) inList = true;
    }
    const std::regex named("-(?:I|isystem ?)(/usr/[^ \"]+)");
    const std::string commands = textOf(std::filesystem::path(PARCOURS_BUILD) / "compile_commands.json");
    Names seen;
    for (std::sregex_iterator at(commands.begin(), commands.end(), named), end; at != end; ++at)
        if (seen.insert((*at)[1]).second) folders.push_back((*at)[1]);
    return folders;
}

// <header> → its file; those written while building are left out.
std::map<std::string, std::string> filesOf(const std::vector<Source>& readers) {
    const auto folders = includeFolders();
    std::map<std::string, std::string> files;
    for (const Source& source : readers)
        for (const Include& include : includesOf(source)) {
            if (include.own || files.contains(include.what)) continue;
            if (std::filesystem::exists(std::filesystem::path(PARCOURS_BUILD) / "glad/include" / include.what)) continue;
            for (const std::string& folder : folders)
                if (std::filesystem::exists(folder + "/" + include.what)) {
                    files[include.what] = folder + "/" + include.what;
                    break;
                }
            INFO(source.path << " includes <" << include.what << ">, which is nowhere");
            CHECK(files.contains(include.what));
        }
    return files;
}

// Things that no listed package brings, as "thing (its packages)".
std::vector<std::string> notBrought(const std::map<std::string, std::string>& files, const Names& packages) {
    Names paths;
    for (const auto& [thing, path] : files) paths.insert(path);
    const auto owners = ownersOf(paths);
    std::vector<std::string> missing;
    for (const auto& [thing, path] : files) {
        bool brought = false;
        std::string names;
        if (const auto found = owners.find(path); found != owners.end())
            for (const std::string& package : found->second)
                brought = brought || packages.contains(package), names += " " + package;
        if (!brought) missing.push_back(thing + " (" + path + ":" + names + ")");
    }
    return missing;
}

// Every word of a script that is a program's name: more than what it calls, but never less. Comments, what it says, and the
// texts of its help are left out.
std::map<std::string, std::string> programsIn(const std::string& script) {
    std::map<std::string, std::string> found;
    bool inHelp = false;
    for (std::string line : linesOf(script)) {
        if (inHelp) {
            inHelp = line != "HELP";
            continue;
        }
        inHelp = line.find("<<'HELP'") != std::string::npos;
        line = std::regex_replace(line, std::regex("(^|\\s)#.*$"), "");
        line = std::regex_replace(line, std::regex("echo \"[^\"]*\""), "");
        const std::regex word("[A-Za-z0-9_+.-]+");
        for (std::sregex_iterator at(line.begin(), line.end(), word), end; at != end; ++at)
            for (const char* folder : {"/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"}) {
                const std::string path = folder + at->str();
                if (std::filesystem::is_regular_file(path) && !found.contains(at->str())) found[at->str()] = path;
            }
    }
    return found;
}

// Programs that a C++ file starts by name.
std::map<std::string, std::string> programsStartedBy(const std::string& text) {
    std::map<std::string, std::string> found;
    const std::regex call("(?:execlp|execvp|spawn|popen|system|answerOf)\\(\\s*\\{?\\s*\"([A-Za-z0-9_+./-]+)");
    for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at)
        found[(*at)[1]] = "/usr/bin/" + (*at)[1].str();
    return found;
}

std::map<std::string, std::string> testsFiles() { return filesOf(sources({"tests"})); }

}  // namespace

TEST_CASE("packages.txt has three sections and no package twice", "[architecture][packages]") {
    std::size_t lines = 0;
    Names all;
    for (const auto& [section, packages] : listedPackages()) {
        CHECK(Names{"run", "test", "check"}.contains(section));
        lines += packages.size();
        all.insert(packages.begin(), packages.end());
    }
    CHECK(listedPackages().size() == 3);
    CHECK(all.size() == lines);
}

TEST_CASE("Every header of the program comes with the packages of section run", "[architecture][packages]") {
    const Installed installed;
    const auto files = filesOf(sources());
    CHECK(files.size() > 50);
    CHECK(listed(notBrought(files, installed.closure(packagesOf({"run"})))) == "");
}

TEST_CASE("Every header of the tests comes with the packages of sections run and test", "[architecture][packages]") {
    const Installed installed;
    CHECK(listed(notBrought(testsFiles(), installed.closure(packagesOf({"run", "test"})))) == "");
}

TEST_CASE("A header whose package is not listed is named", "[architecture][packages]") {
    const Installed installed;
    for (const char* package : {"libboost-dev", "libcli11-dev", "libsqlitecpp-dev"}) {
        auto packages = packagesOf({"run"});
        REQUIRE(packages.erase(package) == 1);
        INFO(package);
        CHECK(notBrought(filesOf(sources()), installed.closure(packages)).size() >= 1);
    }
}

TEST_CASE("Every program that scripts, the build and the tests call is listed", "[architecture][packages]") {
    const Installed installed;
    const Names run = installed.closure(packagesOf({"run"})), test = installed.closure(packagesOf({"run", "test"})),
                all = installed.closure(packagesOf({"run", "test", "check"}));

    auto scripts = programsIn(textOf(root() / "dev"));
    CHECK(scripts.contains("xvfb-run"));
    scripts.merge(programsIn(textOf(root() / ".ci/run")));
    scripts.erase("sudo");  // how somebody who is not root becomes it is theirs to know
    CHECK(listed(notBrought(scripts, all)) == "");

    std::map<std::string, std::string> builds;
    for (const auto& entry : std::filesystem::directory_iterator(root() / "cmake")) {
        const std::string text = textOf(entry.path());
        const std::regex program("(?:find_program\\([A-Z]+ |COMMAND /usr/bin/)([a-z0-9+-]+)");
        for (std::sregex_iterator at(text.begin(), text.end(), program), end; at != end; ++at)
            builds[(*at)[1]] = "/usr/bin/" + (*at)[1].str();
    }
    CHECK(builds.contains("msgfmt"));
    CHECK(listed(notBrought(builds, run)) == "");

    std::map<std::string, std::string> started;
    for (const Source& source : sources({"tests"})) started.merge(programsStartedBy(source.text));
    CHECK(started.contains("Xorg"));
    CHECK(started.contains("Xvfb"));
    CHECK(listed(notBrought(started, test)) == "");
}
