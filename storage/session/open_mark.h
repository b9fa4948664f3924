#pragma once
// The file `.open` of the data folder: which session the table is in, so that a killed table comes back to it, or what was saved
// of it when it could not be stored. Written whole and synced, or not at all. Where the data folder takes nothing, a mark of the
// same kind stands in one of the folders a session is saved in (refugeFolders). From any thread; waits for the disk.
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

namespace storage::session {

class OpenMark {
public:
    struct Mark {
        std::filesystem::path session;
        bool rescued = false;
    };

    explicit OpenMark(const std::filesystem::path& data);

    // The newest mark of this data folder whose session is there.
    std::optional<Mark> read() const;
    // False if no folder takes it.
    bool put(const Mark& mark);
    void clear();

private:
    bool isOurs(const std::filesystem::path& file) const;

    std::filesystem::path m_data;
    std::vector<std::filesystem::path> m_files;  // where it may stand, the first one first
    std::mutex m_mutex;
};

}  // namespace storage::session
