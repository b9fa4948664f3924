#include "storage/session/ballast.h"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace storage::session {
namespace {

namespace fs = std::filesystem;

std::optional<dev_t> diskOf(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return status.st_dev;
}

}  // namespace

std::optional<std::uint64_t> roomAt(const fs::path& path) {
    struct statvfs disk {};
    if (::statvfs(path.c_str(), &disk) != 0) return std::nullopt;
    return std::uint64_t{disk.f_bavail} * disk.f_frsize;
}

void Ballast::lay() {
    if (m_file.empty()) return;
    std::error_code error;
    if (fs::file_size(m_file, error) == kBallastBytes && !error) return;
    if (roomAt(m_file.parent_path()).value_or(0) < 2 * kBallastBytes) return;
    const int file = ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return;
    const int result = ::posix_fallocate(file, 0, kBallastBytes);
    ::close(file);
    if (result == 0) return;
    spdlog::warn("{}: no room could be kept back", m_file.string());
    fs::remove(m_file, error);
}

bool Ballast::giveBack(const fs::path& session) {
    if (m_file.empty()) return false;
    const auto disk = diskOf(m_file);
    std::error_code error;
    if (!disk || disk != diskOf(session.parent_path())) return false;
    return fs::remove(m_file, error) && !error;
}

}  // namespace storage::session
