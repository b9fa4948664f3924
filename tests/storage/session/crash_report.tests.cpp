#include "storage/session/crash_report.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/utf8.h"
#include "tests/storage/session/desk.h"

using storage::session::StorageThread;
using namespace std::chrono_literals;

namespace {

// A child that edits, and then does `crash` to itself; answers the signal that ended it.
template <class F>
int crashIn(const std::filesystem::path& folder, F&& crash) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::chdir(folder.c_str());
        storage::session::reportCrashesInto(folder);
        crash();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

[[gnu::noinline]] int deeper(volatile int* deep) {
    volatile int here[1024];
    here[0] = *deep;
    return *deep ? deeper(here) + here[0] : 0;  // never
}

}  // namespace

TEST_CASE("A crash leaves a small report: the kinds of what was done last, where, and nothing of the session",
          "[storage][crash]") {
    tests::Desk desk;
    const app::Transaction first = desk.random.first();
    REQUIRE(desk.board.apply(first));
    const int signal = crashIn(desk.folder.path(), [&] {
        auto file = storage::session::SessionFile::create(desk.path, first);
        StorageThread journal(std::move(*file), desk.board, tests::kQuick);
        for (int i = 0; i < 100; ++i) journal.append(desk.edit());
        journal.keepDraft({7}, "un texte commencé");
        (void)journal.waitUntilStored(5s);
        *reinterpret_cast<volatile int*>(16) = 1;
    });
    CHECK(signal == SIGSEGV);
    const auto file = desk.folder / "crash.txt";
    const std::string report = tests::bytesOf(file);
    CHECK_THAT(report, Catch::Contains("signal 11"));
    CHECK_THAT(report, Catch::Contains("where:\n") && Catch::Contains("tests_storage"));
    CHECK(report.size() < 16'000);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    // The child did the same edits as this process does now, having the same chance.
    std::string kinds;
    for (int i = 0; i < 100; ++i) {
        const std::string kind = app::nameOf(desk.edit().op);
        if (i >= 68) kinds += " " + kind;
    }
    CHECK_THAT(report, Catch::Contains("the newest last:" + kinds + "\n"));
    // Nothing that anybody wrote, named or chose.
    CHECK(report.find("texte") == std::string::npos);
    int texts = 0;
    for (const auto& [id, note] : desk.board.all<app::Note>()) {
        if (note.text.size() <= 3) continue;
        ++texts;
        CHECK(report.find(note.text) == std::string::npos);
    }
    for (const auto& [id, seat] : desk.board.all<app::Seat>()) CHECK(report.find(app::idText(id)) == std::string::npos);
    for (const auto& [id, mark] : desk.board.all<app::Mark>()) {
        CHECK(report.find(app::idText(mark.item)) == std::string::npos);
        CHECK(report.find(app::idText(mark.seat)) == std::string::npos);
    }
    CHECK(texts > 5);
    CHECK(storage::session::takeUntoldCrash(desk.folder.path()));
    CHECK_FALSE(storage::session::takeUntoldCrash(desk.folder.path()));  // said once
}

TEST_CASE("A stack that runs out and an abort leave a report too, and no core file", "[storage][crash]") {
    const tests::TempFolder folder;
    CHECK(crashIn(folder.path(), [] {
              rlimit core{};
              ::getrlimit(RLIMIT_CORE, &core);
              if (core.rlim_cur == 1 && core.rlim_max == 1) std::abort();
          }) == SIGABRT);
    CHECK_THAT(tests::bytesOf(folder / "crash.txt"), Catch::Contains("signal 6"));
    CHECK(crashIn(folder.path(), [] {
              volatile int start = 1;
              ::_exit(deeper(&start) & 1);
          }) == SIGSEGV);
    CHECK_THAT(tests::bytesOf(folder / "crash.txt"), Catch::Contains("signal 11"));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) CHECK(entry.path().filename() == "crash.txt");
}
