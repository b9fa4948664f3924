#pragma once
// A disk whose syncs fail when a test says so: SQLite's own way to files with xSync between, for all connections that are opened
// while it lives. Once: one sync fails and the next says that all is well, as Linux does; what was not written is then gone.
#include <sqlite3.h>

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace tests {

class FailingDisk {
public:
    FailingDisk() {
        theOne() = this;
        m_real = sqlite3_vfs_find(nullptr);
        m_vfs = *m_real;
        m_vfs.zName = "failing-disk";
        m_vfs.xOpen = &FailingDisk::open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FailingDisk() {
        sqlite3_vfs_register(m_real, 1);
        sqlite3_vfs_unregister(&m_vfs);
        theOne() = nullptr;
    }
    FailingDisk(const FailingDisk&) = delete;

    // Of files whose path begins so only; all if it is empty. Set before they are opened.
    std::string below;
    std::atomic<int> failSyncs{0};  // so many from now on; each counts once
    std::atomic<int> failed{0};
    std::atomic<bool> sparesLogs{false};

private:
    struct Methods {
        const sqlite3_io_methods* real;
        bool ofLog;
        sqlite3_io_methods ours;
    };

    static FailingDisk*& theOne() {
        static FailingDisk* one = nullptr;
        return one;
    }
    // Kept for ever: files may outlive the disk.
    static std::map<std::pair<const sqlite3_io_methods*, bool>, std::unique_ptr<Methods>>& kept() {
        static auto* methods = new std::map<std::pair<const sqlite3_io_methods*, bool>, std::unique_ptr<Methods>>;
        return *methods;
    }
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
        FailingDisk* disk = theOne();
        const int code = disk->m_real->xOpen(disk->m_real, name, file, flags, out);
        if (code != SQLITE_OK || !file->pMethods || !name || std::string(name).rfind(disk->below, 0) != 0) return code;
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        const bool ofLog = (flags & SQLITE_OPEN_WAL) != 0;
        auto& methods = kept()[{file->pMethods, ofLog}];
        if (!methods) {
            methods = std::make_unique<Methods>(Methods{file->pMethods, ofLog, *file->pMethods});
            methods->ours.xSync = &FailingDisk::sync;
        }
        file->pMethods = &methods->ours;
        return code;
    }
    static int sync(sqlite3_file* file, int flags) {
        FailingDisk* disk = theOne();
        const auto* ours =
            reinterpret_cast<const Methods*>(reinterpret_cast<const char*>(file->pMethods) - offsetof(Methods, ours));
        if (disk && disk->failSyncs > 0 && !(ours->ofLog && disk->sparesLogs)) {
            --disk->failSyncs, ++disk->failed;
            return SQLITE_IOERR_FSYNC;
        }
        return ours->real->xSync(file, flags);
    }

    sqlite3_vfs m_vfs{};
    sqlite3_vfs* m_real = nullptr;
};

}  // namespace tests
