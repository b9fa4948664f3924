#include "storage/session/open_mark.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>

#include "storage/session/refuge.h"
#include "storage/sqlite/failure.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;

// Lines: the session, "open" or "rescued", the data folder. Older programs wrote the first one only.
constexpr const char* kRescued = "rescued";

struct Lines {
    std::string session, kind, data;
};

Lines linesOf(const fs::path& file) {
    Lines lines;
    std::istringstream stream(sqlite::readSmallFile(file, 1 << 16));
    std::getline(stream, lines.session), std::getline(stream, lines.kind), std::getline(stream, lines.data);
    return lines;
}

bool replace(const fs::path& file, const std::string& bytes) {
    try {
        sqlite::writePrivateFile(file, bytes, sqlite::Durable::Yes);
        return true;
    } catch (const sqlite::Failure& failure) {
        spdlog::warn("{}", failure.what());
        return false;
    }
}

}  // namespace

OpenMark::OpenMark(const fs::path& data) : m_data(fs::absolute(data)) {
    m_files.push_back(m_data / ".open");
    const auto folders = refugeFolders(m_data);
    for (std::size_t i = 1; i < folders.size(); ++i) m_files.push_back(folders[i] / ".parcours-open");
}

// Elsewhere marks of other data folders may stand, and other people's files.
bool OpenMark::isOurs(const fs::path& file) const {
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::getuid()) return false;
    return file == m_files.front() || linesOf(file).data == m_data.string();
}

std::optional<OpenMark::Mark> OpenMark::read() const {
    std::optional<Mark> newest;
    fs::file_time_type newestAt;
    for (const fs::path& file : m_files) {
        std::error_code error;
        if (!isOurs(file)) continue;
        const auto at = fs::last_write_time(file, error);
        const Lines lines = linesOf(file);
        if (error || lines.session.empty() || !fs::exists(lines.session, error) || (newest && at <= newestAt)) continue;
        newest = Mark{lines.session, lines.kind == kRescued}, newestAt = at;
    }
    return newest;
}

bool OpenMark::put(const Mark& mark) {
    const std::lock_guard lock(m_mutex);
    const std::string bytes =
        fs::absolute(mark.session).string() + "\n" + (mark.rescued ? kRescued : "open") + "\n" + m_data.string() + "\n";
    bool written = false;
    for (const fs::path& file : m_files) {
        if (!written) written = replace(file, bytes);
        else if (isOurs(file)) {
            std::error_code error;
            fs::remove(file, error);
        }
    }
    return written;
}

void OpenMark::clear() {
    const std::lock_guard lock(m_mutex);
    for (const fs::path& file : m_files) {
        std::error_code error;
        if (isOurs(file)) fs::remove(file, error);
    }
}

}  // namespace storage::session
