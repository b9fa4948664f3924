#include "storage/sqlite/snapshot.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cstring>
#include <fstream>
#include <optional>
#include <thread>
#include <tuple>

#include "storage/sqlite/database.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/log_file.h"

namespace storage::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr auto kLookAgainAfter = std::chrono::milliseconds(10);
constexpr std::size_t kBeginningOfLog = 32;

// What must not have changed from before the copy to after it. A checkpoint may write into the file meanwhile, but only pages
// that the log still holds, unless the log is begun anew: then its header is another one, since every beginning has new salts.
struct Stamp {
    std::tuple<std::uint64_t, std::uint64_t> inode;
    std::string logHeader;                                         // empty: there is no log
    std::tuple<std::int64_t, std::int64_t, std::int64_t> written;  // size and time of the file; asked only where there is no log

    bool operator==(const Stamp& other) const {
        return inode == other.inode && logHeader == other.logHeader && (!logHeader.empty() || written == other.written);
    }
};

Stamp stampOf(const fs::path& file, const fs::path& log) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) throw Failure{Cause::Missing, file.string()};
    Stamp stamp{{status.st_dev, status.st_ino}, {}, {status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec}};
    std::ifstream in(log, std::ios::binary);
    std::array<char, kBeginningOfLog> header{};
    in.read(header.data(), header.size());
    if (in.gcount() > 0) stamp.logHeader.assign(header.data(), static_cast<std::size_t>(in.gcount()));
    return stamp;
}

// `lastTime`: a log whose header is still none is not being written, it is broken; SQLite then reads the file alone.
std::optional<std::string> tryOnce(const fs::path& file, const fs::path& log, bool lastTime) {
    const Stamp before = stampOf(file, log);
    std::string bytes = bytesOf(file);  // the file first: what a checkpoint writes into it is in the log, which is read after it
    const std::string logBytes = bytesOf(log);
    const bool still = stampOf(file, log) == before && logBytes.substr(0, kBeginningOfLog) == before.logHeader;
    const LogReading reading = readLog(logBytes);
    if (!still || !(reading.whole || lastTime)) return std::nullopt;  // its header is being written
    putLogIn(bytes, logBytes, reading);
    return bytes;
}

}  // namespace

bool isSession(std::string_view bytes) {
    constexpr std::size_t kApplicationIdAt = 68;
    if (bytes.size() < kApplicationIdAt + 4 || !bytes.starts_with("SQLite format 3")) return false;
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) id = id << 8 | static_cast<unsigned char>(bytes[kApplicationIdAt + i]);
    return id == kApplicationId;
}

std::string snapshotOf(const fs::path& file, std::chrono::milliseconds patience) {
    const auto claim = FileClaim::take(file);
    if (!claim) throw Failure{Cause::Held, file.string()};
    demandPlainCompanions(file);
    const FileHeader header = readHeader(file);
    const fs::path log = logOf(file);
    std::error_code error;
    // A power cut may leave a torn first page, which the log still holds whole.
    const bool torn = !header.isDatabase && fs::file_size(log, error) > kBeginningOfLog && !error;
    if (!torn && (!header.isDatabase || header.applicationId != kApplicationId)) throw Failure{Cause::NotASession, file.string()};
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const bool lastTime = std::chrono::steady_clock::now() >= until;
        if (auto bytes = tryOnce(file, log, lastTime)) {
            if (!isSession(*bytes)) throw Failure{Cause::NotASession, file.string()};
            return std::move(*bytes);
        }
        if (lastTime) throw Failure{Cause::Held, file.string()};
        std::this_thread::sleep_for(kLookAgainAfter);
    }
}

std::unique_ptr<SQLite::Database> openUnchecked(const std::string& bytes) {
    constexpr std::size_t kReadsAndWrites = 18;  // two bytes: 2 with a write-ahead log, which memory has none of; 1 without
    if (bytes.size() < 512) throw Failure{Cause::Damaged, "too short"};
    return guarded([&] {
        auto db = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE);
        distrust(*db);
        auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
        if (!copy) throw Failure{Cause::Device, "no memory"};
        std::memcpy(copy, bytes.data(), bytes.size());
        copy[kReadsAndWrites] = copy[kReadsAndWrites + 1] = 1;
        const auto size = static_cast<sqlite3_int64>(bytes.size());
        const int code = sqlite3_deserialize(db->getHandle(), "main", copy, size, size,
                                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
        if (code != SQLITE_OK) throw failureOf(code, "deserialize");
        // A value out of range is no reason to keep people out (SessionFile::storeRegardless).
        db->exec("PRAGMA ignore_check_constraints = ON");
        return db;
    });
}

std::unique_ptr<SQLite::Database> openSnapshot(const std::string& bytes) {
    auto db = openUnchecked(bytes);
    demandWhole(*db);
    return db;
}

}  // namespace storage::sqlite
