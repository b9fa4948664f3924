// Saved copies of a session, and what can be taken back from them; the trash; erasing for good.
#include "storage/session/backups.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "app/workshop/workshop.h"
#include "storage/session/check.h"
#include "storage/session/recover.h"
#include "storage/session/sqlite_library.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"
#include "tests/storage/without_marks.h"

using namespace app;
using namespace std::chrono_literals;
using namespace storage::session;
namespace fs = std::filesystem;

namespace {

constexpr UnixMs kNow = 1'796'000'000'000;
constexpr UnixMs kHour = 3'600'000;

std::string allBytesIn(const fs::path& folder) {
    std::string bytes;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(folder, none))
        if (entry.is_regular_file()) bytes += tests::bytesOf(entry.path());
    return bytes;
}

std::vector<fs::path> sessionsIn(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".parcours") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

struct Home {
    tests::TempFolder folder;
    SqliteLibrary library{folder.path()};
    tests::People people{5};

    // A session with work in it and a secret round under way, closed.
    fs::path make(Board& board) {
        const fs::path file = folder / "Atelier.parcours";
        auto open = library.create(file, people.first());
        REQUIRE(open);
        work(*open, board, [](const Board& now) {
            return std::any_of(now.all<Round>().begin(), now.all<Round>().end(), [&](const auto& one) {
                return one.second.secret && one.second.state == RoundState::Open && now.marksOf(one.second.id).size() > 3;
            });
        });
        return file;
    }
    void work(OpenSession& open, Board& board, const std::function<bool(const Board&)>& enough) {
        Workshop workshop(open.board, *open.journal, {}, people.ids());
        for (int i = 0; i < 20000 && !enough(workshop.board()); ++i) people.act(workshop);
        REQUIRE(enough(workshop.board()));
        while (!workshop.saved().allStored()) std::this_thread::sleep_for(1ms);
        board = workshop.board();
    }
    void wait() {
        for (int i = 0; i < 120'000 && library.busy(); ++i) std::this_thread::sleep_for(1ms);
        REQUIRE_FALSE(library.busy());
    }
    SessionCard card(const fs::path& file) {
        library.refresh();
        wait();
        for (const SessionCard& one : library.cards())
            if (one.file == file) return one;
        FAIL("no card for " << file);
        return {};
    }
    bool isSaid(const std::string& part) {
        const auto news = library.news();
        return std::any_of(news.begin(), news.end(),
                           [&](const Told& one) { return std::string(one.text).find(part) != std::string::npos; });
    }
};

}  // namespace

TEST_CASE("a session that is closed leaves a copy, which is whole and has no mark and no draft", "[storage][backups]") {
    Home home;
    Board board;
    const fs::path file = home.make(board);
    {
        auto open = home.library.open(file);
        REQUIRE(open);
        const std::size_t notes = board.all<Note>().size();
        home.work(*open, board, [&](const Board& now) { return now.all<Note>().size() > notes; });
    }
    const SessionCard card = home.card(file);
    REQUIRE_FALSE(card.copies.empty());
    CHECK(std::string(card.copies[0].why) != "while people were working");
    for (const SavedCopy& copy : card.copies) {
        const auto findings = check(copy.file);
        REQUIRE(findings);
        CHECK(findings->empty());
        SQLite::Database db(copy.file.string(), SQLite::OPEN_READONLY);
        CHECK(db.execAndGet("SELECT count(*) FROM mark").getInt() == 0);
        CHECK(db.execAndGet("SELECT count(*) FROM draft").getInt() == 0);
        struct stat status {};
        REQUIRE(::stat(copy.file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(std::any_of(card.copies.begin(), card.copies.end(),
                      [&](const SavedCopy& copy) { return *SessionFile::look(copy.file) == tests::withoutMarks(board); }));
}

TEST_CASE("taking a copy back makes a new session, fifty times over, and takes no copy away", "[storage][backups]") {
    Home home;
    Board board;
    const fs::path file = home.make(board);
    const auto copies = home.card(file).copies;
    const std::string bytes = tests::bytesOf(file);
    for (int i = 0; i < 50; ++i) home.library.restore(file, copies.front().file);
    home.wait();
    CHECK(home.isSaid("cancelled in the copy"));
    CHECK(tests::bytesOf(file) == bytes);
    for (const SavedCopy& copy : copies) CHECK(fs::exists(copy.file));
    const auto sessions = sessionsIn(home.folder.path());
    CHECK(sessions.size() == 51);
    for (const fs::path& one : sessions) {
        if (one == file) continue;
        auto opened = SessionFile::open(one);
        REQUIRE(opened);
        CHECK((*opened)->told().empty());
        const Board found = (*opened)->load();
        CHECK(found.all<Note>() == board.all<Note>());
        CHECK(found.all<Mark>().empty());
        for (const auto& [id, round] : found.all<Round>()) CHECK_FALSE((round.secret && round.state == RoundState::Open));
    }
    // The round under way in the session itself is as it was.
    auto again = SessionFile::open(file);
    REQUIRE(again);
    CHECK((*again)->load() == board);
}

TEST_CASE("copies are thinned by age: all of a day, then one a day, ten in any case", "[storage][backups]") {
    const tests::TempFolder folder;
    const DataFolder data{folder.path()};
    const FileId id{};
    const auto add = [&](UnixMs at) { tests::writeBytes(backupName(data, id, at, "timer"), "x"); };
    for (int i = 0; i < 24 * 6; ++i) add(kNow - i * kHour / 6);
    for (int day = 2; day < 120; ++day)
        for (int i = 0; i < 3; ++i) add(kNow - day * 24 * kHour - i * kHour);
    thinBackups(data, id, kNow);
    int young = 0, old = 0, older = 0;
    for (const Backup& backup : backupsOf(data, id)) {
        const UnixMs age = kNow - backup.at;
        ++(age < 24 * kHour ? young : age < 90 * 24 * kHour ? old : older);
    }
    CHECK(young == 24 * 6);
    CHECK(old >= 86);
    CHECK(old <= 90);
    CHECK(older == 0);
    const FileId other{{{1}}};
    for (int i = 0; i < 12; ++i) tests::writeBytes(backupName(data, other, kNow - 400 * 24 * kHour - i, "close"), "x");
    thinBackups(data, other, kNow);
    CHECK(backupsOf(data, other).size() == 10);
}

TEST_CASE("erasing for good leaves nothing of a session on the table, and says which exports remain",
          "[storage][backups][secrecy]") {
    Home home;
    Board board;
    const fs::path file = home.make(board);
    home.library.leavePicture(file, {1, 2, 3});
    home.wait();
    fs::create_directories(home.folder / "exports" / "Atelier");
    REQUIRE_FALSE(home.card(file).copies.empty());
    std::string word;
    for (const auto& [id, note] : board.all<Note>())
        if (note.text.size() > word.size()) word = note.text;
    REQUIRE(word.size() > 6);
    REQUIRE(allBytesIn(home.folder.path()).find(word) != std::string::npos);
    home.library.remove(file);  // out of the trash too
    home.wait();
    home.library.erase(home.folder / ".trash" / "Atelier.parcours");
    home.wait();
    CHECK(home.isSaid("Erased for good"));
    CHECK(allBytesIn(home.folder.path()).find(word) == std::string::npos);
    std::error_code none;
    for (const char* place : {".keys", ".ledger", ".backups", ".trash", ".pictures"})
        for (const auto& entry : fs::directory_iterator(home.folder / place, none)) FAIL(entry.path());
    CHECK(sessionsIn(home.folder.path()).empty());
}

TEST_CASE("what was thrown away comes back, and its secret round is cancelled first", "[storage][backups][secrecy]") {
    Home home;
    Board board;
    const fs::path file = home.make(board);
    home.library.remove(file);
    home.wait();
    CHECK(sessionsIn(home.folder.path()).empty());
    CHECK(fs::is_empty(home.folder / ".keys"));
    home.library.putBack(home.folder / ".trash" / "Atelier.parcours");
    home.wait();
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    CHECK((*opened)->told().empty());
    CHECK((*opened)->load().all<Note>() == board.all<Note>());
}

TEST_CASE("a damaged session is recovered as a new one, from its backups too, and stays as it is",
          "[storage][backups][recover]") {
    Home home;
    Board board;
    const fs::path file = home.make(board);
    std::string bytes = tests::bytesOf(file);
    SECTION("pages in the middle are no pages") {
        for (std::size_t at = 4096 * 3; at < 4096 * 6; ++at) bytes[at] = static_cast<char>(0xAA);
    }
    SECTION("it is cut off") { bytes.resize(bytes.size() / 2); }
    SECTION("its beginning is gone") { std::fill_n(bytes.begin(), 4096, '\0'); }
    SECTION("nothing is left of it") { bytes.assign(5000, 'x'); }
    tests::writeBytes(file, bytes);
    home.library.recover(file);
    home.wait();
    CHECK(home.isSaid("in a new session"));
    CHECK(tests::bytesOf(file) == bytes);
    const auto sessions = sessionsIn(home.folder.path());
    REQUIRE(sessions.size() == 2);
    const fs::path fresh = sessions[0] == file ? sessions[1] : sessions[0];
    auto opened = SessionFile::open(fresh);
    REQUIRE(opened);
    const Board found = (*opened)->load();
    CHECK(found.all<Note>() == board.all<Note>());
    CHECK(found.all<Action>() == board.all<Action>());
}

TEST_CASE("a backup is made while people work, at steps and after minutes of change", "[storage][backups]") {
    const tests::TempFolder folder;
    tests::People people(8);
    auto file = SessionFile::create(folder / "a.parcours", people.first());
    REQUIRE(file);
    const FileId id = (*file)->seal().file;
    const DataFolder data{folder.path()};
    Board board = (*file)->load();
    StorageTiming timing;
    timing.backUpEvery = 20ms;
    {
        StorageThread thread(std::move(*file), board, timing);
        Workshop workshop(board, thread, {}, people.ids());
        for (int i = 0; i < 200; ++i) {
            people.act(workshop);
            std::this_thread::sleep_for(1ms);
        }
        REQUIRE(thread.waitUntilStored(10s));
    }
    bool byTime = false;
    for (const Backup& backup : backupsOf(data, id)) {
        byTime = byTime || backup.why.starts_with("timer");
        const auto findings = check(backup.file);
        REQUIRE(findings);
        CHECK(findings->empty());
    }
    CHECK(byTime);
}
