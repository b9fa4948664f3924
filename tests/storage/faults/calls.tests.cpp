// The n-th call to the disk fails, once or for ever, for every n until the script runs through; and the n-th allocation of
// SQLite. Nothing crashes, what fails is told, nothing is called saved that is not, and what was acknowledged is there
// afterwards.
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <thread>

#include "storage/session/card.h"
#include "storage/session/check.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/counts.h"
#include "tests/storage/faults/fault_vfs.h"
#include "tests/storage/faults/scarce_memory.h"
#include "tests/storage/faults/thread_on.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace std::chrono_literals;
using storage::session::SessionFile;
using storage::session::StorageThread;

namespace {

constexpr storage::session::StorageTiming kBrisk{1ms, 2ms, 1ms, 5ms};
constexpr auto kToldWithin = 1s;
constexpr int kActsInAll = 12;
const std::string kNobodyElse =
    "This session is open in another window or on another table.";  // a wrong cause: there is no other

// A session as a table left it, closed or killed in mid-work, and the board it holds.
struct Beginning {
    std::map<std::string, std::string> files;
    Board board;

    void layIn(const std::filesystem::path& folder) const {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(entry.path());
        for (const auto& [name, bytes] : files) {
            std::filesystem::create_directories((folder / name).parent_path());
            tests::writeBytes(folder / name, bytes);
        }
    }
};

Beginning beginningOf(std::uint64_t seed, bool killed) {
    const tests::TempFolder folder(tests::inMemory());
    const auto path = folder / "a.parcours";
    tests::People people(seed);
    const Transaction first = people.first();
    REQUIRE(SessionFile::create(path, first));
    Beginning beginning;
    REQUIRE(beginning.board.apply(first));
    const auto keep = [&](const char* name) { beginning.files[name] = tests::bytesOf(folder / name); };
    {
        auto file = SessionFile::open(path);
        REQUIRE(file);
        tests::ThreadOn thread(std::move(*file));
        Workshop workshop(beginning.board, thread, {}, people.ids());
        for (int i = 0; i < 60; ++i) people.act(workshop);
        REQUIRE(thread.waitUntilStored(10s));
        beginning.board = workshop.board();
        if (killed) keep("a.parcours"), keep("a.parcours-wal");
        std::error_code none;
        for (const auto& key : std::filesystem::directory_iterator(folder / ".keys", none))
            keep((".keys/" + key.path().filename().string()).c_str());
    }
    if (!killed) keep("a.parcours");
    return beginning;
}

struct Behaviour {
    int runs = 0, refusals = 0, troubles = 0, moved = 0;
    std::filesystem::path file;        // where the session of the last run is in the end
    std::map<std::string, int> calls;  // which kind of call failed, how often
};

class Boards : public Journal {
public:
    Boards(StorageThread& thread, std::vector<Board>& boards) : m_thread(thread), m_boards(boards) {}
    void append(const Transaction& transaction) override {
        m_boards.push_back(m_boards.back());
        REQUIRE(m_boards.back().apply(transaction));
        m_thread.append(transaction);
    }
    JournalState state() const override { return m_thread.state(); }

private:
    StorageThread& m_thread;
    std::vector<Board>& m_boards;
};

// One table's life with that fault in it. `lasts`: the fault is still there; `stop` ends it before the table is closed.
// Returns how many were called stored.
std::size_t work(const std::filesystem::path& path, std::uint64_t seed, std::vector<Board>& boards,
                 const std::function<bool()>& lasts, Behaviour& told) {
    told.file = path;
    auto file = SessionFile::open(path);
    if (!file) {
        CHECK(std::string(file.refusal().text).ends_with("."));  // in words
        CHECK(file.refusal().text != kNobodyElse);
        ++told.refusals;
        return 0;
    }
    std::unique_ptr<StorageThread> opened;
    try {
        const Board loaded = (*file)->load();
        REQUIRE(loaded == boards.back());
        opened = std::make_unique<StorageThread>(std::move(*file), loaded, kBrisk);
    } catch (const storage::sqlite::Failure& failure) {
        CHECK(std::string(failure.text()).ends_with("."));
        ++told.refusals;  // as the library does
        return 0;
    }
    StorageThread& thread = *opened;
    Boards journal(thread, boards);
    tests::People people(seed + 7);
    Workshop workshop(boards.back(), journal, {}, people.ids());
    for (int i = 0; i < kActsInAll; ++i) {
        people.act(workshop);
        if (i % 3 == 2) thread.waitUntilStored(lasts() ? 2ms : 20ms);
    }
    // Either all becomes stored, or the trouble is told: never neither.
    const auto until = std::chrono::steady_clock::now() + kToldWithin;
    auto state = thread.state();
    while (state.stored != state.accepted && (state.trouble.empty() || !lasts()) && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(200us);
        state = thread.state();
    }
    CHECK((state.stored == state.accepted || (lasts() && !state.trouble.empty())));
    told.troubles += !state.trouble.empty();
    CHECK(state.trouble != kNobodyElse);
    std::this_thread::sleep_for(1500us);  // the log is folded in meanwhile
    if (!thread.state().file.empty() && thread.state().file != path) told.file = thread.state().file, ++told.moved;
    return thread.state().stored;
}

// `torn`: the disk has failed to the end and the table has said so. A commit whose sync failed lies whole in the log then, and
// the retry may have stopped in the middle of its first frame: the file says that it may lack steps, and it does.
void demandKept(const std::filesystem::path& path, const std::vector<Board>& boards, std::size_t stored, bool torn = false) {
    const auto findings = storage::session::check(path);
    REQUIRE(findings);
    for (const auto& finding : *findings) {
        UNSCOPED_INFO(finding.sentence({}));
        CHECK((torn && finding.sentence({}).starts_with("The log beside the file is damaged")));
    }
    auto opened = SessionFile::open(path);
    REQUIRE(opened);
    const Board found = (*opened)->load();
    bool known = false;
    for (std::size_t i = stored; i < boards.size() && !known; ++i) known = boards[i] == found;
    CHECK(known);
}

void tell(const char* what, const Behaviour& told) {
    std::ostringstream counts;
    counts << told.runs << " runs, " << told.refusals << " refused to open, " << told.troubles << " told trouble, " << told.moved
           << " went on in another file, 0 lost;";
    for (const auto& [call, count] : told.calls) counts << " " << call << " " << count;
    tests::tellRow(what, counts.str());
}

}  // namespace

TEST_CASE(
    "whichever call to the disk fails, once or for ever, nothing acknowledged is lost and nothing is called saved that is not",
    "[storage][faults][calls]") {
    const int step = std::max(1, tests::countFrom("PARCOURS_CALLS_STEP", 12));
    Behaviour told;
    for (const bool killed : {false, true}) {
        const std::uint64_t seed = 31 + killed;
        const Beginning beginning = beginningOf(seed, killed);
        for (const auto how : {tests::IoFault::How::Device, tests::IoFault::How::Full, tests::IoFault::How::Short})
            for (const bool forEver : {false, true}) {
                const auto offset = static_cast<std::uint64_t>(static_cast<int>(how) * 2 + forEver);
                bool through = false;
                for (std::uint64_t n = 1 + offset % static_cast<std::uint64_t>(step); !through;
                     n += static_cast<std::uint64_t>(step)) {
                    const tests::TempFolder folder(tests::inMemory());
                    beginning.layIn(folder.path());
                    std::vector<Board> boards{beginning.board};
                    std::size_t stored = 0;
                    const int troubles = told.troubles;
                    {
                        tests::FaultVfs vfs(folder.path());
                        vfs.fail({n, forEver, how});
                        INFO("call " << n << (forEver ? " and all after it" : "") << ", fault " << static_cast<int>(how));
                        stored = work(
                            folder / "a.parcours", seed, boards, [&] { return forEver && vfs.failed(); }, told);
                        through = !vfs.failed();
                        if (!through) ++told.calls[nameOf(vfs.failedCall())];
                    }
                    INFO("call " << n << (forEver ? " and all after it" : "") << ", fault " << static_cast<int>(how));
                    demandKept(told.file, boards, stored, forEver && told.troubles > troubles);
                    ++told.runs;
                }
            }
    }
    tell("the n-th call to the disk fails, once or for ever", told);
    CHECK(told.refusals > 0);
    CHECK(told.troubles > 0);
    if (step == 1)
        for (int call = 0; call < tests::kIoCalls; ++call) CHECK(told.calls[nameOf(static_cast<tests::IoCall>(call))] > 0);
}

TEST_CASE("whichever allocation of SQLite fails, nothing crashes, leaks or is lost", "[storage][faults][memory]") {
    const int step = std::max(1, tests::countFrom("PARCOURS_MEMORY_STEP", 60));
    Behaviour told;
    const Beginning beginning = beginningOf(53, true);
    for (const bool forEver : {false, true}) {
        bool through = false;
        for (std::uint64_t n = 1 + forEver; !through; n += static_cast<std::uint64_t>(step)) {
            const tests::TempFolder folder(tests::inMemory());
            beginning.layIn(folder.path());
            std::vector<Board> boards{beginning.board};
            std::size_t stored = 0;
            {
                tests::ScarceMemory memory(n, forEver);
                INFO("allocation " << n << (forEver ? " and all after it" : ""));
                stored = work(
                    folder / "a.parcours", 53, boards, [&] { return forEver && memory.failed(); }, told);
                through = !memory.failed();
                CHECK(memory.left() == 0);
            }
            INFO("allocation " << n << (forEver ? " and all after it" : ""));
            demandKept(told.file, boards, stored);
            ++told.runs;
        }
    }
    tell("the n-th allocation of SQLite fails, once or for ever", told);
    CHECK(told.refusals > 0);
}

TEST_CASE("whichever allocation of SQLite fails while a session is opened, looked at, listed or checked, it is said in words",
          "[storage][faults][memory]") {
    const int step = std::max(1, tests::countFrom("PARCOURS_MEMORY_STEP", 60) / 4);
    const Beginning beginning = beginningOf(53, true);
    const std::vector<std::pair<const char*, std::function<bool(const std::filesystem::path&)>>> ways{
        {"open", [](const auto& file) { return bool(SessionFile::open(file)); }},
        {"look", [](const auto& file) { return bool(SessionFile::look(file)); }},
        {"list", [](const auto& file) { return storage::session::readCard(file).trouble.empty(); }},
        {"check", [](const auto& file) { return bool(storage::session::check(file)); }},
    };
    for (const auto& [name, go] : ways) {
        int refusals = 0;
        bool through = false;
        for (std::uint64_t n = 1; !through; n += static_cast<std::uint64_t>(step)) {
            INFO(name << ", allocation " << n);
            const tests::TempFolder folder(tests::inMemory());
            beginning.layIn(folder.path());
            {
                const tests::ScarceMemory memory(n, false);
                bool went = false;
                REQUIRE_NOTHROW(went = go(folder / "a.parcours"));
                refusals += !went;
                through = !memory.failed();
                CHECK(memory.left() == 0);
            }
            REQUIRE(SessionFile::open(folder / "a.parcours"));
        }
        INFO(name);
        CHECK(refusals > 0);
    }
}
