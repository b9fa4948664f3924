// Kills at random moments during random edits: what was acknowledged is there, and the file is sound. This shows that a dying
// process loses nothing; a power cut is another matter (SQLite keeps commits through a kill whatever `synchronous` says).
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "tests/storage/child.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::SessionFile;

namespace {

using Clock = std::chrono::steady_clock;

// A fresh file every so many rounds, so that replaying the journal in `check` stays quick.
constexpr int kRoundsAFile = 10;
constexpr double kFewestPerSecond = 100;  // with less load than this a kill hits nothing

struct Round {
    std::vector<std::uint64_t> acknowledged;
    double seconds = 0;  // from the first acknowledgement to the kill
};

void takeIds(Round& round, std::string& bytes) {
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t id = 0;
        std::memcpy(&id, bytes.data() + at, 8);
        round.acknowledged.push_back(id);
    }
    bytes.erase(0, at);
}

Round editAndKill(const std::filesystem::path& file, std::mt19937_64& random, const char* when) {
    Round round;
    tests::Child child({tests::killChildProgram(), "edit", file.string(), std::to_string(random()), when});
    std::string bytes = child.read(8);
    const auto start = Clock::now();
    std::this_thread::sleep_for(std::chrono::microseconds(500 + random() % 29'500));
    child.kill();
    round.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    for (std::string more; !(more = child.read(4096)).empty();) bytes += more;
    takeIds(round, bytes);
    return round;
}

// How many of the acknowledged transactions are not in the journal.
int lostOf(const std::filesystem::path& file, const Round& round) {
    auto opened = SessionFile::open(file);
    REQUIRE(opened);
    std::set<std::uint64_t> kept;
    for (const Transaction& transaction : (*opened)->recent(1'000'000)) kept.insert(transaction.id);
    int lost = 0;
    for (const std::uint64_t id : round.acknowledged) lost += id != 0 && !kept.contains(id);
    return lost;
}

void makeFile(const std::filesystem::path& file, std::uint64_t seed) {
    tests::RandomEdits random(seed);
    REQUIRE(SessionFile::create(file, random.first()));
}

}  // namespace

TEST_CASE("kills at random moments lose no acknowledged edit and leave a sound file", "[storage][kill]") {
    const char* wanted = std::getenv("PARCOURS_KILLS");
    const int rounds = wanted ? std::atoi(wanted) : 100;
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    std::size_t acknowledged = 0;
    double seconds = 0;
    int lost = 0, unsound = 0;
    std::filesystem::path file;
    for (int i = 0; i < rounds; ++i) {
        if (i % kRoundsAFile == 0) makeFile(file = folder / std::to_string(i).append(".parcours"), random());
        const Round round = editAndKill(file, random, "late");
        acknowledged += round.acknowledged.size(), seconds += round.seconds;
        const auto findings = storage::session::check(file);  // before opening: as the kill left it
        REQUIRE(findings);
        for (const auto& finding : *findings) UNSCOPED_INFO("round " << i << ": " << finding.sentence({}));
        unsound += !findings->empty();
        lost += lostOf(file, round);
    }
    std::cout << rounds << " kills, " << acknowledged << " acknowledged edits, " << lost << " lost, " << unsound
              << " unsound files\n";
    CHECK(lost == 0);
    CHECK(unsound == 0);
    REQUIRE(static_cast<double>(acknowledged) / seconds >= kFewestPerSecond);
}

TEST_CASE("the control run, which acknowledges before storing, does lose edits", "[storage][kill]") {
    const tests::TempFolder folder;
    std::mt19937_64 random(std::random_device{}());
    int lost = 0;
    for (int i = 0; i < 40 && lost == 0; ++i) {
        const auto file = folder / std::to_string(i).append(".parcours");
        makeFile(file, random());
        lost += lostOf(file, editAndKill(file, random, "early"));
    }
    CHECK(lost > 0);  // else the test above is blind
}
