#pragma once
// SQLite's memory with an end: while one lives, the n-th allocation fails, once or for ever. SQLite is shut down and started
// anew around it, so no connection may be open when it comes and goes.
#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace tests {

class ScarceMemory {
public:
    ScarceMemory(std::uint64_t at, bool forEver) {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &theirs());
        static sqlite3_mem_methods ours = theirs();
        ours.xMalloc = [](int size) -> void* { return mayHave() ? theirs().xMalloc(size) : nullptr; };
        ours.xRealloc = [](void* memory, int size) -> void* { return mayHave() ? theirs().xRealloc(memory, size) : nullptr; };
        sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
        state() = {at, forEver, 0, false};
        sqlite3_initialize();
        m_before = sqlite3_memory_used();
        s_armed = true;
    }
    ~ScarceMemory() {
        s_armed = false;
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &theirs());
        sqlite3_initialize();
    }
    ScarceMemory(const ScarceMemory&) = delete;

    bool failed() const { return state().failed; }
    // Bytes that were not given back.
    std::int64_t left() const { return sqlite3_memory_used() - m_before; }

private:
    struct State {
        std::uint64_t at = 0;
        bool forEver = false;
        std::uint64_t count = 0;
        bool failed = false;
    };
    static State& state() {
        static State instance;
        return instance;
    }
    static sqlite3_mem_methods& theirs() {
        static sqlite3_mem_methods instance{};
        return instance;
    }
    // SQLite calls this under a lock of its own.
    static bool mayHave() {
        if (!s_armed) return true;
        State& now = state();
        ++now.count;
        const bool fails = now.forEver ? now.count >= now.at : now.count == now.at;
        now.failed = now.failed || fails;
        return !fails;
    }

    inline static std::atomic<bool> s_armed{false};
    std::int64_t m_before = 0;
};

}  // namespace tests
