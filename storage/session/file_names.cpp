#include "storage/session/file_names.h"

#include <fstream>
#include <iterator>

#include "app/base/utf8.h"
#include "storage/session/open_mark.h"
#include "storage/sqlite/failure.h"
#include "storage/sqlite/file_header.h"

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

}  // namespace

fs::path freeName(const fs::path& folder, std::string_view title, std::string_view extension) {
    const std::string stem = stemOf(title);
    std::error_code error;
    for (int number = 1;; ++number) {
        const fs::path path = folder / ((number == 1 ? stem : stem + " " + std::to_string(number)) + std::string(extension));
        if (!fs::exists(fs::symlink_status(path, error))) return path;
    }
}

fs::path pictureOf(const fs::path& file) { return file.parent_path() / ".pictures" / (file.stem().string() + ".png"); }

std::vector<unsigned char> readPicture(const fs::path& file) {
    std::ifstream stream(pictureOf(file), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writePicture(const fs::path& file, const std::vector<unsigned char>& png) {
    const fs::path picture = pictureOf(file);
    sqlite::createPrivateFolder(picture.parent_path());
    if (!replaceFile(picture, {png.begin(), png.end()})) throw sqlite::Failure{sqlite::Cause::ReadOnly, picture.string()};
}

}  // namespace storage::session
