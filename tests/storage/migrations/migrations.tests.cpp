#include "storage/migrations/migrations.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "storage/imports/json_import.h"
#include "storage/records/columns.h"
#include "storage/records/record_json.h"
#include "storage/records/record_store.h"
#include "storage/session/check.h"
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

using OrderedJson = nlohmann::ordered_json;

OrderedJson fixtureOf(std::uint32_t form) {
    return OrderedJson::parse(
        tests::bytesOf(std::string(PARCOURS_SOURCE "/tests/fixtures/sessions/version-") + std::to_string(form) + ".json"));
}

// A session file as an earlier form made it, holding the records of tests/fixtures/sessions/version-N.json: the tables by the SQL
// of the first N steps alone, their rows and the journal as they were written then. `more` adds to the tables what no export
// holds.
void makeForm(const std::filesystem::path& file, std::uint32_t form, const OrderedJson& json,
              const std::function<void(SQLite::Database&)>& more = {}) {
    auto database = sqlite::Database::create(file);
    auto& db = database.connection();
    SQLite::Transaction transaction(db);
    for (std::uint32_t step = 0; step < form; ++step) db.exec(migrations::all()[step].sql);
    OrderedJson changes = OrderedJson::array();
    const auto insert = [&](const std::string& kind, const OrderedJson& record) {
        const app::RecordKind known = *records::kindOfTable(kind);
        std::string names, slots;
        for (const auto& [field, value] : record.items())
            names += (names.empty() ? "\"" : ", \"") + field + '"', slots += slots.empty() ? "?" : ", ?";
        SQLite::Statement row(db, "INSERT INTO \"" + kind + "\" (" + names + ") VALUES (" + slots + ")");
        const app::Record full = records::recordFromJson(known, record, records::Names::Stored);
        std::visit(
            [&](const auto& r) {
                app::visitFields(r, [&](const char* name, const auto& field) {
                    const auto at = record.find(records::columnOf(name));  // absent: a field that came later
                    if (at == record.end()) return;
                    const int slot = static_cast<int>(std::distance(record.begin(), at)) + 1;
                    const bool isOldStep = kind == "session" && std::string_view(name) == "step" && at->is_number();
                    if (isOldStep) row.bind(slot, at->get<int>());
                    else records::bindField(row, slot, field);
                });
            },
            full);
        row.exec();
        changes.push_back({{"kind", kind}, {"before", nullptr}, {"after", record}});
    };
    insert("session", json["session"]);
    for (const auto& [kind, list] : json["records"].items())
        for (const OrderedJson& record : list) insert(kind, record);
    SQLite::Statement journal(db, "INSERT INTO journal (tx, op, at, changes) VALUES (1, 'import', 1774944000000, ?)");
    journal.bind(1, changes.dump());
    journal.exec();
    if (more) more(db);
    db.exec("PRAGMA user_version = " + std::to_string(form));
    transaction.commit();
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
        const std::string name = records::tableOf(kind);
        INFO(name);
        SQLite::Statement columns(file->connection(), "SELECT name FROM pragma_table_info(?)");
        columns.bind(1, name);
        std::vector<std::string> found;
        while (columns.executeStep()) found.push_back(columns.getColumn(0).getString());
        const auto wanted = records::columnsOf(kind);
        if (kind != app::RecordKind::Mark) {
            // The digest stands where its migration put it; fields that came later stand behind it.
            CHECK(std::erase(found, "digest") == 1);
        }
        CHECK(found == wanted);
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
    for (const char* sql : {"UPDATE session SET step = NULL",
                            "UPDATE session SET lang = 'de'",
                            "UPDATE stage SET position = 'a0'",
                            "UPDATE stage SET position = 'é'",
                            "UPDATE stage SET hidden = 2",
                            "UPDATE seat SET along = 1.5",
                            "UPDATE placement SET turn = 181",
                            "UPDATE placement SET place = 4",
                            "UPDATE ballot SET dots_each = 101",
                            "UPDATE ballot SET form = 6",
                            "UPDATE ballot SET state = 5",
                            "INSERT INTO mark (id, ballot, sealed) SELECT 1, id, 'open' FROM ballot",
                            "UPDATE seat SET weight = 0",
                            "UPDATE paper SET team = 5",
                            "UPDATE ballot SET cap = dots_each + 1",
                            "UPDATE estimate SET impact_company = 6",
                            "UPDATE estimate SET euros = -1",
                            "UPDATE note SET text = NULL",
                            "UPDATE note SET id = -1",
                            "UPDATE note SET author = 12345",
                            "DELETE FROM ballot",
                            "UPDATE note SET kind = 'pains'"}) {
        INFO(sql);
        CHECK_THROWS(db.exec(sql));
    }
}

TEST_CASE("a session of the first form opens, takes the steps that are missing, is sound, and has lost nothing",
          "[storage][migrations][versions]") {
    const tests::TempFolder folder;
    makeForm(folder / "old.parcours", 1, fixtureOf(1));
    const auto session = imports::readSession(fixtureOf(1).dump(), {});
    {
        auto file = session::SessionFile::open(folder / "old.parcours");
        REQUIRE(file);
        const app::Board board = (*file)->load();
        std::size_t records = 0;
        for (int i = 0; i < app::kRecordKinds; ++i)
            std::visit([&]<class T>(const T&) { records += board.all<T>().size(); }, app::blank(static_cast<app::RecordKind>(i)));
        CHECK(records == session.records.size());
        for (const app::Record& record : session.records) CHECK(board.find(app::keyOf(record)) == record);
        SQLite::Statement version((*file)->connection(), "PRAGMA user_version");
        REQUIRE(version.executeStep());
        CHECK(version.getColumn(0).getUInt() == migrations::newestVersion());
        // It can be worked in: what the new form knows is stored and read again.
        app::IdSource ids{5};
        app::CommandContext context{{}, 1'774'944'100'000, ids};
        app::Edit edit(board, app::Op::AddTier, context);
        edit.put(app::Tier{.id = ids.make<app::Tier>(),
                           .order = app::between({}, {}),
                           .title = "Palier",
                           .tenthDays = 100,
                           .euros = {},
                           .startDay = {},
                           .endDay = {}});
        (*file)->store(std::vector<app::Transaction>{edit.finish()});
        CHECK((*file)->load().tiers().size() == 1);
    }
    const auto findings = session::check(folder / "old.parcours");
    REQUIRE(findings);
    for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
    CHECK(findings->empty());
}

TEST_CASE("a session of the second form opens in the middle of a secret vote: no mark in it becomes the facilitator's",
          "[storage][migrations][versions][secrecy]") {
    const tests::TempFolder folder;
    OrderedJson json = fixtureOf(2);
    OrderedJson& records = json["records"];
    // A secret round was open: one seat had begun after the facilitator had entered a dot for it, as the program let them then.
    app::Round round;
    round.id = {7'000'001}, round.number = 99, round.state = app::RoundState::Open;
    const app::Id<app::Seat> seat = std::get<app::Seat>(records::recordFromJson(app::RecordKind::Seat, records["seat"][0])).id;
    records["ballot"].push_back(records::toJson(round, records::Names::Stored));
    records["voter"].push_back(
        records::toJson(app::Voter{{7'000'002}, round.id, seat, false, true, false}, records::Names::Stored));
    makeForm(folder / "old.parcours", 2, json, [&](SQLite::Database& db) {
        db.exec("INSERT INTO mark (id, ballot, seat, item) VALUES (7000003, 7000001, " + std::to_string(seat.value) + ", 12)");
    });
    {
        auto file = session::SessionFile::open(folder / "old.parcours");
        REQUIRE(file);
        const app::Board board = (*file)->load();
        for (const auto& [kind, list] : records.items())
            for (const OrderedJson& record : list) {
                const app::Record known = records::recordFromJson(*records::kindOfTable(kind), record, records::Names::Stored);
                CHECK(board.find(app::keyOf(known)) == known);
            }
        const app::Mark* mark = board.find<app::Mark>(7'000'003);
        REQUIRE(mark);
        CHECK_FALSE(mark->proxy);
        SQLite::Statement version((*file)->connection(), "PRAGMA user_version");
        REQUIRE(version.executeStep());
        CHECK(version.getColumn(0).getUInt() == migrations::newestVersion());
        // What the new form knows is stored and read again.
        app::IdSource ids{5};
        app::CommandContext context{{}, 1'774'944'100'000, ids};
        app::Edit edit(board, app::Op::CancelRound, context);
        edit.remove<app::Mark>(mark->id.value);
        edit.update<app::Round>(round.id.value, [](app::Round& b) { b.state = app::RoundState::Cancelled; });
        (*file)->store(std::vector<app::Transaction>{edit.finish()});
        CHECK((*file)->load().find(round.id)->state == app::RoundState::Cancelled);
    }
    const auto findings = session::check(folder / "old.parcours");
    REQUIRE(findings);
    for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
    CHECK(findings->empty());
}
