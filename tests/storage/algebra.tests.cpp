// The algebra of edits over ten thousand random transactions: what the whole program stands on.
#include <catch2/catch.hpp>

#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::SessionFile;

namespace {

constexpr int kTransactions = 10'000;
constexpr int kLookEvery = 50;  // how often the costly comparisons are made

}  // namespace

TEST_CASE("ten thousand random transactions: indexes hold, inverses restore, squash equals the sequence, the file equals memory",
          "[storage][algebra]") {
    const tests::TempFolder folder;
    tests::RandomEdits random(20'260'101);
    const Transaction first = random.first();
    Board board;
    REQUIRE(board.apply(first));
    auto file = SessionFile::create(folder / "algebra.parcours", first);
    REQUIRE(file);

    std::vector<Transaction> window;
    Board windowStart = board;
    std::array<int, kRecordKinds> touched{};
    for (int i = 1; i < kTransactions; ++i) {
        const Transaction transaction = random.next(board);
        for (const Change& change : transaction.changes) ++touched[static_cast<std::size_t>(change.key.kind)];
        REQUIRE(board.apply(transaction));
        window.push_back(transaction);
        if (i % kLookEvery != 0) continue;

        REQUIRE(board.indexesHold());
        Board back = board;
        for (auto at = window.rbegin(); at != window.rend(); ++at) REQUIRE(back.apply(inverse(*at)));
        REQUIRE(back == windowStart);
        REQUIRE(back.indexesHold());
        REQUIRE(back.apply(squash(window)));
        REQUIRE(back == board);
        REQUIRE(back.indexesHold());

        (*file)->store(window);
        if (i % (kLookEvery * 20) == 0) REQUIRE((*file)->load() == board);
        window.clear();
        windowStart = board;
    }
    (*file)->store(window);
    for (const int count : touched) CHECK(count > kTransactions / 100);  // no kind was left out

    const auto path = (*file)->file();
    *file = nullptr;
    auto again = SessionFile::open(path);
    REQUIRE(again);
    const Board loaded = (*again)->load();
    CHECK(loaded == board);
    CHECK(loaded.indexesHold());
    *again = nullptr;
    const auto findings = storage::session::check(path);
    REQUIRE(findings);
    for (const auto& finding : *findings) UNSCOPED_INFO(finding.sentence({}));
    CHECK(findings->empty());
}

TEST_CASE("a transaction whose before no longer holds is refused and changes nothing", "[storage][algebra]") {
    tests::RandomEdits random(7);
    Board board;
    REQUIRE(board.apply(random.first()));
    for (int i = 0; i < 200; ++i) {
        const Transaction transaction = random.next(board);
        REQUIRE(board.apply(transaction));
        const Board before = board;
        REQUIRE_FALSE(board.apply(transaction));
        REQUIRE(board == before);
    }
}
