// Reading a session that another process holds and writes: what is read is one moment, whole, and nothing on the disk changes.
#include "storage/sqlite/snapshot.h"

#include <catch2/catch.hpp>

#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "tests/storage/child.h"
#include "tests/storage/kill/witness.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"
#include "tests/timed.h"

namespace sqlite = storage::sqlite;
using storage::session::SessionFile;

namespace {

constexpr auto kLookTime = std::chrono::seconds(5);

std::filesystem::path edited(const tests::TempFolder& folder, std::uint64_t seed, app::Board* board = nullptr) {
    const auto file = folder / "edited.parcours";
    const app::Transaction first = tests::People(seed).first();
    REQUIRE(SessionFile::create(file, first));
    if (board) REQUIRE(board->apply(first));
    return file;
}

// Until so many more edits are told as stored.
void hear(tests::Child& child, tests::Witness& witness, std::size_t more) {
    for (const std::size_t until = witness.stored() + more; witness.stored() < until;) {
        const std::string bytes = child.read(1 << 16);
        REQUIRE_FALSE(bytes.empty());
        witness.hear(bytes);
    }
}

}  // namespace

TEST_CASE("snapshots of a session that another process is writing are whole and hold all that was acknowledged",
          "[storage][sqlite][snapshot]") {
    const tests::TempFolder folder;
    app::Board start;
    const auto file = edited(folder, 7, &start);
    tests::Witness witness(start);
    tests::Child child({tests::killChildProgram(), "edit", file.string(), "11", "late"});
    std::size_t last = 0;
    const int rounds = tests::kTimed ? 15 : 3;  // a sanitizer checks every copy fifty times as slowly
    constexpr std::size_t kEdits = 400;
    hear(child, witness, kEdits);
    for (int round = 0; round < rounds; ++round) {
        const std::size_t told = witness.stored();
        const std::string bytes = sqlite::snapshotOf(file, kLookTime);
        // With the keys, and away from the file itself: beside it, it would be a copy and a session of its own.
        const tests::TempFolder other;
        const auto copy = other / "copy.parcours";
        tests::writeBytes(copy, bytes);
        if (std::filesystem::exists(folder / ".keys"))
            std::filesystem::copy(folder / ".keys", other / ".keys", std::filesystem::copy_options::recursive);
        const auto findings = storage::session::check(copy);  // the tables say what the journal replayed says
        REQUIRE(findings);
        CHECK(findings->empty());
        auto opened = SessionFile::open(copy);
        REQUIRE(opened);
        app::Board kept = (*opened)->load();
        hear(child, witness, kEdits);  // the pipe held more than had been heard when the snapshot was made
        const auto outcome = witness.compare(kept, told, witness.announced().size());
        CHECK(outcome.known);
        CHECK(outcome.lost == 0);
        CHECK(outcome.kept >= last);
        last = outcome.kept;
        REQUIRE(SessionFile::look(file));
    }
    CHECK(last > static_cast<std::size_t>(rounds - 1) * kEdits);
}

TEST_CASE("looking at a session that a process was killed on reads what opening it finds", "[storage][sqlite][snapshot]") {
    const tests::TempFolder folder;
    const auto file = edited(folder, 3);
    const auto log = std::filesystem::path(file) += "-wal";
    std::string logBefore;
    // A kill may fall into the moment after a secret round was closed, when the log has just been cut: then another one.
    for (int seed = 5; logBefore.empty() && seed < 15; ++seed) {
        tests::Child child({tests::killChildProgram(), "edit", file.string(), std::to_string(seed), "late"});
        tests::Witness witness;
        hear(child, witness, 200);
        child.kill();
        logBefore = tests::bytesOf(log);
    }
    const std::string before = tests::bytesOf(file);
    REQUIRE_FALSE(logBefore.empty());
    const auto seen = SessionFile::look(file);
    REQUIRE(seen);
    CHECK(tests::bytesOf(file) == before);
    CHECK(tests::bytesOf(log) == logBefore);
    // A log whose last commit was torn off holds the commits before it.
    tests::writeBytes(folder / "torn.parcours", before);
    tests::writeBytes(folder / "torn.parcours-wal", logBefore.substr(0, logBefore.size() - 100));
    const auto torn = SessionFile::look(folder / "torn.parcours");
    REQUIRE(torn);
    auto tornOpened = SessionFile::open(folder / "torn.parcours");
    REQUIRE(tornOpened);
    CHECK(*torn == (*tornOpened)->load());
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    CHECK(*seen == (*opened)->load());
}

TEST_CASE("looking refuses what is no session, what is damaged, and what this process holds itself",
          "[storage][sqlite][snapshot]") {
    const tests::TempFolder folder;
    const auto file = edited(folder, 9);
    const auto said = [](const std::filesystem::path& path) {
        const auto board = SessionFile::look(path);
        return board ? std::string("was read") : std::string(board.refusal().text);
    };
    CHECK(said(file) == "was read");
    tests::writeBytes(folder / "text.parcours", "Bonjour");
    CHECK_FALSE(said(folder / "text.parcours") == "was read");
    CHECK_FALSE(said(folder / "none.parcours") == "was read");
    std::string bytes = tests::bytesOf(file);
    for (std::size_t at = 4096; at < bytes.size(); at += 7) bytes[at] = static_cast<char>(at);
    tests::writeBytes(folder / "damaged.parcours", bytes);
    CHECK_FALSE(said(folder / "damaged.parcours") == "was read");
    tests::writeBytes(folder / "short.parcours", tests::bytesOf(file).substr(0, 4500));
    CHECK_FALSE(said(folder / "short.parcours") == "was read");
    const auto held = SessionFile::open(file);
    REQUIRE(held);
    CHECK(said(file) == "This session is open in another window or on another table.");
}
