// A second process for the tests of storage; what it says on stdout stands in witness.h.
//   storage_kill_child edit FILE SEED late|early
//       ten people at work for ever (people.h), through the workshop and the storage thread. Announces each transaction, then
//       hands it over, then tells when it is stored. early: tells it when it is accepted, the control run that must lose edits.
//   storage_kill_child reopen FILE
//       go, then opens like a table and loads; ends by itself
//   storage_kill_child close FILE
//       opens, announces the closing of the open round, go, closes it, tells it stored, ends by itself
//   storage_kill_child export FILE FOLDER
//       loads, go, writes CSV and JSON into FOLDER, ends by itself
//   storage_kill_child type FILE WORD
//       a seat types the word twenty times and stops; writes what it has typed at the last key, then waits to be killed
//   storage_kill_child open FILE
//       opens like a table; writes "ok" or the refusal, holds the file until stdin ends
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/rules/voting.h"
#include "storage/exports/all.h"
#include "storage/session/storage_thread.h"
#include "tests/storage/kill/witness.h"
#include "tests/storage/people.h"

using storage::session::SessionFile;
using storage::session::StorageThread;

namespace {

// How many accepted, unstored transactions pile up: enough for group commits, few enough to keep the load real.
constexpr std::uint64_t kMostOutstanding = 16;

void say(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0) std::_Exit(3);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

// The journal of a victim: its killer hears of everything before the disk does, and of what is stored after it is.
class TellingJournal : public app::Journal {
public:
    TellingJournal(StorageThread& thread, bool early) : m_thread(thread), m_early(early) {}

    void append(const app::Transaction& transaction) override {
        say(tests::announcement(transaction));
        m_thread.append(transaction);
    }
    app::JournalState state() const override { return m_thread.state(); }

    // Returns how many are neither stored nor told.
    std::uint64_t tell() {
        const auto state = m_thread.state();
        const std::uint64_t sure = m_early ? state.accepted : state.stored;
        say(std::string(sure - m_told, 'S'));
        m_told = sure;
        return state.accepted - state.stored;
    }

private:
    StorageThread& m_thread;
    const bool m_early;
    std::uint64_t m_told = 0;
};

std::unique_ptr<SessionFile> opened(const std::string& path) {
    auto file = SessionFile::open(path);
    if (file) return std::move(*file);
    std::cerr << file.refusal().text << '\n';
    std::_Exit(1);
}

int edit(const std::string& path, std::uint64_t seed, bool early) {
    auto file = opened(path);
    app::Board board = file->load();
    const auto recent = file->recent(200);
    StorageThread thread(std::move(file), board);
    TellingJournal journal(thread, early);
    tests::People people(seed);
    app::Workshop workshop(std::move(board), journal, recent, people.ids());
    for (;;) {
        if (journal.tell() < kMostOutstanding) people.act(workshop);
        else ::usleep(50);
    }
}

int type(const std::string& path, const std::string& word) {
    auto file = opened(path);
    const app::Board board = file->load();
    StorageThread journal(std::move(file), board);
    std::string text;
    for (int key = 0; key < 20; ++key) {
        journal.keepDraft({7}, text += word);
        ::usleep(30'000);
    }
    std::cout << text << std::endl;
    for (;;) ::pause();
}

int reopen(const std::string& path) {
    say("G");
    return opened(path)->load().session().id ? 0 : 1;
}

int close(const std::string& path) {
    auto file = opened(path);
    app::Board board = file->load();
    const app::Round* round = app::rules::openRound(board);
    if (!round) return 1;
    StorageThread thread(std::move(file), board);
    TellingJournal journal(thread, false);
    app::Workshop workshop(std::move(board), journal, {}, app::IdSource::fromSystem());
    say("G");
    const auto closed = workshop.run({}, 1'760'000'000'000, [&](const app::Board& now, app::CommandContext& context) {
        return app::commands::closeRound(now, context, round->id);
    });
    while (closed && journal.tell() > 0) ::usleep(20);
    return closed ? 0 : 1;
}

int exportTo(const std::string& path, const std::string& folder) {
    const auto board = SessionFile::look(path);
    if (!board) return 1;
    say("G");
    for (const auto& exporter : storage::exports::allExporters())
        if (exporter->format() != std::string("png")) exporter->write(*board, {}, folder);
    return 0;
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
    if (verb == "reopen" && count == 3) return reopen(words[2]);
    if (verb == "close" && count == 3) return close(words[2]);
    if (verb == "export" && count == 4) return exportTo(words[2], words[3]);
    if (verb == "open" && count == 3) return open(words[2]);
    std::cerr << "see kill_child.cpp\n";
    return 2;
}
