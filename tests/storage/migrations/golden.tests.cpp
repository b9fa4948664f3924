// Session files exactly as earlier programs left them (tests/fixtures/sessions/README.md), and what those programs said was in
// them.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/board/edit.h"
#include "app/rules/voting.h"
#include "storage/exports/json.h"
#include "storage/migrations/migrations.h"
#include "storage/records/record_json.h"
#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::SessionFile;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions";

std::vector<std::string> goldenNames() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kFolder))
        if (entry.path().extension() == ".parcours") names.push_back(entry.path().stem());
    std::sort(names.begin(), names.end());
    return names;
}

// What the program that made the file held in memory, told by itself.
Board expectedOf(const std::string& name) {
    const auto json = nlohmann::ordered_json::parse(tests::bytesOf(kFolder / (name + ".json")));
    Board board;
    for (const auto& [kind, list] : json.items())
        for (const auto& record : list) {
            auto full = storage::records::toJson(
                blank(*storage::records::kindOfTable(kind)),
                storage::records::Names::Stored);  // fields that came later hold what a fresh record holds
            full.update(record);
            board.load(
                storage::records::recordFromJson(*storage::records::kindOfTable(kind), full, storage::records::Names::Stored));
        }
    board.rebuildIndexes();
    return board;
}

std::string copyOf(const std::string& name, const tests::TempFolder& folder) {
    const fs::path file = folder / (name + ".parcours");
    fs::copy_file(kFolder / (name + ".parcours"), file);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    // Since form 5 marks are sealed with the keys of their rounds, which lie beside the sessions.
    if (const fs::path keys = kFolder.parent_path() / "session_keys" / name; fs::exists(keys)) fs::copy(keys, folder / ".keys");
    return file;
}

}  // namespace

TEST_CASE("there is a golden file of every form that has landed before the newest", "[storage][migrations][golden]") {
    for (std::uint32_t form = 1; form < storage::migrations::newestVersion(); ++form) {
        INFO("form " << form);
        CHECK(fs::exists(kFolder / ("form-" + std::to_string(form) + ".parcours")));
    }
}

TEST_CASE("a session of every earlier form opens, holds what its program held, and is sound afterwards",
          "[storage][migrations][golden]") {
    for (const std::string& name : goldenNames()) {
        INFO(name);
        const tests::TempFolder folder;
        const fs::path file = copyOf(name, folder);
        const Board expected = expectedOf(name);
        REQUIRE(expected.all<Stage>().size() > 1);
        {
            auto opened = SessionFile::open(file);
            REQUIRE(opened);
            const Board board = (*opened)->load();
            for (int i = 0; i < kRecordKinds; ++i)
                std::visit(
                    [&]<class T>(const T&) {
                        INFO(nameOf(kindOf<T>()));
                        CHECK(board.all<T>() == expected.all<T>());
                    },
                    blank(static_cast<RecordKind>(i)));
            CHECK(board.indexesHold());
            CHECK((*opened)->recent(10'000).size() > 0);
        }
        CHECK(storage::exports::sessionJson(*SessionFile::look(file)) == storage::exports::sessionJson(expected));
        const auto findings = storage::session::check(file);
        REQUIRE(findings);
        for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
        CHECK(findings->empty());
    }
}

TEST_CASE("an open secret round of every earlier form keeps its marks", "[storage][migrations][golden]") {
    for (const std::string& name : goldenNames()) {
        if (name.find("workshop") != std::string::npos) continue;
        INFO(name);
        const tests::TempFolder folder;
        auto opened = SessionFile::open(copyOf(name, folder));
        REQUIRE(opened);
        const Board board = (*opened)->load();
        CHECK(board.all<Mark>() == expectedOf(name).all<Mark>());
        CHECK(board.all<Mark>().size() > 10);
    }
}

TEST_CASE("a file of a newer form is refused by name and stays as it is, byte for byte", "[storage][migrations][golden]") {
    for (const std::string& name : goldenNames()) {
        INFO(name);
        const tests::TempFolder folder;
        const fs::path file = copyOf(name, folder);
        std::string bytes = tests::bytesOf(file);
        bytes[60] = 0, bytes[61] = 0, bytes[62] = 1, bytes[63] = 0;  // user_version 256
        tests::writeBytes(file, bytes);
        const auto opened = SessionFile::open(file);
        REQUIRE_FALSE(opened);
        CHECK(opened.refusal().text == std::string("This session was made by a newer version of the program."));
        CHECK_FALSE(SessionFile::look(file));
        CHECK_FALSE(storage::session::check(file));
        CHECK(tests::bytesOf(file) == bytes);
        std::size_t files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path())) files += entry.path().filename() != ".keys";
        CHECK(files == 1);
    }
}

namespace {

std::vector<std::string> journalOf(const std::string& file) {
    SQLite::Database db(file, SQLite::OPEN_READONLY);
    SQLite::Statement rows(db, "SELECT changes FROM journal ORDER BY rowid");
    std::vector<std::string> payloads;
    while (rows.executeStep()) payloads.push_back(rows.getColumn(0).getString());
    return payloads;
}

}  // namespace

TEST_CASE("steps that were numbers are words afterwards, and the journal keeps every byte it had",
          "[storage][migrations][golden]") {
    const char* const kWords[] = {"map", "vote", "results", "ranking"};
    for (const std::string& name : goldenNames()) {
        INFO(name);
        const tests::TempFolder folder;
        const std::string file = copyOf(name, folder);
        const auto before = journalOf(file);
        const auto json = nlohmann::json::parse(tests::bytesOf(kFolder / (name + ".json")));
        const auto number = json["session"][0]["step"].get<std::size_t>();
        {
            auto opened = SessionFile::open(file);
            REQUIRE(opened);
            CHECK((*opened)->load().session().step == kWords[number]);
        }
        CHECK(journalOf(file) == before);
        CHECK(std::ranges::any_of(before, [](const std::string& row) { return row.find("\"step\":") != std::string::npos; }));
    }
}

TEST_CASE("a step that this program does not know is kept in the file until somebody goes to another", "[storage][golden]") {
    const tests::TempFolder folder;
    const std::string file = copyOf("form-5", folder);
    REQUIRE(SessionFile::open(file));  // brings it up to date
    {
        auto opened = SessionFile::open(file);
        REQUIRE(opened);
        const Board board = (*opened)->load();
        IdSource ids(1);
        CommandContext context{{}, 1'800'000'000'000, ids};
        Edit edit(board, Op::GoToStep, context);
        edit.update<Session>(board.session().id.value, [](Session& s) { s.step = "journeys of 2031"; });
        const Transaction there = edit.finish();
        (*opened)->store(std::span(&there, 1));
    }
    auto again = SessionFile::open(file);
    REQUIRE(again);
    CHECK((*again)->told().empty());
    CHECK((*again)->load().session().step == "journeys of 2031");
    again->reset();
    const auto findings = storage::session::check(file);
    REQUIRE(findings);
    CHECK(findings->empty());
}
