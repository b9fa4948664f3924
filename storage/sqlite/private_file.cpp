#include "storage/sqlite/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/sqlite/failure.h"
#include "storage/sqlite/file_header.h"

namespace storage::sqlite {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) {
    const int error = errno;
    const Cause cause = error == ENOSPC || error == EDQUOT                    ? Cause::Full
                        : error == EACCES || error == EPERM || error == EROFS ? Cause::ReadOnly
                                                                              : Cause::Device;
    throw Failure{cause, file.string() + ": " + std::strerror(error)};
}

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    operator int() const { return m_number; }

private:
    int m_number;
};

}  // namespace

void makePrivateFolder(const fs::path& folder) {
    std::error_code error;
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(folder);
}

void writePrivateFile(const fs::path& file, std::string_view bytes, Durable durable) {
    makePrivateFolder(file.parent_path());
    const fs::path making = fs::path(file) += ".making";
    {
        ::unlink(making.c_str());  // of a process that was killed
        const Descriptor out(::open(making.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (out < 0) fail(making);
        while (!bytes.empty()) {
            const ssize_t written = ::write(out, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) ::unlink(making.c_str()), fail(making);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (durable == Durable::Yes && ::fsync(out) != 0) ::unlink(making.c_str()), fail(making);
    }
    if (::rename(making.c_str(), file.c_str()) != 0) ::unlink(making.c_str()), fail(file);
    if (durable == Durable::Yes) syncToDisk(file.parent_path());
}

std::string readSmallFile(const fs::path& file, std::size_t most) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (in < 0 || ::fstat(in, &status) != 0 || !S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) > most)
        return {};
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(in, bytes.data() + have, bytes.size() - have);
        if (got <= 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

}  // namespace storage::sqlite
