#include "tests/storage/faults/crash_image.h"

#include <algorithm>

namespace tests {
namespace {

void put(std::string& to, std::uint64_t at, std::string_view bytes) {
    if (to.size() < at + bytes.size()) to.resize(at + bytes.size(), '\0');
    to.replace(at, bytes.size(), bytes);
}

}  // namespace

void Disk::take(const IoEvent& event) {
    if (event.kind == IoEvent::Kind::Said) return;
    File& file = m_files[event.file];
    switch (event.kind) {
        case IoEvent::Kind::Open:
            file.there = true, file.bytes.clear();
            if (!file.maybe) file.old.clear();
            file.maybe = !file.kept;
            file.unsynced.push_back({true, 0, {}});
            break;
        case IoEvent::Kind::Write:
            put(file.bytes, event.at, event.bytes);
            file.unsynced.push_back({false, event.at, event.bytes});
            break;
        case IoEvent::Kind::Truncate:
            file.bytes.resize(event.at, '\0');
            file.unsynced.push_back({true, event.at, {}});
            break;
        case IoEvent::Kind::Sync:  // its bytes, and with the first sync its name
            file.old = file.bytes, file.unsynced.clear();
            file.kept = true, file.maybe = false;
            break;
        case IoEvent::Kind::Delete:
            file.maybe = file.kept && !event.syncFolder;
            file.there = file.kept = false;
            if (!file.maybe) file.old.clear(), file.unsynced.clear();
            file.bytes.clear();
            break;
        case IoEvent::Kind::Said:
            break;
    }
}

Files Disk::afterPowerCut(std::mt19937_64& random, std::size_t sector) const {
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    Files image;
    for (const auto& [name, file] : m_files) {
        if (!file.kept && !(file.maybe && chance(50))) continue;
        std::string bytes = file.old;
        // Nothing, everything, little or much of what was not synced.
        static constexpr unsigned kParts[] = {0, 100, 10, 50, 90};
        const unsigned part = kParts[random() % 5];
        const bool sizesFirst = chance(50);  // a file may have grown before what is in it has arrived: it reads as zeros
        std::vector<std::pair<std::uint64_t, std::string>> pieces;
        const auto arrive = [&] {
            std::shuffle(pieces.begin(), pieces.end(), random);
            for (auto& [at, piece] : pieces) {
                if (chance(part)) {
                    if (chance(2))  // the sector that was being written when the current went
                        for (char& byte : piece) byte = static_cast<char>(random());
                    put(bytes, at, piece);
                } else if (sizesFirst && bytes.size() < at + piece.size()) {
                    bytes.resize(at + piece.size(), '\0');
                }
            }
            pieces.clear();
        };
        for (const Write& write : file.unsynced) {
            if (write.truncates) {
                arrive();
                if (chance(part)) bytes.resize(write.at, '\0');
                continue;
            }
            for (std::size_t done = 0; done < write.bytes.size();) {
                const std::size_t rest = sector - (write.at + done) % sector;
                const std::size_t size = std::min(rest, write.bytes.size() - done);
                pieces.emplace_back(write.at + done, write.bytes.substr(done, size));
                done += size;
            }
        }
        arrive();
        image[name] = std::move(bytes);
    }
    return image;
}

}  // namespace tests
