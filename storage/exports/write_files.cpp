#include "storage/exports/write_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace storage::exports {
namespace {

namespace fs = std::filesystem;

// What happened, in words for people; the number where there are none, for whoever is asked for help.
std::string reasonFor(int error, const app::Texts& tr) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return tr("the disk is full");
        case EROFS:
        case EACCES:
        case EPERM:
            return tr("writing is not allowed there");
        case EIO:
            return tr("the disk does not answer as it should");
        case EISDIR:
            return tr("a folder is in the way");
        case ENAMETOOLONG:
            return tr("the name is too long");
        case ENOENT:
        case ENOTDIR:
            return tr("the folder is missing");
        default:
            return tr.fill("the system refused it (error {0})", std::to_string(error));
    }
}

[[noreturn]] void fail(const fs::path& file, int error, const app::Texts& tr) {
    throw std::runtime_error(tr.fill("{0} could not be written: {1}.", file.string(), reasonFor(error, tr)));
}

// The error number of what failed; 0 if the bytes are on the disk.
int writeSynced(const fs::path& file, const std::string& bytes) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return errno;
    int error = 0;
    for (std::size_t at = 0; at < bytes.size() && error == 0;) {
        const ssize_t written = ::write(fd, bytes.data() + at, bytes.size() - at);
        if (written > 0) at += static_cast<std::size_t>(written);
        else if (written == 0 || errno != EINTR) error = written == 0 ? EIO : errno;
    }
    if (error == 0 && ::fsync(fd) != 0) error = errno;
    if (::close(fd) != 0 && error == 0) error = errno;
    return error;
}

// Makes the new names themselves durable. Some file systems (network shares) refuse this; the files are whole all the same.
void syncFolder(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

// Removes what is left of the temporary files, whichever way the writing ends.
class TemporaryFiles {
public:
    ~TemporaryFiles() {
        for (const fs::path& path : m_paths) ::unlink(path.c_str());
    }
    const fs::path& add(const fs::path& folder, const std::string& name) {
        return m_paths.emplace_back(folder / ("." + name + ".part-" + std::to_string(::getpid())));
    }
    const fs::path& at(std::size_t i) const { return m_paths[i]; }

private:
    std::vector<fs::path> m_paths;
};

}  // namespace

std::vector<std::string> writeFiles(const fs::path& folder, const std::vector<OutputFile>& files, const app::Texts& tr,
                                    const std::stop_token& stop) {
    TemporaryFiles temporary;
    for (const OutputFile& file : files) {
        if (stop.stop_requested()) return {};
        if (const int error = writeSynced(temporary.add(folder, file.name), file.bytes)) fail(folder / file.name, error, tr);
    }
    if (stop.stop_requested()) return {};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const fs::path target = folder / files[i].name;
        if (::rename(temporary.at(i).c_str(), target.c_str()) != 0) fail(target, errno, tr);
        names.push_back(files[i].name);
    }
    syncFolder(folder);
    return names;
}

}  // namespace storage::exports
