// Kills at random moments while ten people work: what was acknowledged is there, nothing is half there, and the file is sound.
// This shows that a dying process loses nothing; a power cut is another matter (SQLite keeps commits through a kill whatever
// `synchronous` says): tests/storage/faults.
#include <fcntl.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "app/rules/voting.h"
#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "tests/storage/child.h"
#include "tests/storage/counts.h"
#include "tests/storage/kill/witness.h"
#include "tests/storage/mark_bytes.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::SessionFile;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

// A fresh file every so many rounds, so that replaying the journal in `check` stays quick.
constexpr int kRoundsAFile = 10;
// With less load than this a kill hits nothing: the run is void. On an idle machine it is some thousands.
constexpr double kFewestPerSecond = 100;

int kills() { return tests::countFrom("PARCOURS_KILLS", 50); }

struct Victim {
    explicit Victim(std::vector<std::string> words, Board start) : witness(std::move(start)), child(words) {}

    // Until the victim says so: the first stored edit, or go.
    bool hearUntil(bool stored) {
        while (stored ? witness.stored() == 0 : !witness.go()) {
            const std::string bytes = child.read(1 << 16);
            if (bytes.empty()) return false;
            witness.hear(bytes);
        }
        return true;
    }
    void killIn(std::chrono::microseconds time) {
        std::this_thread::sleep_for(time);
        child.kill();
        for (std::string bytes; !(bytes = child.read(1 << 16)).empty();) witness.hear(bytes);
    }

    tests::Witness witness;
    tests::Child child;
};

Board makeFile(const fs::path& file, std::uint64_t seed) {
    const Transaction first = tests::People(seed).first();
    REQUIRE(SessionFile::create(file, first));
    Board board;
    REQUIRE(board.apply(first));
    return board;
}

Board loaded(const fs::path& file) {
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    return (*opened)->load();
}

bool isSound(const fs::path& file) {
    const auto findings = storage::session::check(file);
    REQUIRE(findings);
    for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
    return findings->empty();
}

// A file as a kill in the middle of work leaves it, its log not folded in, and the board it must hold.
struct Leftover {
    fs::path file;
    Board board;
    tests::TempFolder stash;

    Leftover(const fs::path& at, std::mt19937_64& random, const std::function<bool(const Board&)>& wanted) : file(at) {
        for (int i = 0; i < 200; ++i) {
            for (const char* tail : {"", "-wal", "-shm"}) fs::remove(fs::path(file) += tail);
            Victim victim({tests::killChildProgram(), "edit", file.string(), std::to_string(random()), "late"},
                          makeFile(file, random()));
            REQUIRE(victim.hearUntil(true));
            victim.killIn(std::chrono::milliseconds(100 + random() % 100));
            const auto seen = SessionFile::look(file);
            REQUIRE(seen);
            board = *seen;
            const auto outcome = victim.witness.compare(board);
            REQUIRE(outcome.known);
            REQUIRE(outcome.lost == 0);
            if (!wanted(board)) continue;
            stow();
            return;
        }
        FAIL("no such state in 200 runs");
    }
    // With its keys and its ledger, as it was when it was killed.
    void copyTo(const fs::path& target) const {
        constexpr auto kAnew = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
        for (const char* tail : {"", "-wal"}) {
            fs::remove(fs::path(target) += tail);
            const fs::path from = stash / (std::string("left") + tail);
            if (fs::exists(from)) fs::copy_file(from, fs::path(target) += tail);
        }
        for (const char* beside : {".keys", ".ledger"}) {
            fs::remove_all(target.parent_path() / beside);
            if (fs::exists(stash / beside)) fs::copy(stash / beside, target.parent_path() / beside, kAnew);
        }
    }
    // Away from where it was: a file beside it with the same id would be a copy, and a session of its own.
    void stow() {
        for (const char* tail : {"", "-wal"})
            if (fs::exists(fs::path(file) += tail)) fs::rename(fs::path(file) += tail, stash / (std::string("left") + tail));
        for (const char* beside : {".keys", ".ledger"})
            if (fs::exists(file.parent_path() / beside)) fs::rename(file.parent_path() / beside, stash / beside);
    }
};

// How long the part takes that is to be killed, from "go" to its end: kills fall into all of it.
std::chrono::microseconds timeOf(const std::vector<std::string>& words) {
    tests::Child child(words);
    for (std::string said; said != "G";) {
        said = child.read(1);
        REQUIRE_FALSE(said.empty());  // it ended before
    }
    const auto start = Clock::now();
    while (!child.read(1 << 16).empty()) {
    }
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

}  // namespace

TEST_CASE("kills at random moments lose no acknowledged edit and leave a sound file", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    std::size_t acknowledged = 0, lost = 0, beyond = 0;
    double seconds = 0;
    int unsound = 0, halved = 0;
    fs::path file;
    Board start;
    for (int i = 0; i < kills(); ++i) {
        if (i % kRoundsAFile == 0) start = makeFile(file = folder / std::to_string(i).append(".parcours"), random());
        Victim victim({tests::killChildProgram(), "edit", file.string(), std::to_string(random()), "late"}, start);
        REQUIRE(victim.hearUntil(true));
        const auto from = Clock::now();
        victim.killIn(std::chrono::microseconds(500 + random() % 29'500));
        seconds += std::chrono::duration<double>(Clock::now() - from).count();
        unsound += !isSound(file);  // before opening: as the kill left it
        start = loaded(file);
        const auto outcome = victim.witness.compare(start);
        acknowledged += victim.witness.stored(), lost += outcome.lost, beyond += outcome.beyond, halved += !outcome.known;
    }
    const double rate = static_cast<double>(acknowledged) / seconds;
    std::ostringstream counts;
    counts << kills() << " kills, " << acknowledged << " acknowledged edits (" << static_cast<int>(rate) << " a second), " << lost
           << " lost, " << halved << " half applied, " << unsound << " unsound files; " << beyond
           << " stored that nobody was told of";
    tests::tellRow("kill while ten people work", counts.str());
    CHECK(lost == 0);
    CHECK(halved == 0);
    CHECK(unsound == 0);
    REQUIRE(rate >= kFewestPerSecond);
}

TEST_CASE("the control run, which acknowledges before storing, does lose edits", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    std::size_t lost = 0;
    for (int i = 0; i < 40 && lost == 0; ++i) {
        const auto file = folder / std::to_string(i).append(".parcours");
        Victim victim({tests::killChildProgram(), "edit", file.string(), std::to_string(random()), "early"},
                      makeFile(file, random()));
        REQUIRE(victim.hearUntil(true));
        victim.killIn(std::chrono::microseconds(500 + random() % 29'500));
        const auto outcome = victim.witness.compare(loaded(file));
        REQUIRE(outcome.known);
        lost += outcome.lost;
    }
    CHECK(lost > 0);  // else the test above is blind
}

TEST_CASE("kills while a killed session is opened again change nothing of it", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    const Leftover left(folder / "left.parcours", random,
                        [&](const Board&) { return fs::file_size(folder / "left.parcours-wal") > 50'000; });
    const fs::path file = folder / "again.parcours";
    left.copyTo(file);
    const auto whole = timeOf({tests::killChildProgram(), "reopen", file.string()});
    left.copyTo(file);
    int changed = 0, unsound = 0;
    for (int i = 0; i < kills() / 5; ++i) {
        if (i % 3 == 0) left.copyTo(file);  // the others find what a kill during recovery left
        Victim victim({tests::killChildProgram(), "reopen", file.string()}, left.board);
        REQUIRE(victim.hearUntil(false));
        victim.killIn(std::chrono::microseconds(random() % static_cast<std::uint64_t>(whole.count())));
        unsound += !isSound(file);
        if (i % 3 == 2) changed += !(loaded(file) == left.board);
        else changed += !(*SessionFile::look(file) == left.board);
    }
    CHECK(changed == 0);
    CHECK(unsound == 0);
    tests::tellRow("kill while a killed session is opened", std::to_string(kills() / 5) + " kills, " + std::to_string(changed) +
                                                                " changed, " + std::to_string(unsound) + " unsound");
}

TEST_CASE("kills while a session of an earlier form is brought up to date leave it old or new, and whole", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    const fs::path file = folder / "old.parcours";
    int changed = 0, unsound = 0, rounds = 0;
    for (const char* form : {"1", "2", "3"}) {
        const fs::path golden =
            fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions" / ("form-" + std::string(form) + ".parcours");
        const auto anew = [&] {
            for (const char* tail : {"", "-wal"}) fs::remove(fs::path(file) += tail);
            fs::copy_file(golden, file);
        };
        anew();
        const auto whole = timeOf({tests::killChildProgram(), "reopen", file.string()});
        const Board expected = loaded(file);
        for (int i = 0; i < std::max(2, kills() / 15); ++i) {
            anew(), ++rounds;
            Victim victim({tests::killChildProgram(), "reopen", file.string()}, expected);
            REQUIRE(victim.hearUntil(false));
            victim.killIn(std::chrono::microseconds(random() % static_cast<std::uint64_t>(whole.count())));
            changed += !(loaded(file) == expected);
            unsound += !isSound(file);
        }
    }
    CHECK(changed == 0);
    CHECK(unsound == 0);
    tests::tellRow(
        "kill while a session of an earlier form is brought up to date",
        std::to_string(rounds) + " kills, " + std::to_string(changed) + " changed, " + std::to_string(unsound) + " unsound");
}

TEST_CASE("kills while a secret round is closed leave it open with its marks, or closed without a byte of them",
          "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    const Leftover left(folder / "left.parcours", random, [](const Board& board) {
        const Round* open = rules::openRound(board);
        return open && open->secret && board.marksOf(open->id).size() > 10;
    });
    const auto marksIn = [&](const fs::path& file) {
        std::string bytes = tests::bytesOf(file);
        if (const auto log = fs::path(file) += "-wal"; fs::exists(log)) bytes += tests::bytesOf(log);
        return std::ranges::count_if(left.board.all<Mark>(),
                                     [&](const auto& mark) { return tests::holdsMark(bytes, mark.first); });
    };
    const fs::path file = folder / "closing.parcours";
    left.copyTo(file);
    REQUIRE(marksIn(file) > 0);  // else the search below is blind: their ids are not sealed
    const auto whole = timeOf({tests::killChildProgram(), "close", file.string()});
    int halved = 0, lost = 0, open = 0, closed = 0, bytesLeft = 0, unsound = 0;
    for (int i = 0; i < kills() / 5; ++i) {
        left.copyTo(file);
        Victim victim({tests::killChildProgram(), "close", file.string()}, left.board);
        REQUIRE(victim.hearUntil(false));
        // Half of them early: the commit is over long before the marks are wiped and the log is cut.
        const auto within = static_cast<std::uint64_t>(whole.count()) / (i % 2 ? 1 : 20) + 1;
        victim.killIn(std::chrono::microseconds(random() % within));
        const Board found = loaded(file);
        const auto outcome = victim.witness.compare(found);
        halved += !outcome.known, lost += outcome.lost > 0, unsound += !isSound(file);
        if (rules::openRound(found)) {
            ++open;
            continue;
        }
        ++closed;
        bytesLeft += marksIn(file) > 0;
    }
    INFO(open << " still open, " << closed << " closed");
    CHECK(open + closed == kills() / 5);
    if (kills() >= 500) CHECK((open > 0 && closed > 0));
    CHECK(halved == 0);
    CHECK(lost == 0);
    CHECK(bytesLeft == 0);
    CHECK(unsound == 0);
    tests::tellRow("kill while a secret round is closed", std::to_string(open) + " still open with their marks, " +
                                                              std::to_string(closed) + " closed, " + std::to_string(bytesLeft) +
                                                              " with a byte of a mark");
}

TEST_CASE("kills during an export leave each file as it was or as it will be, and the session untouched", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    const Leftover before(folder / "before.parcours", random, [](const Board&) { return true; });
    const Leftover after(folder / "after.parcours", random, [](const Board&) { return true; });
    before.copyTo(before.file), after.copyTo(after.file);
    const auto contents = [](const fs::path& where) {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator(where))
            if (!entry.path().filename().string().starts_with(".")) files[entry.path().filename()] = tests::bytesOf(entry.path());
        return files;
    };
    const auto exported = [&](const Leftover& session, const fs::path& where) {
        fs::create_directories(where);
        const auto time = timeOf({tests::killChildProgram(), "export", session.file.string(), where.string()});
        return std::pair{contents(where), time};
    };
    const auto [old, ignored] = exported(before, folder / "old");
    const auto [fresh, whole] = exported(after, folder / "new");
    REQUIRE(old.size() > 3);
    const std::string session = tests::bytesOf(after.file), log = tests::bytesOf(fs::path(after.file) += "-wal");
    const fs::path target = folder / "target";
    int partial = 0;
    for (int i = 0; i < kills() / 5; ++i) {
        fs::remove_all(target);
        fs::copy(folder / "old", target);
        Victim victim({tests::killChildProgram(), "export", after.file.string(), target.string()}, {});
        REQUIRE(victim.hearUntil(false));
        victim.killIn(std::chrono::microseconds(random() % static_cast<std::uint64_t>(whole.count())));
        for (const auto& [name, bytes] : contents(target)) {
            const bool isOld = old.contains(name) && old.at(name) == bytes,
                       isNew = fresh.contains(name) && fresh.at(name) == bytes;
            partial += !isOld && !isNew;
        }
    }
    CHECK(partial == 0);
    CHECK(tests::bytesOf(after.file) == session);
    CHECK(tests::bytesOf(fs::path(after.file) += "-wal") == log);
    tests::tellRow("kill during an export",
                   std::to_string(kills() / 5) + " kills, " + std::to_string(partial) + " files half written");
}
