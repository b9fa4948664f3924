// Who chose what in a secret round: on disk while it is open, nowhere afterwards.
#include <catch2/catch.hpp>

#include "storage/session/check.h"
#include "storage/session/sqlite_library.h"
#include "tests/storage/child.h"
#include "tests/storage/mark_bytes.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::SessionFile;
using tests::bigEndian, tests::varint;

namespace {

// A workshop whose secret round is open, with many marks put, moved and taken back over several pages.
struct OpenRound {
    Board board;
    IdSource ids{77};
    std::vector<Mark> marks;  // all there ever were
    std::vector<Id<Seat>> seats;
    std::vector<std::uint64_t> notes;
    Id<Round> round{ids.next()};

    template <class F>
    Transaction edit(Op op, F&& change) {
        CommandContext context{{}, 1'750'000'000'000, ids};
        Edit draft(board, op, context);
        change(draft);
        auto transaction = draft.finish();
        REQUIRE(board.apply(transaction));
        return transaction;
    }

    Transaction begin() {
        return edit(Op::StartSession, [&](Edit& draft) {
            Session session;
            session.id = ids.make<Session>();
            draft.put(session);
            for (int i = 0; i < 12; ++i) {
                Seat seat;
                seat.id = ids.make<Seat>();
                seats.push_back(seat.id);
                draft.put(seat);
            }
            for (int i = 0; i < 40; ++i) {
                Note note;
                note.id = ids.make<Note>();
                notes.push_back(note.id.value);
                draft.put(note);
            }
            Round record;
            record.id = round, record.state = RoundState::Open, record.dotsEach = 20;
            draft.put(record);
        });
    }

    Transaction castDot(int i) {
        const Mark mark{{(std::uint64_t{1} << 62) | ids.next()},
                        round,
                        seats[static_cast<std::size_t>(i) % seats.size()],
                        notes[static_cast<std::size_t>(i * 7) % notes.size()]};
        marks.push_back(mark);
        return edit(Op::CastDot, [&](Edit& draft) { draft.put(mark); });
    }

    Transaction takeBack() {
        const auto id = board.all<Mark>().begin()->first;
        return edit(Op::TakeDotBack, [&](Edit& draft) { draft.remove<Mark>(id); });
    }

    Transaction close() {
        return edit(Op::CloseRound, [&](Edit& draft) {
            draft.update<Round>(round.value, [](Round& record) { record.state = RoundState::Closed; });
            std::map<Id<Seat>, Id<Ballot>> ballots;
            for (const auto& [id, mark] : board.all<Mark>()) {
                auto [ballot, isNew] = ballots.try_emplace(mark.seat, ids.make<Ballot>());
                if (isNew) draft.put(Ballot{ballot->second, round, {}});
                draft.put(Dot{ids.make<Dot>(), round, ballot->second, mark.item});
                draft.remove<Mark>(id);
            }
        });
    }

    Transaction cancel() {
        return edit(Op::CancelRound, [&](Edit& draft) {
            draft.update<Round>(round.value, [](Round& record) { record.state = RoundState::Cancelled; });
            for (const auto& [id, mark] : board.all<Mark>()) draft.remove<Mark>(id);
        });
    }

    // How many of the marks have left a trace in these bytes: their id, or seat beside choice.
    int tracesIn(const std::string& bytes) const {
        int traces = 0;
        for (const Mark& mark : marks) {
            const auto has = [&](const std::string& what) { return bytes.find(what) != std::string::npos; };
            traces += has(varint(mark.id.value)) || has(bigEndian(mark.id.value)) || has(idText(mark.id)) ||
                      has(bigEndian(mark.seat.value) + bigEndian(mark.item));
        }
        return traces;
    }
};

std::string allBytes(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += tests::bytesOf(entry.path());
    return bytes;
}

// Casts and takes back over `storing`, which keeps each transaction.
template <class F>
void vote(OpenRound& workshop, F&& storing) {
    for (int i = 0; i < 600; ++i) {
        storing(workshop.castDot(i));
        if (i % 3 == 2) storing(workshop.takeBack());
    }
}

}  // namespace

TEST_CASE("after a secret round is closed or cancelled neither file nor log holds a trace of who chose what",
          "[storage][secrecy]") {
    const bool cancelled = GENERATE(false, true);
    const tests::TempFolder folder;
    const auto path = folder / "a.parcours";
    OpenRound workshop;
    {
        storage::session::SqliteLibrary library(folder.path());
        auto open = library.create(path, workshop.begin());
        REQUIRE(open);
        auto& journal = *open->journal;
        const auto waitStored = [&] {
            for (int i = 0; i < 5000 && journal.state().stored < journal.state().accepted; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            REQUIRE(journal.state().stored == journal.state().accepted);
        };
        int count = 0;
        vote(workshop, [&](const Transaction& transaction) {
            journal.append(transaction);
            if (++count % 25 == 0) waitStored();
        });
        waitStored();
        journal.append(cancelled ? workshop.cancel() : workshop.close());
        waitStored();
        // The wiping follows the commit; a second process may not look in, so the bytes are read when it is through.
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        // Reading here costs this process its lock on the file; nothing else wants it.
        CHECK(workshop.tracesIn(allBytes(folder.path())) == 0);
    }
    CHECK(workshop.tracesIn(allBytes(folder.path())) == 0);
    auto again = SessionFile::open(path);
    REQUIRE(again);
    CHECK((*again)->load() == workshop.board);
}

TEST_CASE("the search for traces finds the marks while the round is open", "[storage][secrecy]") {
    const tests::TempFolder folder;
    OpenRound workshop;
    auto file = SessionFile::create(folder / "a.parcours", workshop.begin());
    REQUIRE(file);
    vote(workshop, [&](const Transaction& transaction) { (*file)->store({&transaction, 1}); });
    CHECK(workshop.tracesIn(allBytes(folder.path())) > 100);
    CHECK((*file)->recent(10'000).size() == 1);  // the journal knows of none
    CHECK((*file)->load() == workshop.board);    // but a restart does

    // Closing alone leaves them in the log: this is what eraseMarks is for.
    const Transaction closing = workshop.close();
    (*file)->store({&closing, 1});
    CHECK(workshop.tracesIn(allBytes(folder.path())) > 0);
    (*file)->eraseMarks();
    CHECK(workshop.tracesIn(allBytes(folder.path())) == 0);
}

TEST_CASE("a program that was killed before the wiping wipes when the session is opened again", "[storage][secrecy]") {
    const bool cancelled = GENERATE(false, true);
    const tests::TempFolder folder, other;
    OpenRound workshop;
    const auto copy = other / "a.parcours";
    {
        auto file = SessionFile::create(folder / "a.parcours", workshop.begin());
        REQUIRE(file);
        vote(workshop, [&](const Transaction& transaction) { (*file)->store({&transaction, 1}); });
        const Transaction closing = cancelled ? workshop.cancel() : workshop.close();
        (*file)->store({&closing, 1});
        for (const char* tail : {"", "-wal"})
            std::filesystem::copy_file(folder / (std::string("a.parcours") + tail), other / (std::string("a.parcours") + tail));
    }
    REQUIRE(workshop.tracesIn(allBytes(other.path())) > 100);
    auto file = SessionFile::open(copy);
    REQUIRE(file);
    CHECK(workshop.tracesIn(allBytes(other.path())) == 0);
    CHECK((*file)->load() == workshop.board);
}

TEST_CASE("wiping after one round keeps the marks of another that is still open", "[storage][secrecy]") {
    const tests::TempFolder folder;
    OpenRound workshop;
    auto file = SessionFile::create(folder / "a.parcours", workshop.begin());
    REQUIRE(file);
    vote(workshop, [&](const Transaction& transaction) { (*file)->store({&transaction, 1}); });
    (*file)->eraseMarks();
    CHECK((*file)->load() == workshop.board);
    CHECK((*file)->connection().execAndGet("PRAGMA foreign_keys").getInt() == 1);
}
