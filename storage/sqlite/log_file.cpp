#include "storage/sqlite/log_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>

namespace storage::sqlite {
namespace {

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
    void become(const char* stored) { a = wordAt(stored), b = wordAt(stored + 4); }
};

struct Frame {
    const char* bytes;
    std::uint32_t number() const { return wordAt(bytes); }  // of the page
    std::uint32_t commits() const {
        return wordAt(bytes + 4);
    }  // pages of the database after this commit; 0: in the middle of one
    const char* page() const { return bytes + kFrameHeader; }
};

// Each frame of the log's own beginning (older ones have other salts), with whether it follows the one before. A frame that does
// not is followed on its own word: its header says what the next one's checksum begins with.
void eachFrame(std::string_view log, std::size_t page, const std::function<void(Frame, bool fits)>& take) {
    Checksum sum{.bigEndian = (wordAt(log.data()) & 1) != 0};
    sum.add(log.data(), 24);
    for (std::size_t at = kLogHeader; at + kFrameHeader + page <= log.size(); at += kFrameHeader + page) {
        const Frame frame{log.data() + at};
        sum.add(frame.bytes, 8), sum.add(frame.page(), page);
        const bool ours = std::memcmp(frame.bytes + 8, log.data() + 16, 8) == 0;
        const bool fits = ours && sum.is(frame.bytes + 16) && frame.number() != 0;
        if (ours) take(frame, fits);
        sum.become(frame.bytes + 16);
    }
}

}  // namespace

LogReading readLog(std::string_view log) {
    LogReading reading;
    if (log.empty()) return reading;
    reading.whole = false;
    reading.hasLost = log.size() > kLogHeader + kFrameHeader + 512;  // frames behind a header that is none
    if (log.size() < kLogHeader || (wordAt(log.data()) | 1) != (kLogMagic | 1)) return reading;
    Checksum sum{.bigEndian = (wordAt(log.data()) & 1) != 0};
    sum.add(log.data(), 24);
    reading.page = wordAt(log.data() + 8);
    if (!sum.is(log.data() + 24) || reading.page < 512 || reading.page > 65536) return reading;
    reading.whole = true, reading.hasLost = false;
    std::size_t frames = 0;
    bool broken = false;
    eachFrame(log, reading.page, [&](Frame frame, bool fits) {
        broken = broken || !fits;
        ++frames;
        if (broken) reading.hasLost = reading.hasLost || frame.commits() != 0;
        else if (frame.commits() != 0) reading.committed = frames, reading.pages = frame.commits();
    });
    return reading;
}

void putLogIn(std::string& file, std::string_view log, const LogReading& reading, bool beyond) {
    if (!reading.whole || reading.page == 0 || (reading.committed == 0 && !beyond)) return;
    std::size_t seen = 0, pages = reading.pages ? reading.pages : file.size() / reading.page;
    std::string result = file;
    result.resize(std::max(pages * reading.page, result.size()), '\0');
    eachFrame(log, reading.page, [&](Frame frame, bool fits) {
        if (++seen > reading.committed && (!beyond || !fits)) return;
        if (frame.commits() != 0) pages = frame.commits();
        const std::size_t end = std::size_t{frame.number()} * reading.page;
        if (beyond && frame.number() > log.size() / reading.page + file.size() / reading.page) return;  // no page it can be
        if (end > result.size()) result.resize(end, '\0');
        std::memcpy(result.data() + end - reading.page, frame.page(), reading.page);
    });
    result.resize(pages * reading.page, '\0');
    file = std::move(result);
}

std::filesystem::path logOf(const std::filesystem::path& file) { return std::filesystem::path(file) += "-wal"; }

std::string bytesOf(const std::filesystem::path& file) {
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

}  // namespace storage::sqlite
