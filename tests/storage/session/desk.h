#pragma once
// A session file and a board that is edited beside it, for tests of the storage thread: what must be found in the end.
#include <catch2/catch.hpp>
#include <thread>

#include "storage/session/check.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

namespace tests {

// Retries, pauses, closing, hanging, looking and begun texts: a twentieth of what people get.
constexpr storage::session::StorageTiming kQuick{std::chrono::milliseconds(20),  std::chrono::milliseconds(80),
                                                 std::chrono::milliseconds(100), std::chrono::milliseconds(500),
                                                 std::chrono::milliseconds(300), std::chrono::milliseconds(200),
                                                 std::chrono::milliseconds(20)};

struct Desk {
    TempFolder folder;
    std::filesystem::path path = folder / "a.parcours";
    RandomEdits random{5};
    app::Board board;
    std::vector<app::Transaction> made;

    std::unique_ptr<storage::session::SessionFile> create() {
        const app::Transaction first = random.first();
        REQUIRE(board.apply(first));
        made.push_back(first);
        auto file = storage::session::SessionFile::create(path, first);
        REQUIRE(file);
        return std::move(*file);
    }
    const app::Transaction& edit() {
        made.push_back(random.next(board));
        REQUIRE(board.apply(made.back()));
        return made.back();
    }
    void demandAllKept() { demandAllKeptIn(path); }
    void demandAllKeptIn(const std::filesystem::path& there) {
        {
            auto file = storage::session::SessionFile::open(there, path.parent_path());  // where the keys of secret rounds are
            REQUIRE(file);
            CHECK((*file)->load() == board);
        }
        const auto findings = storage::session::check(there);
        REQUIRE(findings);
        for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
        CHECK(findings->empty());
    }
};

template <class F>
bool becomes(F&& condition, std::chrono::milliseconds patience = std::chrono::milliseconds(5000)) {
    for (const auto until = std::chrono::steady_clock::now() + patience; std::chrono::steady_clock::now() < until;
         std::this_thread::sleep_for(std::chrono::milliseconds(1)))
        if (condition()) return true;
    return false;
}

}  // namespace tests
