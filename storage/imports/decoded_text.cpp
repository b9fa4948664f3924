#include "storage/imports/decoded_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iterator>
#include <memory>

#include "app/base/result.h"
#include "app/base/utf8.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

// Windows-1252, 0x80 … 0x9F (unicode.org, CP1252.TXT); 0: not assigned.
constexpr std::array<std::uint16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

class LineCount {
public:
    explicit LineCount(const app::Texts& tr) : m_tr(tr) {}
    void pass(std::uint32_t c) {
        m_line += c == '\n' ? !m_afterReturn : c == '\r';
        m_afterReturn = c == '\r';
    }
    [[noreturn]] void refuse(const char* msgid) const { throw ImportError(m_tr.fill(msgid, std::to_string(m_line))); }

private:
    const app::Texts& m_tr;
    int m_line = 1;
    bool m_afterReturn = false;  // CR LF is one line end, a CR alone (old Macs) is one too
};

constexpr const char* kNotText = TR_NOOP("Line {0} holds bytes that are no text: save the file as UTF-8 and try again.");
constexpr const char* kNul = TR_NOOP("Line {0} holds a zero byte: this is not a text file.");

std::string fromUtf16(std::string_view bytes, bool bigEndian, LineCount line) {
    std::string text;
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(bigEndian ? a << 8 | b : b << 8 | a);
    };
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        std::uint32_t c = unit(at);
        if (c >= 0xD800 && c < 0xE000) {
            const bool paired = c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
            if (!paired) line.refuse(kNotText);
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        if (c == 0) line.refuse(kNul);
        line.pass(c);
        app::appendCodePoint(text, c);
    }
    if (at != bytes.size()) line.refuse(kNotText);
    return text;
}

std::string fromWindows1252(std::string_view bytes, LineCount line) {
    std::string text;
    for (const char byte : bytes) {
        std::uint32_t c = static_cast<unsigned char>(byte);
        if (c >= 0x80 && c < 0xA0) c = kWindows1252[c - 0x80];
        if (c == 0) line.refuse(byte == 0 ? kNul : kNotText);
        line.pass(c);
        app::appendCodePoint(text, c);
    }
    return text;
}

bool isBroken(std::string_view text, std::size_t start, std::size_t end, std::uint32_t c) {
    return c == 0xFFFD && text.substr(start, end - start) != kReplacement;
}

void refuseBroken(std::string_view text, LineCount line) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::uint32_t c = app::nextCodePoint(text, at);
        if (c == 0) line.refuse(kNul);
        if (isBroken(text, start, at, c)) line.refuse(kNotText);
        line.pass(c);
    }
}

// Accented letters of Windows-1252 almost never stand so that they read as UTF-8: where such pairs are, the file is UTF-8 and
// what does not fit is damage.
bool isMostlyUtf8(std::string_view text) {
    std::size_t whole = 0, broken = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::uint32_t c = app::nextCodePoint(text, at);
        if (isBroken(text, start, at, c)) ++broken;
        else if (c >= 0x80) ++whole;
    }
    return broken == 0 || whole > broken;
}

}  // namespace

std::string decodedText(std::string_view bytes, const app::Texts& tr) {
    const LineCount line(tr);
    if (bytes.starts_with("\xFF\xFE")) return fromUtf16(bytes.substr(2), false, line);
    if (bytes.starts_with("\xFE\xFF")) return fromUtf16(bytes.substr(2), true, line);
    const bool marked = bytes.starts_with("\xEF\xBB\xBF");
    if (marked) bytes.remove_prefix(3);
    if (!marked && !isMostlyUtf8(bytes)) return fromWindows1252(bytes, line);
    refuseBroken(bytes, line);
    return std::string(bytes);
}

std::string bytesOfFile(const std::string& path, const app::Texts& tr, std::uintmax_t most) {
    // Not waiting for a pipe's other end; what it is is asked of what was opened, so that nothing can be put in its place.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) throw ImportError(tr.fill("{0} cannot be read.", path));
    const std::shared_ptr<void> closing(nullptr, [&](void*) { ::close(descriptor); });
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) throw ImportError(tr.fill("{0} cannot be read.", path));
    if (!S_ISREG(status.st_mode)) throw ImportError(tr.fill("{0} is not an ordinary file.", path));
    const auto tooLong = [&](std::uintmax_t size) {
        return ImportError(
            tr.fill("{0} is too long: {1} bytes, at most {2} are read.", path, std::to_string(size), std::to_string(most)));
    };
    if (static_cast<std::uintmax_t>(status.st_size) > most) throw tooLong(static_cast<std::uintmax_t>(status.st_size));
    std::string bytes;
    // A file may grow while it is read, and some of the system's say that they are empty.
    for (std::size_t room = static_cast<std::size_t>(status.st_size) + 1;; room = 1 << 16) {
        const std::size_t before = bytes.size();
        bytes.resize(before + room);
        const ssize_t got = ::read(descriptor, bytes.data() + before, room);
        if (got < 0 && errno != EINTR) throw ImportError(tr.fill("{0} cannot be read.", path));
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (bytes.size() > most) throw tooLong(bytes.size());
        if (got == 0) return bytes;
    }
}

}  // namespace storage::imports
