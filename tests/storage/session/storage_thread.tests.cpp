#include "storage/session/storage_thread.h"

#include <sys/mount.h>

#include <catch2/catch.hpp>
#include <set>

#include "tests/storage/session/desk.h"

using namespace app;
using namespace storage;
using namespace std::chrono_literals;
using session::SessionFile;
using session::StorageThread;

using tests::becomes, tests::Desk, tests::kQuick;

TEST_CASE("what is appended becomes stored, in order, and is there after a restart", "[storage][thread]") {
    Desk desk;
    {
        auto made = desk.create();
        StorageThread journal(std::move(made), desk.board, kQuick);
        for (int i = 0; i < 500; ++i) journal.append(desk.edit());
        CHECK(journal.state().accepted == 500);
        REQUIRE(journal.waitUntilStored(5s));
        CHECK(journal.state().stored == 500);
        CHECK(journal.state().trouble.empty());
    }
    desk.demandAllKept();
}

TEST_CASE("closing stores what was only accepted and leaves no log", "[storage][thread]") {
    Desk desk;
    {
        auto made = desk.create();
        StorageThread journal(std::move(made), desk.board, kQuick);
        for (int i = 0; i < 300; ++i) journal.append(desk.edit());
    }
    CHECK_FALSE(std::filesystem::exists(desk.folder / "a.parcours-wal"));
    desk.demandAllKept();
}

TEST_CASE("while storing fails the trouble is told, nothing counts as stored, and storing resumes by itself",
          "[storage][thread]") {
    Desk desk;
    auto file = desk.create();
    std::atomic<int> failuresLeft{5};
    file->onBeforeCommit([&] {
        if (failuresLeft > 0) --failuresLeft, throw sqlite::Failure{sqlite::Cause::Full};
    });
    {
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.append(desk.edit());
        REQUIRE(becomes([&] { return journal.state().trouble == "The disk is full."; }));
        CHECK(journal.state().stored == 0);
        for (int i = 0; i < 20; ++i) journal.append(desk.edit());
        CHECK(journal.state().accepted == 21);
        REQUIRE(journal.waitUntilStored(5s));
        REQUIRE(becomes([&] { return journal.state().trouble.empty(); }));
        CHECK(failuresLeft == 0);
    }
    desk.demandAllKept();
}

TEST_CASE("a device that fails is opened anew, and what it had stored after all is not stored twice", "[storage][thread]") {
    Desk desk;
    auto file = desk.create();
    auto* raw = file.get();
    std::atomic<bool> failed{false};
    file->onBeforeCommit([&] {
        if (failed.exchange(true)) return;
        raw->connection().exec("COMMIT; BEGIN");  // the commit arrives on the disk, the answer does not
        throw sqlite::Failure{sqlite::Cause::Device};
    });
    {
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.append(desk.edit());
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
    }
    desk.demandAllKept();
}

TEST_CASE("append and state never wait for the disk", "[storage][thread]") {
    Desk desk;
    auto file = desk.create();
    std::atomic<bool> stuck{true}, entered{false};
    file->onBeforeCommit([&] {
        entered = true;
        while (stuck) std::this_thread::sleep_for(1ms);
    });
    StorageThread journal(std::move(file), desk.board, kQuick);
    journal.append(desk.edit());
    REQUIRE(becomes([&] { return entered.load(); }));
    for (int i = 0; i < 200; ++i) journal.append(desk.edit());  // comes back, or the test never ends
    CHECK(journal.state().accepted == 201);
    CHECK(journal.state().stored == 0);
    stuck = false;
    CHECK(journal.waitUntilStored(5s));
}

TEST_CASE("what queued up while the disk was busy goes into one commit", "[storage][thread]") {
    Desk desk;
    auto file = desk.create();
    std::atomic<bool> stuck{true};
    std::atomic<int> commits{0};
    file->onBeforeCommit([&] {
        ++commits;
        while (stuck) std::this_thread::sleep_for(1ms);
    });
    StorageThread journal(std::move(file), desk.board, kQuick);
    journal.append(desk.edit());
    REQUIRE(becomes([&] { return commits == 1; }));
    for (int i = 0; i < 100; ++i) journal.append(desk.edit());
    stuck = false;
    REQUIRE(journal.waitUntilStored(5s));
    CHECK(commits == 2);
}

TEST_CASE("a transaction that breaks the file's rules does not keep the others from being stored, and check names it",
          "[storage][thread]") {
    Desk desk;
    IdSource ids(9);
    const auto bad = [&](Record record) {
        Transaction transaction{ids.next(), Op::Import, {}, 1, 0, {{keyOf(record), std::nullopt, record}}};
        REQUIRE(desk.board.apply(transaction));
        return transaction;
    };
    {
        auto made = desk.create();
        StorageThread journal(std::move(made), desk.board, kQuick);
        journal.append(desk.edit());
        const Transaction good = desk.edit();  // made before the others, so that it does not touch their records
        journal.append(bad(Voter{{ids.next()}, {ids.next()}, {ids.next()}, false, false}));  // refers to nothing
        journal.append(bad(Estimate{{ids.next()}, 9, 9, std::nullopt, std::nullopt}));       // out of range
        journal.append(bad(Candidate{{ids.next()}, {}, 1}));                                 // without its round
        journal.append(good);
        REQUIRE(journal.waitUntilStored(5s));
        CHECK(journal.state().trouble.empty());
    }
    const auto findings = session::check(desk.path);
    REQUIRE(findings);
    std::string all;
    for (const auto& finding : *findings) all += finding.sentence({}) + "\n";
    CHECK_THAT(all, Catch::Contains("voter"));
    CHECK_THAT(all, Catch::Contains("estimate"));
    CHECK_THAT(all, Catch::Contains("candidate"));
    auto file = SessionFile::open(desk.path);
    REQUIRE(file);
    // What no record can be is set aside when it is read again, and the journal says so.
    std::set<RecordKind> aside;  // what no table took is missing there
    for (const SetAside& one : (*file)->setAside()) aside.insert(one.key.kind);
    CHECK(aside == std::set{RecordKind::Candidate, RecordKind::Estimate});
    CHECK((*file)->recent(10).size() == 7);
}

TEST_CASE("on a disk that is really full the trouble is told, and storing resumes when there is room", "[storage][thread]") {
    Desk desk;
    const auto disk = desk.folder / "disk";
    std::filesystem::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0) {
        WARN("not run: mounting a small file system needs root");
        return;
    }
    desk.path = disk / "a.parcours";
    {
        auto made = desk.create();
        StorageThread journal(std::move(made), desk.board, kQuick);
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        {
            std::ofstream filler(disk / "filler", std::ios::binary);
            const std::string block(4096, 'x');
            while (filler.write(block.data(), 4096).flush()) {
            }
        }
        const auto storedBefore = journal.state().stored;
        for (int i = 0; i < 50; ++i) journal.append(desk.edit());
        REQUIRE(becomes([&] { return journal.state().trouble == "The disk is full."; }));
        CHECK(journal.state().stored < storedBefore + 50);
        std::filesystem::remove(disk / "filler");
        REQUIRE(journal.waitUntilStored(5s));
        REQUIRE(becomes([&] { return journal.state().trouble.empty(); }));
    }
    desk.demandAllKept();
    ::umount(disk.c_str());
}
