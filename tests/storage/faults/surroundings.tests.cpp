// What lies around a session: disks that are full, folders that may only be read, are gone or go, files in the place of others, a
// second process, clocks that jump. Nothing acknowledged is lost, and what does not work is said.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <thread>

#include "storage/exports/all.h"
#include "storage/session/check.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/counts.h"
#include "tests/storage/faults/small_disk.h"
#include "tests/storage/faults/thread_on.h"
#include "tests/storage/french.h"
#include "tests/storage/people.h"
#include "tests/storage/without_marks.h"

using namespace app;
using namespace std::chrono_literals;
using storage::session::SessionFile;
using storage::session::StorageThread;
namespace fs = std::filesystem;

namespace {

constexpr storage::session::StorageTiming kNimble{20ms, 80ms, 50ms, 200ms};

// What was done, in order, to be stored when the test says so.
struct Gathered : Journal {
    std::vector<Transaction> done;

    void append(const Transaction& transaction) override { done.push_back(transaction); }
    JournalState state() const override {
        JournalState state;
        state.accepted = state.stored = done.size();
        return state;
    }
};

struct Room {
    tests::People people{std::random_device{}()};
    Board board;

    std::unique_ptr<SessionFile> begin(const fs::path& path) {
        const Transaction first = people.first();
        auto file = SessionFile::create(path, first);
        REQUIRE(file);
        board = Board();
        REQUIRE(board.apply(first));
        return std::move(*file);
    }
    void work(Journal& journal, int acts) {
        Workshop workshop(board, journal, {}, people.ids());
        while (acts-- > 0) people.act(workshop);
        board = workshop.board();
    }
    // A session with so many edits, closed.
    void make(const fs::path& path, int acts) {
        tests::ThreadOn thread(begin(path), kNimble);
        work(thread, acts);
        REQUIRE(thread.waitUntilStored(10s));
    }
    void demandKept(const fs::path& path) const {
        const auto findings = storage::session::check(path);
        REQUIRE(findings);
        for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
        CHECK(findings->empty());
        auto opened = SessionFile::open(path);
        REQUIRE(opened);
        CHECK((*opened)->load() == board);
    }
};

template <class F>
bool happens(F&& condition, std::chrono::milliseconds patience = 5000ms) {
    for (const auto until = std::chrono::steady_clock::now() + patience; std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(1ms))
        if (condition()) return true;
    return false;
}

template <class F>
void onSmallDisks(F&& test) {
    for (const auto kind : {tests::SmallDisk::Kind::Memory, tests::SmallDisk::Kind::Ext4}) {
        const char* name = kind == tests::SmallDisk::Kind::Memory ? "tmpfs" : "ext4";
        for (int seed = tests::countFrom("PARCOURS_FULL_DISKS", 1); seed > 0; --seed) {
            tests::SmallDisk disk(kind);
            if (!disk.there()) {
                WARN("not run on " << name << ": mounting a small disk needs root, and loop devices for ext4");
                break;
            }
            INFO(name);
            test(disk);
        }
    }
}

// Runs in a child process as a user who owns nothing; its answer is the child's exit code.
template <class F>
int asNobody(F&& run) {
    constexpr uid_t kNobody = 65534;
    const pid_t process = ::fork();
    if (process == 0) {
        if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) std::_Exit(99);
        std::_Exit(run());
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string sentenceOf(const fs::path& path) {
    const auto opened = SessionFile::open(path);
    return opened ? "opened" : opened.refusal().text;
}

}  // namespace

TEST_CASE("a disk that fills up during work loses nothing, says so within a second, and goes on when there is room",
          "[storage][faults][full]") {
    onSmallDisks([](tests::SmallDisk& disk) {
        Room room;
        const fs::path path = disk.path() / "a.parcours";
        {
            tests::ThreadOn thread(room.begin(path), kNimble);
            room.work(thread, 40);
            REQUIRE(thread.waitUntilStored(10s));
            disk.fillUp();
            // What the log already takes on the disk may hold some more edits. None waits longer than a second untold.
            const auto told = [&] { return thread.state().trouble == "The disk is full."; };
            for (int more = 0; more < 100 && thread.state().allStored(); ++more) {
                room.work(thread, 60);
                REQUIRE(happens([&] { return told() || thread.state().allStored(); }, 1000ms));
            }
            CHECK(told());
            CHECK_FALSE(thread.state().allStored());
            disk.giveBack();
            REQUIRE(thread.waitUntilStored(5s));
            REQUIRE(happens([&] { return thread.state().trouble.empty(); }));
        }
        room.demandKept(path);
    });
}

TEST_CASE("what was stored before the disk was full is there after a kill, with no room and no shared memory file",
          "[storage][faults][full]") {
    onSmallDisks([](tests::SmallDisk& disk) {
        Room room;
        const fs::path path = disk.path() / "a.parcours", killed = disk.path() / "killed.parcours";
        {
            // Without the storage thread, which goes on erasing marks behind what is acknowledged: a kill stops all at one
            // moment.
            const auto file = room.begin(path);
            Gathered journal;
            room.work(journal, 60);
            for (std::span<const Transaction> left = journal.done; !left.empty();) {
                const auto some = left.first(std::min<std::size_t>(left.size(), 12));
                file->store(some);
                left = left.subspan(some.size());
            }
            fs::copy_file(path, killed);
            fs::copy_file(fs::path(path) += "-wal", fs::path(killed) += "-wal");
        }
        fs::remove(path);
        REQUIRE(fs::file_size(fs::path(killed) += "-wal") > 10'000);
        disk.fillUp();
        const auto seen = SessionFile::look(killed);
        REQUIRE(seen);
        CHECK(*seen == room.board);
        const auto findings = storage::session::check(killed);
        REQUIRE(findings);
        CHECK(findings->empty());
        const std::string said = sentenceOf(killed);
        CHECK((said == "opened" || said == "The disk is full."));
        disk.giveBack();
        room.demandKept(killed);
    });
}

TEST_CASE("a full disk refuses a new session and an old one's new form in words, and leaves nothing behind",
          "[storage][faults][full]") {
    onSmallDisks([](tests::SmallDisk& disk) {
        const fs::path old = disk.path() / "old.parcours", fresh = disk.path() / "new.parcours";
        fs::copy_file(fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions/form-1.parcours", old);
        const std::string bytes = tests::bytesOf(old);
        disk.fillUp();
        Room room;
        const auto made = SessionFile::create(fresh, room.people.first());
        REQUIRE_FALSE(made);
        CHECK(made.refusal().text == std::string("The disk is full."));
        CHECK(sentenceOf(old) == "The disk is full.");
        CHECK(tests::bytesOf(old) == bytes);
        disk.giveBack();
        for (const auto& entry : fs::directory_iterator(disk.path())) {
            const std::string name = entry.path().filename();
            INFO(name);
            CHECK((name == "old.parcours" || name == "lost+found" || name.starts_with("old.parcours-")));
        }
        CHECK(sentenceOf(old) == "opened");
    });
}

TEST_CASE("an export to a full disk says so in French, leaves what was there, and nothing half written",
          "[storage][faults][full][exports]") {
    onSmallDisks([](tests::SmallDisk& disk) {
        tests::TempFolder folder;
        Room room;
        room.make(folder / "a.parcours", 150);
        const Texts tr = tests::french();
        const fs::path out = disk.path() / "out";
        fs::create_directory(out);
        tests::writeBytes(out / "notes.csv", "as it was");
        disk.fillUp();
        for (const auto& exporter : storage::exports::allExporters()) {
            std::string said;
            try {
                exporter->write(room.board, tr, out);
            } catch (const std::runtime_error& error) {
                said = error.what();
            }
            INFO(exporter->format() << ": " << said);
            CHECK(said.find("le disque est plein") != std::string::npos);
        }
        CHECK(tests::bytesOf(out / "notes.csv") == "as it was");
        CHECK(std::distance(fs::directory_iterator(out), {}) == 1);
        disk.giveBack();
        CHECK(storage::exports::allExporters()[0]->write(room.board, tr, out).size() > 3);
    });
}

TEST_CASE("what may only be read is looked at, never changed, and says so", "[storage][faults][folders]") {
    if (::geteuid() != 0) {
        WARN("not run: becoming another user needs root");
        return;
    }
    const tests::TempFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    Room room;
    const fs::path inside = folder / "closed", path = inside / "a.parcours";
    fs::create_directory(inside);
    room.make(path, 30);
    const std::string bytes = tests::bytesOf(path);
    const auto nobodySees = [&] {
        return asNobody([&] {
            const auto seen = SessionFile::look(path);
            if (!seen || !(tests::withoutMarks(*seen) == tests::withoutMarks(room.board))) return 1;  // the keys are another's
            return sentenceOf(path) == "This file or its folder may only be read." ? 0 : 2;
        });
    };
    fs::permissions(inside, fs::perms(0555));
    fs::permissions(path, fs::perms(0666));
    CHECK(nobodySees() == 0);  // the log cannot be made
    fs::permissions(inside, fs::perms(0777));
    fs::permissions(path, fs::perms(0444));
    CHECK(nobodySees() == 0);                // the file cannot be written
    fs::permissions(path, fs::perms(0600));  // another owner's, and nobody else's to read
    CHECK(asNobody([&] { return SessionFile::look(path) || SessionFile::open(path) ? 1 : 0; }) == 0);
    fs::permissions(inside, fs::perms(0700));
    CHECK(asNobody([&] { return SessionFile::look(path) || SessionFile::open(path) || storage::session::check(path) ? 1 : 0; }) ==
          0);
    CHECK(asNobody([&] { return SessionFile::create(inside / "new.parcours", room.people.first()) ? 1 : 0; }) == 0);
    CHECK(tests::bytesOf(path) == bytes);
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(inside)) files += entry.is_regular_file();
    CHECK(files == 1);
}

TEST_CASE("a folder that is missing, or a link that leads nowhere, round or to a folder, is told", "[storage][faults][folders]") {
    const tests::TempFolder folder;
    Room room;
    room.make(folder / "a.parcours", 5);
    fs::create_symlink("nowhere", folder / "nowhere.parcours");
    fs::create_symlink("round.parcours", folder / "round.parcours");
    fs::create_directory_symlink(folder.path(), folder / "folder.parcours");
    for (const char* name :
         {"none/a.parcours", "nowhere.parcours", "round.parcours", "folder.parcours", "a.parcours/b.parcours"}) {
        INFO(name);
        CHECK(std::string(sentenceOf(folder / name)).ends_with("."));
        CHECK_FALSE(SessionFile::look(folder / name));
        CHECK_FALSE(SessionFile::create(folder / name, room.people.first()));
    }
    // A link to a session is that session, and its log stands where another table would look for it.
    fs::create_symlink("a.parcours", folder / "link.parcours");
    {
        auto file = SessionFile::open(folder / "link.parcours");
        REQUIRE(file);
        CHECK((*file)->load() == room.board);
        CHECK(sentenceOf(folder / "a.parcours") == "This session is open in another window or on another table.");
    }
    room.demandKept(folder / "a.parcours");
}

namespace {

// On a slow machine the table may have begun a step before the folder went, and made one of that name for its ledger: what lies
// in it goes with the one that comes back. False: it was made once more meanwhile.
bool bringBack(const fs::path& away, const fs::path& inside) {
    std::error_code busy;
    fs::rename(away, inside, busy);
    if (!busy) return true;
    fs::copy(inside, away, fs::copy_options::recursive | fs::copy_options::overwrite_existing, busy);
    fs::remove_all(inside, busy);
    return false;
}

}  // namespace

TEST_CASE("a folder that is taken away, or a file that is replaced, under a running table is told and stays as it is",
          "[storage][faults][folders]") {
    const tests::TempFolder folder;
    Room room;
    const fs::path inside = folder / "session", path = inside / "a.parcours";
    fs::create_directory(inside);
    {
        tests::ThreadOn thread(room.begin(path), kNimble);
        room.work(thread, 10);
        REQUIRE(thread.waitUntilStored(5s));
        fs::rename(inside, folder / "away");
        room.work(thread, 5);
        REQUIRE(happens([&] { return !thread.state().trouble.empty(); }, 1000ms));
        CHECK(thread.state().stored < thread.state().accepted);
        REQUIRE(happens([&] { return bringBack(folder / "away", inside); }, 2000ms));
        REQUIRE(thread.waitUntilStored(5s));
    }
    // What was done meanwhile may be in a file of its own.
    fs::path in = path;
    for (const auto& entry : fs::directory_iterator(inside))
        if (entry.path().extension() == ".parcours" && entry.path() != path) in = entry.path();
    room.demandKept(in);

    Room other;
    other.make(folder / "other.parcours", 10);
    const std::string bytes = tests::bytesOf(folder / "other.parcours");
    {
        tests::ThreadOn thread(std::move(*SessionFile::open(path)), kNimble);
        fs::copy_file(folder / "other.parcours", folder / "copy");
        fs::rename(folder / "copy", path);
        room.work(thread, 5);
        REQUIRE(happens([&] { return !thread.state().trouble.empty(); }, 1000ms));
        CHECK(thread.state().stored == 0);
    }
    CHECK(tests::bytesOf(path) == bytes);
}

TEST_CASE("of two that start at once on one session exactly one has it, and the other says so within two seconds",
          "[storage][faults][two]") {
    const tests::TempFolder folder;
    Room room;
    const fs::path path = folder / "a.parcours";
    room.make(path, 20);
    for (int i = tests::countFrom("PARCOURS_STARTS", 5); i > 0; --i) {
        const auto from = std::chrono::steady_clock::now();
        tests::Child one({tests::killChildProgram(), "open", path.string()}),
            two({tests::killChildProgram(), "open", path.string()});
        const std::string a = one.readLine(), b = two.readLine();
        CHECK(std::chrono::steady_clock::now() - from < 2s);
        CHECK((a == "ok") != (b == "ok"));
        CHECK((a == "ok" ? b : a) == "This session is open in another window or on another table.");
    }
    room.demandKept(path);
}

TEST_CASE("clocks that jump change neither the order of edits nor votes, nor what can be taken back",
          "[storage][faults][clocks]") {
    constexpr UnixMs kDay = 86'400'000, kNow = 1'750'000'000'000;
    static constexpr UnixMs kClocks[] = {kNow, kNow + kDay,       kNow - kDay,       0,
                                         -1,   2'147'483'647'000, 2'147'483'648'000, 4'102'444'800'000};
    const tests::TempFolder folder;
    const fs::path path = folder / "a.parcours";
    Room room;
    std::mt19937_64 random(5);
    std::vector<std::uint64_t> ids;
    struct Order : Journal {
        Order(StorageThread& to, std::vector<std::uint64_t>& all) : thread(to), ids(all) {}
        void append(const Transaction& transaction) override {
            const bool kept = std::ranges::any_of(transaction.changes, [](const Change& c) { return isJournalled(c.key.kind); });
            if (kept) ids.push_back(transaction.id);
            thread.append(transaction);
        }
        JournalState state() const override { return thread.state(); }
        StorageThread& thread;
        std::vector<std::uint64_t>& ids;
    };
    {
        auto file = room.begin(path);
        ids.push_back(file->recent(1)[0].id);
        tests::ThreadOn thread(std::move(file), kNimble);
        Order order(thread, ids);
        Workshop workshop(room.board, order, {}, room.people.ids());
        for (int i = 0; i < 400; ++i) {
            room.people.jumpTo(kClocks[random() % std::size(kClocks)]);
            room.people.act(workshop);
        }
        room.board = workshop.board();
        REQUIRE(thread.waitUntilStored(10s));
    }
    room.demandKept(path);
    auto file = SessionFile::open(path);
    REQUIRE(file);
    std::vector<std::uint64_t> kept;
    for (const Transaction& transaction : (*file)->recent(1000)) kept.push_back(transaction.id);
    CHECK(kept == ids);
}
