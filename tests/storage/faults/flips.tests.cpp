// One bit of a session's file, of its log or of a journal page turned over: either it is refused or told, or nothing of content
// or of the steps that were acknowledged differs (free space, and bits that mean nothing). Never another content without a word.
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "storage/session/check.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/counts.h"
#include "tests/storage/faults/thread_on.h"
#include "tests/storage/people.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace std::chrono_literals;
using storage::session::SessionFile;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kAllSteps = 100'000;

// A session that a kill left with a log, as bytes, and what is in it.
struct Intact {
    std::string file, log;
    std::map<std::string, std::string> beside;  // keys of open rounds, and the ledger
    Board board;
    std::vector<Transaction> steps;
    std::vector<std::size_t> journalPages;  // of the file, by what is written in them

    Intact() {
        const tests::TempFolder folder(tests::inMemory());
        const fs::path path = folder / "a.parcours";
        tests::People people(20'261'130);
        const Transaction first = people.first();
        REQUIRE(SessionFile::create(path, first));
        REQUIRE(board.apply(first));
        const auto work = [&](int acts, bool kill) {
            auto opened = SessionFile::open(path);
            REQUIRE(opened);
            tests::ThreadOn thread(std::move(*opened), storage::session::StorageTiming{20ms, 80ms, 60s, 200ms});
            Workshop workshop(board, thread, {}, people.ids());
            do {  // the closing of a secret round cuts the log
                for (int i = 0; i < acts; ++i) people.act(workshop);
                REQUIRE(thread.waitUntilStored(10s));
                if (!kill) continue;
                std::this_thread::sleep_for(20ms);  // the ledger follows what is acknowledged
                file = tests::bytesOf(path), log = tests::bytesOf(folder / "a.parcours-wal");
                beside.clear();
                for (const char* place : {".keys", ".ledger"})
                    if (fs::exists(folder / place))
                        for (const auto& entry : fs::directory_iterator(folder / place))
                            beside[std::string(place) + "/" + entry.path().filename().string()] = tests::bytesOf(entry.path());
            } while (kill && log.size() < 20 * kPage);
            board = workshop.board();
        };
        work(150, false);
        work(30, true);
        const tests::TempFolder other(tests::inMemory());
        layBeside(other.path());
        tests::writeBytes(other / "a.parcours", file);
        tests::writeBytes(other / "a.parcours-wal", log);
        fs::remove(path);
        auto opened = SessionFile::open(other / "a.parcours");
        REQUIRE(opened);
        REQUIRE((*opened)->told().empty());
        REQUIRE((*opened)->load() == board);
        steps = (*opened)->recent(kAllSteps);
        for (std::size_t page = 0; page < file.size() / kPage; ++page)
            if (file.substr(page * kPage, kPage).find("\"before\":") != std::string::npos) journalPages.push_back(page);
        REQUIRE(journalPages.size() > 5);
    }
    void layBeside(const fs::path& folder) const {
        for (const auto& [name, bytes] : beside) {
            fs::create_directories((folder / name).parent_path());
            tests::writeBytes(folder / name, bytes);
        }
    }
};

enum class Verdict { Refused, Told, Equal, Silent };

Verdict verdictOf(const Intact& intact, const std::string& file, const std::string& log) {
    const tests::TempFolder folder(tests::inMemory());
    const fs::path path = folder / "a.parcours";
    intact.layBeside(folder.path());
    tests::writeBytes(path, file);
    tests::writeBytes(folder / "a.parcours-wal", log);
    const auto findings = storage::session::check(path);
    const bool told = !findings || !findings->empty();
    auto opened = SessionFile::open(path);
    if (!opened) return Verdict::Refused;
    try {
        const Board board = (*opened)->load();
        if (board == intact.board && (*opened)->recent(kAllSteps) == intact.steps) return Verdict::Equal;
    } catch (const storage::sqlite::Failure&) {
        return Verdict::Refused;
    }
    // Said by both: at the table, before anything can be edited, and by `check`.
    if (findings && told && (*opened)->told().empty())
        for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
    if (!told || (*opened)->told().empty())
        UNSCOPED_INFO((told ? "said by check" : "not said by check")
                      << ", " << ((*opened)->told().empty() ? "not said" : "said") << " at the table");
    return told && !(*opened)->told().empty() ? Verdict::Told : Verdict::Silent;
}

}  // namespace

TEST_CASE("one changed bit in file, log or journal is never another content without a word", "[storage][flips][faults]") {
    const Intact intact;
    std::mt19937_64 random(7);
    std::map<std::string, std::map<Verdict, int>> tally;
    for (int i = tests::countFrom("PARCOURS_FLIPS", 2000); i > 0; --i) {
        std::string file = intact.file, log = intact.log;
        std::size_t at = 0;
        const auto flip = [&](std::string& bytes, std::size_t from, std::size_t size) {
            at = from + random() % size;
            bytes[at] ^= static_cast<char>(1 << random() % 8);
        };
        const char* where = std::array{"file", "log", "journal page"}[static_cast<std::size_t>(i) % 3];
        if (i % 3 == 0) flip(file, 0, file.size());
        else if (i % 3 == 1) flip(log, 0, log.size());
        else flip(file, intact.journalPages[random() % intact.journalPages.size()] * kPage, kPage);
        const Verdict verdict = verdictOf(intact, file, log);
        if (verdict == Verdict::Silent) UNSCOPED_INFO("silent: byte " << at << " of the " << where);
        ++tally[where][verdict];
    }
    for (auto& [where, verdicts] : tally) {
        std::ostringstream counts;
        counts << verdicts[Verdict::Refused] << " refused, " << verdicts[Verdict::Told] << " told, " << verdicts[Verdict::Equal]
               << " without effect (free space), " << verdicts[Verdict::Silent] << " silent";
        tests::tellRow("one bit changed in the " + where, counts.str());
        INFO(where);
        CHECK(verdicts[Verdict::Silent] == 0);
    }
}
