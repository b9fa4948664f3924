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

namespace storage::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr auto kLookAgainAfter = std::chrono::milliseconds(10);
constexpr std::size_t kLogHeader = 32, kFrameHeader = 24;
constexpr std::uint32_t kLogMagic = 0x377f0682;  // the last bit: whether checksums are big-endian

std::uint32_t wordAt(const char* bytes) {
    const auto* b = reinterpret_cast<const unsigned char*>(bytes);
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
}

struct Checksum {
    std::uint32_t a = 0, b = 0;
    bool bigEndian = false;

    void add(const char* bytes, std::size_t size) {
        const auto word = [&](std::size_t at) {
            const std::uint32_t big = wordAt(bytes + at);
            return bigEndian ? big : __builtin_bswap32(big);
        };
        for (std::size_t at = 0; at + 8 <= size; at += 8) a += word(at) + b, b += word(at + 4) + a;
    }
    bool is(const char* stored) const { return a == wordAt(stored) && b == wordAt(stored + 4); }
};

// In large pieces: the quicker it is read, the less is written meanwhile.
std::string bytesOf(const fs::path& file) {
    constexpr std::size_t kPiece = 1 << 20;
    std::ifstream in(file, std::ios::binary);
    std::string bytes;
    while (in) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        in.read(bytes.data() + before, kPiece);
        bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    return bytes;
}

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
    std::array<char, kLogHeader> header{};
    in.read(header.data(), header.size());
    if (in.gcount() > 0) stamp.logHeader.assign(header.data(), static_cast<std::size_t>(in.gcount()));
    return stamp;
}

// Puts the log's pages over the file's, up to the last whole commit. False if the log's header is being written.
bool putLogIn(std::string& file, const std::string& log) {
    if (log.empty()) return true;
    if (log.size() < kLogHeader || (wordAt(log.data()) | 1) != (kLogMagic | 1)) return false;
    Checksum sum{.bigEndian = (wordAt(log.data()) & 1) != 0};
    sum.add(log.data(), 24);
    if (!sum.is(log.data() + 24)) return false;
    const std::size_t page = wordAt(log.data() + 8);
    if (page < 512 || page > 65536) return false;

    std::size_t frames = 0, committed = 0, pages = 0;
    for (std::size_t at = kLogHeader; at + kFrameHeader + page <= log.size(); at += kFrameHeader + page) {
        const char* frame = log.data() + at;
        sum.add(frame, 8), sum.add(frame + kFrameHeader, page);
        const bool ours = std::memcmp(frame + 8, log.data() + 16, 8) == 0;  // older frames have the salts of their own beginning
        if (!ours || !sum.is(frame + 16) || wordAt(frame) == 0) break;
        ++frames;
        if (const std::uint32_t whole = wordAt(frame + 4)) committed = frames, pages = whole;
    }
    if (committed == 0) return true;
    file.resize(pages * page, '\0');
    for (std::size_t i = 0; i < committed; ++i) {
        const char* frame = log.data() + kLogHeader + i * (kFrameHeader + page);
        const std::size_t number = wordAt(frame);
        if (number <= pages) std::memcpy(file.data() + (number - 1) * page, frame + kFrameHeader, page);
    }
    return true;
}

std::optional<std::string> tryOnce(const fs::path& file, const fs::path& log) {
    const Stamp before = stampOf(file, log);
    std::string bytes = bytesOf(file);  // the file first: what a checkpoint writes into it is in the log, which is read after it
    const std::string logBytes = bytesOf(log);
    const bool still = stampOf(file, log) == before && logBytes.substr(0, kLogHeader) == before.logHeader;
    if (!still || !putLogIn(bytes, logBytes)) return std::nullopt;
    return bytes;
}

}  // namespace

std::string snapshotOf(const fs::path& file, std::chrono::milliseconds patience) {
    const auto claim = FileClaim::take(file);
    if (!claim) throw Failure{Cause::Held, file.string()};
    demandPlainCompanions(file);
    const FileHeader header = readHeader(file);
    const fs::path log = fs::path(file) += "-wal";
    std::error_code error;
    // A power cut may leave a torn first page, which the log still holds whole.
    const bool torn = !header.isDatabase && fs::file_size(log, error) > kLogHeader && !error;
    if (!torn && (!header.isDatabase || header.applicationId != kApplicationId)) throw Failure{Cause::NotASession, file.string()};
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (auto bytes = tryOnce(file, log)) {
            const bool ours =
                bytes->starts_with("SQLite format 3") && bytes->size() >= 72 && wordAt(bytes->data() + 68) == kApplicationId;
            if (!ours) throw Failure{Cause::NotASession, file.string()};
            return std::move(*bytes);
        }
        if (std::chrono::steady_clock::now() >= until) throw Failure{Cause::Held, file.string()};
        std::this_thread::sleep_for(kLookAgainAfter);
    }
}

std::unique_ptr<SQLite::Database> openSnapshot(const std::string& bytes) {
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
                                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
        if (code != SQLITE_OK) throw failureOf(code, "deserialize");
        // A value out of range is no reason to keep people out (SessionFile::storeRegardless).
        db->exec("PRAGMA ignore_check_constraints = ON");
        const std::string answer = db->execAndGet("PRAGMA quick_check(1)").getString();
        if (answer != "ok") throw Failure{Cause::Damaged, answer};
        return db;
    });
}

}  // namespace storage::sqlite
