// What a session does not survive in silence: logs of others, logs that are broken or gone, files that are not the ones written.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "storage/migrations/migrations.h"
#include "storage/session/check.h"
#include "storage/session/recover.h"
#include "storage/session/session_file.h"
#include "storage/sqlite/log_file.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"
#include "tests/storage/without_marks.h"
#include "tests/timed.h"

using namespace app;
using namespace storage;
using session::SessionFile;
namespace fs = std::filesystem;

namespace {

// A session with edits, closed or, with its log beside it, as a kill leaves it.
struct Worked {
    tests::RandomEdits random;
    Board board;

    explicit Worked(std::uint64_t seed) : random(seed) {}
    void make(const fs::path& file, int edits) {
        const Transaction first = random.first();
        auto made = SessionFile::create(file, first);
        REQUIRE(made);
        board = Board();
        REQUIRE(board.apply(first));
        edit(**made, edits);
    }
    void edit(SessionFile& file, int edits) {
        for (int i = 0; i < edits; ++i) {
            const Transaction transaction = random.next(board);
            REQUIRE(board.apply(transaction));
            file.store({&transaction, 1});
        }
        file.noteStep();
    }
    // Works on a copy of the folder's files, and leaves file, log, keys and ledger in `there` as they were at the kill.
    void makeKilled(const fs::path& there, int edits) {
        const tests::TempFolder work;
        make(work / "a.parcours", 5);
        auto file = SessionFile::open(work / "a.parcours");
        REQUIRE(file);
        edit(**file, edits);
        for (const char* name : {"a.parcours", "a.parcours-wal"}) fs::copy_file(work / name, there / name);
        for (const char* name : {".keys", ".ledger"})
            if (fs::exists(work / name)) fs::copy(work / name, there / name, fs::copy_options::recursive);
    }
};

bool tells(const std::vector<Told>& told, const std::string& part) {
    return std::any_of(told.begin(), told.end(),
                       [&](const Told& one) { return std::string(one.text).find(part) != std::string::npos; });
}

std::string findingsOf(const fs::path& file) {
    const auto findings = session::check(file);
    REQUIRE(findings);
    std::string all;
    for (const auto& finding : *findings) all += finding.sentence({}) + "\n";
    return all;
}

void change(const fs::path& file, const std::string& sql) {
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
    db.exec(sql);
    REQUIRE(db.getTotalChanges() > 0);
}

constexpr const char* kMayLack = "may lack its last steps";

}  // namespace

TEST_CASE("a log that lies beside a new session's name is set aside, never put into it", "[storage][damage]") {
    const tests::TempFolder folder;
    Worked dead(1);
    dead.makeKilled(folder.path(), 20);
    fs::remove(folder / "a.parcours");  // the file goes, its log stays
    Worked fresh(2);
    fresh.make(folder / "a.parcours", 3);
    CHECK(findingsOf(folder / "a.parcours").empty());
    auto opened = SessionFile::open(folder / "a.parcours");
    REQUIRE(opened);
    CHECK((*opened)->load() == fresh.board);
    CHECK((*opened)->told().empty());
    CHECK(fs::exists(folder / ".damaged"));
}

TEST_CASE("the log of another session beside a session is told and set aside", "[storage][damage]") {
    const tests::TempFolder folder, other;
    Worked dead(3), mine(4);
    dead.makeKilled(other.path(), 30);
    mine.make(folder / "a.parcours", 10);
    fs::copy_file(other / "a.parcours-wal", folder / "a.parcours-wal");
    CHECK_THAT(findingsOf(folder / "a.parcours"), Catch::Contains("does not belong to it"));
    auto opened = SessionFile::open(folder / "a.parcours");
    REQUIRE(opened);
    CHECK((*opened)->load() == mine.board);
    CHECK(tells((*opened)->told(), "log of another session"));
}

TEST_CASE("a broken frame with later commits behind it is told, and the file is kept as it was found", "[storage][damage]") {
    const tests::TempFolder folder;
    Worked worked(5);
    worked.makeKilled(folder.path(), 40);
    fs::remove_all(folder / ".ledger");  // the log alone must show it
    std::string log = tests::bytesOf(folder / "a.parcours-wal");
    log[log.size() / 2] = static_cast<char>(log[log.size() / 2] ^ 4);
    tests::writeBytes(folder / "a.parcours-wal", log);
    CHECK_THAT(findingsOf(folder / "a.parcours"), Catch::Contains("may lack its last steps"));
    {
        auto opened = SessionFile::open(folder / "a.parcours");
        REQUIRE(opened);
        CHECK(tells((*opened)->told(), kMayLack));
        CHECK_FALSE((*opened)->load() == worked.board);
    }
    CHECK(fs::exists(folder / ".damaged" / "a.parcours-wal"));
    // What lies behind the broken frame is not lost: from what was found, recovery reaches the newest state.
    const auto whole = session::recoverable(folder / ".damaged" / "a.parcours", folder.path());
    REQUIRE(whole);
    CHECK(tests::withoutMarks(whole->board).all<Note>().size() == worked.board.all<Note>().size());
}

TEST_CASE("a log that is gone, and an older file put back, are told by the ledger", "[storage][damage]") {
    const tests::TempFolder folder;
    Worked worked(6);
    worked.makeKilled(folder.path(), 20);
    fs::remove(folder / "a.parcours-wal");
    CHECK_THAT(findingsOf(folder / "a.parcours"), Catch::Contains("may lack its last steps"));
    {
        auto opened = SessionFile::open(folder / "a.parcours");
        REQUIRE(opened);
        CHECK(tells((*opened)->told(), kMayLack));
    }
    const std::string before = tests::bytesOf(folder / "a.parcours");
    {
        auto opened = SessionFile::open(folder / "a.parcours");
        REQUIRE(opened);
        CHECK((*opened)->told().empty());  // said once
        worked.board = (*opened)->load();
        worked.edit(**opened, 3);
    }
    tests::writeBytes(folder / "a.parcours", before);
    auto opened = SessionFile::open(folder / "a.parcours");
    REQUIRE(opened);
    CHECK(tells((*opened)->told(), kMayLack));
}

TEST_CASE("a bad row is set aside and offered from the journal, and the rest opens", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "a.parcours";
    Worked worked(7);
    worked.make(file, 60);
    const Note note = worked.board.all<Note>().begin()->second;
    change(file, "UPDATE note SET text = text || 'x' WHERE id = " + std::to_string(note.id.value));
    {
        auto opened = SessionFile::open(file);
        REQUIRE(opened);
        CHECK(tells((*opened)->told(), "set aside"));
        const Placement* place = worked.board.find<Placement>(note.id.value);  // goes and comes with its note
        REQUIRE((*opened)->setAside().size() == (place ? 2 : 1));
        CHECK((*opened)->setAside()[0].key == RecordKey{RecordKind::Note, note.id.value});
        CHECK((*opened)->setAside()[0].offered == Record{note});
        const Board found = (*opened)->load();
        CHECK_FALSE(found.find(note.id));
        CHECK(found.all<Note>().size() + 1 == worked.board.all<Note>().size());
        CHECK((*opened)->connection().execAndGet("SELECT content FROM aside").getString().find("x\"") != std::string::npos);
        // Taken back, as the facilitator's page does.
        IdSource ids(1);
        Transaction back{ids.next(), Op::Import, {}, 0, 0, {{keyOf(note), std::nullopt, note}}};
        if (place) back.changes.push_back({keyOf(*place), std::nullopt, *place});
        (*opened)->store({&back, 1});
    }
    CHECK(findingsOf(file).empty());
    auto again = SessionFile::open(file);
    REQUIRE(again);
    CHECK((*again)->told().empty());
    CHECK((*again)->load() == worked.board);
}

TEST_CASE("a row that vanished and one that is older than the others are told, although each row is right", "[storage][damage]") {
    for (const bool vanished : {true, false}) {
        const tests::TempFolder folder;
        const fs::path file = folder / "a.parcours";
        Worked worked(8);
        worked.make(file, 40);
        const Note note = worked.board.all<Note>().begin()->second;
        const std::string which = " WHERE id = " + std::to_string(note.id.value);
        if (vanished) {
            change(file, "PRAGMA foreign_keys = OFF; DELETE FROM note" + which);
        } else {
            std::string older;
            {
                SQLite::Database db(file.string(), SQLite::OPEN_READONLY);
                older = db.execAndGet("SELECT quote(text) || ', digest = ' || quote(digest) FROM note" + which).getString();
            }
            {
                auto opened = SessionFile::open(file);
                REQUIRE(opened);
                CommandContext context{{}, 1, worked.random.ids()};
                Edit edit(worked.board, Op::EditText, context);
                edit.update<Note>(note.id.value, [](Note& n) { n.text = "newer"; });
                const Transaction transaction = edit.finish();
                REQUIRE(worked.board.apply(transaction));
                (*opened)->store({&transaction, 1});
            }
            change(file, "UPDATE note SET text = " + older + which);
        }
        auto opened = SessionFile::open(file);
        REQUIRE(opened);
        const auto& aside = (*opened)->setAside();
        CHECK(std::any_of(aside.begin(), aside.end(),
                          [&](const SetAside& one) { return one.offered == Record{*worked.board.find(note.id)}; }));
        CHECK(aside.size() <= 2);  // with its place
    }
}

TEST_CASE("every column of the journal is covered", "[storage][damage]") {
    for (const char* what : {"seq = seq + 1000", "tx = tx + 1", "op = 'import'", "seat = 7", "at = at + 1", "undoes = 9",
                             "changes = changes || ' '", "payload = x'00'", "chain = x'00'"}) {
        INFO(what);
        const tests::TempFolder folder;
        const fs::path file = folder / "a.parcours";
        Worked worked(9);
        worked.make(file, 10);
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("DROP TRIGGER journal_is_not_rewritten");
        change(file, std::string("UPDATE journal SET ") + what + " WHERE seq = 11");
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
            .exec(std::string(migrations::all()[4].sql)
                      .substr(std::string(migrations::all()[4].sql).find("CREATE TRIGGER"),
                              std::string(migrations::all()[4].sql).find("CREATE TABLE seal") -
                                  std::string(migrations::all()[4].sql).find("CREATE TRIGGER")));
        auto opened = SessionFile::open(file);
        REQUIRE(opened);
        CHECK_FALSE((*opened)->told().empty());
        CHECK((*opened)->load() == worked.board);
    }
}

TEST_CASE("a payload can be blanked without breaking the chain behind it", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "a.parcours";
    Worked worked(10);
    worked.make(file, 10);
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    (*opened)->connection().exec("DROP TRIGGER journal_is_not_rewritten; UPDATE journal SET changes = '' WHERE seq = 4");
    std::vector<std::int64_t> bad;
    session::JournalTable((*opened)->connection()).verify([&](std::int64_t seq, const std::string&) { bad.push_back(seq); });
    CHECK(bad == std::vector<std::int64_t>{4});
}

TEST_CASE("a file whose schema is not the program's is refused, and nothing of it is run", "[storage][damage]") {
    for (const char* what :
         {"CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
          "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END", "CREATE INDEX i ON note (text)",
          "CREATE TABLE more (id INTEGER)", "ALTER TABLE note ADD COLUMN more TEXT", "DROP TABLE settled",
          "ALTER TABLE session RENAME TO real; CREATE VIEW session AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
          "FROM n) "
          "SELECT i AS id, 'x' AS title, 0 AS created_at FROM n ORDER BY i DESC"}) {
        INFO(what);
        const tests::TempFolder folder;
        const fs::path file = folder / "a.parcours";
        Worked worked(11);
        worked.make(file, 5);
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(what);
        const std::string bytes = tests::bytesOf(file);
        const auto from = std::chrono::steady_clock::now();
        const auto opened = SessionFile::open(file);
        REQUIRE_FALSE(opened);
        CHECK(std::string(opened.refusal().text) == "This session file is damaged.");
        CHECK_FALSE(SessionFile::look(file));
        CHECK_THAT(findingsOf(file), Catch::Contains("not as the program makes it"));
        if (tests::kTimed) CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(5));
        CHECK(tests::bytesOf(file) == bytes);
        // Its records are not lost for that.
        const auto left = session::recover(file, folder / "left.parcours");
        REQUIRE(left);
        auto again = SessionFile::open(folder / "left.parcours");
        REQUIRE(again);
        CHECK((*again)->load().all<Note>() == worked.board.all<Note>());
    }
}

TEST_CASE("what a file says in double quotes is a column or an error, never a word", "[storage][damage]") {
    const tests::TempFolder folder;
    Worked worked(12);
    worked.make(folder / "a.parcours", 1);
    auto opened = SessionFile::open(folder / "a.parcours");
    REQUIRE(opened);
    CHECK_THROWS((*opened)->connection().execAndGet("SELECT \"descriptioo\" FROM action"));
}

TEST_CASE("an older form is backed up before it is brought up to date, and a damaged one is left as it is", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "old.parcours";
    const fs::path golden = PARCOURS_SOURCE "/tests/fixtures/sessions/form-1.parcours";
    fs::copy_file(golden, file);
    REQUIRE(SessionFile::open(file));
    int backups = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder / ".backups"))
        if (entry.path().extension() == ".parcours") {
            ++backups;
            SQLite::Database copy(entry.path().string(), SQLite::OPEN_READONLY);
            CHECK(copy.execAndGet("PRAGMA user_version").getInt() == 1);
            CHECK(copy.execAndGet("PRAGMA integrity_check").getString() == "ok");
        }
    CHECK(backups == 1);
    std::string bytes = tests::bytesOf(golden);
    for (std::size_t i = 8192; i < 8192 + 600; ++i) bytes[i] = static_cast<char>(0x55);
    tests::writeBytes(folder / "broken.parcours", bytes);
    CHECK_FALSE(SessionFile::open(folder / "broken.parcours"));
    CHECK(tests::bytesOf(folder / "broken.parcours") == bytes);
}

TEST_CASE("a session that only its own record is missing from takes it back unasked", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "a.parcours";
    Worked worked(13);
    worked.make(file, 10);
    change(file, "UPDATE session SET title = 'other'");
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    CHECK_FALSE((*opened)->told().empty());
    CHECK((*opened)->load().session() == worked.board.session());
}

TEST_CASE("reading 5 000 notes with their digests takes no longer than it may", "[storage][damage][timed]") {
    const tests::TempFolder folder;
    IdSource ids(3);
    Session session;
    session.id = ids.make<Session>();
    Transaction first{ids.next(), Op::StartSession, {}, 0, 0, {{{RecordKind::Session, session.id.value}, std::nullopt, session}}};
    auto file = SessionFile::create(folder / "a.parcours", first);
    REQUIRE(file);
    const int notes = tests::kTimed ? 5000 : 300;
    for (int i = 0; i < notes; ++i) {
        Note note;
        note.id = ids.make<Note>(),
        note.text = "Le délai de livraison n'est annoncé qu'au moment de payer, après tout le reste " + std::to_string(i);
        Placement placement;
        placement.note = note.id;
        const Transaction transaction{ids.next(),
                                      Op::WriteNote,
                                      {},
                                      i,
                                      0,
                                      {{{RecordKind::Note, note.id.value}, std::nullopt, note},
                                       {{RecordKind::Placement, note.id.value}, std::nullopt, placement}}};
        (*file)->store({&transaction, 1});
    }
    session::RoundKeys keys((*file)->folder());
    const auto timed = [&](auto&& work) {
        const auto from = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
    };
    double digests = 1e9;
    for (int i = 0; i < 5; ++i)
        digests =
            std::min(digests, timed([&] {
                         records::rowsThatDiffer((*file)->connection());
                         session::JournalTable((*file)->connection()).verify([](std::int64_t, const std::string&) { FAIL(); });
                     }));
    INFO("digests " << digests << " ms");
    if (tests::kTimed) CHECK(digests < 60);
    const double backup = timed([&] { (*file)->backUp(1'750'000'000'000, "timer"); });
    INFO("backup " << backup << " ms");
    if (tests::kTimed) CHECK(backup < 300);
}
