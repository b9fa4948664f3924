#pragma once
// SQLite's own file system, seen through: a shim over "unix", the default of this process while one lives. It records every
// write, truncation, sync and deletion of a session's file and log, with what the test says in between, so that power cuts can be
// simulated (crash_image.h); and it makes the n-th call fail, once or for ever. It sees only what goes through SQLite: the making
// and renaming of files around it does not.
#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tests {

struct IoEvent {
    enum class Kind { Open, Write, Truncate, Sync, Delete, Said };
    Kind kind = Kind::Said;
    std::string file;         // its name without the folder
    std::uint64_t at = 0;     // Write: where; Truncate: the size; Said: what the test said
    std::string bytes;        // Write
    bool syncFolder = false;  // Delete: the folder was synced too
    std::uint64_t more = 0;   // Said: a second number
};

enum class IoCall { Read, Write, Sync, Truncate, Open, Delete, Lock };
constexpr int kIoCalls = 7;
const char* nameOf(IoCall call);

// Which call fails, and how.
struct IoFault {
    std::uint64_t at = 0;  // the number of the call, from 1; 0: none
    bool forEver = false;  // also every call after it
    enum class How { Device, Full, Short } how = How::Device;
};

class FaultVfs {
public:
    // `folder`: only files in it are recorded and fail; what else this process has open is passed on.
    explicit FaultVfs(std::string folder);
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;

    void record(bool on);
    // A remark of the test among the events, from any thread.
    void say(std::uint64_t what, std::uint64_t more = 0);
    std::vector<IoEvent> events() const;

    void fail(IoFault fault);  // counts from now
    std::uint64_t calls() const;
    bool failed() const;        // some call was made to fail
    IoCall failedCall() const;  // the first one

    struct State;

private:
    std::unique_ptr<State> m_state;
};

}  // namespace tests
