#include "storage/sqlite/file_claim.h"

#include <sys/stat.h>

#include <mutex>
#include <set>

#include "storage/sqlite/failure.h"

namespace storage::sqlite {
namespace {

struct Register {
    std::mutex mutex;
    std::set<std::pair<std::uint64_t, std::uint64_t>> inodes;
};

Register& theRegister() {
    static Register instance;
    return instance;
}

}  // namespace

std::optional<FileClaim::Inode> FileClaim::inodeOf(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return Inode{status.st_dev, status.st_ino};
}

std::optional<FileClaim> FileClaim::take(const std::filesystem::path& file) {
    const auto inode = inodeOf(file);
    if (!inode) throw Failure{Cause::Missing, file.string()};
    auto& held = theRegister();
    const std::lock_guard lock(held.mutex);
    if (!held.inodes.insert(*inode).second) return std::nullopt;
    return FileClaim{*inode};
}

bool FileClaim::isTaken(const std::filesystem::path& file) {
    const auto inode = inodeOf(file);
    auto& held = theRegister();
    const std::lock_guard lock(held.mutex);
    return inode && held.inodes.contains(*inode);
}

FileClaim::~FileClaim() {
    if (!m_inode) return;
    auto& held = theRegister();
    const std::lock_guard lock(held.mutex);
    held.inodes.erase(*m_inode);
}

bool FileClaim::standsFor(const std::filesystem::path& file) const { return inodeOf(file) == m_inode; }

}  // namespace storage::sqlite
