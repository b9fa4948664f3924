#pragma once
// Where transactions go to outlive the process. Called from the render thread; never waits. Implemented by
// storage/session (a thread writing SQLite) and by tests.
#include <cstdint>
#include <filesystem>
#include <string>

#include "app/board/transaction.h"

namespace app {

struct JournalState {
    std::uint64_t accepted = 0;  // transactions handed over so far
    std::uint64_t stored = 0;    // of these, durable on disk; equal to accepted = all saved
    std::string trouble;         // why storing fails at the moment, English msgid; empty = it does not
    UnixMs since = 0;            // with trouble: since when nothing has been stored
    bool draftsWaiting = false;  // a begun text (keepDraft) is not stored yet
    bool roomIsLow = false;      // the disk will soon be full
    std::filesystem::path file;  // where the session lies now; empty: in no file
    std::string moved;           // why it is not where it was opened, English msgid; empty = it is
    enum class End { Open, Stored, Rescued, Lost };
    End end = End::Open;  // after close(): all is in `file`; all is in `file`, made to save it; what was not stored is lost

    bool allStored() const { return stored == accepted && !draftsWaiting; }
};

class Journal {
public:
    virtual ~Journal() = default;
    virtual void append(const Transaction& transaction) = 0;
    // A text that was begun at this seat (0: the facilitator's) and is not done; empty: there is none any more. The last one
    // wins. Kept beside the session: no transaction, no history.
    virtual void keepDraft(Id<Seat>, const std::string&) {}
    // Begins the end: nothing is appended after. state().end tells when it is through and how; it takes some seconds at most.
    virtual void close() {}
    virtual JournalState state() const = 0;
};

// A journal that keeps nothing: unit tests, benches, the gallery.
class NoJournal : public Journal {
public:
    void append(const Transaction&) override { ++m_count; }
    JournalState state() const override { return {m_count, m_count, {}}; }

private:
    std::uint64_t m_count = 0;
};

}  // namespace app
