#pragma once
// What a disk may hold after a power cut, from the events that FaultVfs recorded: of each file all that was synced, and of what
// was not any part, in any order, torn between sectors. Names behave like contents: a file made and not synced may be missing,
// one deleted without syncing the folder may be back.
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/storage/faults/fault_vfs.h"

namespace tests {

using Files = std::map<std::string, std::string>;  // name, bytes

class Disk {
public:
    explicit Disk(Files synced) {
        for (auto& [name, bytes] : synced) m_files[name] = {.there = true, .bytes = bytes, .kept = true, .old = bytes};
    }

    void take(const IoEvent& event);
    // One of the many images. `sector`: what is written whole or not at all, in bytes.
    Files afterPowerCut(std::mt19937_64& random, std::size_t sector) const;

private:
    struct Write {
        bool truncates = false;
        std::uint64_t at = 0;
        std::string bytes;
    };
    struct File {
        bool there = false;  // as the program sees it
        std::string bytes;   // the same
        bool kept = false;   // after a cut it is there for certain
        std::string old;     // what a cut leaves for certain
        std::vector<Write> unsynced = {};
        bool maybe = false;  // after a cut it may be there: made and not synced, or deleted and the folder not synced
    };
    std::map<std::string, File> m_files;
};

}  // namespace tests
