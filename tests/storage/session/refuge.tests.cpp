// Work that goes on where a session's own file or disk fails: replacement, rescue, hanging disks, moved files, kept-back room.
#include "storage/session/refuge.h"

#include <sys/mount.h>
#include <sys/stat.h>

#include "tests/storage/session/desk.h"
#include "tests/storage/session/failing_disk.h"

using namespace std::chrono_literals;
using app::JournalState;
using storage::session::SessionFile;
using storage::session::StorageRefuge;
using storage::session::StorageThread;
using tests::becomes, tests::Desk, tests::FailingDisk, tests::kQuick;

namespace {

const char* const kSyncFailed = "The disk did not keep what was written.";
const char* const kMoved = "The session file has been moved or deleted.";

JournalState::End closed(StorageThread& journal) {
    journal.close();
    REQUIRE(becomes([&] { return journal.state().end != JournalState::End::Open; }, 20s));
    return journal.state().end;
}

// A small file system of its own; nothing without root.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path at, const char* size) : m_at(std::move(at)) {
        std::filesystem::create_directory(m_at);
        m_mounted = ::mount("tmpfs", m_at.c_str(), "tmpfs", 0, size) == 0;
        if (!m_mounted) WARN("not run: mounting a small file system needs root");
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_at.c_str(), MNT_DETACH);
    }
    explicit operator bool() const { return m_mounted; }
    void fill() {
        std::ofstream filler(m_at / "filler", std::ios::binary);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), 4096).flush()) {
        }
    }

private:
    std::filesystem::path m_at;
    bool m_mounted = false;
};

}  // namespace

TEST_CASE("after a failed sync the file takes nothing more: work goes on in a verified new one", "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    disk.below = desk.path.string();  // not a backup's sync
    std::filesystem::path there;
    std::uint64_t before = 0;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick);
        for (int i = 0; i < 50; ++i) journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        before = std::filesystem::file_size(desk.path);
        disk.failSyncs = 1;
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        CHECK(disk.failed == 1);
        there = journal.state().file;
        CHECK(there != desk.path);
        CHECK(there.parent_path() == desk.folder.path());
        CHECK(journal.state().moved == std::string(kSyncFailed));
        REQUIRE(becomes([&] { return journal.state().trouble.empty(); }));
        for (int i = 0; i < 50; ++i) journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        CHECK(closed(journal) == JournalState::End::Stored);
    }
    desk.demandAllKeptIn(there);
    // The other was left as the failure left it: its log was neither folded in nor thrown away.
    CHECK(std::filesystem::file_size(desk.path) == before);
    CHECK(std::filesystem::exists(desk.folder / "a.parcours-wal"));
}

TEST_CASE("where the folder's syncs go on failing, the new file is made in the next folder", "[storage][refuge]") {
    FailingDisk disk;
    const tests::TempFolder other;
    Desk desk;
    disk.below = desk.folder.path().string();
    std::filesystem::path there;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick, {{desk.folder.path(), other.path()}, {}});
        disk.failSyncs = 1'000'000;
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        there = journal.state().file;
        CHECK(there.parent_path() == other.path());
    }
    desk.demandAllKeptIn(there);
}

TEST_CASE("while no folder takes the state, nothing counts as stored and the file that failed is not taken up again",
          "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    auto file = desk.create();
    StorageThread journal(std::move(file), desk.board, kQuick);
    disk.failSyncs = 40;
    journal.append(desk.edit());
    REQUIRE(becomes([&] { return !journal.state().trouble.empty(); }));
    const JournalState state = journal.state();
    CHECK(state.stored == 0);
    CHECK(state.since > 1'700'000'000'000);
    REQUIRE(journal.waitUntilStored(15s));
    CHECK(journal.state().file != desk.path);
    CHECK(becomes([&] { return journal.state().since == 0; }));
}

TEST_CASE("a sync that fails while the log is folded in is noticed", "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    disk.below = desk.path.string();  // not a backup's sync
    std::filesystem::path there;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        disk.failSyncs = 1;  // the pause after this edit folds the log in
        REQUIRE(becomes([&] { return journal.state().file != desk.path; }));
        there = journal.state().file;
    }
    desk.demandAllKeptIn(there);
}

TEST_CASE("a sync that fails while the log grows long is noticed", "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    disk.below = desk.path.string();  // not a backup's sync
    auto file = desk.create();
    auto restless = kQuick;
    restless.idleBeforeFolding = 1h;
    StorageThread journal(std::move(file), desk.board, restless);
    disk.sparesLogs = true, disk.failSyncs = 1;  // SQLite's own folding would say nothing: it must be ours that runs
    for (int i = 0; i < 3000 && disk.failed == 0; ++i) {
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
    }
    REQUIRE(becomes([&] { return journal.state().file != desk.path; }));
    CHECK(journal.state().moved == std::string(kSyncFailed));
}

TEST_CASE("a session file that is taken away while nothing is done is noticed, and the session is in a file again",
          "[storage][refuge]") {
    Desk desk;
    std::filesystem::path there;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        std::filesystem::remove(desk.path);
        REQUIRE(becomes([&] { return journal.state().file != desk.path; }));
        there = journal.state().file;
        CHECK(journal.state().moved == std::string(kMoved));
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
    }
    desk.demandAllKeptIn(there);
}

TEST_CASE("a session file that is removed just before the table closes is saved in another", "[storage][refuge]") {
    Desk desk;
    std::filesystem::path there;
    {
        auto file = desk.create();
        auto slow = kQuick;
        slow.lookEvery = 1h;
        StorageThread journal(std::move(file), desk.board, slow);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        std::filesystem::remove(desk.path);
        CHECK(closed(journal) == JournalState::End::Rescued);
        there = journal.state().file;
    }
    REQUIRE(there != desk.path);
    desk.demandAllKeptIn(there);
}

TEST_CASE("a session file that is moved under the program: its copy elsewhere stays whole, work goes on in a new one",
          "[storage][refuge]") {
    Desk desk;
    std::filesystem::path there;
    const auto elsewhere = desk.folder / "elsewhere.parcours";
    app::Board atMove;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        atMove = desk.board;
        std::filesystem::rename(desk.path, elsewhere);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        there = journal.state().file;
        CHECK(journal.state().moved == std::string(kMoved));
    }
    desk.demandAllKeptIn(there);
    auto moved = SessionFile::open(elsewhere);
    REQUIRE(moved);
    CHECK((*moved)->load() == atMove);
}

TEST_CASE("what a full disk did not take is in a rescue file when the table closes", "[storage][refuge]") {
    const tests::TempFolder other;
    Desk desk;
    std::filesystem::path there;
    {
        auto file = desk.create();
        file->onBeforeCommit([] { throw storage::sqlite::Failure{storage::sqlite::Cause::Full}; });
        StorageThread journal(std::move(file), desk.board, kQuick, {{other.path()}, {}});
        for (int i = 0; i < 30; ++i) journal.append(desk.edit());
        REQUIRE(becomes([&] { return !journal.state().trouble.empty(); }));
        CHECK(closed(journal) == JournalState::End::Rescued);
        CHECK(journal.state().allStored());
        there = journal.state().file;
        CHECK_THAT(there.filename().string(), Catch::Contains("(rescue)") || Catch::Contains("(secours)"));
    }
    desk.demandAllKeptIn(there);
}

TEST_CASE("closing over disks that take nothing anywhere says that work is lost", "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    auto file = desk.create();
    StorageThread journal(std::move(file), desk.board, kQuick);
    disk.failSyncs = 1'000'000;
    journal.append(desk.edit());
    CHECK(closed(journal) == JournalState::End::Lost);
}

TEST_CASE("a disk that does not answer is told, and closing saves the state beside it", "[storage][refuge]") {
    Desk desk;
    std::filesystem::path there;
    std::atomic<bool> stuck{true};
    {
        auto file = desk.create();
        file->onBeforeCommit([&] {
            while (stuck) std::this_thread::sleep_for(1ms);
        });
        StorageThread journal(std::move(file), desk.board, kQuick);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 20; ++i) journal.append(desk.edit());
        REQUIRE(becomes([&] { return journal.state().trouble == "The disk does not answer."; }));
        CHECK(std::chrono::steady_clock::now() - start + 2ms >= kQuick.hangsAfter);  // times are kept in whole milliseconds
        CHECK(journal.state().since > 0);
        journal.append(desk.edit());
        CHECK(closed(journal) == JournalState::End::Rescued);
        there = journal.state().file;
        REQUIRE(there != desk.path);
    }
    desk.demandAllKeptIn(there);
    stuck = false;
    REQUIRE(becomes([&] { return SessionFile::open(desk.path).operator bool(); }));  // its thread has ended too
}

TEST_CASE("a full disk is given the room that was kept back, and it is told that room is low", "[storage][refuge]") {
    Desk desk;
    const auto at = desk.folder / "disk";
    SmallDisk disk(at, "size=48m");
    if (!disk) return;
    desk.path = at / "a.parcours";
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick, {{}, at / ".ballast", 8 << 20});
        struct stat status {};
        REQUIRE(becomes([&] {
            return ::stat((at / ".ballast").c_str(), &status) == 0 && status.st_blocks * 512 >= 16 << 20;  // not only said to be
        }));
        CHECK((status.st_mode & 0777) == 0600);
        CHECK_FALSE(journal.state().roomIsLow);
        disk.fill();
        REQUIRE(becomes([&] { return journal.state().roomIsLow; }));
        for (int i = 0; i < 200; ++i) journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        CHECK_FALSE(std::filesystem::exists(at / ".ballast"));
        std::filesystem::remove(at / "filler");
        REQUIRE(becomes([&] { return std::filesystem::exists(at / ".ballast"); }));
        REQUIRE(becomes([&] { return !journal.state().roomIsLow; }));
    }
    desk.demandAllKept();
}

TEST_CASE("marks of an open secret round are in a replacement as they were", "[storage][refuge]") {
    FailingDisk disk;
    Desk desk;
    disk.below = desk.path.string();  // not a backup's sync
    auto file = desk.create();
    StorageThread journal(std::move(file), desk.board, kQuick);
    for (int i = 0; i < 300 || desk.board.all<app::Mark>().empty(); ++i) journal.append(desk.edit());
    REQUIRE(journal.waitUntilStored(5s));
    disk.failSyncs = 1;
    REQUIRE(becomes([&] { return journal.append(desk.edit()), journal.state().file != desk.path; }));
    REQUIRE(journal.waitUntilStored(5s));
    const auto there = journal.state().file;
    closed(journal);
    REQUIRE_FALSE(desk.board.all<app::Mark>().empty());
    desk.demandAllKeptIn(there);
}
