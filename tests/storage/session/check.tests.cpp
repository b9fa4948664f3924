#include "storage/session/check.h"

#include <catch2/catch.hpp>

#include "storage/session/session_file.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace storage;
using session::SessionFile;

namespace {

// A small session, with something done to its tables past all rules; what `check` says of it, one line each.
std::string findingsAfter(const std::string& sql) {
    const tests::TempFolder folder;
    const auto path = folder / "a.parcours";
    {
        tests::RandomEdits random(8);
        const Transaction first = random.first();
        auto file = SessionFile::create(path, first);
        REQUIRE(file);
        Board board;
        REQUIRE(board.apply(first));
        for (int i = 0; i < 50; ++i) {
            const Transaction transaction = random.next(board);
            REQUIRE(board.apply(transaction));
            (*file)->store({&transaction, 1});
        }
        (*file)->connection().exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql);
        REQUIRE((*file)->connection().getTotalChanges() > 0);
    }
    const std::string before = tests::bytesOf(path);
    const auto findings = session::check(path);
    REQUIRE(findings);
    CHECK(tests::bytesOf(path) == before);
    std::string all;
    for (const auto& finding : *findings) all += finding.sentence({}) + "\n";
    return all;
}

}  // namespace

TEST_CASE("a sound session has no findings", "[storage][check]") { CHECK(findingsAfter("") == ""); }

TEST_CASE("check names what is wrong with a session", "[storage][check]") {
    using Catch::Contains;
    CHECK_THAT(findingsAfter("UPDATE session SET title = title || '!'"), Contains("not what the journal says: session"));
    CHECK_THAT(findingsAfter("DELETE FROM action WHERE id = (SELECT min(id) FROM action)"),
               Contains("not what the journal says: action"));
    CHECK_THAT(findingsAfter("INSERT INTO stage VALUES (5, 'V', 'x', 0, 0, x'')"), Contains("not what was written: stage"));
    CHECK_THAT(findingsAfter("UPDATE dot SET paper = 5"), Contains("refers to what is not there: dot"));
    CHECK_THAT(findingsAfter("UPDATE lane SET kind = 99"), Contains("A record is not what was written: lane"));
    CHECK_THAT(findingsAfter("UPDATE session SET seating = 9"), Contains("The file is damaged: CHECK constraint failed"));
    CHECK_THAT(findingsAfter("UPDATE note SET text = CAST(x'FF' AS TEXT)"), Contains("A text is damaged: note"));
    CHECK_THAT(findingsAfter("INSERT INTO journal (tx, op, at, changes) VALUES (5, 'import', 0, 'no json')"),
               Contains("A line of the journal cannot be read"));
    CHECK_THAT(findingsAfter("INSERT INTO journal (tx, op, at, changes) VALUES (5, 'dance', 0, '[]')"),
               Contains("“dance” is not known"));
    CHECK_THAT(findingsAfter("INSERT INTO journal (tx, op, at, changes) SELECT 5, op, at, changes FROM journal WHERE seq = 1"),
               Contains("A line of the journal is not what was written: 52"));
    CHECK_THAT(findingsAfter("UPDATE journal SET chain = x'00' WHERE seq = 7"),
               Contains("A line of the journal is not what was written: 7"));
    CHECK_THAT(findingsAfter("UPDATE seal SET step = step + 1"), Contains("damaged: seal"));
    CHECK_THAT(findingsAfter("DELETE FROM mark"), Contains("missing or too many"));
    CHECK_THAT(findingsAfter("CREATE VIEW endless AS SELECT 1"), Contains("not as the program makes it: view endless"));
    CHECK_THAT(findingsAfter("DROP TABLE paper"), Contains("A table cannot be read: paper"));
}

TEST_CASE("check refuses what is no session, or is missing", "[storage][check]") {
    const tests::TempFolder folder;
    CHECK_FALSE(session::check(folder / "missing.parcours"));
    tests::writeBytes(folder / "x.parcours", "notes");
    const auto answer = session::check(folder / "x.parcours");
    REQUIRE_FALSE(answer);
    CHECK(std::string(answer.refusal().text) == "This file is not a session.");
}
