#include "storage/session/file_names.h"

#include <chrono>
#include <cstdint>

#include "app/base/utf8.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;

// Most file systems take 255 bytes; the number, the extension and SQLite's "-journal" need room.
constexpr std::size_t kLongestStem = 120;

// Names that Windows takes too: sticks travel.
std::string stemOf(std::string_view title) {
    std::string stem = app::cleanText(title);
    for (char& c : stem)
        if (std::string_view("/\\:*?\"<>|\n").find(c) != std::string_view::npos) c = '-';
    stem = app::cutAt(stem, kLongestStem);
    while (!stem.empty() && (stem.front() == '.' || stem.front() == ' ')) stem.erase(0, 1);
    while (!stem.empty() && (stem.back() == '.' || stem.back() == ' ')) stem.pop_back();
    return stem.empty() ? "session" : stem;
}

// A megabyte of PNG can unpack to gigabytes: only what says that it is no larger than a screen's picture is shown.
bool isSmallPng(std::string_view bytes) {
    constexpr std::uint32_t kWidest = 4096;
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    if (bytes.size() < 33 || !bytes.starts_with("\x89PNG\r\n\x1a\n")) return false;
    return word(16) >= 1 && word(16) <= kWidest && word(20) >= 1 && word(20) <= kWidest;
}

}  // namespace

fs::path freeName(const fs::path& folder, std::string_view title, std::string_view extension) {
    const std::string stem = stemOf(title);
    std::error_code error;
    for (int number = 1;; ++number) {
        const fs::path path = folder / ((number == 1 ? stem : stem + " " + std::to_string(number)) + std::string(extension));
        const auto isFree = [&](const char* tail) { return !fs::exists(fs::symlink_status(fs::path(path) += tail, error)); };
        // A log without its file would be put over a new file of that name.
        if (isFree("") && isFree("-wal") && isFree("-journal")) return path;
    }
}

fs::path pictureOf(const fs::path& file) { return file.parent_path() / ".pictures" / (file.stem().string() + ".png"); }

bool isPictureNew(const fs::path& file, std::int64_t changedAt) {
    std::error_code error;
    const auto left = fs::last_write_time(pictureOf(file), error);
    if (error) return false;
    const auto at = std::chrono::file_clock::to_sys(left).time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(at).count() >= changedAt;
}

std::vector<unsigned char> readPicture(const fs::path& file) {
    constexpr std::size_t kMost = 4 << 20;
    const std::string bytes = sqlite::readSmallFile(pictureOf(file), kMost);
    return isSmallPng(bytes) ? std::vector<unsigned char>(bytes.begin(), bytes.end()) : std::vector<unsigned char>{};
}

void writePicture(const fs::path& file, const std::vector<unsigned char>& png) {
    sqlite::writePrivateFile(pictureOf(file), {reinterpret_cast<const char*>(png.data()), png.size()}, sqlite::Durable::No);
}

}  // namespace storage::session
