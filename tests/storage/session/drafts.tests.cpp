// Begun texts on the disk: within a second of the last key, through a kill, a rescue and a hang, and in nothing that leaves.
#include "storage/session/backups.h"
#include "tests/storage/child.h"
#include "tests/storage/session/desk.h"
#include "tests/storage/session/failing_disk.h"

using namespace std::chrono_literals;
using app::Id, app::JournalState, app::Seat;
using storage::session::SessionFile;
using storage::session::StorageThread;
using tests::becomes, tests::Desk, tests::kQuick;

namespace {

using Drafts = std::map<Id<Seat>, std::string>;

Drafts draftsIn(const std::filesystem::path& file) {
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    return (*opened)->drafts();
}

void end(StorageThread& journal) {
    journal.close();
    REQUIRE(becomes([&] { return journal.state().end != JournalState::End::Open; }, 20s));
}

}  // namespace

TEST_CASE("A begun text is stored within a second of its last key, and every second while it goes on", "[storage][drafts]") {
    Desk desk;
    auto file = desk.create();
    StorageThread journal(std::move(file), desk.board);  // with the times people get
    std::string text;
    const auto start = std::chrono::steady_clock::now();
    int storedWhileTyping = 0;
    for (bool waiting = false; std::chrono::steady_clock::now() - start < 2500ms; std::this_thread::sleep_for(50ms)) {
        journal.keepDraft({7}, text += "a");
        storedWhileTyping += waiting && !journal.state().draftsWaiting;
        waiting = journal.state().draftsWaiting;
        if (!waiting) ++storedWhileTyping;
    }
    const auto last = std::chrono::steady_clock::now();
    REQUIRE(becomes([&] { return !journal.state().draftsWaiting; }, 2s));
    CHECK(std::chrono::steady_clock::now() - last < 1s);
    end(journal);
    CHECK(draftsIn(desk.path) == Drafts{{{7}, text}});
}

TEST_CASE("The last text of a seat wins, an empty one takes it away, and nothing of it is in the journal", "[storage][drafts]") {
    Desk desk;
    {
        auto file = desk.create();
        StorageThread journal(std::move(file), desk.board, kQuick);
        for (const char* text : {"u", "un", "un mot"}) journal.keepDraft({7}, text);
        journal.keepDraft({}, "animation"), journal.keepDraft({8}, "rien"), journal.keepDraft({8}, "");
        CHECK_FALSE(journal.state().allStored());
        REQUIRE(journal.waitUntilStored(5s));
        journal.append(desk.edit());
        REQUIRE(journal.waitUntilStored(5s));
        CHECK(journal.state().accepted == 1);  // no transaction
    }
    CHECK(draftsIn(desk.path) == Drafts{{{}, "animation"}, {{7}, "un mot"}});
    desk.demandAllKept();
    auto file = SessionFile::open(desk.path);
    REQUIRE(file);
    CHECK((*file)->recent(100).size() == 2);
    (*file)->copyTo(desk.folder / "copy.parcours", true);
    file->reset();
    CHECK(draftsIn(desk.folder / "copy.parcours").empty());
    CHECK(tests::bytesOf(desk.folder / "copy.parcours").find("animation") == std::string::npos);
}

TEST_CASE("Drafts go along into a replacement, a rescue file and what is saved beside a disk that hangs", "[storage][drafts]") {
    enum class Fault { Sync, Full, Hang };
    const Fault fault = GENERATE(Fault::Sync, Fault::Full, Fault::Hang);
    CAPTURE(static_cast<int>(fault));
    tests::FailingDisk disk;
    Desk desk;
    disk.below = desk.path.string();  // not a backup's sync
    std::filesystem::path there;
    std::atomic<bool> fails{false}, stuck{false};
    {
        auto file = desk.create();
        file->onBeforeCommit([&] {
            while (stuck) std::this_thread::sleep_for(1ms);
            if (fails) throw storage::sqlite::Failure{storage::sqlite::Cause::Full};
        });
        StorageThread journal(std::move(file), desk.board, kQuick);
        journal.keepDraft({7}, "avant"), journal.keepDraft({9}, "à effacer");
        REQUIRE(journal.waitUntilStored(5s));
        if (fault == Fault::Sync) disk.failSyncs = 1;
        fails = fault == Fault::Full, stuck = fault == Fault::Hang;
        journal.append(desk.edit());
        std::this_thread::sleep_for(50ms);
        journal.keepDraft({8}, "pendant"), journal.keepDraft({9}, "");
        end(journal);
        there = journal.state().file;
    }
    REQUIRE(there != desk.path);
    CHECK(draftsIn(there) == Drafts{{{7}, "avant"}, {{8}, "pendant"}});
    desk.demandAllKeptIn(there);
    stuck = false;
    if (fault == Fault::Hang) REQUIRE(becomes([&] { return SessionFile::open(desk.path).operator bool(); }));
}

TEST_CASE("Killed while somebody types, a second after the last key: the text is in the file", "[storage][drafts][kill]") {
    Desk desk;
    desk.create().reset();
    for (int round = 0; round < 5; ++round) {
        tests::Child child({tests::killChildProgram(), "type", desk.path.string(), std::to_string(round)});
        const std::string typed = child.readLine();  // said at the last key
        REQUIRE_FALSE(typed.empty());
        std::this_thread::sleep_for(1s);
        child.kill();
        CHECK(draftsIn(desk.path) == Drafts{{{7}, typed}});
    }
}
