// Whole copies of a session file, by SQLite's backup from the connection that holds it. None has marks or drafts in it.
#include "storage/session/copies.h"

#include <SQLiteCpp/Backup.h>
#include <spdlog/spdlog.h>

#include "app/board/edit.h"
#include "storage/session/backups.h"
#include "storage/session/session_file.h"
#include "storage/session/wall_time.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {

namespace fs = std::filesystem;

int cancelSecretRounds(SessionFile& file, const app::Board& board) {
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, wallTime(), ids};
    app::Edit edit(board, app::Op::CancelRound, context);
    int cancelled = 0;
    for (const auto& [id, round] : board.all<app::Round>()) {
        if (!round.secret || round.state != app::RoundState::Open) continue;
        edit.update<app::Round>(id, [](app::Round& b) { b.state = app::RoundState::Cancelled, b.closesAt = 0; });
        for (app::Id<app::Mark> mark : board.marksOf(round.id)) edit.remove<app::Mark>(mark.value);
        ++cancelled;
    }
    if (cancelled == 0) return 0;
    const app::Transaction transaction = edit.finish();
    file.store({&transaction, 1});
    file.eraseMarks();
    return cancelled;
}

void keepBeforeMigration(sqlite::Database& database, const fs::path& there) {
    const fs::path making = fs::path(there) += ".making";
    std::error_code ignored;
    fs::remove(making, ignored);
    sqlite::createPrivate(making);
    try {
        sqlite::guarded([&] {
            SQLite::Database copy(making.string(), SQLite::OPEN_READWRITE);
            SQLite::Backup backup(copy, database.connection());
            backup.executeStep(-1);
            copy.exec("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; DELETE FROM mark");  // secrets are in no backup
            sqlite::demandWhole(copy);
        });
        sqlite::syncToDisk(making);
        sqlite::renameIfFree(making, there);
        sqlite::syncToDisk(there.parent_path());
    } catch (...) {
        fs::remove(making, ignored);
        fs::remove(there.parent_path(), ignored), fs::remove(there.parent_path().parent_path(), ignored);  // if they are empty
        throw;
    }
}

void SessionFile::copyTo(const fs::path& file, bool isAnother) {
    sqlite::createPrivate(file);
    sqlite::guarded([&] {
        SQLite::Database copy(fs::absolute(file).string(), SQLite::OPEN_READWRITE);
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

void copyAsAnother(const fs::path& backup, const fs::path& file) {
    const auto source = sqlite::openSnapshot(sqlite::snapshotOf(backup, std::chrono::milliseconds(100)));
    RoundKeys none(DataFolder{});
    bringUpToDate(*source, none, newFileId());
    sqlite::createPrivate(file);
    sqlite::guarded([&] {
        SQLite::Database copy(fs::absolute(file).string(), SQLite::OPEN_READWRITE);
        SQLite::Backup whole(copy, *source);
        whole.executeStep(-1);
        copy.exec("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; DELETE FROM mark; DELETE FROM draft");
        auto seal = SealTable(copy).read();
        if (!seal) throw sqlite::Failure{sqlite::Cause::Damaged, backup.string()};
        seal->marks = 0, seal->file = newFileId();
        SealTable(copy).write(*seal);
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
