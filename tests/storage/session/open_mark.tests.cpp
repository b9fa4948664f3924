#include "storage/session/open_mark.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/storage/temp_folder.h"

using storage::session::OpenMark;
namespace fs = std::filesystem;

namespace {

// The home folder of this process is another one while it lives.
class HomeFolder {
public:
    HomeFolder() : m_before(std::getenv("HOME") ? std::getenv("HOME") : "") { ::setenv("HOME", folder.path().c_str(), 1); }
    ~HomeFolder() { ::setenv("HOME", m_before.c_str(), 1); }
    tests::TempFolder folder;

private:
    std::string m_before;
};

mode_t modeOf(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

}  // namespace

TEST_CASE("the mark of the open session is written whole, for this user alone, and goes after an orderly end",
          "[storage][open]") {
    const HomeFolder home;
    const tests::TempFolder data;
    OpenMark mark(data.path());
    CHECK_FALSE(mark.read());
    tests::writeBytes(data / "a.parcours", "x");
    REQUIRE(mark.put({data / "a.parcours"}));
    CHECK(modeOf(data / ".open") == 0600);
    CHECK(std::distance(fs::directory_iterator(data.path()), {}) == 2);  // nothing half-made is left beside it
    REQUIRE(mark.read());
    CHECK(mark.read()->session == data / "a.parcours");
    CHECK_FALSE(mark.read()->rescued);
    REQUIRE(mark.put({data / "a.parcours", true}));
    CHECK(mark.read()->rescued);
    fs::remove(data / "a.parcours");
    CHECK_FALSE(mark.read());  // leads nowhere
    mark.clear();
    CHECK_FALSE(fs::exists(data / ".open"));
}

TEST_CASE("a mark of an older program, one line, is understood", "[storage][open]") {
    const tests::TempFolder data;
    tests::writeBytes(data / "a.parcours", "x");
    tests::writeBytes(data / ".open", (data / "a.parcours").string() + "\n");
    REQUIRE(OpenMark(data.path()).read());
    CHECK(OpenMark(data.path()).read()->session == data / "a.parcours");
}

TEST_CASE("where the data folder takes nothing, the mark stands in the home folder, and the newest counts", "[storage][open]") {
    const HomeFolder home;
    const tests::TempFolder data, other;
    OpenMark mark(data.path());
    tests::writeBytes(data / "a.parcours", "x"), tests::writeBytes(other / "b.parcours", "x");
    REQUIRE(mark.put({data / "a.parcours"}));
    // A folder in the way of the temporary file: nothing can be written there, not even by root.
    const fs::path inTheWay = data / ".open.making";
    fs::create_directories(inTheWay / "folder");
    REQUIRE(mark.put({other / "b.parcours", true}));
    REQUIRE(mark.read());
    CHECK(mark.read()->session == other / "b.parcours");
    CHECK(mark.read()->rescued);
    CHECK(modeOf(home.folder / ".parcours-open") == 0600);
    CHECK_FALSE(OpenMark(other.path()).read());  // the mark of another data folder
    fs::remove_all(inTheWay);
    REQUIRE(mark.put({data / "a.parcours"}));
    CHECK_FALSE(fs::exists(home.folder / ".parcours-open"));
    CHECK(mark.read()->session == data / "a.parcours");
}
