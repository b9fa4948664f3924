#include "storage/sqlite/file_header.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "storage/sqlite/failure.h"

namespace storage::sqlite {
namespace {

namespace fs = std::filesystem;

Failure failureOfErrno(const fs::path& file) {
    const std::string detail = file.string() + ": " + std::strerror(errno);
    switch (errno) {
        case ENOENT:
        case ENOTDIR:
        case ENAMETOOLONG:
        case ELOOP:
            return Failure{Cause::Missing, detail};
        case EACCES:
        case EPERM:
        case EROFS:
            return Failure{Cause::ReadOnly, detail};
        case ENOSPC:
        case EDQUOT:
            return Failure{Cause::Full, detail};
        case EEXIST:
            return Failure{Cause::Exists, detail};
        default:
            return Failure{Cause::Device, detail};
    }
}

void demandFile(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (fs::is_directory(status)) throw Failure{Cause::Directory, file.string()};
    if (status.type() == fs::file_type::not_found) throw Failure{Cause::Missing, file.string()};
    if (!fs::is_regular_file(status)) throw Failure{Cause::NotASession, file.string()};
}

}  // namespace

FileHeader readHeader(const fs::path& file) {
    demandFile(file);
    std::array<unsigned char, 100> bytes{};
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Failure{Cause::ReadOnly, file.string()};
    stream.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    const auto word = [&](std::size_t at) {  // big-endian
        return std::uint32_t{bytes[at]} << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    };
    FileHeader header;
    header.isDatabase = stream.gcount() == 100 && std::memcmp(bytes.data(), "SQLite format 3", 16) == 0;
    if (header.isDatabase) header.applicationId = word(68), header.userVersion = word(60);
    return header;
}

void demandWritable(const fs::path& file) {
    demandFile(file);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (::access(file.c_str(), R_OK | W_OK) != 0) throw failureOfErrno(file);
    if (::access(folder.c_str(), W_OK | X_OK) != 0) throw failureOfErrno(folder);  // the write-ahead log stands beside the file
}

void createPrivate(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) throw failureOfErrno(file);
    ::close(descriptor);
}

void demandPlainCompanions(const fs::path& file) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);  // they stand beside what a link leads to
    for (const char* tail : {"-wal", "-journal", "-shm"}) {
        const fs::path companion = fs::path(error ? file : real) += tail;
        std::error_code none;
        const auto status = fs::symlink_status(companion, none);
        if (fs::exists(status) && !fs::is_regular_file(status))
            throw Failure{Cause::Damaged, companion.string() + " is no plain file"};
    }
}

void syncToDisk(const fs::path& fileOrFolder) {
    const int descriptor = ::open(fileOrFolder.empty() ? "." : fileOrFolder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw failureOfErrno(fileOrFolder);
    // Some file systems cannot sync a folder and say so with EINVAL: nothing more can be done there.
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    if (!synced) throw failureOfErrno(fileOrFolder);
}

void renameIfFree(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) throw failureOfErrno(to);
    // vfat and some network file systems know no such flag; two tables choosing one name in the same instant is left to chance.
    if (fs::exists(to)) throw Failure{Cause::Exists, to.string()};
    if (::rename(from.c_str(), to.c_str()) != 0) throw failureOfErrno(to);
}

}  // namespace storage::sqlite
