// Whatever is named on the command line: a sentence in the language of the terminal, exit code 2, at once, and nothing is
// changed.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <sstream>

#include "storage/cli/commands.h"
#include "storage/session/session_file.h"
#include "tests/storage/french.h"
#include "tests/storage/temp_folder.h"

using namespace storage::cli;
namespace fs = std::filesystem;

namespace {

// Commands at a French terminal, ended as main.cpp ends them.
struct FrenchTerminal {
    tests::TempFolder folder;
    std::ostringstream out, err;
    fs::path session = folder / "atelier.parcours";
    app::Texts tr = tests::french();
    Commands commands{tr, {fs::path(PARCOURS_SOURCE) / "assets", [this](const std::string&) { return tr; }, {}, out, err}};

    FrenchTerminal() { commands.make(session, "default", "fr", app::Seating::Table); }

    // What it says, with plain spaces; demands the exit code and that it takes no time.
    template <class F>
    std::string says(int code, F&& run) {
        err.str("");
        const auto from = std::chrono::steady_clock::now();
        CHECK(ended(tr, err, [&] { return run(), static_cast<int>(Done); }) == code);
        CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(5));
        std::string words = err.str();
        for (const char* space : {"\u202F", "\u00A0"})
            for (std::size_t at; (at = words.find(space)) != std::string::npos;)
                words.replace(at, std::string_view(space).size(), " ");
        CHECK(std::count(words.begin(), words.end(), '\n') == 1);
        for (const char* english : {"error", "status", "basic_", "[", "missing", " is ", "not ", "line "}) {
            INFO(words);
            CHECK(words.find(english) == std::string::npos);
        }
        return words;
    }
    std::string import(const fs::path& file) {
        return says(BadInput, [&] { commands.import(session, {file}, storage::imports::ListAs::WhatColumnsSay); });
    }
    std::string newFrom(const fs::path& file) {
        const std::string words =
            says(BadInput, [&] { commands.make(folder / "neu.parcours", file.string(), "fr", app::Seating::Table); });
        CHECK_FALSE(fs::exists(folder / "neu.parcours"));
        return words;
    }
    fs::path write(const char* name, const std::string& bytes) {
        tests::writeBytes(folder / name, bytes);
        return folder / name;
    }
};

std::string brackets(std::size_t depth, char open, char close) { return std::string(depth, open) + std::string(depth, close); }

}  // namespace

TEST_CASE("what is no ordinary file is refused at once, wherever it is named", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const fs::path pipe = terminal.folder / "tuyau.soc", folder = terminal.folder / "dossier.soc";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_directory(folder);
    fs::create_symlink("/dev/zero", terminal.folder / "zero.soc");
    fs::create_symlink("boucle.soc", terminal.folder / "boucle.soc");
    const std::string before = tests::bytesOf(terminal.session);
    for (const fs::path& file :
         {pipe, folder, terminal.folder / "zero.soc", terminal.folder / "boucle.soc", terminal.folder / "rien.soc",
          fs::path(std::string(300, 'a') + ".soc"), fs::path("/dev/zero"), fs::path("/proc/self/mem")}) {
        INFO(file);
        CHECK(terminal.import(file).starts_with(file.string()));
        CHECK(terminal.newFrom(file).starts_with(file.string()));
        if (file.extension() == ".soc")
            CHECK(terminal.says(BadInput, [&] { terminal.commands.tally({file}, {}); }).starts_with(file.string()));
        CHECK(terminal.says(BadInput, [&] { terminal.commands.info(file); }).starts_with(file.string()));
        CHECK(terminal.says(BadInput, [&] { terminal.commands.check(file); }).starts_with(file.string()));
        CHECK(terminal.says(BadInput, [&] { terminal.commands.rank(file, {}); }).starts_with(file.string()));
    }
    CHECK(tests::bytesOf(terminal.session) == before);
}

TEST_CASE("what lies in the place of a session's log and is no file is refused at once", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const std::string before = tests::bytesOf(terminal.session);
    for (const char* tail : {"-wal", "-journal", "-shm"})
        for (const char* kind : {"pipe", "folder", "zero"}) {
            INFO(tail << " " << kind);
            const fs::path companion = fs::path(terminal.session) += tail;
            if (kind == std::string_view("pipe")) REQUIRE(::mkfifo(companion.c_str(), 0600) == 0);
            else if (kind == std::string_view("folder")) fs::create_directory(companion);
            else fs::create_symlink("/dev/zero", companion);
            for (int what = 0; what < 4; ++what) {
                std::ostringstream said;
                CHECK(ended(terminal.tr, said, [&] {
                          if (what == 0) terminal.commands.info(terminal.session);
                          if (what == 1) terminal.commands.check(terminal.session);
                          if (what == 2) terminal.commands.rank(terminal.session, {});
                          if (what == 3) terminal.commands.plan(terminal.session, {}, {}, false);
                          return 0;
                      }) == Failed);
            }
            fs::remove(companion);
        }
    CHECK(tests::bytesOf(terminal.session) == before);
}

TEST_CASE("a file that is longer than any list or session is refused before it is read", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const fs::path large = terminal.write("large.csv", "");
    fs::resize_file(large, std::uintmax_t{1} << 40);  // takes no room
    CHECK(terminal.import(large).find("est trop long") != std::string::npos);
    CHECK(terminal.newFrom(large).find("est trop long") != std::string::npos);
}

TEST_CASE("JSON that is nested without end, or says a thing twice, is refused by its line", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    for (const std::string& bytes :
         {"{\"format\": \"parcours-session\", \"leftOut\": " + brackets(60'000, '[', ']') + "}", std::string(60'000, '{'),
          "{\"a\":" + std::string(60'000, '['), "{\n\"session\": " + brackets(70, '[', ']') + "}"})
        CHECK(terminal.import(terminal.write("tief.json", bytes)).find("imbriqué") != std::string::npos);
    CHECK(terminal.newFrom(terminal.write("modele.json", brackets(60'000, '[', ']'))).find("imbriqué") != std::string::npos);
    const std::string twice = terminal.import(terminal.write("zwei.json", "{\"format\": \"parcours-session\",\n\"format\": 1}"));
    CHECK(twice.find("igne 2") != std::string::npos);
    CHECK(twice.find("« format »") != std::string::npos);
}

TEST_CASE("a journal row that is nested without end is a finding, and the session opens", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    {
        auto file = storage::session::SessionFile::open(terminal.session);
        REQUIRE(file);
        SQLite::Statement row((*file)->connection(), "INSERT INTO journal (tx, op, at, changes) VALUES (7, 'import', 1, ?)");
        row.bind(1, brackets(60'000, '[', ']'));
        row.exec();
    }
    std::ostringstream ignored;
    CHECK(ended(terminal.tr, ignored, [&] { return terminal.commands.check(terminal.session), 0; }) == Failed);
    CHECK(ended(terminal.tr, ignored, [&] { return terminal.commands.info(terminal.session), 0; }) == Done);
}

TEST_CASE("what is wrong with a template is told with file, line and member", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const auto said = [&](const std::string& stages, const std::string& tiers = "[]") {
        return terminal.newFrom(
            terminal.write("modele.json", "{\"title\": {\"fr\": \"x\", \"en\": \"x\"},\n\"lanes\": [],\n\"stages\": " + stages +
                                              ",\n\"tiers\": " + tiers + "\n}"));
    };
    const std::string noKey = said("[\n{\"fr\": \"a\", \"key\": \"a\"},\n{\"fr\": \"b\"}]");
    CHECK(noKey.find("modele.json") != std::string::npos);
    CHECK(noKey.find("ligne 5") != std::string::npos);
    CHECK(noKey.find("« stages/1/key »") != std::string::npos);
    CHECK(said("[{\"fr\": 3, \"key\": \"a\"}]").find("« stages/0/fr »") != std::string::npos);
    CHECK(said("[{\"fr\": \"\u200B\", \"key\": \"a\"}]").find("« stages/0/fr »") != std::string::npos);  // shows nothing
    CHECK(said("7").find("« stages »") != std::string::npos);
    for (const char* days : {"2147483647", "-1", "1e300", "\"7\"", "99999999999999999999"}) {
        INFO(days);
        CHECK(said("[]", std::string("[{\"fr\": \"x\",\n\"days\": ") + days + "}]").find("« tiers/0/days »") !=
              std::string::npos);
    }
    CHECK(terminal.newFrom(terminal.write("modele.json", "{\n\n,")).find("ligne 3") != std::string::npos);
}

TEST_CASE("what a session's export lacks is told in French to the last word", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const auto said = [&](const std::string& session, const std::string& records) {
        return terminal.import(terminal.write(
            "s.json", "{\"format\": \"parcours-session\", \"version\": 2, \"leftOut\": [], \"session\": " + session +
                          ", \"records\": " + records + "}"));
    };
    CHECK(said("{}", "{}").find("Il manque session.id") != std::string::npos);
    CHECK(said("[]", "{}").find("« session »") != std::string::npos);
    CHECK(said("{\"id\": 3}", "{}").find("session.id") != std::string::npos);
    CHECK(said("{}", "{\"stage\": [[]]}").find("session.id") != std::string::npos);
}

TEST_CASE("a folder that cannot be written into is told by its name", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    const app::Board board = terminal.commands.look(terminal.session);
    terminal.write("datei", "");
    for (const fs::path& out : {terminal.folder / std::string(300, 'a'), terminal.folder / "datei",
                                terminal.folder / "datei/darin", fs::path("/proc/x")}) {
        INFO(out);
        CHECK(terminal.says(BadInput, [&] { terminal.commands.exportTo(board, out, {"csv"}); }).find(out.string()) !=
              std::string::npos);
    }
    for (const fs::path& file : {terminal.folder / (std::string(300, 'a') + ".parcours"), terminal.folder / "datei/x.parcours",
                                 terminal.folder / "nirgends/x.parcours", fs::path("/proc/x.parcours")}) {
        INFO(file);
        CHECK(terminal.says(BadInput, [&] { terminal.commands.make(file, "default", "fr", app::Seating::Table); })
                  .starts_with(file.string()));
    }
}

TEST_CASE("what a command throws that is not ours becomes a sentence of ours", "[storage][cli][hostile]") {
    FrenchTerminal terminal;
    CHECK(terminal.says(BadInput, [] { (void)fs::file_size("/nirgends/x"); }).find("/nirgends/x") != std::string::npos);
    terminal.says(Failed, [] { throw std::bad_alloc(); });
    terminal.says(Failed, [] { throw std::out_of_range("vector::_M_range_check"); });
    CHECK(terminal.says(Failed, [] { throw std::runtime_error("Une phrase."); }) == "Une phrase.\n");
}
