#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <thread>

#include "storage/exports/all.h"
#include "storage/exports/write_files.h"
#include "tests/storage/approved.h"
#include "tests/storage/exports/small_board.h"
#include "tests/storage/temp_folder.h"

using namespace storage::exports;

namespace {

std::set<std::string> namesIn(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("an exporter that is asked to stop writes nothing and leaves what was there", "[storage][exports][cancel]") {
    tests::SmallBoard small;
    std::stop_source stop;
    stop.request_stop();
    for (const auto& exporter : allExporters()) {
        INFO(exporter->format());
        const tests::TempFolder folder;
        tests::writeBytes(folder / "notes.csv", "before");
        CHECK(exporter->write(small.board, {}, folder.path(), stop.get_token()).empty());
        CHECK(namesIn(folder.path()) == std::set<std::string>{"notes.csv"});
        CHECK(tests::bytesOf(folder / "notes.csv") == "before");
    }
    const tests::TempFolder folder;
    CHECK(writeFiles(folder.path(), {{"a", "1"}}, {}, stop.get_token()).empty());
    CHECK(namesIn(folder.path()).empty());
}

TEST_CASE("an exporter that is stopped at any moment leaves all its files or none, and no half one",
          "[storage][exports][cancel]") {
    tests::SmallBoard small;
    int stopped = 0;
    for (int run = 0; run < 40; ++run) {
        const auto exporters = allExporters();
        const app::Exporter& csv = *exporters.front();
        const tests::TempFolder folder;
        std::stop_source stop;
        std::vector<std::string> written;
        std::thread writer([&] { written = csv.write(small.board, {}, folder.path(), stop.get_token()); });
        std::this_thread::sleep_for(std::chrono::microseconds(run * 100));
        stop.request_stop();
        writer.join();
        CHECK(namesIn(folder.path()) == std::set<std::string>(written.begin(), written.end()));
        stopped += written.empty();
    }
    CHECK(stopped > 0);
}
