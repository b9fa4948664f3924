// A second process for the tests of storage.
//   storage_kill_child edit FILE SEED late|early
//       random edits for ever; writes each acknowledged transaction's id to stdout, 8 bytes (0 if the journal has no row for it).
//       late: acknowledged when stored, as the program does; early: when accepted, the control run that must lose edits.
//   storage_kill_child type FILE WORD
//       a seat types the word twenty times and stops; writes what it has typed at the last key, then waits to be killed
//   storage_kill_child open FILE
//       opens like a table; writes "ok" or the refusal, holds the file until stdin ends
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <string>

#include "app/board/fields.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/random_edits.h"

using storage::session::SessionFile;
using storage::session::StorageThread;

namespace {

// How many accepted, unstored transactions pile up: enough for group commits, few enough to keep the load real.
constexpr std::size_t kMostOutstanding = 16;

void acknowledge(std::uint64_t id) {
    if (::write(STDOUT_FILENO, &id, sizeof id) != sizeof id) std::_Exit(3);
}

std::uint64_t acknowledgement(const app::Transaction& transaction) {
    for (const app::Change& change : transaction.changes)
        if (app::isJournalled(change.key.kind)) return transaction.id;
    return 0;
}

int edit(const std::string& path, std::uint64_t seed, bool early) {
    auto file = SessionFile::open(path);
    if (!file) return std::cerr << file.refusal().text << '\n', 1;
    app::Board board = (*file)->load();
    StorageThread journal(std::move(*file), board);
    tests::RandomEdits random(seed);
    std::deque<std::uint64_t> outstanding;
    std::uint64_t acknowledged = 0;
    for (;;) {
        if (outstanding.size() < kMostOutstanding) {
            const app::Transaction transaction = random.next(board);
            if (!board.apply(transaction)) return 2;
            journal.append(transaction);
            outstanding.push_back(acknowledgement(transaction));
        }
        const auto state = journal.state();
        for (; acknowledged < (early ? state.accepted : state.stored); ++acknowledged) {
            acknowledge(outstanding.front());
            outstanding.pop_front();
        }
    }
}

int type(const std::string& path, const std::string& word) {
    auto file = SessionFile::open(path);
    if (!file) return std::cerr << file.refusal().text << '\n', 1;
    const app::Board board = (*file)->load();
    StorageThread journal(std::move(*file), board);
    std::string text;
    for (int key = 0; key < 20; ++key) {
        journal.keepDraft({7}, text += word);
        ::usleep(30'000);
    }
    std::cout << text << std::endl;
    for (;;) ::pause();
}

int open(const std::string& path) {
    const auto file = SessionFile::open(path);
    std::cout << (file ? "ok" : file.refusal().text) << std::endl;
    for (char c; std::cin.get(c);) {
    }
    return file ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("child"));  // stdout is for the answers
    const std::string verb = count > 1 ? words[1] : "";
    if (verb == "edit" && count == 5)
        return edit(words[2], std::strtoull(words[3], nullptr, 10), words[4] == std::string("early"));
    if (verb == "type" && count == 4) return type(words[2], words[3]);
    if (verb == "open" && count == 3) return open(words[2]);
    std::cerr << "see kill_child.cpp\n";
    return 2;
}
