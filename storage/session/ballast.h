#pragma once
// Room kept back on the disk of the data folder, to be given back when the disk is full: then what people are doing at that
// moment can still be stored, and somebody has time to make room. One thread at a time.
#include <cstdint>
#include <filesystem>
#include <optional>

namespace storage::session {

constexpr std::uint64_t kBallastBytes = 16 << 20;
constexpr std::uint64_t kLittleRoom = 256 << 20;  // below this it is told that the disk will soon be full

// Bytes this user may still write where `path` lies; nothing if nobody can say.
std::optional<std::uint64_t> roomAt(const std::filesystem::path& path);

class Ballast {
public:
    explicit Ballast(std::filesystem::path file) : m_file(std::move(file)) {}  // empty: there is none

    // Makes it, really allocated, where it is missing and there is room for it twice over. Waits for the disk.
    void lay();
    // True if there was some on the disk of `session`, and it is free now.
    bool giveBack(const std::filesystem::path& session);

private:
    std::filesystem::path m_file;
};

}  // namespace storage::session
