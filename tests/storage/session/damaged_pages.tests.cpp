// Session files whose pages lead a search astray: told in words and in time, with what can be read.
#include <catch2/catch.hpp>

#include "storage/session/check.h"
#include "storage/session/recover.h"
#include "storage/session/session_file.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace storage;
using session::SessionFile;
namespace fs = std::filesystem;

namespace {

template <class Sentences>
bool saysSo(const Sentences& all, const std::string& part) {
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& one) { return std::string(one.text).find(part) != std::string::npos; });
}

std::size_t numberIn(const std::string& bytes, std::size_t at, std::size_t width) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < width; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

// Changes the places of the two middle rows on that page of `table` which holds the most: a search for what comes after the one
// leads to the other, and from there back again. Offsets: sqlite.org/fileformat2.html, "B-tree Pages".
void swapMiddleRows(const fs::path& file, const std::string& table) {
    std::size_t pageSize = 0;
    std::vector<std::size_t> pages;  // where each begins
    std::string bytes = tests::bytesOf(file);
    {
        SQLite::Database db(file.string());
        pageSize = db.execAndGet("PRAGMA page_size").getUInt();
        pages.push_back((db.execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").getUInt() - 1) *
                        pageSize);
    }
    constexpr std::size_t kInterior = 5, kCellCount = 3, kLastChild = 8, kInteriorHead = 12, kLeafHead = 8;
    std::size_t leaf = 0, most = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t page = pages[i], cells = numberIn(bytes, page + kCellCount, 2);
        if (numberIn(bytes, page, 1) == kInterior) {
            pages.push_back((numberIn(bytes, page + kLastChild, 4) - 1) * pageSize);
            for (std::size_t k = 0; k < cells; ++k)
                pages.push_back((numberIn(bytes, page + numberIn(bytes, page + kInteriorHead + 2 * k, 2), 4) - 1) * pageSize);
        } else if (cells > most) {
            leaf = page, most = cells;
        }
    }
    REQUIRE(most >= 3);
    const auto middle = bytes.begin() + static_cast<std::ptrdiff_t>(leaf + kLeafHead + 2 * ((most - 1) / 2));
    std::swap_ranges(middle, middle + 2, middle + 2);
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("an older session whose journal leads in circles is told at once", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "a.parcours";
    fs::copy_file(fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions/form-3.parcours", file);
    const auto whole = SessionFile::look(file);
    REQUIRE(whole);
    swapMiddleRows(file, "journal");
    const auto from = std::chrono::steady_clock::now();
    const auto findings = session::check(file);
    REQUIRE(findings);
    CHECK(saysSo(*findings, "The file is damaged"));
    CHECK_FALSE(SessionFile::open(file));
    const auto recovered = session::recoverable(file);
    REQUIRE(recovered);
    for (int i = 0; i < kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : whole->all<T>()) CHECK(recovered->board.find<T>(id) != nullptr);
            },
            blank(static_cast<RecordKind>(i)));
    CHECK(saysSo(recovered->told, "Steps of the history that cannot be read"));
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds(10));
}

TEST_CASE("a session whose header makes every writing fail is told, with what can be read", "[storage][damage]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "a.parcours";
    fs::copy_file(fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions/form-5.parcours", file);
    const auto whole = SessionFile::look(file);
    REQUIRE(whole);
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("CREATE VIEW more AS SELECT 1");
    std::string bytes = tests::bytesOf(file);
    // More free pages than there are pages, in a file that says it vacuums by itself: sqlite.org/fileformat2.html, the header.
    bytes[36] = '\x7F', bytes[55] = '\x40';
    std::ofstream(file, std::ios::binary) << bytes;
    const auto findings = session::check(file);
    REQUIRE(findings);
    CHECK(saysSo(*findings, "A table is not as the program makes it"));
    CHECK(saysSo(*findings, "The file is damaged"));
    CHECK_FALSE(SessionFile::open(file));
    const auto recovered = session::recoverable(file);
    REQUIRE(recovered);
    CHECK(recovered->board == *whole);
}
