#pragma once
// Names in the data folder: a session's file from its title, its picture, its place in the trash. Pure but for asking
// whether a name is taken. Called by SqliteLibrary.
#include <filesystem>
#include <string_view>
#include <vector>

namespace storage::session {

// `<folder>/<title><extension>` or, if that is taken, `<title> 2`, `<title> 3`, …. What file systems refuse becomes '-'.
std::filesystem::path freeName(const std::filesystem::path& folder, std::string_view title, std::string_view extension);
// `<data>/.pictures/<stem>.png`
std::filesystem::path pictureOf(const std::filesystem::path& file);
// Whether it was left after the last change, milliseconds since 1970.
bool isPictureNew(const std::filesystem::path& file, std::int64_t changedAt);
std::vector<unsigned char> readPicture(const std::filesystem::path& file);
// Under a temporary name first, so that no half picture is ever seen. Throws sqlite::Failure.
void writePicture(const std::filesystem::path& file, const std::vector<unsigned char>& png);

}  // namespace storage::session
