#include <catch2/catch.hpp>

#include <set>

#include "storage/migrations/migrations.h"
#include "storage/records/record_store.h"
#include "storage/session/session_file.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace storage;

namespace {

std::unique_ptr<session::SessionFile> makeSession(const tests::TempFolder& folder) {
    tests::RandomEdits random(1);
    auto made = session::SessionFile::create(folder / "a.parcours", random.first());
    REQUIRE(made);
    return std::move(*made);
}

}  // namespace

TEST_CASE("every migration file is listed once, in order, without a gap", "[storage][migrations]") {
    std::set<std::string> files, listed;
    for (const auto& entry : std::filesystem::directory_iterator(PARCOURS_SOURCE "/storage/migrations"))
        if (entry.path().extension() == ".sql") files.insert(entry.path().stem().string());
    std::uint32_t number = 0;
    for (const auto& migration : migrations::all()) {
        CHECK(migration.number == ++number);
        const std::string digits = std::to_string(migration.number);
        const std::string stem = std::string(3 - digits.size(), '0') + digits + "_" + migration.name;
        CHECK(tests::bytesOf(std::string(PARCOURS_SOURCE "/storage/migrations/") + stem + ".sql") == migration.sql);
        listed.insert(stem);
    }
    CHECK(listed == files);
}

TEST_CASE("each record kind has a strict table with the columns of its fields", "[storage][migrations]") {
    const tests::TempFolder folder;
    const auto file = makeSession(folder);
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<app::RecordKind>(i);
        const std::string name = app::nameOf(kind);
        INFO(name);
        SQLite::Statement columns(file->connection(), "SELECT name FROM pragma_table_info(?)");
        columns.bind(1, name);
        std::vector<std::string> found;
        while (columns.executeStep()) found.push_back(columns.getColumn(0).getString());
        CHECK(found == records::columnsOf(kind));
        SQLite::Statement strict(file->connection(), "SELECT strict FROM pragma_table_list(?)");
        strict.bind(1, name);
        REQUIRE(strict.executeStep());
        CHECK(strict.getColumn(0).getInt() == 1);
    }
}

TEST_CASE("the journal can be added to and nothing else", "[storage][migrations]") {
    const tests::TempFolder folder;
    const auto file = makeSession(folder);
    auto& db = file->connection();
    CHECK_THROWS_WITH(db.exec("UPDATE journal SET op = 'import'"), Catch::Contains("append-only"));
    CHECK_THROWS_WITH(db.exec("DELETE FROM journal"), Catch::Contains("append-only"));
    CHECK_THROWS(db.exec("INSERT INTO journal (tx, op, at, changes) SELECT tx, op, at, changes FROM journal"));
    CHECK(file->recent(10).size() == 1);
}

TEST_CASE("the tables refuse what no record may hold", "[storage][migrations]") {
    const tests::TempFolder folder;
    const auto file = makeSession(folder);
    auto& db = file->connection();
    for (const char* sql : {"UPDATE session SET step = 4", "UPDATE session SET lang = 'de'", "UPDATE stage SET position = 'a0'",
                            "UPDATE stage SET position = 'é'", "UPDATE stage SET hidden = 2", "UPDATE seat SET along = 1.5",
                            "UPDATE placement SET turn = 181", "UPDATE placement SET place = 4", 
                            "UPDATE ballot SET dots_each = 100",
                            "UPDATE ballot SET cap = dots_each + 1", "UPDATE estimate SET impact_company = 6",
                            "UPDATE estimate SET euros = -1", "UPDATE note SET text = NULL", "UPDATE note SET id = -1",
                            "UPDATE note SET author = 12345", "DELETE FROM ballot", "UPDATE note SET kind = 'pains'"}) {
        INFO(sql);
        CHECK_THROWS(db.exec(sql));
    }
}
