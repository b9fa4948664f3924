// How long a transaction takes from accepted to durable, beside a raw single-row SQLite commit with the same pragmas on the
// same disk, taken in turns. Prints one JSON object, times in microseconds.
//   bench_commit [FOLDER] [COUNT]
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/board/edit.h"
#include "storage/session/storage_thread.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using storage::session::SessionFile;
using storage::session::StorageThread;

double microsecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Times {
    std::vector<double> all;
    double at(double share) {
        std::sort(all.begin(), all.end());
        return all[std::min(all.size() - 1, static_cast<std::size_t>(share * static_cast<double>(all.size())))];
    }
    nlohmann::json json() { return {{"p50_us", at(0.5)}, {"p99_us", at(0.99)}, {"max_us", at(1)}}; }
};

// A note moved or rewritten: what a workshop commits most.
app::Transaction noteEdit(app::Board& board, app::IdSource& ids, int i) {
    app::CommandContext context{{}, 1'750'000'000'000 + i, ids};
    app::Edit edit(board, app::Op::EditText, context);
    app::Note note;
    note.id.value = 1 + static_cast<std::uint64_t>(i % 400);
    note.text = "Le délai de livraison n'est annoncé qu'au moment de payer, après tout le reste, " + std::to_string(i);
    edit.put(note);
    auto transaction = edit.finish();
    if (!board.apply(transaction)) std::abort();
    return transaction;
}

class RawFile {
public:
    explicit RawFile(const fs::path& file) : m_db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        m_db.exec(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "PRAGMA secure_delete = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
            "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
        m_insert = std::make_unique<SQLite::Statement>(m_db, "INSERT INTO row (text) VALUES (?)");
    }
    void commit(const std::string& text) {
        m_insert->bind(1, text);
        m_insert->exec();
        m_insert->reset();
    }

private:
    SQLite::Database m_db;
    std::unique_ptr<SQLite::Statement> m_insert;
};

// Until both logs have reached the length they keep: growing a file costs a sync more than writing over it.
constexpr int kWarmUp = 1500;

int measure(const fs::path& folder, int count) {
    app::IdSource ids(1);
    app::Board board;
    auto file = SessionFile::create(folder / "bench.parcours", noteEdit(board, ids, 0));
    if (!file) return std::cerr << file.refusal().text << '\n', 1;
    StorageThread journal(std::move(*file), board);
    RawFile raw(folder / "raw.db");
    const std::string row(120, 'x');
    Times stored, rawTimes, appended;
    for (int i = 1; i <= kWarmUp + count; ++i) {
        const auto transaction = noteEdit(board, ids, i);
        const auto start = Clock::now();
        journal.append(transaction);
        appended.all.push_back(microsecondsSince(start));
        while (journal.state().stored < static_cast<std::uint64_t>(i)) std::this_thread::yield();
        stored.all.push_back(microsecondsSince(start));
        const auto rawStart = Clock::now();
        raw.commit(row);
        rawTimes.all.push_back(microsecondsSince(rawStart));
        if (i == kWarmUp) stored.all.clear(), rawTimes.all.clear(), appended.all.clear();
    }
    // A burst, so that append() meets a busy storage thread all the time.
    Times burst;
    for (int i = 0; i < 20 * count; ++i) {
        const auto transaction = noteEdit(board, ids, i);
        const auto start = Clock::now();
        journal.append(transaction);
        burst.all.push_back(microsecondsSince(start));
    }
    if (!journal.waitUntilStored(std::chrono::seconds(60))) return 1;
    const double longest = std::max(appended.at(1), burst.at(1));
    std::cout << nlohmann::json{{"commits", count},
                                {"commit", stored.json()},
                                {"raw", rawTimes.json()},
                                {"ratio_p50", stored.at(0.5) / rawTimes.at(0.5)},
                                {"ratio_p99", stored.at(0.99) / rawTimes.at(0.99)},
                                {"append", appended.json()},
                                {"append_in_burst", burst.json()},
                                {"longest_append_us", longest}}
                     .dump(2)
              << '\n';
    return 0;
}

}  // namespace

int main(int count, char** words) {
    // Beside the working directory, not in /tmp, which may be memory.
    const fs::path folder = fs::path(count > 1 ? words[1] : ".") / ("bench_commit." + std::to_string(::getpid()));
    fs::create_directories(folder);
    const int result = measure(folder, count > 2 ? std::atoi(words[2]) : 2000);
    fs::remove_all(folder);
    return result;
}
