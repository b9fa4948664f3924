#pragma once
// Where transactions go to outlive the process. Called from the render thread; never waits. Implemented by
// storage/session (a thread writing SQLite) and by tests.
#include <cstdint>
#include <string>

#include "app/board/transaction.h"

namespace app {

struct JournalState {
    std::uint64_t accepted = 0;  // transactions handed over so far
    std::uint64_t stored = 0;    // of these, durable on disk; equal to accepted = all saved
    std::string trouble;         // why storing fails at the moment, in words; empty = it does not
};

class Journal {
public:
    virtual ~Journal() = default;
    virtual void append(const Transaction& transaction) = 0;
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
