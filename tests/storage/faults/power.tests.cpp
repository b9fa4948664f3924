// Simulated power cuts: at any point of a workshop's work, everything that was synced is on the disk, and of what was not any
// part in any order. What was acknowledged before the cut must be there. Two control runs show that this test is not blind.
#include <catch2/catch.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "app/rules/voting.h"
#include "storage/session/check.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/counts.h"
#include "tests/storage/faults/crash_image.h"
#include "tests/storage/faults/thread_on.h"
#include "tests/storage/mark_bytes.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"
#include "tests/storage/without_marks.h"

using namespace app;
using namespace std::chrono_literals;
using storage::session::SessionFile;
using storage::session::StorageThread;

namespace {

constexpr int kActions = 300;
constexpr int kImagesAScript = 400;
constexpr storage::session::StorageTiming kHasty{1ms, 4ms, 1ms, 500ms};  // folds its log in whenever there is a pause

enum class Driver { Honest, WithoutSync, AcknowledgesEarly };

struct Script {
    tests::Files before;  // the file as it lay on the disk, synced, when the table opened it
    std::vector<tests::IoEvent> events;
    std::map<std::string, std::string> keys;  // of secret rounds, all there were
    std::vector<Board> boards;                // after so many transactions; the killer's, not the file's
};

class Recorder : public Journal {
public:
    Recorder(StorageThread& thread, tests::FaultVfs& vfs, Script& script, Driver driver)
        : m_thread(thread), m_vfs(vfs), m_script(script), m_early(driver == Driver::AcknowledgesEarly) {}
    void append(const Transaction& transaction) override {
        m_script.boards.push_back(m_script.boards.back());
        REQUIRE(m_script.boards.back().apply(transaction));
        const auto announced = m_script.boards.size() - 1;
        m_vfs.say(m_early ? announced : 0, announced);  // before the disk hears of it
        m_thread.append(transaction);
    }
    JournalState state() const override { return m_thread.state(); }

private:
    StorageThread& m_thread;
    tests::FaultVfs& m_vfs;
    Script& m_script;
    const bool m_early;
};

constexpr std::size_t kKeyBytes = 48;

Script play(std::uint64_t seed, Driver driver) {
    Script script;
    const tests::TempFolder folder(tests::inMemory());
    const auto path = folder / "a.parcours";
    tests::People people(seed);
    std::mt19937_64 random(seed);
    const Transaction first = people.first();
    REQUIRE(SessionFile::create(path, first));
    script.before = {{"a.parcours", tests::bytesOf(path)}};
    script.boards.resize(1);
    REQUIRE(script.boards[0].apply(first));

    tests::FaultVfs vfs(folder.path());
    vfs.record(true);
    {
        auto file = SessionFile::open(path);
        REQUIRE(file);
        if (driver == Driver::WithoutSync) (*file)->connection().exec("PRAGMA synchronous = OFF");
        tests::ThreadOn thread(std::move(*file), kHasty);
        Recorder journal(thread, vfs, script, driver);
        Workshop workshop(script.boards[0], journal, {}, people.ids());
        for (int done = 0; done < kActions;) {
            for (int together = 1 + static_cast<int>(random() % 4); together > 0; --together, ++done) people.act(workshop);
            REQUIRE(thread.waitUntilStored(20s));
            const auto stored = thread.state().stored;
            vfs.say(stored, stored);
            std::error_code none;
            for (const auto& key : std::filesystem::directory_iterator(folder / ".keys", none))
                if (const auto bytes = tests::bytesOf(key.path());
                    bytes.size() == kKeyBytes && bytes.find_first_not_of('\0') != bytes.npos)
                    script.keys.emplace(key.path().filename().string(), bytes);
            if (random() % 10 == 0) std::this_thread::sleep_for(3ms);
        }
    }
    script.events = vfs.events();
    return script;
}

struct Tally {
    int images = 0, keyless = 0, refused = 0, unsound = 0, halved = 0, lost = 0, searched = 0, marks = 0;
    std::size_t acknowledged = 0;
    bool harmed() const { return refused + unsound + halved + lost > 0; }
};

// When no round is open, no byte of a mark is left, wherever the current went: closing and wiping are two commits.
void searchMarks(const std::string& bytes, const Board& board, const Script& script, Tally& tally) {
    constexpr int kEvery = 8;  // it takes its time
    if (rules::openRound(board) || tally.images % kEvery != 0) return;
    ++tally.searched;
    std::set<std::uint64_t> marks;
    for (const Board& moment : script.boards)
        for (const auto& [id, mark] : moment.all<Mark>()) marks.insert(id);
    for (const std::uint64_t id : marks) tally.marks += tests::holdsMark(bytes, id);
}

// What opens from such an image, beside what had been acknowledged when the current went.
void judge(const tests::Files& image, const Script& script, std::size_t acknowledged, std::size_t announced, Tally& tally) {
    const tests::TempFolder folder(tests::inMemory());
    for (const auto& [name, bytes] : image) tests::writeBytes(folder / name, bytes);
    // A key is on the disk before anything is sealed with it, and gone only after its round's end is.
    std::filesystem::create_directory(folder / ".keys");
    for (const auto& [name, bytes] : script.keys) tests::writeBytes(folder / ".keys" / name, bytes);
    ++tally.images, tally.acknowledged += acknowledged;
    auto opened = SessionFile::open(folder / "a.parcours");
    if (!opened) {
        ++tally.refused;
        return;
    }
    Board board;
    try {
        board = (*opened)->load();
    } catch (const std::exception&) {
        ++tally.unsound;
        return;
    }
    // A key that came and went between two looks of this test: what it opened cannot be compared.
    const bool lacksKey = std::ranges::any_of(
        (*opened)->told(), [](const Told& told) { return std::string(told.text).find("key") != std::string::npos; });
    tally.keyless += lacksKey;
    opened->reset();
    searchMarks(tests::bytesOf(folder / "a.parcours"), board, script, tally);
    const auto findings = storage::session::check(folder / "a.parcours");
    tally.unsound += !findings || !findings->empty();
    for (std::size_t i = acknowledged; i <= announced; ++i)
        if (script.boards[i] == board || (lacksKey && tests::withoutMarks(script.boards[i]) == board)) return;
    const bool earlier = std::find(script.boards.begin(), script.boards.end(), board) != script.boards.end();
    ++(earlier ? tally.lost : tally.halved);
}

// So many cuts anywhere in a script, in its order.
void cutAnywhere(const Script& script, int images, std::mt19937_64& random, Tally& tally) {
    std::vector<std::size_t> cuts;
    while (images-- > 0) cuts.push_back(random() % (script.events.size() + 1));
    std::sort(cuts.begin(), cuts.end());
    tests::Disk disk(script.before);
    std::size_t at = 0, acknowledged = 0, announced = 0;
    for (const std::size_t cut : cuts) {
        for (; at < cut; ++at) {
            const tests::IoEvent& event = script.events[at];
            disk.take(event);
            if (event.kind != tests::IoEvent::Kind::Said) continue;
            acknowledged = std::max<std::size_t>(acknowledged, event.at);
            announced = std::max<std::size_t>(announced, event.more);
        }
        judge(disk.afterPowerCut(random, random() % 2 ? 512 : 4096), script, acknowledged, announced, tally);
    }
}

// A file and perhaps its log are opened and closed again, whatever that has to do; what is in it stays.
Script reopen(tests::Files files) {
    const tests::TempFolder folder(tests::inMemory());
    for (const auto& [name, bytes] : files) tests::writeBytes(folder / name, bytes);
    Script script{std::move(files), {}, {}};
    tests::FaultVfs vfs(folder.path());
    vfs.record(true);
    {
        auto file = SessionFile::open(folder / "a.parcours");
        REQUIRE(file);
        script.boards.push_back((*file)->load());
    }
    script.events = vfs.events();
    REQUIRE_FALSE(script.events.empty());
    return script;
}

Tally cutPower(Driver driver, int images) {
    std::mt19937_64 random(std::random_device{}());
    Tally tally;
    while (images > 0) {
        const Script script = play(random(), driver);
        const int here = std::min(images, kImagesAScript);
        images -= here;
        cutAnywhere(script, here, random, tally);
    }
    return tally;
}

void tell(const char* what, const Tally& tally) {
    std::ostringstream counts;
    counts << tally.images << " power cuts, " << tally.lost << " lost acknowledged edits, " << tally.halved << " half applied, "
           << tally.unsound << " unsound, " << tally.refused << " not opened, " << tally.keyless
           << " without a key; marks found in " << tally.marks << " of " << tally.searched << " searched after a round";
    tests::tellRow(what, counts.str());
}

}  // namespace

TEST_CASE("simulated power cuts lose nothing that was acknowledged and leave a sound file", "[storage][faults][power]") {
    const Tally tally = cutPower(Driver::Honest, tests::countFrom("PARCOURS_POWER_CUTS", 400));
    tell("simulated power cut", tally);
    CHECK(tally.lost == 0);
    CHECK(tally.halved == 0);
    CHECK(tally.keyless * 4 < tally.images);
    CHECK(tally.unsound == 0);
    CHECK(tally.refused == 0);
    CHECK(tally.marks == 0);
    CHECK(tally.searched > 0);
    CHECK(tally.acknowledged > 0);
}

TEST_CASE("simulated power cuts while an earlier form is brought up to date, or a killed session opened, change nothing of it",
          "[storage][faults][power]") {
    std::mt19937_64 random(std::random_device{}());
    const int images = tests::countFrom("PARCOURS_POWER_CUTS", 400) / 20;
    Tally tally;
    for (const char* name : {"form-1", "form-2", "form-3", "form-1-workshop"}) {
        const auto file = std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/sessions" / (std::string(name) + ".parcours");
        cutAnywhere(reopen({{"a.parcours", tests::bytesOf(file)}}), images, random, tally);
    }
    // The images of an earlier cut are what a table finds when it is switched on again; the current may go once more.
    const Script script = play(random(), Driver::Honest);
    for (int i = 0; i < 10; ++i) {
        tests::Disk disk(script.before);
        for (std::size_t at = random() % script.events.size(), event = 0; event < at; ++event) disk.take(script.events[event]);
        cutAnywhere(reopen(disk.afterPowerCut(random, 512)), images, random, tally);
    }
    tell("simulated power cut in a migration or in an opening after a cut", tally);
    CHECK(tally.lost + tally.halved + tally.unsound + tally.refused == 0);
    CHECK(tally.images == 14 * images);
}

TEST_CASE("the control run without syncs loses or corrupts", "[storage][faults][power]") {
    const Tally tally = cutPower(Driver::WithoutSync, 100);
    tell("control: simulated power cut with synchronous = OFF", tally);
    CHECK(tally.harmed());  // else the test above is blind
    CHECK(tally.lost + tally.refused > 10);
}

TEST_CASE("the control run that acknowledges before the commit loses", "[storage][faults][power]") {
    const Tally tally = cutPower(Driver::AcknowledgesEarly, 200);
    tell("control: simulated power cut, acknowledged before stored", tally);
    CHECK(tally.lost > 0);  // else the test above is blind
}
