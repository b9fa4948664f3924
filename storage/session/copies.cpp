// Whole copies of a session file, by SQLite's backup from the connection that holds it. None has marks or drafts in it.
#include <SQLiteCpp/Backup.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include "storage/session/backups.h"
#include "storage/session/session_file.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {

namespace fs = std::filesystem;

void keepBeforeMigration(sqlite::Database& database, const fs::path& there) {
    const fs::path making = fs::path(there) += ".making";
    std::error_code ignored;
    fs::remove(making, ignored);
    sqlite::guarded([&] {
        SQLite::Database copy(making.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(copy, database.connection());
        backup.executeStep(-1);
        copy.exec("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; DELETE FROM mark");  // secrets are in no backup
        sqlite::demandWhole(copy);
    });
    sqlite::syncToDisk(making);
    sqlite::renameIfFree(making, there);
    sqlite::syncToDisk(there.parent_path());
}

void SessionFile::copyTo(const fs::path& file, bool isAnother) {
    sqlite::guarded([&] {
        SQLite::Database copy(fs::absolute(file).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        ::chmod(file.c_str(), 0600);
        SQLite::Backup backup(copy, connection());
        backup.executeStep(-1);
        copy.exec("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; DELETE FROM mark; DELETE FROM draft");
        Seal seal = m_seal;
        seal.marks = 0;
        if (isAnother) seal.file = newFileId();
        SealTable(copy).write(seal);
    });
    sqlite::syncToDisk(file);
}

// Written beside, synced, read again row by row, and only then under its name.
void SessionFile::backUp(app::UnixMs now, std::string_view why) {
    const fs::path there = backupName(m_folder, m_seal.file, now, why), making = fs::path(there) += ".making";
    std::error_code ignored;
    fs::remove(making, ignored);
    try {
        copyTo(making, false);
        const auto copy = sqlite::openSnapshot(sqlite::snapshotOf(making, std::chrono::milliseconds(100)));
        const Opening opening = readWhole(*copy, m_keys, m_folder);
        if (!opening.isAsWritten || opening.state != m_seal.state) throw sqlite::Failure{sqlite::Cause::Damaged, making.string()};
        sqlite::renameIfFree(making, there);
        sqlite::syncToDisk(there.parent_path());
    } catch (...) {
        fs::remove(making, ignored);
        throw;
    }
    thinBackups(m_folder, m_seal.file, now);
}

}  // namespace storage::session
