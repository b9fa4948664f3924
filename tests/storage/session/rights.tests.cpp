// What the program writes is this user's alone, whatever the umask: others on the machine read neither notes nor choices.
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/session/open_mark.h"
#include "storage/session/sqlite_library.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

namespace {

namespace fs = std::filesystem;

class OpenUmask {
public:
    OpenUmask() : m_before(::umask(0)) {}
    ~OpenUmask() { ::umask(m_before); }

private:
    mode_t m_before;
};

void waitFor(const storage::session::SqliteLibrary& library) {
    while (library.busy()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

}  // namespace

TEST_CASE("Sessions, logs, copies, pictures, the trash and the mark are 0600, their folders 0700", "[storage][rights]") {
    const OpenUmask umask;
    const tests::TempFolder folder;
    const fs::path data = folder / "data";
    storage::session::SqliteLibrary library(data);
    tests::RandomEdits random(3);
    const fs::path file = library.freshName("Atelier");
    {
        auto open = library.create(file, random.first());
        REQUIRE(open);
        open->journal->append(random.next(open->board));
        while (!open->journal->state().allStored()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        CHECK(fs::exists(fs::path(file) += "-wal"));
        library.leavePicture(file, {1, 2, 3});
        waitFor(library);
        storage::session::OpenMark(data).put({file});
        int seen = 0;
        for (const auto& entry : fs::recursive_directory_iterator(data)) {
            struct stat status {};
            REQUIRE(::lstat(entry.path().c_str(), &status) == 0);
            INFO(entry.path());
            CHECK((status.st_mode & 0777) == (S_ISDIR(status.st_mode) ? 0700 : 0600));
            ++seen;
        }
        CHECK(seen >= 5);  // the session, its log, .pictures, the picture, .open
    }
    library.duplicate(file);
    waitFor(library);
    library.remove(file);
    waitFor(library);
    library.refresh();
    waitFor(library);
    REQUIRE(fs::exists(data / ".trash"));
    const auto cards = library.cards();
    CHECK(std::ranges::count_if(cards, [&](const auto& card) { return card.file.parent_path() == data; }) == 1);  // the copy
    struct stat status {};
    REQUIRE(::stat(data.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    for (const auto& entry : fs::recursive_directory_iterator(data)) {
        REQUIRE(::lstat(entry.path().c_str(), &status) == 0);
        INFO(entry.path());
        CHECK((status.st_mode & 0777) == (S_ISDIR(status.st_mode) ? 0700 : 0600));
    }
}

TEST_CASE("A session of an older program, open to everybody, is closed to others when it is opened", "[storage][rights]") {
    const tests::TempFolder folder;
    storage::session::SqliteLibrary library(folder.path());
    tests::RandomEdits random(3);
    const fs::path file = library.freshName("Atelier");
    REQUIRE(library.create(file, random.first()));
    fs::permissions(file, static_cast<fs::perms>(0644));
    REQUIRE(library.open(file));
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}
