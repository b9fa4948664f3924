#pragma once
// Which database files this process has open. Closing any descriptor of a file drops all POSIX locks the process holds on it
// (sqlite.org/howtocorrupt.html §2.2), so a file that is open here must never be looked at, hashed or copied past SQLite.
// Whoever touches a session file takes a claim first; one claim a file, known by device and inode. Never held across fork.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

namespace storage::sqlite {

class FileClaim {
public:
    // Nothing if this process holds the file already. The file must exist (throws Failure otherwise).
    static std::optional<FileClaim> take(const std::filesystem::path& file);
    // True while some claim in this process stands for the file; false if it does not exist.
    static bool isTaken(const std::filesystem::path& file);

    FileClaim(FileClaim&& other) noexcept : m_inode(std::exchange(other.m_inode, std::nullopt)) {}
    FileClaim& operator=(FileClaim&&) = delete;
    ~FileClaim();

    // False once the path leads to another file or to none: what is written to the open one would be found by nobody.
    bool standsFor(const std::filesystem::path& file) const;

private:
    using Inode = std::pair<std::uint64_t, std::uint64_t>;  // device, number

    explicit FileClaim(Inode inode) : m_inode(inode) {}
    static std::optional<Inode> inodeOf(const std::filesystem::path& file);

    std::optional<Inode> m_inode;  // nothing after a move
};

}  // namespace storage::sqlite
