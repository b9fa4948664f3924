#include "storage/session/log_guard.h"

#include <spdlog/spdlog.h>

#include "storage/migrations/migrations.h"
#include "storage/records/record_store.h"
#include "storage/session/file_names.h"
#include "storage/session/seal_table.h"
#include "storage/sqlite/file_claim.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/log_file.h"
#include "storage/sqlite/private_file.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
constexpr const char* kTails[] = {"-wal", "-journal", "-shm"};
constexpr auto kLongest = std::chrono::milliseconds(5000);

// Which file these bytes are, if they say so.
std::optional<FileId> idIn(const std::string& bytes) {
    try {
        const auto db = sqlite::openUnchecked(bytes);
        const sqlite::TimeLimit limit(*db, kLongest);
        const auto seal = SealTable(*db).read();
        return seal ? std::optional(seal->file) : std::nullopt;
    } catch (const std::exception&) {  // torn by a checkpoint that was cut short, older, or no database at all
        return std::nullopt;
    }
}

// Whole pages, and every row the one that was written.
bool isSound(const std::string& bytes) {
    try {
        const auto db = sqlite::openUnchecked(bytes);
        const sqlite::TimeLimit limit(*db, kLongest);
        if (!migrations::schemaDifferences(*db).empty()) return false;
        sqlite::demandWhole(*db);
        if (db->execAndGet("PRAGMA user_version").getUInt() < migrations::newestVersion()) return true;
        records::RecordStore records(*db);
        records::Digest state{};
        for (int kind = 0; kind < app::kRecordKinds; ++kind)
            state ^= records.load(
                static_cast<app::RecordKind>(kind), [](const app::Record&) {}, [](const records::BadRow&) {});
        const auto seal = SealTable(*db).read();
        return seal && seal->state == state;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

LogVerdict judgeLog(const fs::path& file) {
    const auto claim = sqlite::FileClaim::take(file);
    if (!claim) throw sqlite::Failure{sqlite::Cause::Held, file.string()};
    const sqlite::FileHeader header = sqlite::readHeader(file);  // only under the claim: see there
    sqlite::demandPlainCompanions(file);
    const std::string log = sqlite::bytesOf(sqlite::logOf(file));
    const bool isOurs = header.isDatabase && header.applicationId == sqlite::kApplicationId;
    if (log.empty() && !isOurs) throw sqlite::Failure{sqlite::Cause::NotASession, file.string()};
    if (log.empty()) return LogVerdict::Fits;
    const sqlite::LogReading reading = sqlite::readLog(log);
    const std::string alone = sqlite::bytesOf(file);
    std::string together = alone;
    sqlite::putLogIn(together, log, reading);
    // A power cut may leave a torn first page, which the log still holds whole.
    if (!isOurs && (header.isDatabase || !sqlite::isSession(together)))
        throw sqlite::Failure{sqlite::Cause::NotASession, file.string()};
    const auto idAlone = idIn(alone), idTogether = idIn(together);
    if (idAlone && idTogether && *idAlone != *idTogether) return LogVerdict::Foreign;
    // Also its own log can spoil the file: one that was copied in whole and then broken holds pages that are older than the
    // file's.
    const bool isDoubtful = reading.hasLost || !idTogether;
    if (isDoubtful && reading.committed > 0 && !isSound(together) && isSound(alone)) return LogVerdict::Foreign;
    return reading.hasLost ? LogVerdict::Damaged : LogVerdict::Fits;
}

std::optional<FileId> fileIdIn(const fs::path& file) {
    try {
        return idIn(sqlite::snapshotOf(file, std::chrono::milliseconds(50)));
    } catch (const sqlite::Failure&) {
        return std::nullopt;
    }
}

bool hasLogs(const fs::path& file) {
    std::error_code error;
    for (const char* tail : kTails)
        if (fs::exists(fs::symlink_status(fs::path(file) += tail, error))) return true;
    return false;
}

void setLogsAside(const DataFolder& folder, const fs::path& file) {
    for (const char* tail : kTails) {
        const fs::path log = fs::path(file) += tail;
        std::error_code error;
        if (!fs::exists(fs::symlink_status(log, error))) continue;
        sqlite::makePrivateFolder(folder.damaged());
        const fs::path there = freeName(folder.damaged(), file.stem().string(), std::string(".parcours") + tail);
        fs::rename(log, there, error);
        if (error) fs::rename(log, fs::path(log) += ".found", error);  // another file system
        if (error) throw sqlite::Failure{sqlite::Cause::ReadOnly, log.string()};
        spdlog::warn("{} belonged to no session and lies in {} now", log.string(), there.string());
    }
}

void keepAsFound(const DataFolder& folder, const fs::path& file) {
    const auto claim = sqlite::FileClaim::take(file);  // it is copied past SQLite
    if (!claim) throw sqlite::Failure{sqlite::Cause::Held, file.string()};
    sqlite::makePrivateFolder(folder.damaged());
    const fs::path there = freeName(folder.damaged(), file.stem().string(), ".parcours");
    std::error_code error;
    fs::copy_file(file, there, error);
    if (!error && fs::exists(sqlite::logOf(file))) fs::copy_file(sqlite::logOf(file), sqlite::logOf(there), error);
    if (error) spdlog::warn("{} could not be kept as it was found: {}", file.string(), error.message());
}

}  // namespace storage::session
